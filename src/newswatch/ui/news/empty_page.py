"""Shows an `Explanation` with its buttons, in place of an empty list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newswatch.ui.news.empty import Explanation

_LABELS: dict[str, Any] = {
    "add": QT_TRANSLATE_NOOP("EmptyPage", "Add a company"),
    "all": QT_TRANSLATE_NOOP("EmptyPage", "Show all news"),
    "watchlist": QT_TRANSLATE_NOOP("EmptyPage", "Show the watchlist's news"),
    "clear": QT_TRANSLATE_NOOP("EmptyPage", "Clear filters"),
    "demo": QT_TRANSLATE_NOOP("EmptyPage", "Try the demo"),
    "retry": QT_TRANSLATE_NOOP("EmptyPage", "Try again now"),
    "health": QT_TRANSLATE_NOOP("EmptyPage", "How the sources are doing"),
}


class EmptyPage(QWidget):
    """Says why there is nothing, and offers what helps.

    Signals:
        action_requested: One of the names in `Explanation.actions`.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._body = QLabel()
        self._body.setProperty("role", "muted")
        for label in (self._title, self._body):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMaximumWidth(460)
        self._buttons = {key: self._button(key) for key in _LABELS}
        self._lay_out()

    def show_explanation(self, explanation: Explanation) -> None:
        """Show another reason."""
        self._title.setText(explanation.title)
        self._body.setText(explanation.body)
        for key, button in self._buttons.items():
            button.setVisible(key in explanation.actions)

    def words(self) -> str:
        """Return what is shown, for tests and screen readers."""
        return f"{self._title.text()}\n{self._body.text()}"

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(self.tr(_LABELS[key]), self)
        button.clicked.connect(partial(self.action_requested.emit, key))
        # A click on it is done with it, as with all buttons of the window.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 36, 28, 28)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._body)
        layout.addSpacing(4)
        layout.addLayout(row)
        layout.addStretch(1)
