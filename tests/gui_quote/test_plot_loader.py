"""The plotting library is imported where Qt may be touched, and a little at a time."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys, threading
from PySide6.QtCore import QCoreApplication
from newswatch.ui.quote.plot_loader import PlotLoader

class Spy:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("PySide6", "pyqtgraph", "newswatch")):
            elsewhere.update(() if on_main() else (name,))
        seen.add(name)

def on_main():
    return threading.current_thread() is threading.main_thread()

seen, elsewhere = set(), set()
sys.meta_path.insert(0, Spy())
app = QCoreApplication([])
loader = PlotLoader()
loader.loaded.connect(app.quit)
loader.start()
app.exec()
assert loader.make_plot is not None
assert {"numpy", "pyqtgraph"} <= seen, seen
assert not elsewhere, elsewhere
"""


def test_nothing_of_qt_is_imported_beside_the_windows_own_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
