"""Threads that have read a lot end, and take with them what libxml2 keeps for them."""

from __future__ import annotations

import asyncio
import threading

import pytest

from newswatch.sources.feeds.parse_threads import ParseThreads


@pytest.mark.parametrize(("size", "stays"), [(10, True), (100, False)])
def test_threads_end_after_so_many_bytes(size: int, *, stays: bool) -> None:
    async def job() -> None:
        threads = ParseThreads(most_bytes=100)
        first = await threads.run(size, threading.current_thread)
        await threads.run(1, threading.current_thread)
        first.join(0.1 if stays else 30)
        assert first.is_alive() is stays
        threads.close()

    asyncio.run(job())


def test_what_old_threads_were_given_is_finished() -> None:
    async def job() -> None:
        threads, go = ParseThreads(most_bytes=1), threading.Event()
        begun = asyncio.gather(*(threads.run(1, lambda: go.wait(30)) for _ in range(4)))
        await asyncio.sleep(0)
        assert await threads.run(1, lambda: "new")
        go.set()
        assert await begun == [True] * 4
        threads.close()

    asyncio.run(job())
