"""The spans of time a chart offers, and which bars each is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from newswatch.domain.bar import Interval
from newswatch.domain.performance import months_before
from newswatch.domain.session import SessionCalendar


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

_MONTHS = {
    ChartRange.M1: 1,
    ChartRange.M6: 6,
    ChartRange.Y1: 12,
    ChartRange.Y5: 60,
}

SESSIONS = 4
"""Before today's, for five in all."""

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


def span_of(
    chosen: ChartRange,
    last: datetime,
    zone: ZoneInfo,
    calendar: SessionCalendar | None = None,
) -> Span:
    """Return the span that `chosen` means when `last` is the newest trade.

    Counted as `performance` counts, so that a chart and a figure of the same
    name agree: the close before the span is the figure's base.

    Args:
        last: The newest moment of interest, aware: the last trade's time, so
            that "1D" on a Sunday is Friday.
        zone: The exchange's, whose days and years count.
        calendar: Of the market, for counting sessions; weekdays without one.
    """
    local = last.astimezone(zone)
    end = local.astimezone(UTC) + timedelta(days=1)
    if chosen is ChartRange.MAX:
        return Span(LONG_AGO, end, LONG_AGO)
    day = _first_day(chosen, local.date(), calendar)
    start = datetime.combine(day, time(), zone).astimezone(UTC)
    return Span(start, end, start - timedelta(days=MARGIN_DAYS))


def _first_day(
    chosen: ChartRange, today: date, calendar: SessionCalendar | None
) -> date:
    if chosen is ChartRange.D5:
        if calendar is not None:
            return calendar.sessions_back(today, SESSIONS).day
        return _weekdays_before(today, SESSIONS)
    if chosen is ChartRange.YTD:
        return today.replace(month=1, day=1)
    if chosen in _MONTHS:
        # That day's close is the base, so the span begins with the next.
        return months_before(today, _MONTHS[chosen]) + timedelta(days=1)
    return today


def _weekdays_before(day: date, count: int) -> date:
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day
