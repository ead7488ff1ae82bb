"""The spans of time a chart offers, and which bars each is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from newswatch.domain.bar import Interval


class ChartRange(StrEnum):
    """A span of time up to now, as the buttons above a chart name it."""

    D1 = "1D"
    D5 = "5D"
    M1 = "1M"
    M6 = "6M"
    YTD = "YTD"
    Y1 = "1Y"
    Y5 = "5Y"
    MAX = "Max"

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """The bars to draw it from: the best first, then what will do."""
        return _INTERVALS[self]

    @property
    def intraday(self) -> bool:
        """Whether its bars are shorter than a session."""
        return self in {ChartRange.D1, ChartRange.D5, ChartRange.M1}


_INTERVALS = {
    ChartRange.D1: (Interval.M1, Interval.M5, Interval.M15),
    ChartRange.D5: (Interval.M5, Interval.M15, Interval.H1),
    ChartRange.M1: (Interval.H1, Interval.M15, Interval.D1),
    ChartRange.M6: (Interval.D1, Interval.W1),
    ChartRange.YTD: (Interval.D1, Interval.W1),
    ChartRange.Y1: (Interval.D1, Interval.W1),
    ChartRange.Y5: (Interval.D1, Interval.W1),
    ChartRange.MAX: (Interval.D1, Interval.W1),
}

_DAYS = {
    ChartRange.M1: 31,
    ChartRange.M6: 183,
    ChartRange.Y1: 366,
    ChartRange.Y5: 5 * 365 + 2,
}

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
MARGIN_DAYS = 12
"""Days before a range in which its base, the close before it, is looked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a chart shows of time.

    Attributes:
        start, end: [start, end) in UTC.
        load_from: Earlier than `start`, so that the close before it is there.
    """

    start: datetime
    end: datetime
    load_from: datetime


def span_of(chosen: ChartRange, last: datetime, zone: ZoneInfo) -> Span:
    """Return the span that `chosen` means when `last` is the newest trade.

    Args:
        last: The newest moment of interest, aware: the last trade's time, so
            that "1D" on a Sunday is Friday.
        zone: The exchange's, whose days and years count.
    """
    local = last.astimezone(zone)
    start = _start(chosen, local).astimezone(UTC)
    end = local.astimezone(UTC) + timedelta(days=1)
    if chosen is ChartRange.MAX:
        return Span(LONG_AGO, end, LONG_AGO)
    return Span(start, end, start - timedelta(days=MARGIN_DAYS))


def _start(chosen: ChartRange, local: datetime) -> datetime:
    midnight = datetime.combine(local.date(), time(), local.tzinfo)
    match chosen:
        case ChartRange.D1:
            return midnight
        case ChartRange.D5:
            return _weekdays_before(midnight, 4)
        case ChartRange.YTD:
            return midnight.replace(month=1, day=1)
        case ChartRange.MAX:
            return LONG_AGO
        case _:
            return midnight - timedelta(days=_DAYS[chosen])


def _weekdays_before(day: datetime, count: int) -> datetime:
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day
