"""Keys, and what this program is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QWidget

from newswatch.ui.sheet import Sheet, heading, note

KEYS: tuple[tuple[str, Any], ...] = (
    ("J / K", QT_TRANSLATE_NOOP("KeysDialog", "Next, previous article")),
    ("N", QT_TRANSLATE_NOOP("KeysDialog", "Next unread")),
    ("S", QT_TRANSLATE_NOOP("KeysDialog", "Star")),
    ("M", QT_TRANSLATE_NOOP("KeysDialog", "Read or unread")),
    ("O, Enter", QT_TRANSLATE_NOOP("KeysDialog", "Open in the browser")),
    ("X", QT_TRANSLATE_NOOP("KeysDialog", "Not about this holding")),
    (
        "Space",
        QT_TRANSLATE_NOOP("KeysDialog", "Scroll the article; then the next unread"),
    ),
    ("Shift+A", QT_TRANSLATE_NOOP("KeysDialog", "Mark all as read")),
    ("/, Ctrl+K", QT_TRANSLATE_NOOP("KeysDialog", "Search")),
    ("Ctrl+N", QT_TRANSLATE_NOOP("KeysDialog", "Add a listing")),
    ("Delete", QT_TRANSLATE_NOOP("KeysDialog", "Remove the listing")),
    ("Alt+↑, Alt+↓", QT_TRANSLATE_NOOP("KeysDialog", "Move the listing")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("KeysDialog", "Copy the listing's line")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("KeysDialog", "Lots of the listing")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("KeysDialog", "Undo")),
    ("Ctrl+Shift+Z", QT_TRANSLATE_NOOP("KeysDialog", "Redo")),
    ("Ctrl+D", QT_TRANSLATE_NOOP("KeysDialog", "HKD or USD")),
    ("Ctrl+T", QT_TRANSLATE_NOOP("KeysDialog", "Light or dark")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("KeysDialog", "Export the news shown")),
    ("Ctrl+I", QT_TRANSLATE_NOOP("KeysDialog", "Import holdings")),
    ("Ctrl+M", QT_TRANSLATE_NOOP("KeysDialog", "What moved my portfolio")),
    ("Ctrl+1, Ctrl+2", QT_TRANSLATE_NOOP("KeysDialog", "Hide or show a side pane")),
    ("F5", QT_TRANSLATE_NOOP("KeysDialog", "Fetch now")),
    ("Ctrl+Shift+P", QT_TRANSLATE_NOOP("KeysDialog", "All commands")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("KeysDialog", "Settings")),
    ("F1", QT_TRANSLATE_NOOP("KeysDialog", "These keys")),
    ("Ctrl+Q", QT_TRANSLATE_NOOP("KeysDialog", "Quit")),
)

KEYS_SIZE = (760, 480)


class KeysDialog(Sheet):
    """The keys, in two halves side by side: a small screen is no higher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        half = -(-len(KEYS) // 2)
        for number, (keys, words) in enumerate(KEYS):
            side, row = divmod(number, half)
            grid.addWidget(QLabel(keys), row, 2 * side)
            grid.addWidget(note(self.tr(words)), row, 2 * side + 1)
            grid.setColumnStretch(2 * side + 1, 1)
        self.body.addLayout(grid)
        self.add_buttons(QDialogButtonBox.StandardButton.Close)
        self.resize(*KEYS_SIZE)


class AboutDialog(Sheet):
    """Version, licence, and where prices come from."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("About Newswatch"))
        self.body.addWidget(heading(f"Newswatch {version}"))
        self.body.addWidget(
            note(
                self.tr(
                    "Watches the news for the shares you hold. Apache License 2.0.\n\n"
                    "Prices come from Yahoo Finance and may be late; Hong Kong's are "
                    "15 minutes late unless marked live. Nothing here is advice."
                )
            )
        )
        self.add_buttons(QDialogButtonBox.StandardButton.Close)
        self.resize(420, 220)
