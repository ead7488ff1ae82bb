"""Watchlists, lots and holdings: what the user follows and owns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from newswatch.domain.bar import Split, factor_between, ratio_between
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.quote import Quote
from newswatch.domain.symbols import hours_mic
from newswatch.domain.venues import timezone_of

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


GRAIN = Decimal("0.00000001")
"""Shares after a split are rounded to this: a ratio such as 1/3 has no end."""

DUST = Decimal("0.000001")
"""What that rounding can leave of a lot that is sold to the last share."""


@dataclass(frozen=True, slots=True)
class Sale:
    """Shares of a lot that were sold, counted as on that day."""

    day: date
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One purchase with its own cost, as it was entered; splits never change it.

    Attributes:
        id: Given by the store; 0 before that.
        quantity: Shares; above zero, at most `LARGEST`.
        price: Paid a share, in whole currency units, 0 to `LARGEST`; None if
            not known.
        bought: The day; None if not known.
        counted: The day of whose shares `quantity` and `price` speak; None for
            the day bought.
        sold: What was sold of it since, oldest first.
    """

    listing_id: ListingId
    quantity: Decimal
    price: Money | None = None
    bought: date | None = None
    note: str = ""
    id: int = 0
    counted: date | None = None
    sold: tuple[Sale, ...] = ()

    def __post_init__(self) -> None:
        if not (self.quantity.is_finite() and 0 < self.quantity <= LARGEST):
            raise ValueError(f"a lot needs a quantity above zero, got {self.quantity}")
        paid = self.price.amount if self.price else Decimal(0)
        if not (paid.is_finite() and 0 <= paid <= LARGEST):
            raise ValueError(f"nobody paid {paid} for a share")
        if not all(s.quantity.is_finite() and s.quantity > 0 for s in self.sold):
            raise ValueError("a sale needs a quantity above zero")

    @property
    def basis(self) -> date | None:
        """The day of whose shares it speaks; None: no split is applied."""
        return self.counted or self.bought

    @property
    def quantity_sold(self) -> Decimal:
        """What was sold of it, as the sales were entered."""
        return sum((sale.quantity for sale in self.sold), Decimal(0))

    def left(self, splits: tuple[Split, ...]) -> Decimal:
        """Return what is not sold, in shares of `basis`; never below zero."""
        if not (splits and self.sold):
            return max(self.quantity - self.quantity_sold, Decimal(0))
        gone = (_times(s.quantity, 1 / self._factor(splits, s.day)) for s in self.sold)
        rest = self.quantity - sum(gone)
        return rest if rest > DUST else Decimal(0)

    def shares_on(self, day: date, splits: tuple[Split, ...]) -> Decimal:
        """Return what is left, in the shares that trade on `day`.

        A split counts from its own day on: one that is only announced is not
        applied, and a lot of that day is in new shares already.
        """
        return _times(self.left(splits), self._factor(splits, day))

    def splits_until(self, day: date, splits: tuple[Split, ...]) -> tuple[Split, ...]:
        """Return the splits that made its number another by `day`."""
        basis = self.basis
        return tuple(s for s in splits if basis and basis < s.day <= day)

    def cost(self, splits: tuple[Split, ...]) -> Money | None:
        """Return what was paid for what is left; a split does not change it."""
        return self.price * self.left(splits) if self.price else None

    def _factor(self, splits: tuple[Split, ...], day: date) -> Decimal:
        if not (splits and self.basis):
            return Decimal(1)
        return factor_between(splits, self.basis, day)


@dataclass(frozen=True, slots=True)
class Holding:
    """All lots of one listing, and the splits of its shares that are known."""

    listing_id: ListingId
    lots: tuple[Lot, ...]
    splits: tuple[Split, ...] = ()

    def shares_on(self, day: date) -> Decimal:
        """Return the shares held, as they trade on `day` (the exchange's date)."""
        return sum((lot.shares_on(day, self.splits) for lot in self.lots), Decimal(0))

    def shares_at(self, quote: Quote) -> Decimal | None:
        """Return the shares that `quote` prices.

        None on the morning of a split, until the first trade: the last price may
        count in old shares, or its source may have recounted it.
        """
        traded = exchange_day(self.listing_id, quote.as_of)
        told = exchange_day(self.listing_id, quote.fetched_at)
        shares = self.shares_on(traded)
        between = ratio_between(self.splits, traded, told)
        return None if between and shares else shares


def exchange_day(listing_id: ListingId, moment: datetime) -> date:
    """Return the date at a listing's exchange; UTC's where that is not known."""
    zone = timezone_of(hours_mic(listing_id))
    return moment.astimezone(zone or UTC).date()


def _times(shares: Decimal, factor: Decimal) -> Decimal:
    """Multiply, cutting the end that no ratio has; what was typed stays as it is."""
    if factor == 1:
        return shares
    return (shares * factor).quantize(GRAIN).normalize() + 0


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

    Returns None for what has no currency (index points, unknown units), and on
    the morning of a split until the first trade.

    Raises:
        NoRate: If the listing's currency cannot be converted to `currency`.
        ValueError: If `quote` is for another listing.
    """
    if quote.listing_id != holding.listing_id:
        raise ValueError(f"{quote.listing_id} cannot value {holding.listing_id}")
    money, shares = quote.money, holding.shares_at(quote)
    if money is None or shares is None:
        return None
    value = fx.convert(money * shares, currency)
    previous = None
    if quote.previous_close is not None:
        previous = Money(value.amount * quote.previous_close / quote.last, currency)
    return Position(holding, value, previous)
