"""Watchlists, lots and holdings: what the user follows and owns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.quote import Quote

LARGEST = Decimal(10) ** 12
"""No company has as many shares, and no share costs as much in any currency.

With what stays below it, sums of holdings keep all their digits.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """Listings the user follows, in the user's order.

    Attributes:
        id: Given by the store.
    """

    id: int
    name: str
    listing_ids: tuple[ListingId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One purchase with its own cost.

    Attributes:
        id: Given by the store; 0 before that.
        quantity: Shares; above zero, at most `LARGEST`.
        price: Paid a share, in whole currency units, 0 to `LARGEST`; None if
            not known.
        bought: The day; None if not known.
    """

    listing_id: ListingId
    quantity: Decimal
    price: Money | None = None
    bought: date | None = None
    note: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        if not (self.quantity.is_finite() and 0 < self.quantity <= LARGEST):
            raise ValueError(f"a lot needs a quantity above zero, got {self.quantity}")
        paid = self.price.amount if self.price else Decimal(0)
        if not (paid.is_finite() and 0 <= paid <= LARGEST):
            raise ValueError(f"nobody paid {paid} for a share")


@dataclass(frozen=True, slots=True)
class Holding:
    """All lots of one listing."""

    listing_id: ListingId
    lots: tuple[Lot, ...]

    @property
    def quantity(self) -> Decimal:
        """Shares held."""
        return sum((lot.quantity for lot in self.lots), Decimal(0))


@dataclass(frozen=True, slots=True)
class Position:
    """A holding at a price, in one currency.

    Attributes:
        value: Now.
        previous_value: At the previous close and **today's** rate; None if the
            previous close is not known.
    """

    holding: Holding
    value: Money
    previous_value: Money | None


def value_holding(
    holding: Holding, quote: Quote, fx: FxTable, currency: Currency
) -> Position | None:
    """Value `holding` at `quote`, in `currency`.

    Returns None for what has no currency (index points, unknown units).

    Raises:
        NoRate: If the listing's currency cannot be converted to `currency`.
        ValueError: If `quote` is for another listing.
    """
    if quote.listing_id != holding.listing_id:
        raise ValueError(f"{quote.listing_id} cannot value {holding.listing_id}")
    money = quote.money
    if money is None:
        return None
    value = fx.convert(money * holding.quantity, currency)
    previous = None
    if quote.previous_close is not None:
        previous = Money(value.amount * quote.previous_close / quote.last, currency)
    return Position(holding, value, previous)
