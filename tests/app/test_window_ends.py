"""Window processes: one a profile, on with a new engine, gone when told to end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newswatch.settings import Settings, save
from newswatch.storage.database import Database
from patience import PATIENCE_S

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


def begin(profile: Path, *arguments: str) -> Process:
    common = ("--demo", "--profile", str(profile))
    return subprocess.Popen(
        [sys.executable, "-c", WITH_A_TRAY, *common, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def wait_until_alive(profile: Path, process: Process) -> None:
    """Wait until the window has its engine."""
    give_up = time.monotonic() + PATIENCE_S
    while not (profile / "engine.lock").exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up, "no engine was started"
        time.sleep(0.1)


def test_two_starts_on_a_new_profile_give_one_window(
    tmp_path: Path, started: list[Process]
) -> None:
    profile = tmp_path / "not" / "yet"
    started += [begin(profile), begin(profile)]

    give_up = time.monotonic() + PATIENCE_S
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
    said, _complaints = process.communicate(timeout=PATIENCE_S)

    assert (process.returncode, said) == (0, "")


def wait_until_priced(profile: Path) -> None:
    """Wait until the engine has stored quotes: by then it has told the time."""
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        database = Database.open(profile / "newswatch.sqlite3", write=False)
        priced = database.row("SELECT 1 FROM quote")
        database.close()
        if priced:
            return
        time.sleep(0.2)
    pytest.fail("there are no quotes")


def engine_of(window: Process, other_than: int = 0) -> tuple[int, list[str]]:
    """Return the id and the arguments of a window's engine, once it runs."""
    children = Path(f"/proc/{window.pid}/task/{window.pid}/children")
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        for child in map(int, children.read_text().split()):
            words = Path(f"/proc/{child}/cmdline").read_text().split("\0")
            if child != other_than and "engine" in words:
                return child, words
        time.sleep(0.05)
    pytest.fail("there is no engine")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc")
def test_an_engine_started_anew_goes_on_where_the_last_one_was(
    tmp_path: Path, started: list[Process]
) -> None:
    window = begin(tmp_path, "--at", "09:41", "--speed", "60")
    started.append(window)
    first, words = engine_of(window)
    assert words[words.index("--at") + 1] == "09:41:00"
    wait_until_priced(tmp_path)
    time.sleep(2)  # of the demo, two minutes

    os.kill(first, signal.SIGKILL)
    _second, words = engine_of(window, other_than=first)

    assert "09:41:00" < words[words.index("--at") + 1] < "10:30:00"
    assert words[words.index("--speed") + 1] == "60"
