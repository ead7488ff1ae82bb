"""Bars and series of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from math import prod

from newswatch.domain.listing import ListingId


class Interval(StrEnum):
    """How long a bar is."""

    M1 = "1m"
    M5 = "5m"
    M15 = "15m"
    H1 = "1h"
    D1 = "1d"
    W1 = "1wk"

    @property
    def length(self) -> timedelta:
        """The time a bar spans (a calendar day, for a daily bar)."""
        return _LENGTHS[self]


_LENGTHS = {
    Interval.M1: timedelta(minutes=1),
    Interval.M5: timedelta(minutes=5),
    Interval.M15: timedelta(minutes=15),
    Interval.H1: timedelta(hours=1),
    Interval.D1: timedelta(days=1),
    Interval.W1: timedelta(days=7),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """What happened in one interval, in the unit of its series.

    Attributes:
        start: When the interval began; aware, UTC. A daily bar starts when its
            session opens.
        close: Last price; the one field that is always there.
        volume: Shares; None if not known.
    """

    start: datetime
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: int | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A share split or consolidation.

    Attributes:
        day: The first day that trades at the new count (the exchange's date).
        ratio: New shares for one old: 2 for 2-for-1, 0.1 for a consolidation.
    """

    day: date
    ratio: Decimal


def ratio_between(splits: Iterable[Split], after: date, until: date) -> Decimal | None:
    """Return new shares for one old since the end of `after`; None if as many."""
    ratio = prod((s.ratio for s in splits if after < s.day <= until), start=Decimal(1))
    return None if ratio == 1 else ratio


def factor_between(splits: Iterable[Split], first: date, second: date) -> Decimal:
    """Return how many shares of `second` one share of `first` is, either way round.

    A split counts on its own day and after it.
    """
    known = tuple(splits)
    if second < first:
        return 1 / factor_between(known, second, first)
    return ratio_between(known, first, second) or Decimal(1)


@dataclass(frozen=True, slots=True)
class PriceSeries:
    """Bars of one listing, oldest first, no two with the same start.

    Prices are adjusted for splits, not for dividends, so that a stored close
    compares with what people remember and with today's price alike.

    Attributes:
        unit: What the prices are counted in, see `Quote.unit`.
        fetched_at: When the newest bar was learned; aware.
        splits: Those the source told of with these bars, oldest first.
    """

    listing_id: ListingId
    interval: Interval
    unit: str
    bars: tuple[Bar, ...]
    source: str
    fetched_at: datetime
    splits: tuple[Split, ...] = ()
