"""A scroll area whose width does not depend on whether there is something to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

BAR_WIDTH = 10
"""As the style sheet has it; margins beside it are that much narrower."""


class SteadyArea(QScrollArea):
    """Keeps the place of its vertical bar, and shows the bar where it is of use.

    A bar that comes and goes makes its contents narrower and wider. Where they
    are lower when narrower (a button gives way to the menu, say), the bar goes
    because it came, without end: Qt nests each step in the one before until the
    stack is full, and the program crashes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)

    def _on_range(self, least: int, most: int) -> None:
        # The style sheet draws nothing of a bar that is disabled.
        self.verticalScrollBar().setEnabled(most > least)
