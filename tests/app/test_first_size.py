"""The first window of a new user fits the screen; a size that is asked for holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SIZE_WHEN_SHOWN = """
import os, sys
from newswatch.cli import main
from newswatch.ui import plain_import

load_qt = plain_import.load_qt

def load_and_watch():
    load_qt()
    from PySide6.QtWidgets import QApplication, QMainWindow

    def tell(*_):
        top = QApplication.topLevelWidgets()
        (window,) = (each for each in top if isinstance(each, QMainWindow))
        least = window.minimumSizeHint().expandedTo(window.minimumSize())
        room = window.screen().availableSize().expandedTo(least)
        size = window.size()
        print(size.width() > room.width(), size.width(), size.height(), flush=True)
        os._exit(0)

    QApplication.exec = tell

plain_import.load_qt = load_and_watch
main.run(sys.argv[1:])
"""

pytestmark = pytest.mark.slow


def size_told(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SIZE_WHEN_SHOWN, *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout, done.stderr
    return done.stdout.split()


def test_the_first_window_is_no_wider_than_its_screen(tmp_path: Path) -> None:
    assert size_told("--profile", str(tmp_path))[0] == "False"


def test_a_size_that_is_asked_for_is_kept(tmp_path: Path) -> None:
    told = size_told("--profile", str(tmp_path), "--size", "1440x900")

    assert told == ["True", "1440", "900"]
