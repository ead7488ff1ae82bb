"""From ids to the rows that lists show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newswatch.domain.article import Article, ArticleId, StoredArticle
from newswatch.domain.mention import Field
from newswatch.domain.query import ArticleRow
from newswatch.storage.article_ids import SYMBOLS_APART
from newswatch.storage.convert import from_ms, from_ms_or_none
from newswatch.storage.database import Database, Row
from newswatch.storage.mentions import read_mentions

_ARTICLES = """
    SELECT a.id, a.story_id, a.published_ms, a.published_known, a.fetched_ms,
        a.read_ms, a.starred_ms, a.url, a.title, a.summary, a.image_url,
        a.symbols, o.source, o.feed_url, o.language, a.section
    FROM article a JOIN origin o ON o.id = a.origin_id WHERE a.id IN
"""
_SIMILAR = """
    SELECT story_id, count(*) FROM article
    WHERE story_id <> id AND story_id IN ({}) GROUP BY story_id
"""
_ALSO = """
    SELECT s.article_id, o.source FROM article_also s
    JOIN origin o ON o.id = s.origin_id WHERE s.article_id IN ({})
    ORDER BY s.article_id, o.id
"""


def load(database: Database, article_ids: Sequence[ArticleId]) -> list[ArticleRow]:
    """Return rows in the order of `article_ids`, without bodies."""
    if not article_ids:
        return []
    some = ",".join(map(str, article_ids))
    rows = {row[0]: row for row in database.rows(f"{_ARTICLES} ({some})")}
    stories = ",".join({str(row[1]) for row in rows.values()})
    similar: dict[int, int] = dict(database.rows(_SIMILAR.format(stories)))
    also = _also(database, some)
    texts = {n: {Field.TITLE: r[8], Field.SUMMARY: r[9]} for n, r in rows.items()}
    mentions = read_mentions(database, texts)
    return [
        ArticleRow(
            _stored(rows[n], similar.get(rows[n][1], 0), also.get(n, [])), mentions[n]
        )
        for n in article_ids
        if n in rows
    ]


def load_whole(database: Database, article_id: ArticleId) -> ArticleRow | None:
    """Return one row with its body, or None."""
    rows = load(database, [article_id])
    if not rows:
        return None
    body = database.row(
        "SELECT html FROM article_body WHERE article_id = ?", (article_id,)
    )
    if body is None:
        return rows[0]
    stored = rows[0].stored
    article = replace(stored.article, html=body[0])
    return ArticleRow(replace(stored, article=article), rows[0].mentions)


def _also(database: Database, some: str) -> dict[ArticleId, list[str]]:
    found: dict[ArticleId, list[str]] = {}
    for article_id, source in database.rows(_ALSO.format(some)):
        found.setdefault(article_id, []).append(source)
    return found


def _stored(row: Row, similar: int, also: Sequence[str]) -> StoredArticle:
    article = Article(
        url=row[7],
        title=row[8],
        summary=row[9],
        published=from_ms(row[2]),
        fetched=from_ms(row[4]),
        source=row[12],
        feed_url=row[13],
        published_known=bool(row[3]),
        language=row[14],
        symbols=tuple(row[11].split(SYMBOLS_APART)) if row[11] else (),
        image_url=row[10],
        section=row[15],
    )
    return StoredArticle(
        id=row[0],
        article=article,
        story_id=row[1],
        similar=similar,
        read=from_ms_or_none(row[5]),
        starred=from_ms_or_none(row[6]),
        also_in=tuple(dict.fromkeys(each for each in also if each != article.source)),
    )
