"""The replayed market behind the same ports as the real one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.errors import BadResponse
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency
from newswatch.ports import Clock, QuoteBatch
from newswatch.replay.market import SOURCE, ReplayMarket
from newswatch.replay.world import World


class DemoMarket:
    """Quotes, bars, rates and earnings dates as the replay has them."""

    name = "Demo replay"

    def __init__(self, market: ReplayMarket, world: World, clock: Clock) -> None:
        self._market = market
        self._world = world
        self._clock = clock

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        """Return the replay's quotes; see `ports.QuoteSource`."""
        now = self._clock.now()
        found = {each: self._market.quote(each, now) for each in listing_ids}
        return QuoteBatch(
            quotes=tuple(quote for quote in found.values() if quote is not None),
            missing=tuple(each for each, quote in found.items() if quote is None),
        )

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        """Return the replay's bars; see `ports.BarSource`."""
        now = self._clock.now()
        series = self._market.series(listing_id, interval, start, end, now)
        if series is None:
            raise BadResponse(
                SOURCE, f"The demo has no {interval} bars of {listing_id}"
            )
        return series

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> Sequence[FxRate]:
        """Return the replay's rates, whichever are asked; see `ports.RateSource`."""
        del pairs
        return self._market.rates(self._clock.now())

    def earnings(self, listing_id: ListingId) -> Sequence[EarningsDate]:
        """Return the replay's earnings dates; see `ports.CalendarSource`."""
        days = self._world.earnings.get(listing_id, ())
        return [EarningsDate(listing_id, day, estimated=False) for day in days]
