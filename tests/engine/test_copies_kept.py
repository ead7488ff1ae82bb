"""The engine keeps copies of what the user made, and says when it cannot."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engine_desk import Desk, desk
from newswatch.engine import server
from newswatch.engine.server import Server
from newswatch.paths import profile
from newswatch.protocol import Failed, FromEngine, decode_from_engine
from newswatch.storage import backup, copies
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore

PATIENCE_S = 30.0


def serve_until(
    folder: Path, made: Desk, done: Callable[[], bool], pipe: io.BytesIO | None = None
) -> None:
    """Run the engine with sources that have nothing, until `done`.

    Args:
        pipe: What it says goes there.
    """

    async def run() -> None:
        served = Server(made.state, profile(folder), pipe or io.BytesIO())
        serving = asyncio.create_task(served.run())
        for _ in range(1000):
            if done():
                break
            await asyncio.sleep(0.02)
        served.stop()
        await serving

    asyncio.run(asyncio.wait_for(run(), PATIENCE_S))
    assert done()


def test_a_running_engine_keeps_a_copy(tmp_path: Path) -> None:
    path = profile(tmp_path).database
    database = Database.open(path)
    UserStore(database).add_watchlist("Mine")
    database.close()

    serve_until(tmp_path, desk(""), lambda: copies.newest(path) is not None)

    kept = copies.newest(path)
    assert kept is not None
    database = Database.open(kept)
    assert [each.name for each in UserStore(database).watchlists()] == ["Mine"]
    database.close()


def test_a_change_is_copied_soon_and_not_an_hour_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made = profile(tmp_path).database, desk("")
    database = Database.open(path)
    tried: list[Path | None] = []

    def noted(of: Path, day: date) -> Path | None:
        tried.append(backup.keep_copy(of, day))
        return tried[-1]

    monkeypatch.setattr(server, "keep_copy", noted)
    monkeypatch.setattr(server, "COPY_AFTER_S", 0.0)

    def copied() -> bool:
        if tried == [None]:  # there was nothing to keep; now there is
            tried.append(None)
            UserStore(database).add_watchlist("Mine")
            made.state.wake.call()
        return copies.newest(path) is not None

    serve_until(tmp_path, made, copied)
    database.close()


def test_a_copy_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    database = Database.open(profile(tmp_path).database)
    UserStore(database).add_watchlist("Mine")
    database.close()
    copies.folder(profile(tmp_path).database).write_text("a file in the way")
    pipe = io.BytesIO()

    def said() -> list[FromEngine]:
        return [decode_from_engine(line) for line in pipe.getvalue().splitlines()]

    def told() -> bool:
        return any(isinstance(each, Failed) for each in said())

    serve_until(tmp_path, desk(""), told, pipe)
    assert not any(isinstance(each, Failed) and each.bug for each in said())
