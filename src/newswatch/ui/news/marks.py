"""Read, star, "not about this": what the user does to articles, with undo."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from newswatch import protocol
from newswatch.domain.article import ArticleId
from newswatch.domain.errors import NewswatchError
from newswatch.domain.listing import EntityId
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.ui.context import UiContext
from newswatch.ui.news.corrections import blocked_phrases
from newswatch.ui.user_data import Change, UserData

log = logging.getLogger(__name__)


class Marks(QObject):
    """Writes what the user does to articles into the store; each can be undone.

    Signals:
        changed: `tuple[ArticleId, ...]`: read these anew.
        failed: A `NewswatchError`: the store did not take it.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, context: UiContext, data: UserData, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._store = context.news
        self._user = data

    def set_read(self, ids: Sequence[ArticleId], *, read: bool) -> None:
        """Mark articles (and the rest of their stories) as read or unread."""
        before = self._store.read_marks(ids)
        at = self._context.clock.now() if read else None
        words = self.tr("mark as read") if read else self.tr("mark as unread")
        self._push(
            words,
            ids,
            lambda: self._store.set_read(ids, at),
            lambda: self._store.restore_read(before),
        )

    def mark_all_read(self, query: ArticleQuery) -> int:
        """Mark everything that matches as read; return how many were not."""
        ids = self._store.unread_ids(query)
        if ids:
            self.set_read(ids, read=True)
        return len(ids)

    def toggle_star(self, row: ArticleRow) -> None:
        """Star an article, or take the star away."""
        before = row.stored.starred
        after = None if before else self._context.clock.now()
        self._push(
            self.tr("remove the star") if before else self.tr("star"),
            (row.id,),
            lambda: self._store.set_starred((row.id,), after),
            lambda: self._store.set_starred((row.id,), before),
        )

    def not_about(self, row: ArticleRow, entity_id: EntityId) -> None:
        """Learn that an article is not about a company, and show it at once."""
        phrases = blocked_phrases(row, entity_id)
        left = [m for m in row.mentions if m.entity_id != entity_id]
        user = self._context.user

        def redo() -> None:
            with user.transaction():
                for phrase in phrases:
                    user.add_alias(phrase)
                self._store.set_mentions(row.id, left)

        def undo() -> None:
            with user.transaction():
                for phrase in phrases:
                    user.remove_alias(phrase)
                self._store.set_mentions(row.id, row.mentions)

        self._push(self.tr("“not about this”"), (row.id,), redo, undo, (entity_id,))

    def _push(
        self,
        words: str,
        ids: Sequence[ArticleId],
        redo: Callable[[], object],
        undo: Callable[[], object],
        rematch: tuple[EntityId, ...] = (),
    ) -> None:
        self._user.undo_stack.push(
            Change(
                words,
                lambda: self._write(ids, redo, rematch),
                lambda: self._write(ids, undo, rematch),
            )
        )

    def _write(
        self,
        ids: Sequence[ArticleId],
        job: Callable[[], object],
        rematch: tuple[EntityId, ...],
    ) -> None:
        try:
            job()
        except NewswatchError as error:
            log.warning("not stored: %s", error)
            self.failed.emit(error)
        if rematch:
            self._context.send(protocol.WatchedChanged(rematch=rematch))
        self.changed.emit(tuple(ids))
