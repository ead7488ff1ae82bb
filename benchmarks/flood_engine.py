"""An engine whose sources flood it: with articles, and with ticks.

Everything else is the real engine; run by bench_window.py in its place. How many
ticks there were is said on standard error, once a second.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from world import chosen, make_articles, make_quote

from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.listing import ListingId
from newswatch.engine.main import EngineOptions, MakeSources, main
from newswatch.engine.real_sources import RealClock
from newswatch.engine.sources import REAL_PACE, OnTick, Sources
from newswatch.paths import profile
from newswatch.ports import FeedOutcome, QuoteBatch, Stores
from newswatch.settings import Settings

FEEDS, PER_FEED, LISTINGS = 200, 50, 30
APART_S = 9
"""The articles fill a day, so that they also come between those that are there."""


class Flood:
    """Quotes, feeds and a stream, all at once."""

    name = "Flood"

    def __init__(self, articles: int, ticks: int) -> None:
        self._ticks = ticks
        self._listings = chosen(LISTINGS)
        now = datetime.now(UTC)
        self._articles = make_articles(
            articles, self._listings, now, folder="new", apart_s=APART_S
        )

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
        return Ticker(on_tick, [each.id for each in self._listings], self._ticks)


class Ticker:
    """So many ticks a second, over all listings."""

    def __init__(self, on_tick: OnTick, ids: list[ListingId], a_second: int) -> None:
        self._on_tick = on_tick
        self._ids = ids
        self._a_second = a_second

    async def watch(self, symbols: Collection[ListingId]) -> None:
        """All are watched anyway."""

    async def run(self) -> None:
        chance = random.Random(1)
        started = told = time.monotonic()
        ticks = before = 0
        while True:
            now = time.monotonic()
            while ticks < (now - started) * self._a_second:
                self._tick(chance)
                ticks += 1
            if now - told >= 1:
                print(f"{(ticks - before) / (now - told):.0f} ticks", file=sys.stderr)
                told, before = now, ticks
            await asyncio.sleep(0.02)

    def _tick(self, chance: random.Random) -> None:
        price = Decimal(round(chance.uniform(9500, 10500))) / 100
        self._on_tick(
            chance.choice(self._ids),
            lambda quote, now: replace(quote, last=price, as_of=now, fetched_at=now),
        )


def flood(articles: int, ticks: int) -> MakeSources:
    """Return what makes the sources."""

    def make(_options: EngineOptions, _settings: Settings, _stores: Stores) -> Sources:
        flood = Flood(articles, ticks)
        feeds = tuple(
            Feed(url=f"https://bench.example/feed/{n}", title=f"Feed {n}")
            for n in range(FEEDS if articles else 0)
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

    return make


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", required=True)
    parser.add_argument("--articles", type=int, default=FEEDS * PER_FEED)
    parser.add_argument("--ticks", type=int, default=200)
    known = parser.parse_args()
    options = EngineOptions(profile=profile(known.profile))
    main(options, flood(known.articles, known.ticks))
