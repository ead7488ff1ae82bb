"""A line that says what was just done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

SHOWN_MS = 8000


class UndoBar(QFrame):
    """Appears for some seconds below a list; hidden otherwise.

    Its button takes back what the bar names and nothing else: the bar goes as
    soon as that was taken back, or something else was done since.

    Args:
        take_back: What the button does, if it is more than an undo of `stack`.
    """

    def __init__(
        self,
        stack: QUndoStack,
        parent: QWidget | None = None,
        *,
        take_back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._take_back = take_back or stack.undo
        stack.indexChanged.connect(self._on_index)
        self._label = QLabel()
        self._label.setTextFormat(self._label.textFormat().PlainText)
        button = QPushButton(self.tr("Undo"), flat=True)
        button.clicked.connect(self._on_undo)
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.addWidget(self._label, 1)
        layout.addWidget(button)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text`, of the change just done, and the button for a while."""
        self._label.setText(text)
        self.show()
        self._timer.start()

    def _on_index(self, _index: int) -> None:
        self.hide()

    def _on_undo(self) -> None:
        self._take_back()
        self.hide()
