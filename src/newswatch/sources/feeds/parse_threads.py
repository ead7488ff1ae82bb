"""The threads that parse what strangers wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_THREADS = 2
_MOST_BYTES = 32_000_000


class ParseThreads:
    """Two threads; new ones take over after so many bytes of documents.

    libxml2 keeps every name of an element or an attribute that a thread has read
    until the thread ends. A feed that makes up new names at each visit would fill
    the memory within days.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = self._left = most_bytes
        self._pool = _pool()

    async def run(self, size: int, job: Callable[[], T]) -> T:
        """Return what a job returns that reads a document of `size` bytes."""
        if self._left <= 0:
            self._renew()
        self._left -= size
        return await asyncio.get_running_loop().run_in_executor(self._pool, job)

    def close(self) -> None:
        """Stop; what has begun is finished."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _renew(self) -> None:
        """Let the old threads end with what they have been given."""
        self._pool.shutdown(wait=False)
        self._pool = _pool()
        self._left = self._most_bytes


def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, "parse")
