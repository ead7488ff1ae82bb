"""What differs between systems and machines, played where the tests run."""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Any, NamedTuple

import pytest

from newswatch import log, paths
from newswatch.cli.main import run
from newswatch.storage.schema import uri

Captured = pytest.CaptureFixture[str]


def newswatch(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command as Windows does outside a terminal: no UTF-8 by default."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return subprocess.run(
        [sys.executable, "-m", "newswatch", *arguments],
        env={**os.environ, **plain, **variables},
        capture_output=True,
        check=False,
        timeout=100,
    )


# --- letters ------------------------------------------------------------------


@pytest.mark.slow
def test_what_machines_read_is_utf8_whatever_the_locale() -> None:
    done = newswatch("--demo", "quotes", "9988.HK", "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["symbol"] == "9988.HK"
    price = newswatch("--demo", "price-action", "9988.HK", "--lang", "zh_HK")
    assert "阿里巴巴" in price.stdout.decode("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_letter_that_a_terminal_lacks_is_a_question_mark(encoding: str) -> None:
    done = newswatch(
        *("--demo", "price-action", "9988.HK", "--lang", "zh_HK"),
        PYTHONIOENCODING=encoding,
    )

    assert done.returncode == 0
    assert b"????" in done.stdout
    assert b"129.10" in done.stdout
    assert done.stderr == b""


@pytest.mark.slow
def test_a_profile_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a b 騰訊 #%?&=1"
    profile = ("--profile", str(folder))

    assert newswatch("--demo", "export", *profile).returncode == 0
    assert newswatch("doctor", "--offline", *profile).returncode == 0
    assert (folder / "newswatch.sqlite3").is_file()


# --- files --------------------------------------------------------------------


class Busy:
    """`os.replace` as on Windows while somebody reads the file."""

    def __init__(self, times: int, winerror: int) -> None:
        self.left = times
        self._winerror = winerror
        self._replace = os.replace

    def __call__(self, fresh: Path, path: Path) -> None:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "Access is denied")
            vars(error)["winerror"] = self._winerror
            raise error
        self._replace(fresh, path)


def replaced(folder: Path, monkeypatch: pytest.MonkeyPatch, busy: Busy) -> str:
    (folder / "fresh").write_text("new", encoding="utf-8")
    (folder / "old").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(paths, "PAUSE_S", 0)
    paths.replace(folder / "fresh", folder / "old")
    return (folder / "old").read_text(encoding="utf-8")


@pytest.mark.parametrize("winerror", sorted(paths.IN_USE))
def test_a_file_that_a_scanner_reads_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    assert replaced(tmp_path, monkeypatch, Busy(paths.TRIES, winerror)) == "new"


def test_what_is_refused_for_long_or_for_good_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PermissionError):
        replaced(tmp_path, monkeypatch, Busy(paths.TRIES + 1, 32))

    busy = Busy(2, winerror=1314)  # a privilege is missing: waiting does not help
    with pytest.raises(PermissionError):
        replaced(tmp_path, monkeypatch, busy)
    assert busy.left == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"C:\Users\May Chan\騰訊", "file:///C:/Users/May%20Chan/%E9%A8%B0%E8%A8%8A"),
        (r"\\server\homes\may\x.sqlite3", "file:////server/homes/may/x.sqlite3"),
        (r"C:\a#b?c%d", "file:///C:/a%23b%3Fc%25d"),
    ],
)
def test_sqlite_is_told_windows_paths_in_its_own_way(path: str, expected: str) -> None:
    assert uri(PureWindowsPath(path)) == expected


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield root
    for each in set(root.handlers) - set(before):
        root.removeHandler(each)
        each.close()
    root.setLevel(level)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full")
def test_a_log_on_a_full_disk_ends_with_a_sentence(
    tmp_path: Path, root_logger: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    before = root_logger.handlers[:]
    (tmp_path / "engine.log").symlink_to("/dev/full")
    log.add_file(tmp_path, "engine")

    root_logger.warning("first")
    root_logger.warning("second")

    said = [record.message for record in caplog.records]
    assert sorted(said) == [
        "No log file from now on: [Errno 28] No space left on device",
        "first",
        "second",
    ]
    assert said[-1] == "second"
    assert root_logger.handlers == before


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_the_doctor_sees_a_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    full = Usage(10**9, 10**9 - 3_000_000, 3_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)

    assert run(["doctor", "--offline", "--profile", str(tmp_path / "new")]) == 1

    said = capsys.readouterr().out
    assert f"!!  The disk is nearly full: 3 MB are left at {tmp_path}\n" in said
    assert "Make some room" in said


def test_the_doctor_sees_that_a_profile_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert run(["doctor", "--offline", "--profile", str(tmp_path / "new")]) == 1

    assert f"you may not write in {tmp_path}" in capsys.readouterr().out


# --- displays -----------------------------------------------------------------


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="always a display")
@pytest.mark.parametrize("arguments", [[], ["--demo"]])
def test_without_a_display_the_window_says_so(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert run(arguments) == 1

    assert capsys.readouterr().err == (
        "newswatch: There is no display to open a window on. "
        "Without one: newswatch watch, newswatch quotes, or --screenshot FILE.\n"
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--demo", "--at", "25:99"], "--at 25:99 is no time of day"),
        (["--demo", "--size", "3x"], "--size 3x is no size"),
        (["--speed", "2"], "--speed goes with --demo"),
    ],
)
def test_a_wrong_option_is_named_with_or_without_a_display(
    wrong: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert run(wrong) == 2

    assert said in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="displays of X11")
@pytest.mark.parametrize(
    ("platform", "why"),
    [
        ("xcb", "could not connect to display :4711"),
        ("nonsense", 'Could not find the Qt platform plugin "nonsense" in ""'),
    ],
)
def test_a_display_that_is_not_there_is_a_sentence(
    platform: str, why: str, tmp_path: Path
) -> None:
    done = newswatch(
        "--profile", str(tmp_path), DISPLAY=":4711", QT_QPA_PLATFORM=platform
    )

    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"newswatch: There is no display to open a window on: {why}. "
        "Without one: newswatch watch, newswatch quotes, or --screenshot FILE.\n"
    )


def test_a_time_without_the_demo_is_refused(tmp_path: Path, capsys: Captured) -> None:
    profile = ["--profile", str(tmp_path)]

    assert run(["quotes", "9988.HK", "--at", "09:41", *profile]) == 2

    assert "--at goes with --demo" in capsys.readouterr().err


def test_nothing_is_printed_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A window that was started from a menu of Windows has no streams at all."""
    streams: dict[str, Any] = {"stdout": None, "stderr": None}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)

    assert run(["--demo", "price-action", "9988.HK"]) == 0
