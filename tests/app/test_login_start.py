"""Started at login: what is written for the system, and a start without a window."""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.paths import Profile, profile
from newswatch.settings import Settings, save
from newswatch.ui.login_start import (
    LoginFile,
    agent,
    command,
    desktop_entry,
    login_start,
)
from patience import PATIENCE_S

WINDOW = """
import sys
from PySide6.QtWidgets import QSystemTrayIcon
from newswatch.ui import tray
from newswatch.ui.main_window import MainWindow
tray.RECHECK_MS, tray.RECHECKS = 200, 2
if sys.argv.pop(1) == "tray":
    QSystemTrayIcon.isSystemTrayAvailable = staticmethod(lambda: True)
MainWindow.showEvent = lambda self, event: print("shown", flush=True)
start_late_work = MainWindow.start_late_work
def noted(self):
    start_late_work(self)
    print("at work", flush=True)
MainWindow.start_late_work = noted
from newswatch.cli.main import run
raise SystemExit(run(sys.argv[1:]))
"""


def exec_line(entry: bytes) -> str:
    lines = entry.decode().split("\n")
    return next(line[5:] for line in lines if line.startswith("Exec="))


def test_it_is_on_when_turned_on_and_off_when_turned_off(tmp_path: Path) -> None:
    start = LoginFile(tmp_path / "not" / "yet" / "newswatch.desktop", b"content")
    assert not start.is_on()

    start.turn(on=True)
    assert start.is_on()
    assert start.path.read_bytes() == b"content"

    start.turn(on=False)
    assert not start.is_on()
    start.turn(on=False)  # twice does no harm


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    start = LoginFile(tmp_path / "file" / "newswatch.desktop", b"content")

    with pytest.raises(OSError, match=r"[Dd]irectory|File exists"):
        start.turn(on=True)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="desktops of Linux")
def test_linux_finds_it_where_its_desktops_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    login_start(profile()).turn(on=True)

    entry = (tmp_path / "autostart" / "newswatch.desktop").read_bytes()
    words = shlex.split(exec_line(entry))
    assert words == [sys.executable, "-m", "newswatch", "--hidden"]


def test_a_profile_elsewhere_is_named(tmp_path: Path) -> None:
    words = command(Profile(tmp_path / "my shares"))
    assert words[-2:] == ("--profile", str(tmp_path / "my shares"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_desktop_reads_any_path_back_as_it_was(folder: str) -> None:
    line = exec_line(desktop_entry(["python", folder]))
    # As the specification says: the value's escapes, the field codes, the quotes.
    value = line.replace("\\\\", "\\").replace("%%", "%")
    quoted = value.removeprefix('"python" "').removesuffix('"')
    assert re.sub(r'\\(["`$\\])', r"\1", quoted) == folder


def test_launchd_reads_the_words_back() -> None:
    read = plistlib.loads(agent(["python", "-m", "newswatch", "--profile", "a & b"]))
    assert read["ProgramArguments"][-1] == "a & b"
    assert read["RunAtLoad"] is True


Process = subprocess.Popen[str]


def begin(folder: Path, tray: str, *arguments: str) -> Process:
    words = (tray, "--demo", "--profile", str(folder), *arguments)
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def next_line(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.slow
def test_started_hidden_it_works_in_the_tray_until_it_is_called(
    tmp_path: Path, started: list[Process]
) -> None:
    save(tmp_path / "settings.json", Settings(first_run_done=True))
    window = begin(tmp_path, "tray", "--hidden")
    started.append(window)
    assert next_line(window) == "at work"

    again = begin(tmp_path, "tray", "--hidden")  # the user logs in once more
    started.append(again)
    assert again.wait(PATIENCE_S) == 0
    second = begin(tmp_path, "tray")
    started.append(second)
    assert second.wait(PATIENCE_S) == 0

    called = time.monotonic()
    assert next_line(window) == "shown"
    assert time.monotonic() - called < PATIENCE_S


@pytest.mark.slow
def test_started_hidden_where_there_is_no_tray_the_window_comes(
    tmp_path: Path, started: list[Process]
) -> None:
    save(tmp_path / "settings.json", Settings(first_run_done=True))
    window = begin(tmp_path, "none", "--hidden")
    started.append(window)

    assert [next_line(window), next_line(window)] == ["at work", "shown"]
