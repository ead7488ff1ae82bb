"""Finding articles: from a query to ids, newest first.

The rarest filter drives: it gives a lazy stream of ids, newest first, and the
other filters are tried on a few dozen of them at a time until the page is full.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice

from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage.article_ids import LONGEST_STORY_IDS
from newswatch.storage.database import Database
from newswatch.storage.filters import NOTHING, Filters, filters_of

_FIRST_CHUNK = 64
_LARGEST_CHUNK = 512
_LAST_ID = 2**62
"""Above every id."""
_MOST_TERMS = 250
"""SQLite joins at most 500 SELECTs into one."""


def find(
    database: Database, query: ArticleQuery, *, before: ArticleId | None, limit: int
) -> list[ArticleId]:
    """Return at most `limit` ids, newest first, below `before`."""
    filters = filters_of(database, query)
    if filters is NOTHING:
        return []
    if not query.stories or query.story_id is not None:
        found = _matching(database, filters, before or _LAST_ID)
        return [ArticleId(number) for number, _ in islice(found, limit)]
    if filters.leaders_only:
        return _leaders(database, filters, before or _LAST_ID, limit)
    # An article's story may have begun days before it: look further up.
    top = _LAST_ID if before is None else before + LONGEST_STORY_IDS
    found = _matching(database, filters, top)
    return list(islice(_stories(found, before or _LAST_ID), limit))


def count(database: Database, query: ArticleQuery) -> int:
    """Return how many ids `find` would give in all."""
    filters = filters_of(database, query)
    if filters is NOTHING:
        return 0
    by_story = query.stories and query.story_id is None
    if by_story and filters.leaders_only:
        return _count_leaders(database, filters)
    # One statement: SQLite counts without Python, and without its lock, so that
    # a thread can do it while the window goes on.
    counted = "count(DISTINCT a.story_id)" if by_story else "count(*)"
    among, values = _among(filters)
    row = database.row(
        f"SELECT {counted} FROM article a WHERE {among} AND {filters.where}",
        (*values, *filters.values),
    )
    return 0 if row is None else int(row[0])


def unread_ids(database: Database, query: ArticleQuery) -> list[ArticleId]:
    """Return the ids of all unread rows, as `find` would give them."""
    unread = replace(query, unread=True)
    return find(database, unread, before=None, limit=_LAST_ID)


def sources(database: Database) -> list[str]:
    """Return the sources of stored articles, the most frequent first."""
    rows = database.rows(
        "SELECT source, sum((SELECT count(*) FROM article WHERE origin_id = o.id))"
        " AS articles FROM origin o GROUP BY source HAVING articles > 0"
        " ORDER BY articles DESC, source"
    )
    return [str(row[0]) for row in rows]


def _among(filters: Filters) -> tuple[str, list[object]]:
    """Return SQL that leaves the articles of all driving streams, and its values."""
    streams = filters.streams
    parts = [f"SELECT * FROM ({sql})" for sql, _ in streams]
    groups = [
        f"a.id IN ({' UNION ALL '.join(parts[start : start + _MOST_TERMS])})"
        for start in range(0, len(parts), _MOST_TERMS)
    ]
    values = [value for _, own in streams for value in (*own, _LAST_ID)]
    return f"({' OR '.join(groups) or 'true'})", values


def _leaders(
    database: Database, filters: Filters, before: int, limit: int
) -> list[ArticleId]:
    rows = database.rows(
        f"SELECT a.id FROM article a {filters.index} WHERE {filters.where}"
        " AND a.story_id = a.id AND a.id < ? ORDER BY a.id DESC LIMIT ?",
        (*filters.values, before, limit),
    )
    return [ArticleId(row[0]) for row in rows]


def _count_leaders(database: Database, filters: Filters) -> int:
    if filters.everything:
        sql = (
            "SELECT (SELECT count(*) FROM article)"
            " - (SELECT count(*) FROM article WHERE story_id <> id)"
        )
        row = database.row(sql)
    else:
        row = database.row(
            f"SELECT count(*) FROM article a {filters.index} WHERE {filters.where}"
            " AND a.story_id = a.id",
            filters.values,
        )
    return 0 if row is None else int(row[0])


def _matching(
    database: Database, filters: Filters, top: int
) -> Iterator[tuple[int, int]]:
    """Yield (id, story) of every article that matches, newest first."""
    if not filters.streams:
        yield from database.iterate(
            f"SELECT a.id, a.story_id FROM article a WHERE {filters.where}"
            " AND a.id < ? ORDER BY a.id DESC",
            (*filters.values, top),
        )
        return
    for chunk in _chunks(_merged(database, filters, top)):
        yield from database.iterate(
            f"SELECT a.id, a.story_id FROM article a WHERE {filters.where}"
            f" AND a.id IN ({','.join(map(str, chunk))}) ORDER BY a.id DESC",
            filters.values,
        )


def _merged(database: Database, filters: Filters, top: int) -> Iterator[int]:
    """Merge the driving streams; each id once."""
    streams = [
        (row[0] for row in database.iterate(sql, (*values, top)))
        for sql, values in filters.streams
    ]
    merged = streams[0] if len(streams) == 1 else heapq.merge(*streams, reverse=True)
    return (number for number, _ in groupby(merged))


def _chunks(numbers: Iterator[int]) -> Iterator[list[int]]:
    size = _FIRST_CHUNK
    while chunk := list(islice(numbers, size)):
        yield chunk
        size = min(size * 2, _LARGEST_CHUNK)


def _stories(found: Iterable[tuple[int, int]], before: int) -> Iterator[ArticleId]:
    """Yield the stories of these articles below `before`, newest story first.

    A story comes out once no article to come can belong to a newer one: its
    first article is its id, so that is when we are past that id.
    """
    seen: set[int] = set()
    waiting: list[int] = []
    for number, story in found:
        while waiting and -waiting[0] >= number:
            yield ArticleId(-heapq.heappop(waiting))
        if story < before and story not in seen:
            seen.add(story)
            heapq.heappush(waiting, -story)
    while waiting:
        yield ArticleId(-heapq.heappop(waiting))
