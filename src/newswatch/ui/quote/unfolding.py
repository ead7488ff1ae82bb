"""A line that opens into more with a click."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from newswatch.ui.context import UiContext
from newswatch.ui.quote.widgets import clear


class Unfolding(QFrame):
    """A column that is filled anew when it opens, closes, or the theme changes."""

    def __init__(
        self, context: UiContext, spacing: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        context.theme.changed.connect(lambda _: self._renew())
        self.hide()

    def toggle(self) -> None:
        """Open or close."""
        self._open = not self._open
        self._renew()

    def _close(self) -> None:
        """Show something else, closed at first."""
        self._open = False
        self._renew()

    def _renew(self) -> None:
        clear(self._column)
        self._fill()

    def _fill(self) -> None:
        """Put into the empty column what is to be seen now."""
        raise NotImplementedError
