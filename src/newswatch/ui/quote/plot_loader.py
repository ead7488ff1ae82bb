"""Imports the plotting library without stopping the window."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.ui.palette import Theme

MODULE = "newswatch.ui.quote.chart_plot"
LOOK_MS = 15


class PlotLoader(QObject):
    """Imports numpy, pyqtgraph and our plot in a thread, once.

    Measured: on the window's own thread the import stops it for 500 to 1,500
    ms, beside it the longest pause is 30 to 45 ms. The thread does nothing
    else, and is the only one in the window.

    Signals:
        loaded: `make_plot` is there.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        # Looked at by a timer: a thread must not reach for a widget that may
        # be gone by then.
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def make_plot(self) -> Callable[[Theme], Any] | None:
        """What makes a plot, or None until it is imported.

        Another loader may be importing the module right now: what is defined
        last tells that it is complete.
        """
        return getattr(sys.modules.get(MODULE), "make_plot", None)

    def start(self) -> None:
        """Import it, if that has not begun."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=importlib.import_module, args=(MODULE,), daemon=True
            )
            self._thread.start()
            self._timer.start()

    def _look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._timer.stop()
            self.loaded.emit()
