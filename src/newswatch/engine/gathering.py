"""Taking what is ready together, while the one who takes is busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def gathered(source: AsyncIterator[T], most: int) -> AsyncIterator[list[T]]:
    """Yield what `source` has ready, in its order, at least one and at most `most`.

    Nothing waits for more to come: a slow source is passed on one by one, and
    one that is quicker than its taker in lists. An error of the source is
    raised after what came before it was yielded.
    """
    ready: asyncio.Queue[T | None] = asyncio.Queue(most)
    pump = asyncio.create_task(_pump(source, ready))
    ended = False
    try:
        while not ended:
            taken = [await ready.get()]
            while len(taken) < most and not ready.empty():
                taken.append(ready.get_nowait())
            ended = taken[-1] is None
            if together := [each for each in taken if each is not None]:
                yield together
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
