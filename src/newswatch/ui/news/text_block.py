"""A piece of text laid out once: at most some lines, with marked spans."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from newswatch.ui.palette import Theme
from newswatch.ui.text import utf16_span

ELLIPSIS = "…"


class Mark(Enum):
    """Why a span is marked."""

    MENTION = "mention"
    FOUND = "found"


class Span(NamedTuple):
    """A span to be marked, in code points of the text."""

    start: int
    end: int
    mark: Mark = Mark.MENTION


class TextBlock:
    """A laid-out text; cheap to draw again and again.

    Args:
        text: Plain text.
        width: In device-independent pixels.
        most_lines: What does not fit ends in an ellipsis.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        most_lines: int,
        spans: Sequence[Span],
        theme: Theme,
    ) -> None:
        self._theme = theme
        self._spans = spans
        text = text.replace("\n", " ")
        self._layout = self._lay_out(text, font, width, most_lines)
        if self._layout.lineCount() > most_lines:
            text = _shortened(text, self._layout, font, width, most_lines)
            self._layout = self._lay_out(text, font, width, most_lines)
        self._lines = min(self._layout.lineCount(), most_lines)
        self._boxes = self._mark_boxes(text)

    @property
    def height(self) -> float:
        """The height of the lines shown."""
        if not self._lines:
            return 0.0
        last = self._layout.lineAt(self._lines - 1)
        return last.y() + last.height()

    @property
    def line_count(self) -> int:
        """How many lines are shown."""
        return self._lines

    def boxes(self) -> list[tuple[QRectF, Mark]]:
        """Return where marks lie, relative to the block."""
        return self._boxes

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw marks, then text, its top left at `at`."""
        painter.setPen(Qt.PenStyle.NoPen)
        for box, mark in self._boxes:
            painter.setBrush(_ground(mark, self._theme))
            painter.drawRoundedRect(box.translated(at), 3, 3)
        painter.setPen(colour)
        self._layout.draw(painter, at)

    def _lay_out(
        self, text: str, font: QFont, width: float, most_lines: int
    ) -> QTextLayout:
        """Lay out one line more than is shown, if there is one: it says so."""
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(formats(text, self._spans, self._theme))
        layout.beginLayout()
        top = 0.0
        while layout.lineCount() <= most_lines:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, top))
            top += line.height() + 1
        layout.endLayout()
        return layout

    def _mark_boxes(self, text: str) -> list[tuple[QRectF, Mark]]:
        boxes = []
        lines = [self._layout.lineAt(n) for n in range(self._lines)]
        for span in self._spans:
            start, length = _clipped(text, span)
            for line in lines:
                box = _box(line, start, start + length)
                if box is not None:
                    boxes.append((box, span.mark))
        return boxes


def formats(
    text: str, spans: Sequence[Span], theme: Theme
) -> list[QTextLayout.FormatRange]:
    """Return the formats that colour `spans` in `text`."""
    ranges = []
    for span in spans:
        start, length = _clipped(text, span)
        if length <= 0:
            continue
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = start, length
        marked.format = QTextCharFormat()
        ink = theme.highlight_text if span.mark is Mark.MENTION else theme.accent
        marked.format.setForeground(QBrush(ink))
        ranges.append(marked)
    return ranges


def _clipped(text: str, span: Span) -> tuple[int, int]:
    """Return a span in UTF-16 units, cut where `text` was shortened."""
    return utf16_span(text, span.start, min(span.end, len(text)))


def _box(line: QTextLine, start: int, end: int) -> QRectF | None:
    """Return the ground of a mark on one line; None where it is not on it."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    start, end = max(start, first), min(end, last)
    if start >= end:
        return None
    left, right = _x(line, start), _x(line, end)
    top = line.y()
    return QRectF(left - 1.5, top, right - left + 3, line.height())


def _x(line: QTextLine, position: int) -> float:
    # PySide hands back (x, position); its stub says otherwise.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _shortened(
    text: str, layout: QTextLayout, font: QFont, width: float, most_lines: int
) -> str:
    """Return `text` cut so that its last line ends in an ellipsis."""
    start = layout.lineAt(most_lines - 1).textStart()
    units = text.encode("utf-16-le", "surrogatepass")
    head = units[: 2 * start].decode("utf-16-le", "surrogatepass")
    tail = units[2 * start :].decode("utf-16-le", "surrogatepass")
    elided = QFontMetricsF(font).elidedText(
        tail, Qt.TextElideMode.ElideRight, width - 2
    )
    return head + elided


def _ground(mark: Mark, theme: Theme) -> QColor:
    return theme.highlight_bg if mark is Mark.MENTION else theme.chip_on
