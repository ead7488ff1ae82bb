"""How much came while the user was away, counted anew as more of it arrives."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from newswatch.domain.query import ArticleQuery
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.counting import Counting
from newswatch.ui.user_data import UserData

REST_MS = 1000


class SinceCount(Counting):
    """Counts what was published while nobody looked.

    Most of it arrives after the return: no engine ran, or it slept, too.

    Signals:
        counted (datetime, datetime, int, int): From when to when; how many stories
            about what is followed, and how many in all; at most `text.MOST_COUNTED`.
    """

    counted = Signal(object, object, int, int)

    def __init__(self, context: UiContext, data: UserData, parent: QObject) -> None:
        super().__init__(context, parent, soon_ms=0, rest_ms=REST_MS)
        self._data = data
        self._away: tuple[datetime, datetime] | None = None

    def watch(self, since: datetime, until: datetime) -> None:
        """Count what came between these (aware), now and whenever asked."""
        self._away = since, until
        self.ask()

    def drop(self) -> None:
        """Count no more: it was seen."""
        self._away = None
        self._questions.drop("since")

    def count(self) -> None:
        """Count now."""
        if self._away is None:
            return
        since, until = self._away
        followed = tuple(sorted(self._data.entities()))
        everything = ArticleQuery(since=since, until=until)
        mine = ArticleQuery(entity_ids=followed, since=since, until=until)
        self._questions.ask(
            "since",
            lambda store: [
                store.count(each, at_most=text.MOST_COUNTED)
                for each in (mine, everything)
            ],
            lambda found: self.counted.emit(since, until, *found),
        )
