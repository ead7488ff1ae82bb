"""How many stories stand behind each chip; counted in calm steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.news.news_filter import NewsFilter, chip_filters
from newswatch.ui.pace import Soon
from newswatch.ui.read_lane import Questions
from newswatch.ui.user_data import UserData

SOON_MS = 200
REST_MS = 2000


class ChipCounts(QObject):
    """Counts anew when asked, beside the event loop.

    Signals:
        counted: `dict` of numbers by the chip's key; at most `text.MOST_COUNTED`.
    """

    counted = Signal(object)

    def __init__(
        self,
        context: UiContext,
        data: UserData,
        chosen: Callable[[], NewsFilter],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._data = data
        self._chosen = chosen
        self._questions = Questions(context.reads, self)
        self._soon = Soon(self._count, self, soon_ms=SOON_MS, rest_ms=REST_MS)

    @property
    def settled(self) -> bool:
        """Whether the last numbers are those that were asked for last."""
        return self._soon.settled and self._questions.settled

    def ask(self) -> None:
        """Count soon."""
        self._soon.ask()

    def hurry(self) -> None:
        """Count without regard to rest: the user waits for it."""
        self._soon.hurry()

    def _count(self) -> None:
        """Count what stands behind each chip, the other filters left as they are.

        Not while searching: a word may stand in a million articles.
        """
        chosen = self._chosen()
        chips = {} if chosen.text else chip_filters(chosen)
        now = self._context.clock.now()
        queries = {key: chip.query(self._data, now) for key, chip in chips.items()}
        self._questions.ask(
            "counts",
            lambda store: {
                key: store.count(each, at_most=text.MOST_COUNTED)
                for key, each in queries.items()
            },
            self.counted.emit,
        )
