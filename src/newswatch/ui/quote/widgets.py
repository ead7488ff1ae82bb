"""Small widgets of the right pane: plain text, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy

from newswatch.ui.theme import font


class ElidedLabel(QLabel):
    """A line that ends in "…" where there is no room, never in half a number."""

    def minimumSizeHint(self) -> QSize:
        """Return next to no width: it can always be shortened."""
        return QSize(8, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        line = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(self.alignment()), line)


def label(
    pixels: float = 13, weight: int = QFont.Weight.Normal, *, wrap: bool = False
) -> QLabel:
    """Return a label of plain text, which a feed's words can never format.

    It is never narrower than its text, or wraps: half a number is a wrong one.
    """
    return _dressed(QLabel(), pixels, weight, wrap=wrap)


def elided(pixels: float = 13, weight: int = QFont.Weight.Normal) -> QLabel:
    """Return a label that may be shortened: for names and remarks."""
    return _dressed(ElidedLabel(), pixels, weight, wrap=False)


def _dressed(made: QLabel, pixels: float, weight: int, *, wrap: bool) -> QLabel:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(pixels, weight))
    made.setWordWrap(wrap)
    if wrap:
        made.setMinimumWidth(1)
    return made


def colour(widget: QLabel, shade: QColor) -> None:
    """Set the colour of a label's text.

    By a style sheet: an application's own sheet overrides the palette of what
    has not been shown yet.
    """
    sheet = f"QLabel {{ color: {shade.name()}; }}"
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


def link(text: str, clicked: Callable[[], object], tip: str = "") -> QPushButton:
    """Return a button that looks like a link and is reached by Tab."""
    made = QPushButton(text)
    made.setProperty("flat", "true")
    made.setFlat(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    # Without the lambda Qt would hand over whether the button is checked.
    made.clicked.connect(lambda: clicked())  # noqa: PLW0108
    return made


def as_chip(button: QPushButton, padding: int) -> QPushButton:
    """Have a button look like one choice of several; `padding` in pixels."""
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("chip", "true")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.setStyleSheet(
        f"QPushButton[chip=true] {{ padding: 2px {padding}px; border-radius: 5px;"
        " font-size: 12px; }"
        "QPushButton[chip=true]:!checked:!focus { border-color: transparent; }"
    )
    return button


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
