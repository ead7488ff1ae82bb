"""Window processes: one a profile, and gone without a word when told to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newswatch.settings import Settings, save

pytestmark = pytest.mark.slow

WITH_A_TRAY = """
import sys
from newswatch.ui.tray import Tray
Tray.can_hide_window = lambda self: True
Tray.explain_hiding = lambda self: print("goes on here", flush=True)
from newswatch.cli.main import run
raise SystemExit(run(sys.argv[1:]))
"""
Process = subprocess.Popen[str]


@pytest.fixture
def started() -> Iterator[list[Process]]:
    """What a test starts; none outlives it."""
    found: list[Process] = []
    yield found
    for process in found:
        process.kill()
        process.communicate()


def begin(profile: Path, code: str = WITH_A_TRAY) -> Process:
    return subprocess.Popen(
        [sys.executable, "-c", code, "--demo", "--profile", str(profile)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def wait_until_alive(profile: Path, process: Process) -> None:
    """Wait until the window has its engine."""
    give_up = time.monotonic() + 60
    while not (profile / "engine.lock").exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up, "no engine was started"
        time.sleep(0.1)


def test_two_starts_on_a_new_profile_give_one_window(
    tmp_path: Path, started: list[Process]
) -> None:
    profile = tmp_path / "not" / "yet"
    started += [begin(profile), begin(profile)]

    give_up = time.monotonic() + 60
    while all(each.poll() is None for each in started):
        assert time.monotonic() < give_up, "both windows stay"
        time.sleep(0.1)

    done = [each for each in started if each.poll() is not None]
    assert [each.returncode for each in done] == [0]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_told_to_end_it_does_not_speak_of_the_tray(
    tmp_path: Path, started: list[Process]
) -> None:
    save(tmp_path / "settings.json", Settings(first_run_done=True))
    process = begin(tmp_path)
    started.append(process)
    wait_until_alive(tmp_path, process)

    process.send_signal(signal.SIGTERM)
    said, _complaints = process.communicate(timeout=30)

    assert (process.returncode, said) == (0, "")
