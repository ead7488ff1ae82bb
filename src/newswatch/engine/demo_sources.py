"""The replay in the place of the real sources: the only difference of a demo."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from newswatch.domain.bar import Interval
from newswatch.domain.feed import Feed, FeedState
from newswatch.engine.sources import DEMO_PACE, Sources
from newswatch.ports import FeedOutcome
from newswatch.protocol import SetClock
from newswatch.replay.market import ReplayMarket
from newswatch.replay.world import load_world
from newswatch.sources.demo.clock import ReplayClock
from newswatch.sources.demo.feed import DEMO_FEED, DemoFeed
from newswatch.sources.demo.market import DemoMarket


class _DemoVisitor:
    """Visits the one feed that a demo has."""

    def __init__(self, feed: DemoFeed) -> None:
        self._feed = feed

    async def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        for feed, state in visits:
            yield await self._feed.fetch(feed, state)

    async def close(self) -> None:
        """Nothing is open."""


def demo_sources(at: datetime | None, speed: float) -> Sources:
    """Return the replay's sources, its clock starting at `at`.

    Args:
        speed: Replayed seconds per second; 0 starts it paused.
    """
    world = load_world()
    clock = ReplayClock(at or world.starts, world.ends, speed or 1.0)
    clock.set_paused(speed == 0)
    market = DemoMarket(ReplayMarket(world), world, clock)
    return Sources(
        clock=clock,
        quotes=market,
        bars=market,
        rates=(market,),
        calendar=market,
        feeds=_DemoVisitor(DemoFeed(world, clock)),
        pace=DEMO_PACE,
        set_clock=lambda message: _steer(clock, message),
        replay=lambda: (clock.speed, clock.paused),
        own_feeds=(DEMO_FEED,),
        intraday=Interval.M1,
        age_of_bars=timedelta(0),
        refresh_bars_s=2.0,
    )


def _steer(clock: ReplayClock, message: SetClock) -> None:
    if message.at is not None:
        clock.set_time(message.at)
    if message.speed is not None:
        clock.set_speed(message.speed)
    if message.paused is not None:
        clock.set_paused(message.paused)
