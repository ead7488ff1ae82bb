"""The window's client of the real engine: kill it, and it is back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newswatch.paths import profile
from newswatch.protocol import Alive, FromEngine, Hello, Ready, SetClock
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from newswatch.ui.engine_client import EngineClient, EngineStatus, engine_command

pytestmark = pytest.mark.slow

Heard = list[FromEngine]


@pytest.fixture
def client(qapp: QApplication, tmp_path: Path) -> Iterator[EngineClient]:
    assert qapp is not None
    made = EngineClient(
        ["--profile", str(tmp_path), "--demo", "--at", "11:58", "--speed", "60"]
    )
    yield made
    made.stop()


def heard(client: EngineClient) -> Heard:
    messages: Heard = []
    client.message_arrived.connect(messages.append)
    return messages


def count(messages: Heard, kind: type) -> Callable[[], int]:
    return lambda: sum(isinstance(message, kind) for message in messages)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_engine_is_said_and_back_with_nothing_lost_or_doubled(
    qtbot: QtBot, client: EngineClient, tmp_path: Path
) -> None:
    messages, said, ticks = heard(client), list[EngineStatus](), list[int]()
    client.status_changed.connect(said.append)
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: ticks.append(1))
    client.start()
    qtbot.waitUntil(lambda: count(messages, Ready)() >= 1)

    timer.start()
    for round_number in (2, 3):
        os.kill(client.process_id, signal.SIGKILL)
        qtbot.waitUntil(
            lambda: count(messages, Hello)() == round_number,  # noqa: B023
        )
    qtbot.waitUntil(lambda: count(messages, Ready)() >= 2)
    timer.stop()

    assert len(ticks) > 5, "the window's event loop went on meanwhile"
    assert [status.running for status in said] == [True, False, True, False, True]
    assert "starting again" in said[1].sentence
    client.stop()
    assert _articles(tmp_path) == 43


def test_the_engine_answers_and_stops_when_asked(
    qtbot: QtBot, client: EngineClient
) -> None:
    messages = heard(client)
    client.start()
    qtbot.waitUntil(lambda: count(messages, Ready)() >= 1)

    client.send(SetClock(paused=True))
    qtbot.waitUntil(lambda: any(isinstance(m, Alive) and m.paused for m in messages))
    number = client.process_id
    client.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP there")
def test_a_silent_engine_is_killed_and_started_anew(
    qtbot: QtBot, client: EngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newswatch.ui.engine_client.SILENCE_S", 2.0)
    messages = heard(client)
    client.start()
    qtbot.waitUntil(lambda: count(messages, Alive)() >= 1)

    os.kill(client.process_id, signal.SIGSTOP)

    qtbot.waitUntil(lambda: count(messages, Hello)() == 2)


def test_after_a_sleep_the_engine_has_time_to_speak(
    client: EngineClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("newswatch.ui.engine_client.time.monotonic", lambda: now[0])
    killed: list[float] = []
    monkeypatch.setattr(client, "_kill", lambda: killed.append(now[0]))
    client.start()
    client._alive = True

    def wait(seconds: int) -> None:
        for _ in range(seconds):
            now[0] += 1
            client._check_silence()

    wait(3)
    now[0] += 3600  # the machine slept; some clocks count that
    wait(14)
    assert killed == []
    wait(3)
    assert killed, "but it is not waited for for ever"


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert engine_command() == [sys.executable, "engine"]


def _articles(folder: Path) -> int:
    from newswatch.domain.query import ArticleQuery

    database = Database.open(profile(folder).database, write=False)
    try:
        return open_stores(database).news.count(ArticleQuery(stories=False))
    finally:
        database.close()
