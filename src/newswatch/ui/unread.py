"""How many stories about what the user follows are unread; counted in calm steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from newswatch.domain.query import ArticleQuery
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.counting import Counting
from newswatch.ui.user_data import UserData

REST_MS = 2000
"""Many articles at once are counted once."""


class UnreadCount(Counting):
    """Counts anew when asked, beside the event loop.

    Signals:
        by_entity: `dict` of numbers by `EntityId`.
        mine: How many there are about all that is followed; at most
            `text.MOST_COUNTED`.
    """

    by_entity = Signal(object)
    mine = Signal(int)

    def __init__(self, context: UiContext, data: UserData, parent: QObject) -> None:
        super().__init__(context, parent, soon_ms=0, rest_ms=REST_MS)
        self._data = data

    def count(self) -> None:
        """Count now."""
        mine = ArticleQuery(
            entity_ids=tuple(sorted(self._data.entities())), unread=True
        )
        self._questions.ask(
            "by entity", lambda store: store.unread_by_entity(), self.by_entity.emit
        )
        self._questions.ask(
            "mine",
            lambda store: store.count(mine, at_most=text.MOST_COUNTED),
            self.mine.emit,
        )
