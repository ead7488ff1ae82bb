"""Calls the jobs out of their rests, each once a call."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Wake:
    """What "refresh now" and a changed watchlist ring; on the event loop only."""

    def __init__(self) -> None:
        self.calls = 0
        self.bell = asyncio.Event()

    def call(self) -> None:
        """Have every job look again: now, or when it is done with its work."""
        self.calls += 1
        self.bell.set()
        self.bell = asyncio.Event()


class Rests:
    """The rests of one job. A call ends one of them, never two.

    A bell that went on ringing for a while had the jobs ask their sources
    without a pause meanwhile.
    """

    def __init__(self, wake: Wake) -> None:
        self._wake = wake
        self._heard = wake.calls

    async def take(self, seconds: float) -> None:
        """Rest, but not past a call, nor at all if one came since the last rest."""
        if self._heard == self._wake.calls:
            # `wait_for` of 3.11 forgets that it was cancelled if a call came too.
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._wake.bell.wait()
        self._heard = self._wake.calls
