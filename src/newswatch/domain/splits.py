"""Share splits: making old prices comparable with today's.

Sources say that they adjust for splits, and sometimes do not, or not yet. So a
price is looked at: whether it still counts in old shares shows in the step to
the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from newswatch.domain import session as sessions
from newswatch.domain.bar import Bar, Split, ratio_between
from newswatch.domain.bars import count_before
from newswatch.domain.quote import Quote

__all__ = [
    "Split",
    "adjusted",
    "is_raw",
    "quote_adjusted",
    "ratio_between",
]

TELLING = Decimal("1.25")
"""A smaller split (a bonus share for ten) cannot be told from a day's move."""


def adjusted(
    daily: Sequence[Bar], splits: Iterable[Split], calendar: sessions.SessionCalendar
) -> tuple[Bar, ...]:
    """Return daily bars in which every split is adjusted for, exactly once.

    If the price falls by the ratio that day, the bars before are not adjusted,
    and are divided here; if it does not, they are.
    """
    bars = tuple(daily)
    for split in splits:
        session = calendar.session_on(split.day) or calendar.next_session(split.day)
        first = count_before(bars, session.open)
        if 0 < first < len(bars) and is_raw(
            bars[first - 1].close, bars[first].open, split.ratio
        ):
            bars = (*(_divided(b, split.ratio) for b in bars[:first]), *bars[first:])
    return bars


def is_raw(before: Decimal, after: Decimal, ratio: Decimal) -> bool:
    """Tell whether `before` still counts in old shares, and `after` in new ones.

    It does where the step between them is nearer to the split than to none.
    """
    if not (before > 0 and after > 0) or max(ratio, 1 / ratio) < TELLING:
        return False
    step = (before / after).ln()
    return abs(step - ratio.ln()) < abs(step)


def quote_adjusted(quote: Quote, splits: Iterable[Split], day: date) -> Quote:
    """Return the quote with its previous close in shares of `day`, its own day.

    On the morning of a split sources may still give the close of before it.
    """
    close = quote.previous_close
    for split in splits:
        if split.day == day and close and is_raw(close, quote.last, split.ratio):
            close = close / split.ratio
    return (
        quote if close == quote.previous_close else replace(quote, previous_close=close)
    )


def _divided(bar: Bar, ratio: Decimal) -> Bar:
    return replace(
        bar,
        open=bar.open / ratio,
        high=bar.high / ratio,
        low=bar.low / ratio,
        close=bar.close / ratio,
        volume=None if bar.volume is None else int(bar.volume * ratio),
    )
