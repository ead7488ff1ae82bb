"""Tells when a window has been painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LONGEST_MS = 1500
"""A window that nobody can see is not painted; work does not wait for it."""


class FirstPaint(QObject):
    """Watches a window until it stands.

    A timer of 0 ms is not enough: it often comes before the first paint.

    Signals:
        painted: All of the window has been painted, or will not be soon; once.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_painted = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._timer.start(LONGEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of the first paint; what is in it is painted with it.

        Who presses a key before the window is complete does not wait: all keys
        are in force before this one is looked up.
        """
        if event.type() == QEvent.Type.ShortcutOverride:
            self._tell()
        elif event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self._timer.start(0)
        return False

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self._timer.stop()
        self.painted.emit()
