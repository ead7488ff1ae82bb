"""A line on return: what came since the user last looked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from newswatch.ui import text


class SinceBar(QFrame):
    """Hidden until `tell` has something to tell.

    Signals:
        show_requested: Show only what came since.
        seen: It need not be told any more.
    """

    show_requested = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        show = QPushButton(self.tr("Show"), flat=True)
        show.clicked.connect(self._on_show)
        close = QToolButton()
        close.setText("✕")
        close.setToolTip(self.tr("Dismiss"))
        close.clicked.connect(self._on_seen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.addWidget(self._label, 1)
        layout.addWidget(show)
        layout.addWidget(close)
        self.hide()

    def tell(
        self, since: datetime, until: datetime, mine: int, everything: int
    ) -> None:
        """Say what came between the two (aware); nothing if nothing did."""
        if not everything:
            self.hide()
            return
        words = self.tr("Since you last looked ({0}): {1} new, {2} about yours")
        numbers = text.tally(everything), text.tally(mine)
        self._label.setText(words.format(text.age(since, until), *numbers))
        self.show()

    def words(self) -> str:
        """Return what is said."""
        return self._label.text()

    def _on_seen(self) -> None:
        self.hide()
        self.seen.emit()

    def _on_show(self) -> None:
        self._on_seen()
        self.show_requested.emit()
