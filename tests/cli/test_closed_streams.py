"""Commands started without an input or an output end in words, never in a traceback."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell closes the streams"
)


@pytest.fixture
def match(tmp_path: Path) -> str:
    """Return the command line of a match that reads standard input."""
    instruments = tmp_path / "instruments.csv"
    instruments.write_text("symbol,name\n9988.HK,Alibaba\n", encoding="utf-8")
    return f"match --instruments {shlex.quote(str(instruments))}"


def test_an_input_that_was_closed_is_empty(match: str) -> None:
    ended = newswatch(match, "<&-")

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("closed", [">&-", "<&- >&-"])
def test_an_output_that_was_closed_is_one_nobody_reads(closed: str) -> None:
    ended = newswatch("--demo export", closed)

    assert (ended.returncode, ended.stderr) == (1, "")


def test_a_program_without_any_stream_is_not_at_fault() -> None:
    assert newswatch("--demo export", "<&- >&- 2>&-").returncode == 0


def test_what_is_written_as_it_is_found_ends_as_quietly(match: str) -> None:
    ended = newswatch(match, ">&-", typed='{"id": 1, "title": "Alibaba"}\n')

    assert (ended.returncode, ended.stderr) == (1, "")


def test_complaints_that_nobody_hears_do_not_hide_what_is_found() -> None:
    ended = newswatch("--demo quotes 9988.HK", "2>&-")

    assert ended.returncode == 0
    assert "129.10 HKD" in ended.stdout


def newswatch(
    command: str, closed: str, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell that closes some of its streams first."""
    python = shlex.quote(sys.executable)
    return subprocess.run(
        ["/bin/sh", "-c", f"exec {python} -m newswatch {command} {closed}"],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
