"""Paints watchlist rows: one paint a row, no widgets, mini charts from the cache."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from newswatch.ui.palette import Theme
from newswatch.ui.row_state import row_state
from newswatch.ui.sparkline import SparkCache, SparkLook
from newswatch.ui.theme import ThemeHolder, font
from newswatch.ui.watchlist.model import ROW_ROLE
from newswatch.ui.watchlist.rows import HeadingRow, ListingRow, ParityRow, Row

HEADING_HEIGHT = 30
LISTING_HEIGHT = 42
PARITY_HEIGHT = 30
MARGIN = 12
SPARK_WIDTH, SPARK_HEIGHT = 72, 26
SYMBOL_WIDTH = 98
CHANGE_WIDTH = 82
ROWS_KEPT = 120
"""Painted rows kept: some screens full, a few megabytes."""

ROOM_FOR_SPARK = 330
"""Narrower rows leave the mini chart away rather than clip a price."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ELIDE = Qt.TextElideMode.ElideRight

Index = QModelIndex | QPersistentModelIndex


class WatchlistDelegate(QStyledItemDelegate):
    """Paints a `Row` in the colours of the theme in force."""

    def __init__(self, theme: ThemeHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._holder = theme
        self._sparks = SparkCache()
        self._strong = font(13, QFont.Weight.DemiBold)
        self._plain = font(13)
        self._name = font(12)
        self._small = font(11)
        self._rows: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        theme.changed.connect(lambda _: self._forget())

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the row's kind."""
        row = index.data(ROW_ROLE)
        if isinstance(row, ListingRow):
            return QSize(200, LISTING_HEIGHT)
        return QSize(
            200, HEADING_HEIGHT if isinstance(row, HeadingRow) else PARITY_HEIGHT
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint one row, from the cache if it says the same as before."""
        row: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        selected, hover = row_state(option, index)
        ratio = painter.device().devicePixelRatio()
        key = (row, rect.width(), selected, hover, ratio)
        pixmap = self._rows.get(key)
        if pixmap is None:
            pixmap = self._draw(row, rect.size(), ratio, selected=selected, hover=hover)
            self._rows[key] = pixmap
            if len(self._rows) > ROWS_KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _draw(
        self, row: Row, size: QSize, ratio: float, *, selected: bool, hover: bool
    ) -> QPixmap:
        theme = self._holder.theme
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(theme.window)
        rect = QRect(QPoint(0, 0), size)
        painter = QPainter(pixmap)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, rect, row, theme)
        elif isinstance(row, ParityRow):
            self._paint_parity(painter, rect, row, theme)
        else:
            self._paint_ground(painter, rect, theme, selected=selected, hover=hover)
            self._paint_listing(painter, rect, row, theme)
        painter.end()
        return pixmap

    def _forget(self) -> None:
        self._sparks.clear()
        self._rows.clear()

    def _paint_heading(
        self, painter: QPainter, rect: QRect, row: HeadingRow, theme: Theme
    ) -> None:
        box = rect.adjusted(MARGIN, 8, -MARGIN, 0)
        painter.setFont(self._name)
        painter.setPen(theme.muted)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(row.total)
        painter.drawText(box, _RIGHT, row.total)
        name = metrics.elidedText(row.name, _ELIDE, box.width() - width - 10)
        painter.drawText(box, _LEFT, name)

    def _paint_parity(
        self, painter: QPainter, rect: QRect, row: ParityRow, theme: Theme
    ) -> None:
        card = rect.adjusted(MARGIN, 3, -MARGIN, -3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.panel)
        painter.drawRoundedRect(card, 5, 5)
        inner = card.adjusted(8, 0, -8, 0)
        painter.setFont(self._small)
        painter.setPen(theme.of_change(row.premium))
        painter.drawText(inner, _RIGHT, row.right)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(row.right) - 8
        painter.setPen(theme.muted)
        left = painter.fontMetrics().elidedText(row.left, _ELIDE, room)
        painter.drawText(inner, _LEFT, left)

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRect,
        theme: Theme,
        *,
        selected: bool,
        hover: bool,
    ) -> None:
        if selected:
            painter.fillRect(rect, theme.selection)
            edge = QRect(rect.topLeft(), QSize(2, rect.height()))
            painter.fillRect(edge, theme.selection_edge)
        elif hover:
            painter.fillRect(rect, theme.hover)

    def _paint_listing(
        self, painter: QPainter, rect: QRect, row: ListingRow, theme: Theme
    ) -> None:
        box = rect.adjusted(MARGIN, 4, -MARGIN, -4)
        upper = QRect(box.left(), box.top(), box.width(), 18)
        lower = QRect(box.left(), box.top() + 18, box.width(), 16)
        end = self._paint_symbol(painter, upper, lower, row, theme)
        if rect.width() >= ROOM_FOR_SPARK:
            self._paint_spark(painter, box, max(SYMBOL_WIDTH, end + 6), row, theme)
        prices = -CHANGE_WIDTH
        painter.setFont(self._plain)
        painter.setPen(theme.faint if row.faded else theme.text)
        painter.drawText(upper.adjusted(0, 0, prices, 0), _RIGHT, row.price)
        painter.setFont(self._small)
        painter.setPen(theme.faint)
        painter.drawText(lower.adjusted(0, 0, prices, 0), _RIGHT, row.converted)
        self._paint_changes(painter, upper, lower, row, theme)

    def _paint_changes(
        self,
        painter: QPainter,
        upper: QRect,
        lower: QRect,
        row: ListingRow,
        theme: Theme,
    ) -> None:
        """Paint the day's change, and the gain since the purchase under it."""
        painter.setFont(self._plain)
        painter.setPen(theme.faint if row.faded else theme.of_change(row.change))
        place = upper if row.gain_text else upper.united(lower)
        painter.drawText(place, _RIGHT, row.change_text)
        painter.setFont(self._small)
        painter.setPen(theme.faint if row.faded else theme.of_change(row.gain))
        painter.drawText(lower, _RIGHT, row.gain_text)

    def _paint_symbol(
        self,
        painter: QPainter,
        upper: QRect,
        lower: QRect,
        row: ListingRow,
        theme: Theme,
    ) -> int:
        """Paint the symbol and how many are unread; return where they end."""
        painter.setFont(self._strong)
        painter.setPen(theme.text)
        painter.drawText(upper, _LEFT, row.symbol)
        width = painter.fontMetrics().horizontalAdvance(row.symbol)
        at = QPoint(upper.left() + width + 6, upper.top() + 1)
        end = self._paint_count(painter, at, row, upper.right() - CHANGE_WIDTH, theme)
        painter.setFont(self._small)
        painter.setPen(theme.faint)
        room = SYMBOL_WIDTH - 4
        subtitle = painter.fontMetrics().elidedText(row.subtitle, _ELIDE, room)
        painter.drawText(lower, _LEFT, subtitle)
        return end - upper.left()

    def _paint_count(
        self, painter: QPainter, at: QPoint, row: ListingRow, end: int, theme: Theme
    ) -> int:
        """Paint how many are unread, unless it would run into the price.

        Returns:
            Where it ends.
        """
        words = str(row.unread) if row.unread < 1000 else "999+"
        width = QFontMetrics(self._small).horizontalAdvance(words) + 12
        pill = QRect(at, QSize(width, 16))
        price = QFontMetrics(self._plain).horizontalAdvance(row.price)
        if not row.unread or pill.right() > end - price:
            return at.x()
        paint_pill(painter, pill, theme.pill)
        painter.setFont(self._small)
        painter.setPen(theme.chip_on_text)
        painter.drawText(pill, _CENTRE, words)
        return pill.right()

    def _paint_spark(
        self, painter: QPainter, box: QRect, after: int, row: ListingRow, theme: Theme
    ) -> None:
        """Paint the mini chart where it covers neither the symbol nor an amount."""
        left = box.left() + after
        amount = max(
            QFontMetrics(self._plain).horizontalAdvance(row.price),
            QFontMetrics(self._small).horizontalAdvance(row.converted),
        )
        room = box.right() - CHANGE_WIDTH - amount - left
        if row.spark is None or room < SPARK_WIDTH:
            return
        colour = theme.faint if row.faded else theme.of_change(row.change)
        look = SparkLook(SPARK_WIDTH, SPARK_HEIGHT, colour.name(), filled=True)
        device = painter.device()
        pixmap = self._sparks.pixmap(row.spark, look, device.devicePixelRatio())
        top = box.top() + (box.height() - SPARK_HEIGHT) // 2
        painter.drawPixmap(left, top, pixmap)


def paint_pill(painter: QPainter, pill: QRect, ground: QColor) -> None:
    """Paint a rounded ground for a number or a symbol."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
