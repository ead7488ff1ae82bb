"""From process start to the first painted window, against a bare Qt window.

    python benchmarks/bench_startup.py [ROUNDS]

The bare window is a PySide6 QMainWindow with a QTableView on the same machine,
in the same run. Ours has 30 listings and 500 stored articles, and is painted
when both lists are, with their rows. Goal: 1.5 x. After that it is completed:
commands, tray, messages, the engine started. Processor time is up to the end.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
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
            print(time.time(), flush=True)
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
            print(max(rows.values()), time.time(), flush=True)
            os._exit(0)

    def note_rows(kind):
        paint = kind.paint

        def noted(*arguments):
            paint(*arguments)
            if not rows:
                # After the window's own timer of 0 ms, which completes it.
                QTimer.singleShot(0, lambda: QTimer.singleShot(0, end))
            rows[kind] = time.time()

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


def milliseconds(code: str, *arguments: str) -> tuple[float, float, float]:
    """Run a child; return the times to its first paint, to its end, of processors."""
    before, started = _processor_ms(), time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if not done.stdout.strip():
        sys.exit(f"no paint: {done.stderr[-2000:]}")
    times = [(float(word) - started) * 1000 for word in done.stdout.split()]
    return times[0], times[-1], _processor_ms() - before


def _processor_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Compiling a module that was changed is no part of a start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as folder:
        fill_profile(Path(folder), listings=30, articles=500)
        milliseconds(BARE)
        milliseconds(OURS, "--profile", folder)
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(milliseconds(BARE))
            ours.append(milliseconds(OURS, "--profile", folder))
    for name, times in (("bare QMainWindow + QTableView", bare), ("newswatch", ours)):
        print(name.ljust(32), _row(times, bare))
    return 0


def _row(
    times: list[tuple[float, float, float]], bare: list[tuple[float, float, float]]
) -> str:
    parts = []
    for number, unit in enumerate(("ms to paint", "to the end", "of processor")):
        mine = statistics.median(each[number] for each in times)
        base = statistics.median(each[number] for each in bare)
        parts.append(f"{mine:6.0f} {unit} {mine / base:.2f} x")
    return "   ".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
