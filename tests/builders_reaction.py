"""Short ways to write what an article's reaction is judged from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from builders import quote
from builders_market import NO_DELAY, daily, five_minutes, hk
from newswatch.domain.bar import Bar
from newswatch.domain.quote import Quote
from newswatch.domain.reaction import Point, Reaction, reaction
from newswatch.domain.session import SessionCalendar

LATE, HOUR = timedelta(minutes=15), timedelta(hours=1)
MORNING = five_minutes(hk("09:30"), "100 101 102 103 104 105 106 107 108 109 110 111")
"""09:30 to 10:30: the bar that ends at 09:35 closes at 100, and so on."""


def traded(last: str, as_of: str, asked: str = "", close: str = "99") -> Quote:
    """A quote of one time, found out at another; the close is of the day before."""
    made = quote(f"9988.HK {last} HKD from {close}", hk(as_of))
    return replace(made, fetched_at=hk(asked or as_of), delay=NO_DELAY)


class Desk:
    """Judges reactions with one calendar and one history."""

    def __init__(self, calendar: SessionCalendar) -> None:
        self.calendar = calendar
        self.daily = daily(
            calendar,
            {"2025-02-13": "97", "2025-02-14": "99", "2025-02-17": "150"},
        )

    def __call__(
        self,
        published: str,
        now: str,
        intraday: Sequence[Bar] = MORNING,
        made: Quote | None = None,
        delay: timedelta | None = NO_DELAY,
    ) -> Reaction:
        return reaction(
            hk(published), hk(now), intraday, self.daily, made, self.calendar, delay
        )


def shown(point: Point | None) -> str:
    """``120 +18.81%``, or a dash."""
    return "-" if point is None else f"{point.price} {100 * point.fraction:+.2f}%"
