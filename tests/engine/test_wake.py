"""A call ends one rest of each job: nobody sleeps through it, nobody is driven."""

from __future__ import annotations

import asyncio

from newswatch.engine.wake import Rests, Wake
from patience import PATIENCE_S

LONG_S = 10 * PATIENCE_S


async def look(rests: Rests, looks: list[int]) -> None:
    while True:
        looks.append(len(looks))
        await rests.take(LONG_S)


async def settle() -> None:
    """Let everybody run who can."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_each_job_looks_once_more_for_each_call() -> None:
    async def run() -> list[int]:
        wake, counts = Wake(), []
        logs: list[list[int]] = [[], []]
        jobs = [asyncio.create_task(look(Rests(wake), log)) for log in logs]
        for _ in range(3):
            await settle()
            counts += [len(log) for log in logs]
            wake.call()
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        return counts

    assert asyncio.run(run()) == [1, 1, 2, 2, 3, 3]


def test_a_call_during_work_is_heard_after_it_and_several_are_one() -> None:
    async def run() -> None:
        wake = Wake()
        rests = Rests(wake)
        wake.call()  # the job is at work
        wake.call()
        await asyncio.wait_for(rests.take(LONG_S), PATIENCE_S)

        resting = asyncio.create_task(rests.take(LONG_S))
        await settle()
        assert not resting.done()
        resting.cancel()
        await asyncio.gather(resting, return_exceptions=True)

    asyncio.run(run())


def test_without_a_call_a_rest_ends_by_itself() -> None:
    asyncio.run(asyncio.wait_for(Rests(Wake()).take(0.001), PATIENCE_S))
