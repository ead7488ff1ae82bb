"""A session's official close: from a daily bar that is whole, or from the quote.

The last daily bar may have been fetched while its session was running. Its close is
a price of that day then, and not the close.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from newswatch.domain.bar import Bar
from newswatch.domain.bars import daily_bar
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import is_close_of
from newswatch.domain.session import Session, SessionCalendar

_BEHIND = timedelta(minutes=1)
"""The last trades of a session are reported some seconds behind its end."""


def whole_bar(
    daily: Sequence[Bar], session: Session, calendar: SessionCalendar
) -> Bar | None:
    """Return a session's daily bar if a later one shows that it was fetched since."""
    bar = daily_bar(daily, session.day, calendar)
    return bar if bar is not None and daily[-1].start > bar.start else None


def official_close(
    session: Session,
    daily: Sequence[Bar],
    quote: Quote | None,
    calendar: SessionCalendar,
) -> Decimal | None:
    """Return the close of a session that is settled; None if it is not known.

    Args:
        daily: Daily bars, oldest first.
        quote: The latest, in the unit of the bars; None where there is none.
    """
    if whole := whole_bar(daily, session, calendar):
        return whole.close
    told = told_close(session, quote, calendar)
    last = daily_bar(daily, session.day, calendar)
    if told is not None or last is None:
        return told
    running = quote is not None and calendar.day_of(quote.as_of) == session.day
    return None if running else last.close


def told_close(
    session: Session, quote: Quote | None, calendar: SessionCalendar
) -> Decimal | None:
    """Return the close of a session as a quote tells it, or None."""
    if quote is None:
        return None
    traded = calendar.day_of(quote.as_of)
    if traded == session.day:
        auction = quote.as_of >= session.close + _BEHIND  # what trades then is that
        return quote.last if auction or is_close_of(quote, session) else None
    following = calendar.next_session(session.day)
    return quote.previous_close if traded == following.day else None
