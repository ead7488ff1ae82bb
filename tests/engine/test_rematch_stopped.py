"""Matching stored articles anew can be stopped, and says how far it came."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import article
from engine_desk import desk
from newswatch.engine import commands
from newswatch.engine.bars_job import BarsJob
from newswatch.engine.pictures_job import PicturesJob
from newswatch.protocol import Cancel, NewsRematched, Progress
from newswatch.services.matching import note_rematch, wants_rematch
from newswatch.storage.pictures import PictureCache
from patience import PATIENCE_S


def test_a_job_that_is_stopped_says_so_and_not_that_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk("0700.HK")
    state = made.state
    state.stores.news.add_articles([article(f"Told {n}", n) for n in range(9)])
    note_rematch(state.stores.feeds, begun=True)
    pictures = PicturesJob(state, PictureCache(tmp_path / "pictures"))
    told = commands.Commands(state, BarsJob(state), pictures, tmp_path / "none.json")

    def steps(*_: object) -> Iterator[int]:
        yield 3
        asyncio.run(told.carry_out(Cancel(job=commands.REMATCH)))
        yield 6
        pytest.fail("it went on")

    monkeypatch.setattr(commands, "rematch", steps)
    asyncio.run(asyncio.wait_for(_resume(told), PATIENCE_S))

    messages = state.outbox.take()
    last = [each for each in messages if isinstance(each, Progress)][-1]
    assert (last.done, last.total, last.stopped) == (6, 9, True)
    assert NewsRematched() in messages, "what was matched is shown"
    assert not wants_rematch(state.stores.feeds), "nor is it begun at the next start"


async def _resume(told: commands.Commands) -> None:
    await told.resume()
    assert told._rematching is not None
    await told._rematching
