"""The engine's threads: one for the store, one for Yahoo, a few for other work.

There are no others. Yahoo is asked one question at a time (yfinance shares one
session, cookie and crumb among threads), and the database has one writer here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Lanes:
    """Runs blocking work beside the event loop, each kind in its own lane."""

    def __init__(self) -> None:
        self._store = ThreadPoolExecutor(1, "store")
        self._market = ThreadPoolExecutor(1, "market")
        self._work = ThreadPoolExecutor(1, "work")

    async def store(self, job: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Run `job` where the database is written, in order."""
        return await _run(self._store, job, *args, **more)

    async def market(self, job: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Run `job` where the quote provider is asked, one at a time."""
        return await _run(self._market, job, *args, **more)

    async def work(self, job: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Run a long computation that touches neither."""
        return await _run(self._work, job, *args, **more)

    def close(self) -> None:
        """Drop what has not started, finish what the store is doing.

        A market thread may still wait for a socket; the process does not wait
        for it (see `engine.main`).
        """
        self._market.shutdown(wait=False, cancel_futures=True)
        self._work.shutdown(wait=False, cancel_futures=True)
        self._store.shutdown(wait=True, cancel_futures=True)


async def _run(
    pool: ThreadPoolExecutor, job: Callable[P, T], *args: P.args, **more: P.kwargs
) -> T:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, lambda: job(*args, **more))
