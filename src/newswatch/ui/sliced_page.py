"""A page of articles, read a few rows a turn of the event loop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.domain.article import ArticleId
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.storage.articles import ArticleStore

SLICE = 6
"""Rows a turn: with their layout some 3 ms, so that no frame is late."""


class SlicedPage(QObject):
    """Reads what `ArticleStore.page` gives, without holding the window up.

    Signals:
        some_read: `list[ArticleRow]`: the next of them.
        read: All of them, `list[ArticleRow]`, and how many were asked for.
    """

    some_read = Signal(object)
    read = Signal(object, int)

    def __init__(self, store: ArticleStore, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._query = ArticleQuery()
        self._limit = 0
        self._left: list[ArticleId] = []
        self._rows: list[ArticleRow] = []
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._read_some)

    @property
    def settled(self) -> bool:
        """Whether no page is being read."""
        return not self._timer.isActive()

    def start(self, query: ArticleQuery, limit: int) -> None:
        """Read a page; one that was being read is dropped."""
        self._query, self._limit = query, limit
        self._left = self._store.ids(query, limit=limit)
        self._rows = []
        self._timer.start()

    def start_again(self) -> None:
        """Begin anew, if a page is being read: some of its rows have changed."""
        if self._timer.isActive():
            self.start(self._query, self._limit)

    def stop(self) -> None:
        """Drop the page that is being read."""
        self._timer.stop()

    def _read_some(self) -> None:
        some, self._left = self._left[:SLICE], self._left[SLICE:]
        rows = self._store.rows(some)
        self._rows += rows
        if self._left:
            self._timer.start()
        self.some_read.emit(rows)
        if not self._left:
            self.read.emit(self._rows, self._limit)
