"""Fixtures for all tests."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fakes import FakeClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOON = datetime(2025, 2, 17, 4, 0, tzinfo=UTC)
"""Noon in Hong Kong on the day of the demo."""


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


@pytest.fixture
def shared_data() -> Path:
    """Recorded data beside the project; the test is skipped where there is none."""
    folder = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("recorded data is not beside the project")
    return folder
