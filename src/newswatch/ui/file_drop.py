"""A window that takes files: those that a broker may have exported."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

KINDS = frozenset({".csv", ".tsv", ".txt", ".json", ".xml"})


def path_in(data: QMimeData) -> str:
    """Return the path of the one table that is dragged, or ``""``."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if PurePath(path).suffix.lower() in KINDS else ""


class DropWindow(QMainWindow):
    """Says which table was dropped on it; other files are not taken.

    Signals:
        file_dropped: The path of a table.
    """

    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file: it may be what a broker exports."""
        if path_in(event.mimeData()):
            _read_only(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which it is, after whoever dropped it is let go."""
        if path := path_in(event.mimeData()):
            _read_only(event)
            QTimer.singleShot(0, self, lambda: self.file_dropped.emit(path))


def _read_only(event: QDropEvent) -> None:
    """Accept what is dragged as a copy; a file that was moved to us would be deleted.

    File managers of one disk propose to move.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
