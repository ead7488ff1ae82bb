"""Ticks are passed on after a silence too, and whom to follow needs no tick."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from builders import NOON, quote
from engine_desk import Desk, desk
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.engine.quotes_job import QuotesJob
from newswatch.engine.sources import OnTick
from newswatch.engine.stream_job import StreamJob
from newswatch.ports import QuoteBatch
from newswatch.protocol import QuotesChanged
from patience import PATIENCE_S

ALIBABA, TENCENT = ListingId("9988.HK"), ListingId("0700.HK")


class Wire:
    """A stream whose ticks a test makes."""

    def __init__(self) -> None:
        self.on_tick: OnTick | None = None
        self.followed: list[tuple[ListingId, ...]] = []

    def __call__(self, on_tick: OnTick) -> Wire:
        self.on_tick = on_tick
        return self

    async def watch(self, symbols: Collection[ListingId]) -> None:
        self.followed.append(tuple(symbols))

    async def run(self) -> None:
        await asyncio.Event().wait()


def stream_while(
    made: Desk, wire: Wire, story: Callable[[StreamJob], Awaitable[None]]
) -> None:
    """Run the job on a desk whose stream is `wire`, while `story` is told."""
    made.state.sources = replace(made.state.sources, stream=wire)

    async def run() -> None:
        job = StreamJob(made.state, QuotesJob(made.state))
        running = asyncio.create_task(job.run())
        await story(job)
        assert not running.done()
        running.cancel()

    asyncio.run(asyncio.wait_for(run(), PATIENCE_S))
    made.state.lanes.close()


async def until(done: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE_S * 100)):
        if done():
            return
        await asyncio.sleep(0.01)


def dearer(known: Quote, now: datetime) -> Quote:
    return replace(known, last=known.last + 1, as_of=now, fetched_at=now)


def test_a_tick_after_a_silence_is_told() -> None:
    made, wire = desk("9988.HK"), Wire()
    told: list[Quote] = []

    async def story(job: StreamJob) -> None:
        first = QuoteBatch((quote("9988.HK 129 HKD", NOON),))
        made.state.market.record(first)
        await until(lambda: bool(wire.followed))
        made.clock.move(timedelta(seconds=1))
        await asyncio.sleep(0.3)
        job.on_tick(ALIBABA, dearer)
        await until(made.state.outbox.filled.is_set)
        [message] = made.state.outbox.take()
        assert isinstance(message, QuotesChanged)
        told.extend(message.quotes)

    stream_while(made, wire, story)

    assert [each.last for each in told] == [130]


def test_what_is_watched_later_is_followed_without_any_tick() -> None:
    made, wire = desk("9988.HK"), Wire()

    async def story(_: StreamJob) -> None:
        await until(lambda: wire.followed == [(ALIBABA,)])
        made.state.watched = desk("9988.HK 0700.HK").state.watched
        await until(lambda: len(wire.followed) > 1)

    stream_while(made, wire, story)

    assert wire.followed == [(ALIBABA,), (ALIBABA, TENCENT)]
