"""From process start to the first painted window, against a bare Qt window.

    python benchmarks/bench_startup.py [ROUNDS]

The bare window is a PySide6 QMainWindow with a QTableView on the same machine,
in the same run. Ours has 30 listings and 500 stored articles. Goal: 1.5 x.
"""

from __future__ import annotations

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


def milliseconds(code: str, *arguments: str) -> float:
    """Run a child and return the time from before its start to its first paint."""
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
    return (float(done.stdout.split()[0]) - started) * 1000


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with TemporaryDirectory() as folder:
        fill_profile(Path(folder), listings=30, articles=500)
        milliseconds(BARE)
        milliseconds(OURS, "--profile", folder)
        bare, ours = [], []
        for _ in range(rounds):
            bare.append(milliseconds(BARE))
            ours.append(milliseconds(OURS, "--profile", folder))
    first, second = statistics.median(bare), statistics.median(ours)
    print(f"bare QMainWindow + QTableView   {first:7.0f} ms   1.00 x")
    print(f"newswatch, 30 listings          {second:7.0f} ms   {second / first:.2f} x")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
