"""Looking things up in bars: which had ended by then, whose close is known.

Bars come oldest first. A bar is only ever used once it has *ended*: its close
was not known before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from newswatch.domain import session as sessions
from newswatch.domain.bar import Bar, Interval

_SAMPLE = 60
"""Neighbours looked at to tell how long bars are."""


def bar_length(bars: Sequence[Bar]) -> timedelta:
    """Return how long intraday bars are, told from their smallest gap.

    Never too short, so that no bar seems to end before it does; five minutes
    where there are fewer than two bars.
    """
    recent = bars[-_SAMPLE:]
    gaps = [later.start - earlier.start for earlier, later in pairwise(recent)]
    return min(gaps, default=Interval.M5.length)


def count_ended(bars: Sequence[Bar], at: datetime, length: timedelta) -> int:
    """Return how many bars had ended at a moment."""
    return bisect_right(bars, at - length, key=_start)


def count_before(bars: Sequence[Bar], at: datetime) -> int:
    """Return how many bars had started before a moment."""
    return bisect_left(bars, at, key=_start)


def session_bars(bars: Sequence[Bar], session: sessions.Session) -> Sequence[Bar]:
    """Return the intraday bars of a session, closing auction included."""
    first = count_before(bars, session.open)
    return bars[first : bisect_right(bars, session.settled, key=_start)]


def daily_bar(
    daily: Sequence[Bar], day: date, calendar: sessions.SessionCalendar
) -> Bar | None:
    """Return the daily bar of an exchange's day, or None if it is missing."""
    session = calendar.session_on(day)
    if session is None:
        return None
    index = count_before(daily, session.close) - 1
    if index < 0 or calendar.day_of(daily[index].start) != day:
        return None
    return daily[index]


def _start(bar: Bar) -> datetime:
    return bar.start
