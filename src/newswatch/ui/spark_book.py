"""The points of each listing's mini chart: the last session, or the last month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.listing import ListingId
from newswatch.storage.market import MarketStore
from newswatch.ui.clock import UiClock

SESSION_GAP = timedelta(hours=6)
"""A pause longer than this parts two sessions (Hong Kong's lunch is one hour)."""

FEW = 40
"""Early in a session, the one before is shown as well, up to so many points."""

LOOK_BACK = timedelta(days=5)
MONTH = timedelta(days=40)
_INTRADAY = (Interval.M5, Interval.M1, Interval.M15, Interval.H1)
_FEWEST = 5
_BATCH = 6


class SparkBook(QObject):
    """Reads bars for mini charts a few listings at a time, never while painting.

    Signals:
        changed: `frozenset[ListingId]`: these have other points.
    """

    changed = Signal(object)

    def __init__(
        self, store: MarketStore, clock: UiClock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._points: dict[ListingId, tuple[float, ...]] = {}
        self._wanted: dict[ListingId, None] = {}
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._read_some)

    def points(self, listing_id: ListingId) -> tuple[float, ...]:
        """Return the points, oldest first; empty until they are read, or if none."""
        return self._points.get(listing_id, ())

    def want(self, listing_ids: Iterable[ListingId]) -> None:
        """Read the points of those that were never read."""
        self.reload(i for i in listing_ids if i not in self._points)

    def reload(self, listing_ids: Iterable[ListingId]) -> None:
        """Read these anew, soon."""
        self._wanted.update(dict.fromkeys(listing_ids))
        if self._wanted:
            self._timer.start()

    def refresh(self, listing_ids: Iterable[ListingId]) -> None:
        """Read anew those that were read before."""
        self.reload(i for i in listing_ids if i in self._points)

    def _read_some(self) -> None:
        batch = list(self._wanted)[:_BATCH]
        fresh = {i: self._read(i) for i in batch}
        changed = {i for i, points in fresh.items() if self._points.get(i) != points}
        self._points.update(fresh)
        for listing_id in batch:
            del self._wanted[listing_id]
        if changed:
            self.changed.emit(frozenset(changed))
        if self._wanted:
            self._timer.start()

    def _read(self, listing_id: ListingId) -> tuple[float, ...]:
        now = self._clock.now()
        for interval in _INTRADAY:
            bars = self._store.bars(listing_id, interval, now - LOOK_BACK, now)
            session = last_session(bars)
            if len(session) >= _FEWEST:
                return tuple(float(bar.close) for bar in session)
        daily = self._store.bars(listing_id, Interval.D1, now - MONTH, now)
        return tuple(float(bar.close) for bar in daily)


def last_session(bars: Sequence[Bar]) -> Sequence[Bar]:
    """Return the bars behind the last pause that is longer than a lunch break.

    While they are few, bars from before that pause come first.
    """
    return bars[-max(FEW, _length_of_last(bars)) :]


def _length_of_last(bars: Sequence[Bar]) -> int:
    for index in range(len(bars) - 1, 0, -1):
        if bars[index].start - bars[index - 1].start > SESSION_GAP:
            return len(bars) - index
    return len(bars)
