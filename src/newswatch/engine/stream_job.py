"""Ticks between the polls: absorbed as they come, passed on a few times a second."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import datetime

from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.engine.quotes_job import QuotesJob
from newswatch.engine.sources import TickStream, Update
from newswatch.engine.state import EngineState
from newswatch.ports import QuoteBatch

PASS_ON_S = 0.1
FOLLOW_S = 1.0
SAVE_S = 5.0


class StreamJob:
    """Keeps the newest tick of each listing; polling stays the source of truth."""

    def __init__(self, state: EngineState, quotes: QuotesJob) -> None:
        self._state = state
        self._quotes = quotes
        self._ticks: dict[ListingId, Update] = {}
        self._watching: tuple[ListingId, ...] = ()
        self._ticked = asyncio.Event()
        self._saved = time.monotonic()

    async def run(self) -> None:
        """Stream until cancelled; nothing to do where there is no stream."""
        if self._state.sources.stream is None:
            return
        stream = self._state.sources.stream(self.on_tick)
        running = asyncio.create_task(stream.run())
        try:
            while True:
                await self._follow(stream)
                await self.pass_on()
                await asyncio.sleep(PASS_ON_S)
                await self._tick_or_a_while()
        finally:
            running.cancel()

    def on_tick(self, listing_id: ListingId, update: Update) -> None:
        """Note a tick; of a listing only the newest counts."""
        self._ticks[listing_id] = update
        self._ticked.set()

    async def pass_on(self) -> None:
        """Turn what came since the last time into quotes."""
        ticks, self._ticks = self._ticks, {}
        if not ticks:
            return
        now = self._state.sources.clock.now()
        quotes = [self._quote(symbol, update, now) for symbol, update in ticks.items()]
        save = time.monotonic() - self._saved > SAVE_S
        if save:
            self._saved = time.monotonic()
        batch = QuoteBatch(tuple(quote for quote in quotes if quote))
        await self._quotes.take(batch, save=save)

    def _quote(
        self, listing_id: ListingId, update: Update, now: datetime
    ) -> Quote | None:
        known = self._state.market.newest(listing_id)
        return update(known, now) if known else None

    async def _tick_or_a_while(self) -> None:
        """Wait for a tick; where none comes, look now and then whom to follow."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FOLLOW_S):
                await self._ticked.wait()
        self._ticked.clear()

    async def _follow(self, stream: TickStream) -> None:
        if self._state.watched.ids != self._watching:
            self._watching = self._state.watched.ids
            await stream.watch(self._watching)
