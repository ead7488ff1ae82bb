"""Manners towards servers: one request a host at a time, and a pause between."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    users: int = 0


class Throttle:
    """Gives out slots to speak to a host. For one event loop.

    At most one slot a host at a time, the next one `pause_s` seconds (and up
    to a half more, at random) after the last was given back; at most
    `concurrency` slots in all.
    """

    def __init__(
        self,
        *,
        concurrency: int = 24,
        pause_s: float = 1.0,
        rng: random.Random | None = None,
    ) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._pause_s = pause_s
        self._rng = rng or random.Random()  # noqa: S311 - jitter, no secret
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Wait for this host's turn, and for a slot."""
        entry = self._hosts.setdefault(host, _Host())
        entry.users += 1
        try:
            async with entry.lock:
                await self._pause(entry)
                async with self._slots:
                    try:
                        yield
                    finally:
                        entry.free_at = asyncio.get_running_loop().time()
        finally:
            entry.users -= 1
            self._forget(host, entry)

    async def _pause(self, entry: _Host) -> None:
        if not entry.free_at:
            return
        wait = self._pause_s * (1 + self._rng.random() / 2)
        rest = entry.free_at + wait - asyncio.get_running_loop().time()
        if rest > 0:
            await asyncio.sleep(rest)

    def _forget(self, host: str, entry: _Host) -> None:
        """Drop hosts that nobody has asked for in a while."""
        now = asyncio.get_running_loop().time()
        if not self._pause_s and not entry.users:
            self._hosts.pop(host, None)
        if len(self._hosts) > 1000:  # noqa: PLR2004 - a catalogue has dozens
            keep = 2 * self._pause_s
            self._hosts = {
                name: one
                for name, one in self._hosts.items()
                if one.users or now - one.free_at < keep
            }
