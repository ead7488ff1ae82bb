"""The window for when the database cannot be used: why, and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from newswatch.domain.errors import NewswatchError
from newswatch.ui.engine_words import engine_words


class SorryWindow(QWidget):
    """Says what is wrong and offers the folder; changes nothing."""

    def __init__(self, error: NewswatchError, folder: Path) -> None:
        super().__init__()
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
        show = QPushButton(self.tr("Open the folder"))
        show.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        layout.addWidget(show)
        leave = QPushButton(self.tr("Quit"))
        leave.clicked.connect(QApplication.quit)
        layout.addWidget(leave)


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
