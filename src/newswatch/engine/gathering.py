"""Taking what is ready together, while the one who takes is busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

T = TypeVar("T")

AHEAD = 10
"""So much may wait for the taker: what is ready takes memory."""


async def gathered(
    source: AsyncIterator[T],
    most: int,
    *,
    weight: Callable[[T], int] = lambda _: 1,
) -> AsyncIterator[list[T]]:
    """Yield what `source` has ready, in its order, until it weighs `most`.

    It is always at least one, which alone may weigh more. Nothing waits for
    more to come: a slow source is passed on one by one, and one that is quicker
    than its taker in lists. An error of the source is raised after what came
    before it was yielded.
    """
    ready: asyncio.Queue[T | None] = asyncio.Queue(AHEAD)
    pump = asyncio.create_task(_pump(source, ready))
    ended = False
    try:
        while not ended:
            taken: list[T] = []
            each = await ready.get()
            while each is not None:
                taken.append(each)
                if sum(map(weight, taken)) >= most or ready.empty():
                    break
                each = ready.get_nowait()
            ended = each is None
            if taken:
                yield taken
        await pump
    finally:
        pump.cancel()
        await asyncio.gather(pump, return_exceptions=True)


async def _pump(source: AsyncIterator[T], ready: asyncio.Queue[T | None]) -> None:
    """Put None last, also when the source fails; not when nobody takes any more."""
    try:
        async for each in source:
            await ready.put(each)
    except Exception:
        await ready.put(None)
        raise
    await ready.put(None)
