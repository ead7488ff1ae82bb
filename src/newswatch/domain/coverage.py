"""Which bars tell of an article: fine ones where there are, and honest ones.

Facts of how long they are kept: Yahoo has bars of five minutes for 60 days and
hourly ones for 730.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.bars import session_bars
from newswatch.domain.session import SessionCalendar

INTRADAY = (Interval.M1, Interval.M5, Interval.M15, Interval.H1)
"""The finest first."""

KEPT = ((Interval.M5, timedelta(days=59)), (Interval.H1, timedelta(days=729)))

Read = Callable[[Interval], Sequence[Bar]]


def finest_kept(at: datetime, now: datetime) -> Interval | None:
    """Return the finest interval a source still has of a time; None: only daily."""
    return next((interval for interval, span in KEPT if now - at < span), None)


def covers(bars: Sequence[Bar], at: datetime, calendar: SessionCalendar) -> bool:
    """Tell whether bars tell of the session that news of a moment could move.

    That is the one running then, or else the next one.
    """
    session = calendar.last_opened(at)
    if at >= session.settled:
        session = calendar.next_open(at)
    return bool(session_bars(bars, session))


def best_intraday(
    read: Read, at: datetime, calendar: SessionCalendar | None
) -> tuple[Interval | None, Sequence[Bar]]:
    """Return the finest bars that cover a moment, or else the finest there are.

    Args:
        read: Gives the bars stored around the moment, of one interval.
    """
    first: tuple[Interval | None, Sequence[Bar]] = (None, ())
    for interval in INTRADAY:
        bars = read(interval)
        if bars and (calendar is None or covers(bars, at, calendar)):
            return interval, bars
        if bars and first[0] is None:
            first = interval, bars
    return first
