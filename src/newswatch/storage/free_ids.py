"""Giving ids to new articles: the first free one of their second."""

from __future__ import annotations

import json
from collections.abc import Iterable

from newswatch.domain.article import ArticleId
from newswatch.storage.article_ids import first_id
from newswatch.storage.database import Database

_NEAR = 64
"""Ids from a second's first one on that are looked up for all articles at once."""

_STORED = f"""
    SELECT a.id FROM json_each(?) first
    CROSS JOIN article a ON a.id BETWEEN first.value AND first.value + {_NEAR - 1}
"""
_AFTER_RUN = """
    SELECT id + 1 FROM article a WHERE id >= ? AND NOT EXISTS
    (SELECT 1 FROM article b WHERE b.id = a.id + 1) ORDER BY id LIMIT 1
"""


class FreeIds:
    """Gives ids to articles that are written together later; inside a transaction.

    Args:
        published_ms: When they were published, so that all are asked for at once.
    """

    def __init__(self, database: Database, published_ms: Iterable[int]) -> None:
        self._db = database
        self._firsts = {first_id(each) for each in published_ms}
        rows = database.rows(_STORED, (json.dumps(list(self._firsts)),))
        self._taken: set[int] = {row[0] for row in rows}
        self._next_of_second: dict[int, int] = {}

    def take(self, published_ms: int) -> ArticleId:
        """Return the first free id of that second; of the next ones, if it is full."""
        first = first_id(published_ms)
        tried = self._next_of_second.get(first, first)
        while tried in self._taken or self._is_stored(tried, first):
            tried = tried + 1 if tried in self._taken else self._after_run(tried)
        self._taken.add(tried)
        self._next_of_second[first] = tried + 1
        return ArticleId(tried)

    def _is_stored(self, number: int, first: int) -> bool:
        """Ask the database, unless it was asked for this second's already."""
        if number < first + _NEAR and first in self._firsts:
            return False
        return self._db.row("SELECT 1 FROM article WHERE id = ?", (number,)) is not None

    def _after_run(self, number: int) -> int:
        """Return the first free id after a run of stored ones."""
        row = self._db.row(_AFTER_RUN, (number,))
        assert row is not None
        return int(row[0])
