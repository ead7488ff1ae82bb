"""Taking in quotes, rates and bars: only what is newer, and nothing suspect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import Currency
from newswatch.domain.pairs import pair_of, rate_of
from newswatch.domain.portfolio import exchange_day
from newswatch.domain.quote import Quote
from newswatch.domain.suspicion import judge, judge_rate
from newswatch.ports import MarketStore, QuoteBatch, UserStore
from newswatch.services.believed import UnitOf, no_unit
from newswatch.services.splits import SplitBook

RECOUNTED = Decimal("1.05")
"""One new share for ten old ones shows in this; so does a close long after the last
price that we saw, and that costs one request for nothing."""

Pair = tuple[Currency, Currency]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class MarketDelta:
    """What a batch of quotes, or a series of bars, changed.

    Attributes:
        bars: Intervals of which stored bars were adjusted for a split.
        splits: Those of the listing that were not known before.
        recounted: Listings whose previous close is not what we saw that day:
            a split too small to be held back as a jump may be behind it.
    """

    quotes: tuple[Quote, ...] = ()
    rates: tuple[FxRate, ...] = ()
    listings: tuple[Listing, ...] = ()
    bars: tuple[Interval, ...] = ()
    splits: tuple[Split, ...] = ()
    recounted: tuple[ListingId, ...] = ()


class MarketService:
    """Judges and stores what quote sources bring. Store lane only.

    What is implausible (a jump, another currency, a rate off the peg) is held
    until a second observation or a split confirms it; it is neither stored nor
    shown as a price.
    """

    def __init__(
        self, market: MarketStore, user: UserStore, unit_of: UnitOf = no_unit
    ) -> None:
        self._market = market
        self._user = user
        self._unit_of = unit_of
        self._splits = SplitBook(market)
        self._good = {quote.listing_id: quote for quote in market.quotes()}
        self._held: dict[ListingId, Quote] = {}
        self._reasons: dict[ListingId, str] = {}
        self._good_rates = {rate.pair: rate for rate in market.rates()}
        self._held_rates: dict[Pair, FxRate] = {}
        self._unsaved: dict[ListingId, Quote] = {}

    @property
    def doubts(self) -> dict[ListingId, str]:
        """What is held back, and why."""
        return dict(self._reasons)

    def newest(self, listing_id: ListingId) -> Quote | None:
        """Return the last quote that was believed."""
        return self._good.get(listing_id)

    def record(self, batch: QuoteBatch, *, save: bool = True) -> MarketDelta:
        """Take in quotes that are newer than ours, rates, and names learned.

        Args:
            save: False keeps quotes in memory until the next time (for ticks).
        """
        aware = [self._splits.aware(quote) for quote in batch.quotes]
        recounted = {q.listing_id for q in aware if self._is_recounted(q)}
        fresh = tuple(each for each in aware if self._believe(each))
        recounted &= {quote.listing_id for quote in fresh}
        self._unsaved.update((quote.listing_id, quote) for quote in fresh)
        offered = [rate for quote in fresh if (rate := rate_of(quote))]
        rates = tuple(rate for rate in offered if self._believe_rate(rate))
        learned: tuple[Listing, ...] = ()
        if save:
            with self._market.transaction():
                self._market.save_quotes(self._unsaved.values())
                self._market.save_rates(rates)
                learned = self._learn(batch.listings)
            self._unsaved.clear()
        return MarketDelta(fresh, rates, learned, recounted=tuple(sorted(recounted)))

    def record_series(self, series: PriceSeries) -> MarketDelta:
        """Store bars, and what follows from a split that they tell of.

        Bars of any interval that still count in old shares are adjusted, and a
        price that was held back as a jump is believed.
        """
        with self._market.transaction():
            self._market.save_series(series)
            learned = self._splits.learn(series)
            explained = self._explained(series.listing_id)
            self._market.save_quotes(explained)
        return MarketDelta(explained, bars=learned.adjusted, splits=learned.splits)

    def record_rates(self, rates: Iterable[FxRate]) -> Sequence[FxRate]:
        """Store rates of a source that gives nothing else."""
        good = [rate for rate in rates if self._believe_rate(rate)]
        self._market.save_rates(good)
        return good

    def _explained(self, listing_id: ListingId) -> tuple[Quote, ...]:
        """Judge anew what is held, and the last quote's previous close."""
        held, good = self._held.pop(listing_id, None), self._good.get(listing_id)
        if held is not None and self._believe(self._splits.aware(held)):
            return (self._good[listing_id],)
        aware = self._splits.aware(good) if good is not None else None
        if aware is None or aware == good:
            return ()
        self._good[listing_id] = aware
        return (aware,)

    def _is_recounted(self, quote: Quote) -> bool:
        """Tell whether the first quote of a day disagrees with the day before."""
        known = self._good.get(quote.listing_id)
        if known is None or not quote.previous_close or pair_of(quote.listing_id):
            return False
        days = (exchange_day(quote.listing_id, q.as_of) for q in (known, quote))
        step = quote.previous_close / known.last
        return next(days) < next(days) and max(step, 1 / step) > RECOUNTED

    def _believe(self, quote: Quote) -> bool:
        """Judge a quote; tell whether it is news and believed."""
        symbol = quote.listing_id
        known = self._good.get(symbol)
        split = self._splits.between(known, quote) if known else None
        unit, held = self._unit_of(symbol), self._held.get(symbol)
        verdict = judge(known, held, quote, split=split, unit=unit)
        _keep(self._held, symbol, verdict.pending)
        _keep(self._reasons, symbol, verdict.reason or None)
        if verdict.good is not quote or not _is_newer(quote, known):
            return False
        self._good[symbol] = quote
        return True

    def _believe_rate(self, rate: FxRate) -> bool:
        known = self._good_rates.get(rate.pair)
        verdict = judge_rate(known, self._held_rates.get(rate.pair), rate)
        _keep(self._held_rates, rate.pair, verdict.pending)
        if verdict.good is not rate:
            return False
        self._good_rates[rate.pair] = rate
        return True

    def _learn(self, listings: Sequence[Listing]) -> tuple[Listing, ...]:
        known = {listing.id: listing for listing in self._user.listings()}
        learned = tuple(
            _filled(known[each.id], self._without_doubt(each))
            for each in listings
            if each.id in known
        )
        changed = tuple(each for each in learned if each != known[each.id])
        if changed:
            self._user.save_listings(changed)
        return changed

    def _without_doubt(self, told: Listing) -> Listing:
        """Return what was told, but for the unit of a price that is held back."""
        return replace(told, unit="") if told.id in self._reasons else told


def _is_newer(quote: Quote, known: Quote | None) -> bool:
    return known is None or (quote.as_of, quote.fetched_at) > (
        known.as_of,
        known.fetched_at,
    )


def _keep(held: dict[K, V], key: K, value: V | None) -> None:
    """Hold `value`, or nothing."""
    if value is None:
        held.pop(key, None)
    else:
        held[key] = value


def _filled(known: Listing, told: Listing) -> Listing:
    """Return `known` with its gaps filled; what we knew stays, but for the unit."""
    return Listing(
        id=known.id,
        entity_id=known.entity_id,
        name=known.name if known.name != str(known.id) else told.name,
        name_zh=known.name_zh or told.name_zh,
        kind=known.kind,
        mic=known.mic or told.mic,
        unit=told.unit or known.unit,
        ordinary_shares=known.ordinary_shares,
        board_lot=known.board_lot or told.board_lot,
    )
