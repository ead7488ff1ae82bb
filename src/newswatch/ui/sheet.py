"""What all our dialogs share: not modal, closed by Esc, gone when closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from newswatch.ui.captions import heading, note

__all__ = ["Sheet", "heading", "note"]


class Sheet(QDialog):
    """A dialog that never blocks the window behind it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(18, 16, 18, 14)
        self._outer.setSpacing(14)
        self._outer.addLayout(self.body, 1)

    def open(self) -> None:
        """Show it beside the window, which stays usable."""
        self.show()

    def add_buttons(self, buttons: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
        """Add a row of buttons, wired to accept and reject."""
        row = QDialogButtonBox(buttons)
        row.accepted.connect(self.accept)
        row.rejected.connect(self.reject)
        self._outer.addWidget(row)
        return row
