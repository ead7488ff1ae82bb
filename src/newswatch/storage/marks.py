"""Read and starred: kept with the article, and beside it for when it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import EntityId
from newswatch.storage.convert import from_ms_or_none, to_ms_or_none
from newswatch.storage.database import Database
from newswatch.storage.filters import few_unread
from newswatch.storage.streams import all_unread

_BY_UNREAD = """
    SELECT slug, min(count(DISTINCT a.story_id), ?) FROM ({unread}) u
    CROSS JOIN mention m ON m.article_id = u.id
    CROSS JOIN article a ON a.id = u.id
    CROSS JOIN entity e ON e.id = m.entity_id GROUP BY m.entity_id
"""
_BY_ENTITY = """
    SELECT slug, (SELECT count(*) FROM (
        SELECT DISTINCT a.story_id FROM mention m
        CROSS JOIN article a ON a.id = m.article_id AND a.read_ms IS NULL
        WHERE m.entity_id = e.id LIMIT ?))
    FROM entity e
"""

Column = Literal["read_ms", "starred_ms"]


def whole_stories(
    database: Database, article_ids: Iterable[ArticleId]
) -> list[ArticleId]:
    """Return these articles and all that tell the same stories."""
    found: dict[ArticleId, None] = {}
    for article_id in article_ids:
        rows = database.rows(
            "SELECT story_id FROM article WHERE id = :id UNION ALL"
            " SELECT id FROM article WHERE story_id <> id AND story_id ="
            " (SELECT story_id FROM article WHERE id = :id)",
            {"id": article_id},
        )
        found.update((ArticleId(row[0]), None) for row in rows)
    return list(found)


def write(
    database: Database, column: Column, values: Mapping[ArticleId, datetime | None]
) -> None:
    """Set one mark of articles, in both places; inside a transaction."""
    pairs = [(to_ms_or_none(at), article_id) for article_id, at in values.items()]
    database.execute_many(f"UPDATE article SET {column} = ? WHERE id = ?", pairs)
    database.execute_many(
        f"INSERT INTO article_status (url_key, published_ms, {column})"
        f" SELECT url_key, published_ms, ? FROM article WHERE id = ?"
        f" ON CONFLICT DO UPDATE SET {column} = excluded.{column}",
        pairs,
    )


def read(
    database: Database, column: Column, article_ids: Iterable[ArticleId]
) -> dict[ArticleId, datetime | None]:
    """Return one mark of articles."""
    found: dict[ArticleId, datetime | None] = {}
    for article_id in article_ids:
        row = database.row(f"SELECT {column} FROM article WHERE id = ?", (article_id,))
        if row is not None:
            found[article_id] = from_ms_or_none(row[0])
    return found


def unread_by_entity(database: Database, most: int) -> dict[EntityId, int]:
    """Return how many unread stories mention each entity; `most`, if more do."""
    by_unread = _BY_UNREAD.format(unread=all_unread())
    sql = by_unread if few_unread(database) else _BY_ENTITY
    rows = database.rows(sql, (most,))
    return {EntityId(slug): number for slug, number in rows if number}
