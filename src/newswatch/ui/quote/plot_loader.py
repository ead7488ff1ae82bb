"""Imports the plotting library without stopping the window for long."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.ui.palette import Theme

MODULE = "newswatch.ui.quote.chart_plot"
WITHOUT_QT = (
    "numpy",
    "cProfile",
    "multiprocessing.connection",
    "pydoc",
    "xml.etree.ElementTree",
)
"""What the library imports that has nothing to do with Qt."""
QT_MODULES = (
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtWidgets",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtSvg",
    "PySide6.QtTest",
)
"""The modules of which the library asks for every single class."""
LAST = ("pyqtgraph", MODULE)
"""What stops the window for longer, some 100 ms: an import cannot be halved."""
LOOK_MS = 15
STEP_S = 0.010
"""How long the window stands still for a part of the work."""


class PlotLoader(QObject):
    """Imports numpy, pyqtgraph and our plot, once.

    What knows nothing of Qt is imported in a thread, which does nothing else.
    PySide makes a class when it is first asked for, and a thread that asks while
    the window is at work can end the program (seen once in some hundred starts):
    so all that touches Qt is done on the window's own thread. Its classes, two
    thirds of that, are made a few at a time.

    Signals:
        loaded: `make_plot` is there.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._steps = _steps()
        # Looked at by a timer: a thread must not reach for a widget that may
        # be gone by then.
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._go_on)

    @property
    def make_plot(self) -> Callable[[Theme], Any] | None:
        """What makes a plot, or None until it is imported."""
        return getattr(sys.modules.get(MODULE), "make_plot", None)

    def start(self) -> None:
        """Import it, if that has not begun."""
        if self._thread is None:
            self._thread = threading.Thread(target=_import_others, daemon=True)
            self._thread.start()
            self._timer.start()

    def _go_on(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        until = time.monotonic() + STEP_S
        for _ in self._steps:
            if time.monotonic() > until:
                return
        self._timer.stop()
        self.loaded.emit()


def _import_others() -> None:
    for name in WITHOUT_QT:
        import_module(name)


def _steps() -> Iterator[None]:
    """Make the classes of Qt one by one, and import the library at last."""
    for name in QT_MODULES:
        module = import_module(name)
        for each in dir(module):
            getattr(module, each)
            yield
    for name in LAST:
        import_module(name)
        yield
