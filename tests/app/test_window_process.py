"""The window as a process: what it imports, what it draws, what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newswatch.storage.database import Database
from patience import PATIENCE_S

FORBIDDEN = (
    "yfinance",
    "pandas",
    "feedparser",
    "requests",
    "aiohttp",
    "curl_cffi",
    "httpx",
    "urllib3",
    "http.client",
    "urllib.request",
    "asyncio",
    "lxml",
    "newswatch.sources",
    "newswatch.services",
    "newswatch.engine",
    "newswatch.matching",
)
"""What the window's process never imports."""

PROBE = """
import json, sys
from newswatch.cli.main import run
code = run(sys.argv[1:])
print("\\n" + json.dumps([code, sorted(sys.modules)]))
"""

pytestmark = pytest.mark.slow


def window(*arguments: str, code: str = PROBE) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
        env=environment,
    )


def test_a_picture_of_the_demo_is_drawn_and_nothing_heavy_is_imported(
    tmp_path: Path,
) -> None:
    picture = tmp_path / "window.png"

    done = window(
        "--demo", "--at", "09:41", "--screenshot", str(picture), "--size", "1200x800"
    )

    assert done.returncode == 0, done.stderr
    code, modules = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert [m for m in modules if m.startswith(FORBIDDEN)] == []
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert int.from_bytes(picture.read_bytes()[16:20]) == 1200
    assert str(picture) in done.stdout


def diary(path: Path) -> None:
    path.write_bytes(b"this is a diary, not a database" * 99)


def damaged(path: Path) -> None:
    Database.open(path).close()
    content = bytearray(path.read_bytes())
    half = len(content) // 2
    content[110:half] = b"\xff" * (half - 110)
    path.write_bytes(content)


def newer(path: Path) -> None:
    database = Database.open(path)
    database.execute("PRAGMA user_version = 9999")
    database.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(diary, "not a"), (damaged, "damaged"), (newer, "newer")],
)
def test_a_database_that_cannot_be_used_is_said_and_kept(
    spoil: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    database = tmp_path / "newswatch.sqlite3"
    spoil(database)
    content = database.read_bytes()

    done = window("--profile", str(tmp_path), "--screenshot", str(tmp_path / "x.png"))

    assert json.loads(done.stdout.splitlines()[-1])[0] == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count(sentence) == 1, "it is said once"
    assert database.read_bytes() == content
