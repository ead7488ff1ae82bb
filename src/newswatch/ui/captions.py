"""The plain words of a page: its title, and a note in quiet text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def heading(words: str) -> QLabel:
    """Return a title line."""
    label = QLabel(words)
    label.setProperty("role", "title")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def note(words: str = "") -> QLabel:
    """Return an explanation in quiet text that wraps."""
    label = QLabel(words)
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
