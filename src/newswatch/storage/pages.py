"""Finding articles: from a query to ids, newest first.

The rarest filter drives: it gives a lazy stream of ids, newest first, and the
other filters are tried on a few dozen of them at a time until the page is full.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, islice

from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery
from newswatch.storage.article_ids import IDS_A_SECOND, LONGEST_STORY_IDS
from newswatch.storage.database import Database
from newswatch.storage.filters import NOTHING, Filters, filters_of

_FIRST_CHUNK = 64
_LARGEST_CHUNK = 512
_LAST_ID = 2**62
"""Above every id."""

_LATELY_IDS = int(timedelta(days=30).total_seconds()) * IDS_A_SECOND
_COUNT_STORIES = (
    "SELECT (SELECT count(*) FROM article)"
    " - (SELECT count(*) FROM article WHERE story_id <> id)"
)
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


def count(
    database: Database, query: ArticleQuery, *, at_most: int | None = None
) -> int:
    """Return how many ids `find` would give in all; `at_most`, if there are more.

    One statement, so that nobody waits for Python meanwhile.
    """
    filters = filters_of(database, query)
    if filters is NOTHING:
        return 0
    by_story = query.stories and query.story_id is None
    if by_story and filters.everything:
        sql = _COUNT_STORIES
    elif by_story and filters.leaders_only:
        filters.need("a.story_id = a.id")
        sql = f"SELECT count(*) FROM ({_select(filters, 'a.id')} LIMIT :most)"
    else:
        counted = "DISTINCT a.story_id" if by_story else "DISTINCT a.id"
        sql = f"SELECT count(*) FROM ({_select(filters, counted)} LIMIT :most)"
    most = -1 if at_most is None else at_most
    values = [value for stream in filters.streams for value in stream.values]
    row = database.row(sql.replace(":most", str(most)), (*values, *filters.values))
    found = 0 if row is None else int(row[0])
    return found if at_most is None else min(found, at_most)


def _select(filters: Filters, columns: str) -> str:
    """Return SQL for all articles that match, in any order."""
    if not filters.streams:
        return f"SELECT {columns} FROM article a {filters.index} WHERE {filters.where}"
    ids = " UNION ALL ".join(stream.sql for stream in filters.streams)
    return (
        f"SELECT {columns} FROM ({ids}) s CROSS JOIN article a ON a.id = s.id"
        f" WHERE {filters.where}"
    )


def unread_ids(database: Database, query: ArticleQuery) -> list[ArticleId]:
    """Return the ids of all unread rows, as `find` would give them."""
    unread = replace(query, unread=True)
    return find(database, unread, before=None, limit=_LAST_ID)


def sources(database: Database) -> list[str]:
    """Return the sources of stored articles, the most frequent of late first."""
    rows = database.rows(
        "SELECT source, sum((SELECT count(*) FROM article WHERE origin_id = o.id"
        " AND id > (SELECT max(id) FROM article) - ?)) AS lately FROM origin o"
        " WHERE EXISTS (SELECT 1 FROM article WHERE origin_id = o.id)"
        " GROUP BY source ORDER BY lately DESC, source",
        (_LATELY_IDS,),
    )
    return [str(row[0]) for row in rows]


def _leaders(
    database: Database, filters: Filters, before: int, limit: int
) -> list[ArticleId]:
    rows = database.rows(
        f"SELECT a.id FROM article a {filters.index} WHERE {filters.where}"
        " AND a.story_id = a.id AND a.id < ? ORDER BY a.id DESC LIMIT ?",
        (*filters.values, before, limit),
    )
    return [ArticleId(row[0]) for row in rows]


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
        (row[0] for row in database.iterate(sql, (*stream.values, top)))
        for stream in filters.streams
        for sql in stream.ordered
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
