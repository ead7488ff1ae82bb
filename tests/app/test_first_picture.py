"""The first picture of the real window: both lists stand in it, and little else ran."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui import sample_world
from newswatch.storage.database import Database
from newswatch.ui.plain_import import LATE

AT_FIRST_PAINT = """
import json, os, sys
from newswatch.cli import main
from newswatch.ui import plain_import

load_qt = plain_import.load_qt

def row_in_the_midst_of(view):
    return view.indexAt(view.viewport().rect().center()).row()

def look(window):
    ran = [n for n in plain_import.LATE if type(sys.modules[n]).__name__ == "module"]
    rows = list(map(row_in_the_midst_of, (window.watchlist.view, window.news.view)))
    modules = [sys.modules[f"PySide6.Qt{part}"] for part in ("Gui", "Widgets")]
    names = ("QKeySequence", "QStyle")
    made = [name for name in names for module in modules if name in vars(module)]
    first = window.grab().toImage()
    built = "rest" in vars(window)
    window.complete()
    window.repaint()
    same = window.grab().toImage() == first
    print(json.dumps([ran, rows, built, same, made]), flush=True)
    os._exit(0)

def load_and_watch():
    load_qt()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Eye(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, lambda: look(watched))
            return False

    run_loop = QApplication.exec

    def watch_and_run(*_):
        eye = Eye()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.installEventFilter(eye)
        return run_loop()

    QApplication.exec = watch_and_run

plain_import.load_qt = load_and_watch
main.run(sys.argv[1:])
"""

pytestmark = pytest.mark.slow


def test_both_lists_are_there_at_once_and_the_rest_changes_nothing(
    tmp_path: Path,
) -> None:
    database = Database.open(tmp_path / "newswatch.sqlite3")
    sample_world.world(database=database)
    database.close()

    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT, "--profile", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    assert done.stdout, done.stderr
    ran, rows, built, same, made = json.loads(done.stdout)
    assert ran == []
    assert all(row > 0 for row in rows)
    assert not built
    assert made == [], "PySide makes all enumerations of a class it is asked for"
    assert same, "the window jumps when it is completed"


def test_what_comes_late_is_there(tmp_path: Path) -> None:
    told = "\n".join(
        f"import_late({name!r})\nimport {name}\nassert {name}.__doc__\n{name}.__file__"
        for name in LATE
    )

    done = subprocess.run(
        [sys.executable, "-c", f"from newswatch.ui.plain_import import *\n{told}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.stderr == ""
