"""How many stories stand behind each chip; counted in calm steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.counting import Counting
from newswatch.ui.news.news_filter import NewsFilter, chip_filters
from newswatch.ui.user_data import UserData

SOON_MS = 200
REST_MS = 2000


class ChipCounts(Counting):
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
        super().__init__(context, parent, soon_ms=SOON_MS, rest_ms=REST_MS)
        self._context = context
        self._data = data
        self._chosen = chosen

    def count(self) -> None:
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
