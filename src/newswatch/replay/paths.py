"""Prices between anchors: seeded random walks that meet every anchor exactly.

The same symbol and day always give the same path, on every system.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from newswatch.domain.bar import Bar
from newswatch.replay.world import DemoListing, moment

MINUTE = timedelta(minutes=1)
MINUTE_DAYS = 6
"""For how many sessions before the replayed day minute bars exist."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Trading hours of a market, in its own zone; the second part after lunch."""

    zone: ZoneInfo
    parts: tuple[tuple[time, time], ...]
    holidays: frozenset[date] = frozenset()

    def minutes(self, day: date) -> list[datetime]:
        """Return the starts of a session's minutes, UTC; empty on days off."""
        if day.weekday() >= 5 or day in self.holidays:  # noqa: PLR2004 - Saturday
            return []
        starts = []
        for opens, closes in self.parts:
            at = datetime.combine(day, opens, self.zone).astimezone(UTC)
            end = datetime.combine(day, closes, self.zone).astimezone(UTC)
            while at < end:
                starts.append(at)
                at += MINUTE
        return starts


def days_off(text: str) -> frozenset[date]:
    """Read dates separated by blanks."""
    return frozenset(map(date.fromisoformat, text.split()))


_NEW_YORK = Hours(
    ZoneInfo("America/New_York"),
    ((time(9, 30), time(16)),),
    days_off("""
        2024-03-29 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-11-28
        2024-12-25 2025-01-01 2025-01-09 2025-01-20 2025-02-17
    """),
)
HOURS = {
    "XHKG": Hours(
        ZoneInfo("Asia/Hong_Kong"),
        ((time(9, 30), time(12)), (time(13), time(16))),
        days_off("""
        2024-03-29 2024-04-01 2024-04-04 2024-05-01 2024-05-15 2024-06-10
        2024-07-01 2024-09-06 2024-09-18 2024-10-01 2024-10-11 2024-12-25
        2024-12-26 2025-01-01 2025-01-29 2025-01-30 2025-01-31
    """),
    ),
    "XNYS": _NEW_YORK,
    "XNAS": _NEW_YORK,
    "OTCM": _NEW_YORK,
    "XLON": Hours(
        ZoneInfo("Europe/London"),
        ((time(8), time(16, 30)),),
        days_off("""
        2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25
        2024-12-26 2025-01-01
    """),
    ),
}


def bridge(
    first: float, last: float, steps: int, volatility: float, seed: str
) -> list[float]:
    """Return `steps` + 1 prices from `first` to `last`, both met exactly.

    Args:
        volatility: Standard deviation of one step, as a fraction.
    """
    chance = random.Random(seed)  # noqa: S311 - a picture, not a secret
    walk = [0.0]
    for _ in range(steps):
        walk.append(walk[-1] + chance.gauss(0, volatility))
    slope = math.log(last / first) - walk[-1]
    return [
        first * math.exp(walk[step] + slope * step / max(steps, 1))
        for step in range(steps + 1)
    ]


def to_tick(price: float, tick: Decimal) -> Decimal:
    """Round a price to the listing's smallest step."""
    return max(tick, (Decimal(repr(price)) / tick).quantize(Decimal(1)) * tick)


def daily_closes(listing: DemoListing) -> dict[date, Decimal]:
    """Return the close of every session between the first and last anchor."""
    hours = HOURS[listing.mic]
    anchors = sorted(listing.daily.items())
    closes = dict(anchors)
    for (day, close), (next_day, next_close) in pairwise(anchors):
        between = [
            each
            for each in (day + timedelta(n) for n in range(1, (next_day - day).days))
            if hours.minutes(each)
        ]
        seed = f"{listing.symbol} {day}"
        drawn = bridge(
            float(close),
            float(next_close),
            len(between) + 1,
            listing.volatility * 0.6,
            seed,
        )
        for each, price in zip(between, drawn[1:], strict=False):
            closes[each] = to_tick(price, listing.tick)
    return dict(sorted(closes.items()))


def daily_bars(listing: DemoListing) -> list[Bar]:
    """Return a bar for every session before the replayed day, oldest first."""
    bars = []
    before: Decimal | None = None
    for day, close in daily_closes(listing).items():
        chance = random.Random(f"{listing.symbol} {day} range")  # noqa: S311
        opened = before or close
        gap = 1 + chance.gauss(0, listing.volatility / 4)
        opens = to_tick(float(opened) * gap, listing.tick)
        stretch = abs(chance.gauss(0, listing.volatility / 2))
        high = to_tick(float(max(opens, close)) * (1 + stretch), listing.tick)
        low = to_tick(float(min(opens, close)) * (1 - stretch), listing.tick)
        start = HOURS[listing.mic].minutes(day)[0]
        shares = int(listing.shares_a_day * math.exp(chance.gauss(0, 0.35)))
        bars.append(Bar(start, opens, high, low, close, shares or None))
        before = close
    return bars


def minute_bars(
    listing: DemoListing, day: date, anchors: dict[str, Decimal]
) -> list[Bar]:
    """Return the minute bars of one session that meet `anchors`.

    Args:
        anchors: Prices at instants of Hong Kong time, the opening first.
    """
    last = max(_utc(day, at) for at in anchors)
    session = HOURS[listing.mic].minutes(day)
    starts = [start for start in session if start < last]
    prices = _instants(listing, day, starts, anchors)
    share = listing.shares_a_day / max(len(session), 1)
    return [
        _minute(listing, start, opens, closes, share)
        for start, opens, closes in zip(starts, prices, prices[1:], strict=False)
    ]


def past_minutes(listing: DemoListing, daily: Bar) -> list[Bar]:
    """Return the minute bars that make up a daily bar."""
    day = daily.start.astimezone(HOURS[listing.mic].zone).date()
    starts = HOURS[listing.mic].minutes(day)
    steps = len(starts)
    drawn = bridge(
        float(daily.open),
        float(daily.close),
        steps,
        listing.volatility / math.sqrt(steps) * 0.5,
        f"{listing.symbol} {day} minutes",
    )
    prices = [to_tick(price, listing.tick) for price in drawn]
    prices[-1] = daily.close
    share = listing.shares_a_day / steps
    return [
        _minute(listing, start, opens, closes, share)
        for start, opens, closes in zip(starts, prices, prices[1:], strict=False)
    ]


def _instants(
    listing: DemoListing,
    day: date,
    starts: Sequence[datetime],
    anchors: dict[str, Decimal],
) -> list[Decimal]:
    instants = [*starts, starts[-1] + MINUTE]
    places = [(instants.index(_utc(day, at)), price) for at, price in anchors.items()]
    prices: list[Decimal] = [places[0][1]]
    for (here, price), (there, next_price) in pairwise(places):
        drawn = bridge(
            float(price),
            float(next_price),
            there - here,
            listing.volatility / 30,
            f"{listing.symbol} {day} {here}",
        )
        prices += [to_tick(each, listing.tick) for each in drawn[1:-1]] + [next_price]
    return prices


def _utc(day: date, clock_time: str) -> datetime:
    return moment(day, clock_time).astimezone(UTC)


def _minute(
    listing: DemoListing, start: datetime, opens: Decimal, closes: Decimal, share: float
) -> Bar:
    chance = random.Random(f"{listing.symbol} {start}")  # noqa: S311
    high = max(opens, closes) + listing.tick * chance.choice((0, 0, 1, 1, 2))
    low = min(opens, closes) - listing.tick * chance.choice((0, 0, 1, 1, 2))
    shares = int(share * math.exp(chance.gauss(0, 0.6)))
    return Bar(start, opens, high, max(low, listing.tick), closes, shares or None)


@lru_cache(maxsize=4096)
def ticks_of_minute(
    opens: Decimal, closes: Decimal, tick: Decimal, seed: str
) -> tuple[tuple[int, Decimal], ...]:
    """Return (second, price) of the trades in a minute; the last one closes it.

    Args:
        seed: Symbol and minute.
    """
    chance = random.Random(seed)  # noqa: S311
    seconds = sorted(chance.sample(range(1, 60), chance.randint(6, 16)))
    path = bridge(float(opens), float(closes), len(seconds) + 1, 0.0002, seed)
    inner = [(s, to_tick(p, tick)) for s, p in zip(seconds, path[1:-1], strict=True)]
    return (*inner, (60, closes))
