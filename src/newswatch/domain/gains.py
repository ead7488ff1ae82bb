"""Gain and loss against what was paid.

In the listing's currency a gain is exact. In another it would need the rate of
the day of each purchase, which is not kept: there it is today's gain at today's
rate, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from newswatch.domain.errors import NoRate
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.portfolio import Holding, Lot
from newswatch.domain.quote import Quote


@dataclass(frozen=True, slots=True)
class Gain:
    """What shares have gained since they were bought, in the listing's currency.

    Attributes:
        cost: Paid for what is left of the lots that are counted.
        value: What that is worth now.
        left_out: Lots whose cost is not known, or is in another currency.
    """

    cost: Money
    value: Money
    left_out: int = 0

    @property
    def amount(self) -> Money:
        """Value minus cost; below zero for a loss."""
        return self.value - self.cost

    @property
    def fraction(self) -> Decimal | None:
        """Gain by cost: 0.34 is +34 %; None for what cost nothing."""
        return self.amount.amount / self.cost.amount if self.cost.amount else None


@dataclass(frozen=True, slots=True)
class TotalGain:
    """What several holdings have gained, in one currency.

    Attributes:
        amount: Of what is counted; None if nothing is.
        fraction: By cost, likewise converted; None for what cost nothing.
        at_todays_rate: A part was converted: what the rate did since the
            purchase is not in it.
        partial: Holdings of which all or some is not counted.
    """

    amount: Money | None = None
    fraction: Decimal | None = None
    at_todays_rate: bool = False
    partial: tuple[ListingId, ...] = ()


def gain_of(holding: Holding, quote: Quote | None) -> Gain | None:
    """Return what a holding has gained at a price.

    None if the price, its currency or the cost of every lot is unknown, if
    nothing is left, and on the morning of a split until the first trade.

    Raises:
        ValueError: If `quote` is for another listing.
    """
    if quote is None or quote.money is None or holding.shares_at(quote) is None:
        return None
    if quote.listing_id != holding.listing_id:
        raise ValueError(f"{quote.listing_id} cannot value {holding.listing_id}")
    held = [lot for lot in holding.lots if lot.left(holding.splits)]
    counted = tuple(lot for lot in held if _is_paid_in(lot, quote.money.currency))
    if not counted:
        return None
    nothing = Money(Decimal(0), quote.money.currency)
    costs = (lot.cost(holding.splits) or nothing for lot in counted)
    shares = Holding(holding.listing_id, counted, holding.splits).shares_at(quote)
    value = quote.money * (shares or 0)
    return Gain(sum(costs, nothing), value, len(held) - len(counted))


def total_gain(
    holdings: Iterable[Holding],
    quotes: Mapping[ListingId, Quote],
    fx: FxTable,
    currency: Currency,
) -> TotalGain:
    """Add up what holdings have gained, in `currency`."""
    nothing = Money(Decimal(0), currency)
    gain, cost = nothing, nothing
    converted, counted = False, False
    partial: list[ListingId] = []
    for holding in holdings:
        found = gain_of(holding, quotes.get(holding.listing_id))
        if found is None or found.left_out:
            partial.append(holding.listing_id)
        try:
            gain += fx.convert(found.amount, currency) if found else nothing
            cost += fx.convert(found.cost, currency) if found else nothing
        except NoRate:
            partial.append(holding.listing_id)
            continue
        counted |= found is not None
        converted |= found is not None and found.cost.currency != currency
    return TotalGain(
        amount=gain if counted else None,
        fraction=gain.amount / cost.amount if counted and cost.amount else None,
        at_todays_rate=converted,
        partial=tuple(dict.fromkeys(partial)),
    )


def _is_paid_in(lot: Lot, currency: Currency) -> bool:
    return lot.price is not None and lot.price.currency == currency
