"""How far a price has come: a day, a month, since last year's end...

Price returns, as market reports give them: adjusted for splits, dividends not
reinvested. A figure whose base is not known is missing, never a neighbour's.
"""

from __future__ import annotations

import calendar as days_of_months
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.bar import Bar
from newswatch.domain.bars import daily_bar
from newswatch.domain.closes import official_close, whole_bar
from newswatch.domain.quote import Quote
from newswatch.domain.session import Session, SessionCalendar

_TRIES = 5
"""Sessions looked back where holidays are not known."""

_MONTHS = 12

_SAME_CLOSE = Decimal("0.002")
"""Two sources' closes of one day may differ by a rounding."""


class Period(StrEnum):
    """Over how long."""

    DAY = "1d"
    FIVE_DAYS = "5d"
    MONTH = "1mo"
    SIX_MONTHS = "6mo"
    YEAR_TO_DATE = "ytd"
    YEAR = "1y"


@dataclass(frozen=True, slots=True)
class Change:
    """A change over one period.

    Attributes:
        base: The close it is counted from, in the listing's unit.
        day: Of that close (the exchange's date).
        fraction: 0.0403 is +4.03 %.
    """

    base: Decimal
    day: date
    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Parts:
    """A change, split: `total` is exactly `market` plus `share`.

    Attributes:
        market: What the index did over the same period.
        share: What is left: the listing's own move (beta is taken as one).
    """

    total: Decimal
    market: Decimal
    share: Decimal


def performance(
    daily: Sequence[Bar], quote: Quote | None, calendar: SessionCalendar
) -> dict[Period, Change]:
    """Return the changes that are known, by period.

    Periods are counted in the exchange's days back from the day of the quote:
    a month ago is the last session on or before that date a month earlier, five
    days are five sessions, and the year begins with last year's last close.

    Args:
        daily: Daily bars, oldest first, split-adjusted (`splits.adjusted`), in
            the quote's unit; the running session's own may be last.
        quote: The latest; None takes the last bar's close.
        calendar: Of the listing's market.
    """
    current = _current(daily, quote, calendar)
    if current is None:
        return {}
    price, day = current
    found = {}
    for period in Period:
        session = _base_session(period, day, calendar)
        base = _base(period, session, daily, quote, calendar)
        if base:
            found[period] = Change(base, session.day, price / base - 1)
    return found


def year_base(
    daily: Sequence[Bar],
    day: date,
    calendar: SessionCalendar,
    quote: Quote | None = None,
) -> Decimal | None:
    """Return the last close of the year before `day`; None if it is not known.

    Args:
        quote: The latest, in the bars' unit: it knows a close of which the bar may
            have been fetched while its session was running.
    """
    session = _base_session(Period.YEAR_TO_DATE, day, calendar)
    return _close(session, daily, calendar, quote)


@dataclass(frozen=True, slots=True)
class CloseBefore:
    """The previous close that a source tells, and what our own bars say of it.

    Attributes:
        told: By the source; the day's change counts from it.
        day: Of the session before that of the quote (the exchange's date).
        ours: That day's close in our daily bars; None if it is not known.
        older: A day before, whose close is what was told; None if there is none.
    """

    told: Decimal
    day: date
    ours: Decimal | None = None
    older: date | None = None

    @property
    def differs(self) -> bool:
        """Whether the change may count from another day's close."""
        if not self.ours:
            return False
        return abs(self.told / self.ours - 1) > _SAME_CLOSE


def close_before(
    daily: Sequence[Bar], quote: Quote, calendar: SessionCalendar
) -> CloseBefore | None:
    """Return of which day a quote's previous close should be, and if it is.

    Behind holidays sources tell that of an older session now and then.

    Args:
        daily: As of `performance`.
    """
    if quote.previous_close is None:
        return None
    day = calendar.day_of(quote.as_of)
    session = calendar.previous_session(day)
    bar = whole_bar(daily, session, calendar)
    found = CloseBefore(quote.previous_close, session.day, bar.close if bar else None)
    if not found.differs:
        return found
    before = (calendar.sessions_back(day, back) for back in range(2, 2 + _TRIES))
    closes = ((each.day, daily_bar(daily, each.day, calendar)) for each in before)
    older = (d for d, bar in closes if bar and bar.close == quote.previous_close)
    return replace(found, older=next(older, None))


def versus(
    listing: Mapping[Period, Change], index: Mapping[Period, Change]
) -> dict[Period, Parts]:
    """Split a listing's changes into the market's and its own.

    Periods that are not known of both are left out.
    """
    return {
        period: parts(listing[period].fraction, index[period].fraction)
        for period in listing
        if period in index
    }


def parts(total: Decimal, market: Decimal) -> Parts:
    """Split one change; the sum of the parts is exactly the total."""
    return Parts(total, market, total - market)


def _current(
    daily: Sequence[Bar], quote: Quote | None, calendar: SessionCalendar
) -> tuple[Decimal, date] | None:
    if quote is not None:
        return quote.last, calendar.day_of(quote.as_of)
    if daily:
        return daily[-1].close, calendar.day_of(daily[-1].start)
    return None


def _base(
    period: Period,
    session: Session,
    daily: Sequence[Bar],
    quote: Quote | None,
    calendar: SessionCalendar,
) -> Decimal | None:
    if period is Period.DAY and quote is not None and quote.previous_close:
        return quote.previous_close
    return _close(session, daily, calendar, quote)


def _base_session(period: Period, day: date, calendar: SessionCalendar) -> Session:
    match period:
        case Period.DAY:
            return calendar.previous_session(day)
        case Period.FIVE_DAYS:
            return calendar.sessions_back(day, 5)
        case Period.YEAR_TO_DATE:
            return calendar.previous_session(date(day.year, 1, 1))
        case Period.MONTH:
            target = months_before(day, 1)
        case Period.SIX_MONTHS:
            target = months_before(day, 6)
        case _:
            target = months_before(day, 12)
    return calendar.previous_session(target + timedelta(days=1))


def _close(
    session: Session,
    daily: Sequence[Bar],
    calendar: SessionCalendar,
    quote: Quote | None = None,
) -> Decimal | None:
    """Return a session's close; where holidays are unknown, the last before it."""
    for _ in range(_TRIES):
        close = official_close(session, daily, quote, calendar)
        if close is not None:
            return close
        if session.certain:
            return None
        session = calendar.previous_session(session.day)
    return None


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or that month's last day.

    >>> months_before(date(2025, 3, 31), 1)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    last = days_of_months.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
