"""What is ready is taken together; nothing waits, nothing is lost or reordered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from newswatch.engine.gathering import gathered


async def quick(number: int, fails: bool = False) -> AsyncIterator[int]:
    for each in range(number):
        yield each
    if fails:
        raise RuntimeError("a bug")


def taken(source: AsyncIterator[int], most: int, busy_s: float) -> list[list[int]]:
    """Take lists, being busy after each."""

    async def job() -> list[list[int]]:
        lists = []
        async for each in gathered(source, most):
            lists.append(each)
            await asyncio.sleep(busy_s)
        return lists

    return asyncio.run(job())


def test_a_busy_taker_gets_lists_and_all_of_it_in_order() -> None:
    lists = taken(quick(20), most=8, busy_s=0.01)
    assert [each for one in lists for each in one] == list(range(20))
    assert max(map(len, lists)) == 8


def test_what_comes_alone_is_not_kept_waiting() -> None:
    async def slow() -> AsyncIterator[int]:
        for each in range(3):
            await asyncio.sleep(0.01)
            yield each

    assert taken(slow(), most=8, busy_s=0) == [[0], [1], [2]]


@pytest.mark.parametrize("number", [0, 1, 8, 9])
def test_every_length_ends(number: int) -> None:
    lists = taken(quick(number), most=8, busy_s=0)
    assert [each for one in lists for each in one] == list(range(number))


def test_an_error_comes_after_what_came_before_it() -> None:
    async def job() -> list[int]:
        seen: list[int] = []
        try:
            async for each in gathered(quick(3, fails=True), 8):
                seen += each
        except RuntimeError:
            seen.append(-1)
        return seen

    assert asyncio.run(job()) == [0, 1, 2, -1]


def test_a_taker_that_leaves_ends_the_source() -> None:
    async def job() -> None:
        closed = asyncio.Event()

        async def endless() -> AsyncIterator[int]:
            try:
                while True:
                    await asyncio.sleep(0)
                    yield 1
            finally:
                closed.set()

        lists = gathered(endless(), 2)
        await anext(lists)
        await lists.aclose()  # type: ignore[attr-defined]
        await asyncio.wait_for(closed.wait(), 5)

    asyncio.run(job())


def test_what_is_heavy_is_taken_with_little_else() -> None:
    async def job() -> list[list[int]]:
        lists = []
        source = numbers(1, 2, 9, 1, 1, 20, 3)
        async for each in gathered(source, 10, weight=lambda number: number):
            lists.append(each)
            await asyncio.sleep(0.01)
        return lists

    assert asyncio.run(job()) == [[1, 2, 9], [1, 1, 20], [3]]


async def numbers(*some: int) -> AsyncIterator[int]:
    for each in some:
        yield each
