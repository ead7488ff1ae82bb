"""A quote: the last trade as one source reported it, with its age."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.listing import ListingId
from newswatch.domain.money import Money, price_unit


class MarketPhase(StrEnum):
    """What the source says its market is doing."""

    PRE = "pre"
    REGULAR = "regular"
    LUNCH = "lunch"
    POST = "post"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The last trade of a listing.

    All prices are in `unit` as the market quotes them (pence for London).

    Attributes:
        listing_id: Of which listing.
        last: Last price of the regular session (or of the day, for an index).
        unit: Currency or fraction of one: ``"HKD"``, ``"GBp"``; ``""`` for
            index points or unknown.
        as_of: Time of that trade; aware.
        fetched_at: When we were told; aware.
        source: By whom: ``"yahoo"``, ``"yahoo-stream"``, ``"demo"``.
        previous_close: Close of the session before; None if not known.
        open, day_high, day_low: Of the session of `as_of`.
        volume: Shares traded in that session.
        delay: How late this source is for this market; None is *unknown*, and
            what is unknown is never shown as live.
        phase: What the source says the market is doing.
        extended_last, extended_as_of: Last trade before or after hours.
    """

    listing_id: ListingId
    last: Decimal
    unit: str
    as_of: datetime
    fetched_at: datetime
    source: str
    previous_close: Decimal | None = None
    open: Decimal | None = None
    day_high: Decimal | None = None
    day_low: Decimal | None = None
    volume: int | None = None
    delay: timedelta | None = None
    phase: MarketPhase = MarketPhase.UNKNOWN
    extended_last: Decimal | None = None
    extended_as_of: datetime | None = None

    def __post_init__(self) -> None:
        if not (self.last.is_finite() and self.last > 0):
            raise ValueError(f"a price must be above zero, got {self.last}")
        if self.as_of.tzinfo is None or self.fetched_at.tzinfo is None:
            raise ValueError("times of a quote must be timezone-aware")

    @property
    def money(self) -> Money | None:
        """The last price in whole currency units; None for index points."""
        return price_unit(self.unit).money(self.last)

    @property
    def change(self) -> Decimal | None:
        """Last minus previous close, in `unit`; None if not known."""
        if self.previous_close is None:
            return None
        return self.last - self.previous_close

    @property
    def change_fraction(self) -> Decimal | None:
        """Change by previous close: 0.0403 is +4.03 %; None if not known."""
        if not self.previous_close:
            return None
        return self.last / self.previous_close - 1
