"""From process start to the first painted window, against a bare Qt window.

    python benchmarks/bench_startup.py [ROUNDS]

The bare window is a PySide6 QMainWindow with a QTableView on the same machine,
in the same run. Ours has 30 listings and 500 stored articles, and is painted
when both lists are, with their rows. Goal: 1.5 x. After that it is completed:
commands, tray, messages, the engine started.

Where others keep the machine busy, the clock says little: the processor time at
the paint says what the start costs, and its best round most of all.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from world import fill_profile

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time(), time.process_time(), time.time(), flush=True)
            import os; os._exit(0)
        return False

app = QApplication(sys.argv[:1])
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(40, 10))
window.setCentralWidget(table)
eye = Eye()
table.viewport().installEventFilter(eye)
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
from newswatch.cli import main
from newswatch.ui import plain_import

load_qt = plain_import.load_qt

def load_and_watch():
    load_qt()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    rows = {}

    def end():
        if len(rows) == 2:
            print(*max(rows.values()), time.time(), flush=True)
            os._exit(0)

    def note_rows(kind):
        paint = kind.paint

        def noted(*arguments):
            paint(*arguments)
            if not rows:
                # After the window's own timer of 0 ms, which completes it.
                QTimer.singleShot(0, lambda: QTimer.singleShot(0, end))
            rows[kind] = time.time(), time.process_time()

        kind.paint = noted

    run_loop = QApplication.exec

    def watch_and_run(*_):
        from newswatch.ui.news.delegate import NewsDelegate
        from newswatch.ui.watchlist.delegate import WatchlistDelegate

        note_rows(NewsDelegate)
        note_rows(WatchlistDelegate)
        return run_loop()

    QApplication.exec = watch_and_run

plain_import.load_qt = load_and_watch
main.run(sys.argv[1:])
"""

FULL_SIZE = ("--size", "1440x900")
"""As the bare one's: the screen of a machine without a display is smaller."""


def milliseconds(code: str, *arguments: str) -> tuple[float, float, float]:
    """Run a child; return the times to its paint, of a processor then, to its end."""
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if not done.stdout.strip():
        sys.exit(f"no paint: {done.stderr[-2000:]}")
    painted, used, ended = (float(word) * 1000 for word in done.stdout.split())
    return painted - started * 1000, used, ended - started * 1000


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Compiling a module that was changed is no part of a start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as folder:
        fill_profile(Path(folder), listings=30, articles=500)
        milliseconds(BARE)
        milliseconds(OURS, *FULL_SIZE, "--profile", folder)
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(milliseconds(BARE))
            ours.append(milliseconds(OURS, *FULL_SIZE, "--profile", folder))
    for way, value in (("median", statistics.median), ("best", min)):
        for name, times in (
            ("bare QMainWindow + QTableView", bare),
            ("newswatch", ours),
        ):
            print(way.ljust(7), name.ljust(30), _row(times, bare, value))
    return 0


def _row(
    times: list[tuple[float, float, float]],
    bare: list[tuple[float, float, float]],
    value: Callable[[Iterable[float]], float],
) -> str:
    parts = []
    for number, unit in enumerate(("ms to paint", "of processor", "to the end")):
        mine = value(each[number] for each in times)
        base = value(each[number] for each in bare)
        parts.append(f"{mine:6.0f} {unit} {mine / base:.2f} x")
    return "   ".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
