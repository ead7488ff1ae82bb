"""Taking in quotes, rates and bars: only what is newer, and nothing suspect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newswatch.domain.fx import FxRate, in_band
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import HKD, USD, Currency, price_unit
from newswatch.domain.quote import Quote
from newswatch.ports import MarketStore, QuoteBatch, UserStore

RATE_SUFFIX = "=X"


@dataclass(frozen=True, slots=True)
class MarketDelta:
    """What a batch of quotes changed."""

    quotes: tuple[Quote, ...] = ()
    rates: tuple[FxRate, ...] = ()
    listings: tuple[Listing, ...] = ()


def rate_symbol(base: Currency, quote: Currency) -> ListingId:
    """Return the listing whose price is a rate: USD/HKD is ``"HKD=X"``."""
    if base == USD:
        return ListingId(f"{quote}{RATE_SUFFIX}")
    return ListingId(f"{base}{quote}{RATE_SUFFIX}")


def rate_of(quote: Quote) -> FxRate | None:
    """Return the rate that a currency listing's quote is, or None.

    A USD/HKD outside the peg's band is a fault of the data and gives None.
    """
    pair = _pair(quote.listing_id)
    if pair is None or quote.last <= 0:
        return None
    if pair == (USD, HKD) and not in_band(quote.last):
        return None
    return FxRate(
        base=pair[0],
        quote=pair[1],
        rate=quote.last,
        as_of=quote.as_of,
        source=quote.source,
    )


def _pair(listing_id: ListingId) -> tuple[Currency, Currency] | None:
    if not listing_id.endswith(RATE_SUFFIX):
        return None
    codes = listing_id.removesuffix(RATE_SUFFIX)
    base, quote = ("USD", codes) if len(codes) == len("HKD") else (codes[:3], codes[3:])
    units = price_unit(base).currency, price_unit(quote).currency
    if units[0] is None or units[1] is None:
        return None
    return units[0], units[1]


class MarketService:
    """Stores what quote sources bring. Store lane only."""

    def __init__(self, market: MarketStore, user: UserStore) -> None:
        self._market = market
        self._user = user
        self._newest = {quote.listing_id: quote for quote in market.quotes()}

    def record(self, batch: QuoteBatch) -> MarketDelta:
        """Store quotes that are newer than ours, rates, and names learned."""
        fresh = tuple(quote for quote in batch.quotes if self._is_news(quote))
        rates = tuple(rate for quote in fresh if (rate := rate_of(quote)))
        with self._market.transaction():
            self._market.save_quotes(fresh)
            self._market.save_rates(rates)
            learned = self._learn(batch.listings)
        self._newest.update((quote.listing_id, quote) for quote in fresh)
        return MarketDelta(fresh, rates, learned)

    def record_rates(self, rates: Iterable[FxRate]) -> Sequence[FxRate]:
        """Store rates of a source that gives nothing else."""
        good = [rate for rate in rates if rate.pair != (USD, HKD) or in_band(rate.rate)]
        self._market.save_rates(good)
        return good

    def _is_news(self, quote: Quote) -> bool:
        known = self._newest.get(quote.listing_id)
        return known is None or (quote.as_of, quote.fetched_at) > (
            known.as_of,
            known.fetched_at,
        )

    def _learn(self, listings: Sequence[Listing]) -> tuple[Listing, ...]:
        known = {listing.id: listing for listing in self._user.listings()}
        learned = tuple(
            _filled(known[each.id], each) for each in listings if each.id in known
        )
        changed = tuple(each for each in learned if each != known[each.id])
        if changed:
            self._user.save_listings(changed)
        return changed


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
