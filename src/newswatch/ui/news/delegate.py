"""Paints the news list: one paint a row, texts laid out once, charts from a cache."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from newswatch.domain.listing import ListingId
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.news.items import Heading, Item, NewsItem
from newswatch.ui.news.model import ITEM_ROLE
from newswatch.ui.news.reactions import Beside, ReactionBook
from newswatch.ui.news.row_layout import (
    CHIP_LINE,
    MARGIN,
    META_HEIGHT,
    PICTURE_GAP,
    PICTURE_SIDE,
    ROOM_FOR_SPARK,
    TOP,
    RowLayout,
    RowLayouts,
    make_fonts,
)
from newswatch.ui.palette import Theme
from newswatch.ui.pictures import Pictures, Use
from newswatch.ui.sparkline import SparkCache, SparkLook
from newswatch.ui.theme import ThemeHolder

HEADING_HEIGHT = 29
CHIP_WIDTH, CHIP_HEIGHT = 60, 18
SPARK_WIDTH, SPARK_HEIGHT = 60, 20
SOURCE_WIDTH = 64
"""The name of a source is cut no shorter than this, in pixels."""
STAR = "★"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_SELECTED = QStyle.StateFlag.State_Selected
_HOVER = QStyle.StateFlag.State_MouseOver

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
        self._clock = clock
        self._reactions = reactions
        self._explain = explain
        self._fonts = make_fonts()
        self._sparks = SparkCache()
        self._pictures = pictures
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
        theme = self._holder.theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, Heading):
            self._paint_heading(painter, rect, item, theme)
        else:
            self._paint_ground(painter, option, theme)
            layout = self.layouts.get(item, _view_width(option), theme)
            self._paint_meta(painter, rect, item, layout, theme)
            self._paint_texts(painter, rect, item, layout, theme)
            self._paint_side(painter, rect, item, layout, theme)
            if layout.pictured:
                self._paint_picture(painter, rect, item, layout, theme)
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

    # --- parts -------------------------------------------------------------------

    def _paint_heading(
        self, painter: QPainter, rect: QRect, item: Heading, theme: Theme
    ) -> None:
        painter.setFont(self._fonts.heading)
        painter.setPen(theme.faint)
        box = rect.adjusted(MARGIN, 4, -MARGIN, 0)
        painter.drawText(box, _LEFT, item.words.upper())

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & _SELECTED:
            painter.fillRect(rect, theme.selection)
            edge = QRect(rect.topLeft(), QSize(2, rect.height()))
            painter.fillRect(edge, theme.selection_edge)
        elif state & _HOVER:
            painter.fillRect(rect, theme.hover)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.hairline)

    def _paint_meta(
        self,
        painter: QPainter,
        rect: QRect,
        item: NewsItem,
        layout: RowLayout,
        theme: Theme,
    ) -> None:
        left, top = rect.left() + MARGIN, rect.top() + TOP
        right = self._text_right(rect, layout)
        if item.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection_edge)
            painter.drawEllipse(QPointF(left + 3.5, top + 8), 3.5, 3.5)
            left += 13
        if item.row.stored.starred is not None:
            painter.setFont(self._fonts.strong)
            painter.setPen(theme.warning)
            painter.drawText(QRect(left, top, 14, 16), _LEFT, STAR)
            left += 16
        source = item.row.stored.article.source
        painter.setFont(self._fonts.strong)
        painter.setPen(theme.muted)
        metrics = painter.fontMetrics()
        box = QRect(left, top, right - left, 16)
        words = self._meta_words(item, box.width())
        room = box.width() - QFontMetrics(self._fonts.meta).horizontalAdvance(words)
        source = metrics.elidedText(
            source, Qt.TextElideMode.ElideRight, max(SOURCE_WIDTH, room)
        )
        painter.drawText(box, _LEFT, source)
        box.setLeft(left + metrics.horizontalAdvance(source))
        painter.setFont(self._fonts.meta)
        painter.setPen(theme.faint)
        painter.drawText(box, _LEFT, words)

    def _text_right(self, rect: QRect, layout: RowLayout) -> int:
        """Return where the words of a row end."""
        side = layout.side_width + MARGIN if layout.side_width else 0
        right = rect.right() - MARGIN - side
        return right - PICTURE_SIDE - PICTURE_GAP if layout.pictured else right

    def _paint_picture(
        self,
        painter: QPainter,
        rect: QRect,
        item: NewsItem,
        layout: RowLayout,
        theme: Theme,
    ) -> None:
        """Paint the picture, or its place while it is fetched."""
        left = self._text_right(rect, layout) + PICTURE_GAP
        box = QRect(left, rect.top() + TOP + 1, PICTURE_SIDE, PICTURE_SIDE)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        picture = self._pictures.get(item.row.stored, Use.ROW)
        if picture is None:
            painter.fillPath(shape, theme.chip)
            return
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = min(picture.width(), picture.height())
        middle = QRect(0, 0, side, side)
        middle.moveCenter(picture.rect().center())
        painter.drawPixmap(box, picture, middle)
        painter.setClipping(False)

    def _meta_words(self, item: NewsItem, room: int) -> str:
        """Return the age and how many tell the same, shorter where room lacks."""
        stored = item.row.stored
        words = text.age(stored.article.published, self._clock.now())
        if not stored.article.published_known:
            words = self.tr("seen {0}").format(words)
        if not stored.similar:
            return f" · {words}"
        full = f" · {words} · " + self.tr("+%n similar", "", stored.similar)
        wide = QFontMetrics(self._fonts.meta).horizontalAdvance(full)
        fits = wide + SOURCE_WIDTH <= room
        return full if fits else f" · {words} · +{stored.similar}"

    def _paint_texts(
        self,
        painter: QPainter,
        rect: QRect,
        item: NewsItem,
        layout: RowLayout,
        theme: Theme,
    ) -> None:
        at = QPointF(rect.left() + MARGIN, rect.top() + TOP + META_HEIGHT)
        layout.title.draw(painter, at, theme.text if item.unread else theme.muted)
        if layout.summary is not None:
            at.setY(rect.top() + layout.summary_top)
            layout.summary.draw(
                painter, at, theme.muted if item.unread else theme.faint
            )

    def _paint_side(
        self,
        painter: QPainter,
        rect: QRect,
        item: NewsItem,
        layout: RowLayout,
        theme: Theme,
    ) -> None:
        left = rect.right() - MARGIN - layout.side_width + 1
        for number, listing_id in enumerate(item.listings):
            top = rect.top() + TOP + number * CHIP_LINE
            line = QRect(left, top, layout.side_width, CHIP_HEIGHT)
            self._paint_chip(painter, line, listing_id, theme)
            beside = self._reactions.get(item, listing_id)
            if beside is not None:
                wide = rect.width() >= ROOM_FOR_SPARK
                self._paint_beside(painter, line, beside, theme, wide=wide)

    def _paint_chip(
        self, painter: QPainter, line: QRect, listing_id: ListingId, theme: Theme
    ) -> None:
        chip = QRect(line.left(), line.top(), CHIP_WIDTH, CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.chip)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(self._fonts.chip)
        painter.setPen(theme.chip_text)
        shown = QFontMetrics(self._fonts.chip).elidedText(
            listing_id, Qt.TextElideMode.ElideRight, CHIP_WIDTH - 6
        )
        painter.drawText(chip, _CENTRE, shown)

    def _paint_beside(
        self,
        painter: QPainter,
        line: QRect,
        beside: Beside,
        theme: Theme,
        *,
        wide: bool,
    ) -> None:
        from newswatch.ui.news.beside_words import short_words

        words, change = short_words(beside.reaction)
        colour = theme.of_change(change) if change is not None else theme.faint
        painter.setFont(self._fonts.meta)
        painter.setPen(colour)
        painter.drawText(line, _RIGHT, words)
        if not wide or beside.spark is None:
            return
        look = SparkLook(
            SPARK_WIDTH,
            SPARK_HEIGHT,
            colour.name(),
            theme.pin.name(),
            theme.window.name(),
        )
        ratio = painter.device().devicePixelRatio()
        pixmap = self._sparks.pixmap(beside.spark, look, ratio)
        painter.drawPixmap(line.left() + CHIP_WIDTH + 6, line.top() - 1, pixmap)

    def _forget(self) -> None:
        self._sparks.clear()
        self.layouts.clear()


def _view_width(option: QStyleOptionViewItem) -> int:
    widget = option.widget
    if isinstance(widget, QListView):
        return widget.viewport().width()
    return int(option.rect.width())
