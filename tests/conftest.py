"""Fixtures for all tests."""

from __future__ import annotations

import gc
import os
import socket
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes import FakeClock
from newswatch.engine.lanes import Lanes
from newswatch.storage import schema
from patience import PatientBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOON = datetime(2025, 2, 17, 4, 0, tzinfo=UTC)
"""Noon in Hong Kong on the day of the demo."""

# How long an example takes is the machine's business, and a run's outcome is not
# left to luck. `--hypothesis-profile=search` looks for examples nobody has seen.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("steady"), derandomize=False, max_examples=1000
)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _blame_leaks() -> Iterator[None]:
    """Collect garbage at the end of each test, so that a leak is blamed on it.

    What is unclosed warns when it is collected, which may be many tests later. What
    a test has left alive is not looked at again: that keeps it cheap.
    """
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """A bot with patience; its widgets, closed by now, are gone after the test."""
    yield PatientBot(request)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _undressed() -> Iterator[None]:
    """A theme that a test has put in force ends with it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        yield
        return
    font, palette, sheet = app.font(), app.palette(), app.styleSheet()
    yield
    if app.styleSheet() != sheet:
        app.setPalette(palette)
        app.setFont(font)
        app.setStyleSheet(sheet)


@pytest.fixture
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's own time zone is UTC, wherever it stands (POSIX)."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still until it is told."""
    return FakeClock(NOON)


@pytest.fixture(autouse=True)
def _loopback_only(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test reaches beyond this machine, and only marked ones use a socket."""
    allowed = "socket" in request.keywords
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        local = not isinstance(address, tuple) or address[0] in {"127.0.0.1", "::1"}
        if not (allowed and local) and isinstance(address, tuple):
            pytest.fail(f"a test tried to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _databases_in_memory_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what a test has left open in memory: Python 3.13 warns of it."""
    opened: list[sqlite3.Connection] = []
    connect = schema.connect

    def noted(path: Path | None, **more: Any) -> sqlite3.Connection:
        connection = connect(path, **more)
        if path is None:
            opened.append(connection)
        return connection

    monkeypatch.setattr(schema, "connect", noted)
    yield
    for connection in opened:
        connection.close()


@pytest.fixture(autouse=True)
def _lanes_end(
    _databases_in_memory_end: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let what the store was told be done before its database is closed.

    To close a connection that another thread is using ends the process.
    """
    made: list[Lanes] = []
    build = Lanes.__init__

    def noted(self: Lanes) -> None:
        build(self)
        made.append(self)

    monkeypatch.setattr(Lanes, "__init__", noted)
    yield
    for each in made:
        each.close()


@pytest.fixture
def shared_data() -> Path:
    """Recorded data beside the project; the test is skipped where there is none."""
    folder = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("recorded data is not beside the project")
    return folder
