"""Learns when the watched companies report: seldom, one request at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from newswatch.domain.earnings import EarningsDate
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import EntityKind, ListingId
from newswatch.engine.state import EngineState
from newswatch.engine.wake import Rests
from newswatch.log import logger
from newswatch.ports import CalendarSource
from newswatch.protocol import EarningsChanged

log = logger(__name__)

LOOK_S = 600.0
"""How often to look whose days are old."""

FRESH = timedelta(days=1)
"""Days of results change that seldom."""

REST = timedelta(hours=6)
"""After a failure: prices need the source more than this does."""


class EarningsJob:
    """Asks for the days of results of each watched company once a day."""

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._rests_until: datetime | None = None

    async def run(self) -> None:
        """Go round until cancelled."""
        rests = Rests(self._state.wake)
        while True:
            await self.once()
            await rests.take(LOOK_S)

    async def once(self) -> None:
        """Ask for all that are due; the first failure ends the round."""
        source = self._state.sources.calendar
        if source is None or self._resting():
            return
        for listing_id in await self._due():
            if not await self._ask(source, listing_id):
                self._rests_until = self._state.sources.clock.now() + REST
                return
            await asyncio.sleep(self._state.sources.pace.earnings)

    def _resting(self) -> bool:
        until = self._rests_until
        return until is not None and self._state.sources.clock.now() < until

    async def _due(self) -> list[ListingId]:
        state = self._state
        asked = await state.lanes.store(state.stores.market.earnings_asked)
        now = state.sources.clock.now()
        return [
            listing.id
            for listing in state.watched.listings
            if listing.kind is EntityKind.COMPANY and is_old(asked.get(listing.id), now)
        ]

    async def _ask(self, source: CalendarSource, listing_id: ListingId) -> bool:
        """Ask for one company; tell whether the source is well."""
        try:
            dates = await self._state.lanes.market(source.earnings, listing_id)
        except SourceError as error:
            log.info("No days of results of %s: %s", listing_id, error)
            return False
        await self._take(listing_id, dates)
        return True

    async def _take(self, listing_id: ListingId, dates: Sequence[EarningsDate]) -> None:
        state, now = self._state, self._state.sources.clock.now()
        store = state.stores.market
        await state.lanes.store(store.save_earnings, listing_id, dates, now)
        if dates:
            state.outbox.put(EarningsChanged(listing_ids=(listing_id,)))


def is_old(asked: datetime | None, now: datetime) -> bool:
    """Tell whether to ask again; also after a clock was set back (a replay's)."""
    return asked is None or abs(now - asked) >= FRESH
