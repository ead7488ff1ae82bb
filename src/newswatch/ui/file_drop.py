"""Which file is dragged onto the window, if it is one that we read."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QMimeData

KINDS = frozenset({".csv", ".tsv", ".txt"})


def path_in(data: QMimeData) -> str:
    """Return the path of the one table that is dragged, or ``""``."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    path = urls[0].toLocalFile()
    return path if PurePath(path).suffix.lower() in KINDS else ""
