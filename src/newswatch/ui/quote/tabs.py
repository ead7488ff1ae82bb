"""A row of words that switches between pages; slimmer than Qt's tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newswatch.ui.quote.widgets import as_chip


class Tabs(QWidget):
    """Pages under a row of words.

    Signals:
        page_shown: The `QWidget` that is shown now.
    """

    page_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(10, 4, 10, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)

    def add(self, page: QWidget, title: str) -> None:
        """Append a page."""
        button = as_chip(QPushButton(title), padding=7)
        button.clicked.connect(lambda: self.show_page(page))
        self._group.addButton(button, self._stack.addWidget(page))
        self._row.insertWidget(self._row.count() - 1, button)
        self._group.button(self._stack.currentIndex()).setChecked(True)

    def current(self) -> QWidget | None:
        """Return the page that is shown, if there is one."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added."""
        self._stack.setCurrentWidget(page)
        self._group.button(self._stack.currentIndex()).setChecked(True)
        self.page_shown.emit(page)
