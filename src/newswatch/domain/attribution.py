"""What moved my portfolio: each holding's effect, split into its causes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Context, Decimal

from newswatch.domain.errors import NoRate
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, Money, price_unit
from newswatch.domain.portfolio import Holding
from newswatch.domain.quote import Quote

_GRAIN = Decimal("0.000001")
"""Amounts are cut to this, so that parts sum to their total exactly."""

_WIDE = Context(prec=80)
"""Room for the grain below any amount that a holding can come to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one holding did to the total, in the display currency.

    `total` is exactly the sum of the parts that are known.

    Attributes:
        before: Value at the previous close.
        total: Change of value since then.
        share: The listing's own move; with the market's where that is unknown.
        market: What the benchmark's move accounts for (beta is taken as one);
            None if not known.
        currency: What the exchange rate did; None if the earlier rate is not
            known, and then `before` is at today's rate.
        as_of: When the listing last traded.
    """

    listing_id: ListingId
    before: Money
    total: Money
    share: Money
    market: Money | None
    currency: Money | None
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Missing:
    """A holding that could not be counted; `reason` is a sentence."""

    listing_id: ListingId
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """What moved a portfolio.

    Attributes:
        effects: The largest first, whatever its direction.
        missing: Not counted in `total` and `before`.
    """

    effects: tuple[Effect, ...]
    missing: tuple[Missing, ...]
    before: Money
    total: Money

    @property
    def fraction(self) -> Decimal | None:
        """Change of all that is counted; None if nothing is."""
        return self.total.amount / self.before.amount if self.before.amount else None


def attribution(
    holdings: Iterable[Holding],
    quotes: Mapping[ListingId, Quote],
    *,
    currency: Currency,
    fx: FxTable,
    fx_before: FxTable | None = None,
    benchmark: Mapping[ListingId, Decimal] | None = None,
    unmoved: Container[ListingId] = (),
) -> Attribution:
    """Rank holdings by their effect on the total since the previous close.

    Args:
        quotes: The latest, suspect ones left out.
        currency: Of the total.
        fx: Rates now.
        fx_before: Rates at the previous close; where one is missing the
            currency part is unknown.
        benchmark: Change of each listing's benchmark over the same time, as a
            fraction; what is missing is unknown.
        unmoved: Listings that did not trade in their market's latest session: what
            they changed in an older one is no part of it.
    """
    desk = _Desk(currency, fx, fx_before or FxTable(), benchmark or {}, unmoved)
    found = [desk.effect(h, quotes.get(h.listing_id)) for h in holdings]
    effects = [e for e in found if isinstance(e, Effect)]
    effects.sort(key=lambda e: abs(e.total.amount), reverse=True)
    return Attribution(
        effects=tuple(effects),
        missing=tuple(e for e in found if isinstance(e, Missing)),
        before=_sum((e.before for e in effects), currency),
        total=_sum((e.total for e in effects), currency),
    )


def _sum(amounts: Iterable[Money], currency: Currency) -> Money:
    return sum(amounts, Money(Decimal(0), currency))


@dataclass(frozen=True, slots=True)
class _Desk:
    currency: Currency
    fx: FxTable
    fx_before: FxTable
    benchmark: Mapping[ListingId, Decimal]
    unmoved: Container[ListingId]

    def effect(self, holding: Holding, quote: Quote | None) -> Effect | Missing:
        if quote is None:
            return Missing(holding.listing_id, "There is no quote.")
        unit = price_unit(quote.unit)
        last, before = unit.money(quote.last), self._before(quote)
        if last is None:
            return Missing(holding.listing_id, "Its currency is not known.")
        if before is None:
            return Missing(holding.listing_id, "Its previous close is not known.")
        shares = holding.shares_at(quote)
        if shares is None:
            return Missing(
                holding.listing_id, "Its shares are split, and have not traded since."
            )
        try:
            rate = self.fx.conversion(last.currency, self.currency).factor
        except NoRate as error:
            return Missing(holding.listing_id, f"{error.title}.")
        return self._split(shares, quote, last.currency, before, rate)

    def _before(self, quote: Quote) -> Decimal | None:
        """Return the price before, in the quote's unit."""
        if quote.listing_id in self.unmoved:
            return quote.last
        return quote.previous_close

    def _split(
        self,
        held: Decimal,
        quote: Quote,
        currency: Currency,
        before: Decimal,
        rate: Decimal,
    ) -> Effect:
        earlier = self._rate_before(currency)
        at = rate if earlier is None else earlier
        shares = held / price_unit(quote.unit).per_major
        start, end = _cut(shares * before * at), _cut(shares * quote.last * rate)
        local = _cut(shares * (quote.last - before) * at)
        market = self._market(quote, start)
        own = (end - start if earlier is None else local) - (market or 0)
        return Effect(
            listing_id=quote.listing_id,
            before=self._money(start),
            total=self._money(end - start),
            share=self._money(own),
            market=None if market is None else self._money(market),
            currency=None if earlier is None else self._money(end - start - local),
            as_of=quote.as_of,
        )

    def _market(self, quote: Quote, start: Decimal) -> Decimal | None:
        if quote.listing_id in self.unmoved:
            return Decimal(0)
        move = self.benchmark.get(quote.listing_id)
        return None if move is None else _cut(start * move)

    def _rate_before(self, currency: Currency) -> Decimal | None:
        try:
            return self.fx_before.conversion(currency, self.currency).factor
        except NoRate:
            return None

    def _money(self, amount: Decimal) -> Money:
        return Money(amount, self.currency)


def _cut(amount: Decimal) -> Decimal:
    return amount.quantize(_GRAIN, context=_WIDE)
