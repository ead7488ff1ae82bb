"""Share splits: making old prices comparable with today's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from newswatch.domain.bar import Bar, Split
from newswatch.domain.bars import count_before
from newswatch.domain.session import SessionCalendar

__all__ = ["Split", "adjusted"]


def adjusted(
    daily: Sequence[Bar], splits: Iterable[Split], calendar: SessionCalendar
) -> tuple[Bar, ...]:
    """Return daily bars in which every split is adjusted for, exactly once.

    Sources say that they adjust and sometimes do not, or not yet. So each split
    is looked at: if the price falls by its ratio that day, the bars before are
    not adjusted, and are divided here; if it does not, they are.
    """
    bars = tuple(daily)
    for split in splits:
        session = calendar.session_on(split.day) or calendar.next_session(split.day)
        first = count_before(bars, session.open)
        if 0 < first < len(bars) and _raw(bars[first - 1], bars[first], split.ratio):
            bars = (*(_divided(b, split.ratio) for b in bars[:first]), *bars[first:])
    return bars


def _raw(before: Bar, after: Bar, ratio: Decimal) -> bool:
    """Tell whether the step between two bars is nearer to the split than to none."""
    step = (before.close / after.open).ln()
    return abs(step - ratio.ln()) < abs(step)


def _divided(bar: Bar, ratio: Decimal) -> Bar:
    return replace(
        bar,
        open=bar.open / ratio,
        high=bar.high / ratio,
        low=bar.low / ratio,
        close=bar.close / ratio,
        volume=None if bar.volume is None else int(bar.volume * ratio),
    )
