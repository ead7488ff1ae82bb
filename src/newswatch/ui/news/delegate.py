"""Paints the news list: one paint a row, texts laid out once, charts from a cache."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
)
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from newswatch.domain.listing import ListingId
from newswatch.ui.clock import UiClock
from newswatch.ui.news.items import Heading, Item, NewsItem
from newswatch.ui.news.model import ITEM_ROLE
from newswatch.ui.news.reactions import ReactionBook
from newswatch.ui.news.row_layout import CHIP_LINE, MARGIN, TOP, RowLayouts
from newswatch.ui.news.row_painter import Ground, Row, RowPainter
from newswatch.ui.pictures import Pictures
from newswatch.ui.row_state import row_state
from newswatch.ui.theme import ThemeHolder

HEADING_HEIGHT = 29
Index = QModelIndex | QPersistentModelIndex

Explain = Callable[[NewsItem, str], str]
"""Words for a tool tip, given an article and a listing (or ``""``)."""


class NewsDelegate(QStyledItemDelegate):
    """Paints an `Item` in the colours of the theme in force."""

    def __init__(
        self,
        theme: ThemeHolder,
        clock: UiClock,
        reactions: ReactionBook,
        pictures: Pictures,
        explain: Explain,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = theme
        self._explain = explain
        self._painter = RowPainter(clock, reactions, pictures)
        self.layouts = RowLayouts(lambda item: pictures.expected(item.row.stored))
        theme.changed.connect(lambda _: self._forget())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height at the view's present width."""
        width = _view_width(option)
        return QSize(width, self.height(index.data(ITEM_ROLE), width))

    def height(self, item: Item, width: int) -> int:
        """Return the height of a row in a view of some width."""
        if isinstance(item, Heading):
            return HEADING_HEIGHT
        return self.layouts.height(item, width, self._holder.theme)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint one row."""
        item: Item = index.data(ITEM_ROLE)
        ground = Ground(painter, option.rect, self._holder.theme)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, Heading):
            self._painter.heading(ground, item)
        else:
            layout = self.layouts.get(item, _view_width(option), ground.theme)
            state = row_state(option, index)
            self._painter.article(Row(item, layout, ground), state)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Explain an article, or the figures of one listing, on hover."""
        item = index.data(ITEM_ROLE)
        words = ""
        if isinstance(item, NewsItem):
            at = event.pos()
            chip = self.chip_at(item, option.rect, at.x(), at.y())
            words = self._explain(item, str(chip or ""))
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def chip_at(self, item: NewsItem, rect: QRect, x: int, y: int) -> ListingId | None:
        """Return the listing whose chip line lies at a point of the view."""
        layout = self.layouts.get(item, rect.width(), self._holder.theme)
        if x < rect.right() - MARGIN - layout.side_width:
            return None
        number = (y - rect.top() - TOP) // CHIP_LINE
        return item.listings[number] if 0 <= number < len(item.listings) else None

    def _forget(self) -> None:
        self._painter.forget()
        self.layouts.clear()


def _view_width(option: QStyleOptionViewItem) -> int:
    widget = option.widget
    if isinstance(widget, QListView):
        return widget.viewport().width()
    return int(option.rect.width())
