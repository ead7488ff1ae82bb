"""A text browser that shows what it is given and fetches nothing, ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

WEB_SCHEMES = frozenset({"http", "https"})
"""What may be opened, and only by the system's browser."""

MARK_RADIUS = 3.0


class SafeBrowser(QTextBrowser):
    """Shows rich text without loading any resource and without navigating.

    Qt would load ``file:`` pictures and style sheets by itself, and would try
    again at every layout. Here each of them is answered with an empty one, so
    that neither the disk, a network share nor a server learns of the article.

    Signals:
        link_refused (str): A link that is no web address was clicked.
    """

    link_refused = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._open_url = open_url
        self._placeholder = _empty_picture()
        self._marks: Sequence[tuple[int, int]] = ()
        self._mark_colour = QColor(Qt.GlobalColor.transparent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self.open_web)

    def loadResource(self, kind: int, _name: QUrl | str) -> QImage | QByteArray:
        """Return an empty picture or an empty text, whatever is asked for."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._placeholder
        return QByteArray(b"")

    def doSetSource(
        self,
        _name: QUrl | str,
        _type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Go nowhere: the reader shows articles, not addresses."""

    def open_web(self, url: QUrl) -> None:
        """Open an http(s) address in the system's browser; refuse others."""
        if is_web(url):
            self._open_url(url)
        else:
            self.link_refused.emit(url.toString())

    def set_marks(self, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        """Paint `colour` behind document positions ``(start, end)``."""
        self._marks, self._mark_colour = tuple(spans), colour
        self.viewport().update()

    @property
    def marks(self) -> Sequence[tuple[int, int]]:
        """The marked spans, in document positions."""
        return self._marks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, rounded, then the text over them."""
        if self._marks:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._mark_colour)
            painter.translate(
                -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            )
            for start, end in self._marks:
                for rect in mark_rects(self.document(), start, end):
                    painter.drawRoundedRect(rect, MARK_RADIUS, MARK_RADIUS)
            painter.end()
        super().paintEvent(event)


def is_web(url: QUrl) -> bool:
    """Tell whether `url` is an http(s) address of some host."""
    return url.scheme().lower() in WEB_SCHEMES and bool(url.host())


def mark_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return where the text between two positions is drawn, line by line."""
    rects: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        rects += _block_rects(document, block, start, end)
        block = block.next()
    return rects


def _block_rects(
    document: QTextDocument, block: QTextBlock, start: int, end: int
) -> list[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), end - block.position()
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left = max(first, line.textStart())
        right = min(last, line.textStart() + line.textLength())
        if left >= right:
            continue
        x1, x2 = _x_of(line, left), _x_of(line, right)
        height = line.ascent() + line.descent()
        rects.append(
            QRectF(origin.x() + x1, origin.y() + line.y(), x2 - x1, height).adjusted(
                -1, -1, 1, 1
            )
        )
    return rects


def _x_of(line: QTextLine, position: int) -> float:
    """Return where a position is drawn; PySide hands over (x, position)."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _empty_picture() -> QImage:
    picture = QImage(1, 1, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
