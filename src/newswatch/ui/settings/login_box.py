"""The choice that the system keeps: whether we start when the user logs in."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.login_start import LoginStart
from newswatch.ui.sheet import note


class LoginBox(QWidget):
    """Shows what is true; says in place why it could not be changed."""

    def __init__(self, start: LoginStart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self.box = QCheckBox(self.tr("Start when I log in, in the tray"))
        self.box.setChecked(start.is_on())
        self.refusal = note()
        self.refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.refusal)
        self.box.toggled.connect(self._turn)

    def _turn(self, on: bool) -> None:
        words = ""
        try:
            self._start.turn(on=on)
        except OSError as error:
            title = self.tr("Starting at login could not be changed")
            words = title_and_hint(title, error.strerror or "")
            with QSignalBlocker(self.box):
                self.box.setChecked(self._start.is_on())
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
