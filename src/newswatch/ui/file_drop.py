"""A window that takes what is dropped: a table, a list of feeds, a web address."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

TABLES = frozenset({".csv", ".tsv", ".txt", ".json", ".xml"})
FEEDS = frozenset({".opml"})
WEB = frozenset({"http", "https"})


def dragged(data: QMimeData) -> QUrl | None:
    """Return the one file or web address that is dragged, if it is of use here."""
    urls = data.urls()
    if len(urls) != 1:
        return None
    url: QUrl = urls[0]
    known = _kind(url) in TABLES | FEEDS if url.isLocalFile() else url.scheme() in WEB
    return url if known else None


class DropWindow(QMainWindow):
    """Says what was dropped on it; other files are not taken.

    Signals:
        table_dropped: The path of a table.
        feeds_dropped: The path of a list of feeds (OPML).
        address_dropped: A web address.
    """

    table_dropped = Signal(str)
    feeds_dropped = Signal(str)
    address_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file: it may be what a broker exports."""
        if dragged(event.mimeData()):
            _read_only(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what it is, after whoever dropped it is let go."""
        if url := dragged(event.mimeData()):
            _read_only(event)
            QTimer.singleShot(0, self, lambda: self._tell(url))

    def _tell(self, url: QUrl) -> None:
        if not url.isLocalFile():
            self.address_dropped.emit(url.toString())
        elif _kind(url) in FEEDS:
            self.feeds_dropped.emit(url.toLocalFile())
        else:
            self.table_dropped.emit(url.toLocalFile())


def _kind(url: QUrl) -> str:
    return PurePath(url.toLocalFile()).suffix.lower()


def _read_only(event: QDropEvent) -> None:
    """Accept what is dragged as a copy; a file that was moved to us would be deleted.

    File managers of one disk propose to move.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
