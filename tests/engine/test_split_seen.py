"""A price that jumps makes the engine look for a split, and a split clears it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import Decimal

from builders import NOON, quote
from builders_market import bar
from engine_desk import desk
from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.engine.bars_job import BarsJob
from newswatch.engine.outbox import Outbox
from newswatch.engine.quotes_job import QuotesJob
from newswatch.ports import QuoteBatch
from newswatch.protocol import (
    Message,
    QuotesChanged,
    QuotesDoubted,
    SplitsLearned,
    decode_from_engine,
    encode,
)

BEFORE = quote("1234.HK 100 HKD from 98", NOON - timedelta(days=3))
AFTER = quote("1234.HK 10.1 HKD from 10", NOON)


class Provider:
    """Tells a tenth of the price, and why only to those who ask for days."""

    name = "provider"

    def __init__(self, *splits: Split, quote: Quote = AFTER) -> None:
        self.asked: list[tuple[str, Interval]] = []
        self._splits = splits
        self._quote = quote

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        del listing_ids
        return QuoteBatch((self._quote,))

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        del start
        self.asked.append((listing_id, interval))
        days = (bar(NOON - timedelta(days=3), "10"), bar(NOON, "10.1"))
        return PriceSeries(listing_id, interval, "HKD", days, "test", end, self._splits)


def heard(provider: Provider, rounds: int = 1) -> list[Message]:
    """Let quotes come in and wishes for bars be fulfilled; return what is told."""
    made = desk("1234.HK", quotes=provider, bars=provider)
    made.state.market.record(QuoteBatch((BEFORE,)))
    told: list[Message] = []

    async def go() -> None:
        bars = BarsJob(made.state)
        quotes = QuotesJob(made.state, bars.want_events)
        running = asyncio.create_task(bars.run())
        for _ in range(rounds):
            await quotes.once()
            await bars.settled()
            told.extend(made.state.outbox.take())
        running.cancel()

    asyncio.run(go())
    return told


def test_a_jump_is_looked_into_and_a_split_clears_it() -> None:
    provider = Provider(Split(date(2025, 2, 17), Decimal(10)))

    told = heard(provider)

    assert provider.asked == [("1234.HK", Interval.D1)]
    [quotes] = [m for m in told if isinstance(m, QuotesChanged)]
    assert [q.last for q in quotes.quotes] == [AFTER.last]
    doubts = [m.reasons for m in told if isinstance(m, QuotesDoubted)]
    assert doubts == [{}], "held and cleared before the window heard of it"


def test_without_a_split_it_stays_held_and_is_looked_into_once() -> None:
    provider = Provider()

    told = heard(provider, rounds=3)

    assert len(provider.asked) == 1
    assert not [m for m in told if isinstance(m, QuotesChanged)]
    [doubted] = [m for m in told if isinstance(m, QuotesDoubted)]
    assert "90% lower" in doubted.reasons[ListingId("1234.HK")]


def test_a_split_too_small_to_jump_is_looked_for_on_its_morning() -> None:
    """Three new for two old: a fall of a third is no doubt, but the close tells."""
    two_for_three = Split(date(2025, 2, 17), Decimal("1.5"))
    provider = Provider(two_for_three, quote=quote("1234.HK 67 HKD from 66.7", NOON))

    told = heard(provider, rounds=3)

    assert provider.asked == [("1234.HK", Interval.D1)], "once"
    [learned] = [m for m in told if isinstance(m, SplitsLearned)]
    assert learned.splits == (two_for_three,)


def test_a_close_that_is_what_we_saw_asks_for_nothing() -> None:
    provider = Provider(quote=quote("1234.HK 97 HKD from 101", NOON))

    heard(provider)

    assert provider.asked == []


def test_splits_reach_the_window_before_prices_that_count_in_new_shares() -> None:
    outbox = Outbox()
    learned = SplitsLearned(
        listing_id=ListingId("1234.HK"),
        splits=(Split(date(2025, 2, 17), Decimal("1.5")),),
    )
    outbox.put(QuotesChanged(quotes=(AFTER,)))
    outbox.put(learned)

    first, second = outbox.take()

    assert decode_from_engine(encode(first)) == learned, "exact over the wire"
    assert isinstance(second, QuotesChanged)
