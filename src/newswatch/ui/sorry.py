"""The window for when the database cannot be used: why, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from newswatch.domain.errors import NewswatchError
from newswatch.ui.engine_words import engine_words


class SorryWindow(QWidget):
    """Says what is wrong and offers the folder, and a copy where there is one.

    Attributes:
        wants_copy: The user chose to go on with the copy.
    """

    def __init__(
        self, error: NewswatchError, folder: Path, copy_of_day: str = ""
    ) -> None:
        super().__init__()
        self.wants_copy = False
        self.setWindowTitle("Newswatch")
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 24)
        layout.setSpacing(12)
        title = QLabel(engine_words(error.title))
        title.setStyleSheet("font-size: 18px; font-weight: 600")
        layout.addWidget(_plain(title))
        layout.addWidget(_plain(QLabel(engine_words(error.hint))))
        layout.addWidget(_plain(QLabel(self.tr("Nothing has been changed."))))
        if copy_of_day:
            layout.addWidget(self._restore_button(copy_of_day))
        show = QPushButton(self.tr("Open the folder"))
        show.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        layout.addWidget(show)
        leave = QPushButton(self.tr("Quit"))
        leave.clicked.connect(QApplication.quit)
        layout.addWidget(leave)

    def _restore_button(self, day: str) -> QPushButton:
        words = self.tr("Go on with the copy of {0}; keep the damaged file aside")
        button = QPushButton(words.format(day))
        button.clicked.connect(self._choose_copy)
        return button

    def _choose_copy(self) -> None:
        self.wants_copy = True
        QApplication.quit()


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
