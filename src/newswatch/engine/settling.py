"""What is done for stored articles when there is time: stories, the search index.

Many articles at once are stored, matched and found at once (`storage.stories`,
`storage.index`); what is left to do for them is noted in the database, and done here
in short steps. An end of the program loses nothing of it.
"""

from __future__ import annotations

import asyncio
import time

from newswatch.engine.state import EngineState

QUIET_S = 0.25
"""Nothing was stored for so long: nobody is in a hurry."""

LONGEST_S = 3.0
"""While news keep coming, one step is done so often."""


class SettleJob:
    """Does what is left, the stories first; then the notices that waited for them."""

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._busy = True

    async def settled(self) -> None:
        """Wait until nothing is left to do."""
        while self._busy or self._state.left.arrived.is_set():  # noqa: ASYNC110 - two
            await asyncio.sleep(QUIET_S)

    async def run(self) -> None:
        """Go on until cancelled; begin with what the last engine left."""
        while True:
            while await self.step():
                await self._until_quiet()
            self._busy = False
            await self._state.lanes.store(self._state.stores.news.chores)
            await self._state.left.arrived.wait()
            self._busy = True
            await self._until_quiet()

    async def step(self) -> bool:
        """Do one short step; tell whether there was anything to do."""
        state = self._state
        state.left.arrived.clear()
        stories = await state.lanes.store(state.stores.news.gather)
        if stories is not None:
            state.tell_stories(stories)
            return True
        return await state.lanes.store(state.stores.news.index_some)

    async def _until_quiet(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < LONGEST_S:
            quiet = time.monotonic() - self._state.left.stored_at
            if quiet >= QUIET_S:
                return
            await asyncio.sleep(QUIET_S - quiet)
