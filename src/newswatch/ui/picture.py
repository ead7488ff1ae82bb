"""Draws the window into a PNG, once it shows what there is to show."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from newswatch import paths
from newswatch.ui.main_window import MainWindow

SETTLE_MS = 900
"""From the engine's `Ready` until models, chart and pixmaps are drawn."""

PATIENCE_MS = 60_000
MOST_WAITS = 30
"""For the chart's library on a slow machine; for counts that rest."""


def settled(window: MainWindow) -> bool:
    """Tell whether a window shows all that it was told."""
    parts = (window.quote, window.news, window.unread)
    return all(part.settled for part in parts)


class Picture(QObject):
    """Waits, grabs the window, saves, and leaves.

    Attributes:
        exit_code: 0 once the picture is saved.
    """

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._waits = 0
        self._path = path
        self.exit_code = 1
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take)
        self._timer.start(PATIENCE_MS)

    def take_soon(self) -> None:
        """Take it after a moment to settle."""
        self._timer.start(SETTLE_MS)

    def _take(self) -> None:
        if not settled(self._window) and self._waits < MOST_WAITS:
            self._waits += 1
            self._timer.start(SETTLE_MS)
            return
        try:
            paths.write(self._path, self._png())
        except OSError as error:
            sys.stderr.write(
                "newswatch: The picture could not be written. "
                f"{self._path}: {error.strerror}.\n"
            )
        else:
            self.exit_code = 0
            sys.stdout.write(f"{self._path.absolute()}\n")
        QApplication.exit(self.exit_code)

    def _png(self) -> bytes:
        drawn = QBuffer()
        self._window.grab().save(drawn, "PNG")
        return bytes(drawn.data().data())
