"""From process start to the first painted window, against a bare Qt window.

    python benchmarks/bench_startup.py [ROUNDS]

The bare window is a PySide6 QMainWindow with a QTableView on the same machine,
in the same run. Ours has 30 listings and 500 stored articles. Goal: 1.5 x.
Processor time says the same on a machine that is busy with something else.
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
import sys, time
from newswatch.cli import main
from newswatch.ui import app
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QListView

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time(), flush=True)
            import os; os._exit(0)
        return False

init = app.MainWindow.__init__

def watched(self, *args, **more):
    init(self, *args, **more)
    self.eye = Eye()
    self.findChild(QListView).viewport().installEventFilter(self.eye)

app.MainWindow.__init__ = watched
main.run(sys.argv[1:])
"""


def milliseconds(code: str, *arguments: str) -> tuple[float, float]:
    """Run a child; return the time to its first paint, and of processors."""
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
    painted = (float(done.stdout.split()[0]) - started) * 1000
    return painted, _processor_ms() - before


def _processor_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
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


def _row(times: list[tuple[float, float]], bare: list[tuple[float, float]]) -> str:
    parts = []
    for number, unit in enumerate(("ms", "ms of processor")):
        mine = statistics.median(each[number] for each in times)
        base = statistics.median(each[number] for each in bare)
        parts.append(f"{mine:6.0f} {unit} {mine / base:.2f} x")
    return "   ".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
