"""Giving ids to new articles: the first free one of their second."""

from __future__ import annotations

from newswatch.domain.article import ArticleId
from newswatch.storage.article_ids import first_id
from newswatch.storage.database import Database

_AFTER_RUN = """
    SELECT id + 1 FROM article a WHERE id >= ? AND NOT EXISTS
    (SELECT 1 FROM article b WHERE b.id = a.id + 1) ORDER BY id LIMIT 1
"""


class FreeIds:
    """Gives ids to articles that are written together later; inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._given: set[int] = set()
        self._next_of_second: dict[int, int] = {}

    def take(self, published_ms: int) -> ArticleId:
        """Return the first free id of that second; of the next ones, if it is full."""
        first = first_id(published_ms)
        tried = self._next_of_second.get(first, first)
        while tried in self._given or self._is_stored(tried):
            tried = tried + 1 if tried in self._given else self._after_run(tried)
        self._given.add(tried)
        self._next_of_second[first] = tried + 1
        return ArticleId(tried)

    def _is_stored(self, number: int) -> bool:
        return self._db.row("SELECT 1 FROM article WHERE id = ?", (number,)) is not None

    def _after_run(self, number: int) -> int:
        """Return the first free id after a run of stored ones."""
        row = self._db.row(_AFTER_RUN, (number,))
        assert row is not None
        return int(row[0])
