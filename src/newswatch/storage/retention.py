"""Letting go of old articles, without anybody having to wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from newswatch.domain.article import ArticleId
from newswatch.storage import index
from newswatch.storage.convert import to_ms
from newswatch.storage.database import Database, Row

_CHUNK = 200
"""Articles deleted in one transaction: some 20 ms."""

_MERGED = 64
"""Pages of the index put in order after each chunk, so that it shrinks too."""

_PAGES = 500
"""Free pages given back to the file system in one step."""

_OLD = f"""
    SELECT a.id, a.title || char(10) || a.summary FROM article a
    WHERE a.id > ? AND a.published_ms < ? AND a.starred_ms IS NULL AND NOT EXISTS (
        SELECT 1 FROM mention m JOIN entity e ON e.id = m.entity_id
        JOIN listing l ON l.entity_id = e.slug JOIN lot ON lot.listing_id = l.id
        WHERE m.article_id = a.id)
    ORDER BY a.id LIMIT {_CHUNK}
"""


def steps(database: Database, keep_days: int, now: datetime) -> Iterator[int]:
    """Delete articles older than `keep_days`; 0 days keeps all.

    Yields:
        How many were deleted, after each short transaction.
    """
    if keep_days <= 0:
        return
    cutoff_ms = to_ms(now - timedelta(days=keep_days))
    last = -(2**62)
    while rows := database.rows(_OLD, (last, cutoff_ms)):
        delete(database, rows)
        last = rows[-1][0]
        yield len(rows)
    _forget_sketches(database)
    _forget_marks(database, to_ms(now - timedelta(days=2 * keep_days)))
    yield 0


def give_back(database: Database) -> Iterator[int]:
    """Shrink the file a little at a time; readers go on meanwhile."""
    free, before = _free_pages(database), 0
    while free and free != before:
        with database.transaction():
            database.rows(f"PRAGMA incremental_vacuum({_PAGES})")
        yield 0
        free, before = _free_pages(database), free


def delete(database: Database, rows: Sequence[Row]) -> None:
    """Delete articles, given as rows of id and indexed text."""
    with database.transaction():
        for article_id, text in rows:
            _delete(database, article_id, text)
        database.execute(
            "INSERT INTO article_terms (article_terms, rank) VALUES ('merge', ?)",
            (_MERGED,),
        )


def _delete(database: Database, article_id: ArticleId, text: str) -> None:
    index.forget(database, article_id, text)
    database.execute("DELETE FROM article WHERE id = ?", (article_id,))
    # Those that stay (a starred one) are led by the next of them.
    database.execute(
        "UPDATE article SET story_id ="
        " (SELECT min(id) FROM article WHERE story_id <> id AND story_id = :gone)"
        " WHERE story_id <> id AND story_id = :gone",
        {"gone": article_id},
    )


def _forget_sketches(database: Database) -> None:
    with database.transaction():
        database.execute(
            "DELETE FROM story_sketch WHERE NOT EXISTS"
            " (SELECT 1 FROM article a WHERE a.id = story_sketch.article_id)"
        )


def _forget_marks(database: Database, before_ms: int) -> None:
    """What was only read is remembered twice as long as the article."""
    with database.transaction():
        database.execute(
            "DELETE FROM article_status WHERE published_ms < ? AND starred_ms IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM article a"
            " WHERE a.url_key = article_status.url_key)",
            (before_ms,),
        )


def _free_pages(database: Database) -> int:
    row = database.row("PRAGMA freelist_count")
    return 0 if row is None else int(row[0])
