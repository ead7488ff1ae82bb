"""An engine whose sources flood it: 10,000 articles, and 200 ticks a second.

Everything else is the real engine; run by bench_window.py in its place.
"""

from __future__ import annotations

import argparse
import asyncio
import random
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from world import chosen, make_articles, make_quote

from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.listing import ListingId
from newswatch.engine.main import EngineOptions, main
from newswatch.engine.real_sources import RealClock
from newswatch.engine.sources import REAL_PACE, OnTick, Sources
from newswatch.paths import profile
from newswatch.ports import FeedOutcome, QuoteBatch, Stores
from newswatch.settings import Settings

FEEDS, PER_FEED, LISTINGS = 200, 50, 30
TICKS_A_SECOND = 200


class Flood:
    """Quotes, feeds and a stream, all at once."""

    name = "Flood"

    def __init__(self) -> None:
        self._listings = chosen(LISTINGS)
        now = datetime.now(UTC)
        self._articles = make_articles(FEEDS * PER_FEED, self._listings, now)

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        now = datetime.now(UTC)
        wanted = [each for each in self._listings if each.id in listing_ids]
        return QuoteBatch(tuple(make_quote(each, Decimal(100), now) for each in wanted))

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        raise BadResponse(self.name, f"No {interval} of {listing_id}, {start}-{end}")

    async def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        await asyncio.sleep(2)
        for number, (feed, state) in enumerate(visits):
            own = self._articles[number::FEEDS]
            done = replace(state, url=feed.url, last_success=datetime.now(UTC))
            yield FeedOutcome(
                done, tuple(replace(each, feed_url=feed.url) for each in own)
            )

    async def close(self) -> None:
        """Nothing is open."""

    def stream(self, on_tick: OnTick) -> Ticker:
        return Ticker(on_tick, [each.id for each in self._listings])


class Ticker:
    """Two hundred ticks a second, over all listings."""

    def __init__(self, on_tick: OnTick, ids: list[ListingId]) -> None:
        self._on_tick = on_tick
        self._ids = ids

    async def watch(self, symbols: Collection[ListingId]) -> None:
        """All are watched anyway."""

    async def run(self) -> None:
        chance = random.Random(1)
        while True:
            for _ in range(TICKS_A_SECOND // 50):
                price = Decimal(f"{chance.uniform(95, 105):.2f}")
                self._on_tick(
                    chance.choice(self._ids),
                    lambda quote, now, price=price: replace(
                        quote, last=price, as_of=now, fetched_at=now
                    ),
                )
            await asyncio.sleep(0.02)


def flood_sources(
    _options: EngineOptions, _settings: Settings, _stores: Stores
) -> Sources:
    flood = Flood()
    feeds = tuple(
        Feed(url=f"https://bench.example/feed/{n}", title=f"Feed {n}")
        for n in range(FEEDS)
    )
    return Sources(
        clock=RealClock(),
        quotes=flood,
        bars=flood,
        rates=(),
        feeds=flood,
        pace=REAL_PACE,
        stream=flood.stream,
        own_feeds=feeds,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", required=True)
    known = parser.parse_args()
    main(EngineOptions(profile=profile(known.profile)), flood_sources)
