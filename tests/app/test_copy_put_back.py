"""A window whose database is damaged offers the copy, and opens with it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newswatch.storage.backup import keep_copy
from newswatch.storage.database import Database
from newswatch.storage.user import UserStore
from patience import PATIENCE_S

pytestmark = pytest.mark.slow

PRESSES_THE_FIRST_BUTTON = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from newswatch.cli.main import run
from newswatch.ui import main_window, sorry

def press(window):
    QTimer.singleShot(0, window.findChildren(QPushButton)[0].click)

def leave(window):
    print([each.name for each in window.data.watchlists])
    QTimer.singleShot(0, lambda: QApplication.exit(0))

sorry.SorryWindow.show = press
main_window.MainWindow.show = leave
raise SystemExit(run(sys.argv[1:]))
"""


def test_the_copy_is_offered_and_the_window_opens_with_it(tmp_path: Path) -> None:
    path = tmp_path / "newswatch.sqlite3"
    database = Database.open(path)
    UserStore(database).add_watchlist("Mine")
    database.close()
    keep_copy(path, date(2025, 2, 17))
    path.write_bytes(b"")

    arguments = ["--demo", "--profile", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", PRESSES_THE_FIRST_BUTTON, *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    assert (done.returncode, done.stdout) == (0, "['Mine']\n")
    assert "There is a copy of what you made, of 2025-02-17" in done.stderr
    assert len(list(tmp_path.glob("newswatch.sqlite3.damaged-*"))) >= 1
