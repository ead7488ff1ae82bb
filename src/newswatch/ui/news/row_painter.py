"""Paints the parts of a row of the news list."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath

from newswatch.domain.listing import ListingId
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.news.items import Heading, NewsItem
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
    make_fonts,
)
from newswatch.ui.palette import Theme
from newswatch.ui.pictures import Pictures, Use
from newswatch.ui.row_state import RowState
from newswatch.ui.sparkline import Spark, SparkCache, SparkLook

CHIP_WIDTH, CHIP_HEIGHT = 60, 18
SPARK_WIDTH, SPARK_HEIGHT = 60, 20
LINE_HEIGHT = 16
DOT_ROOM, STAR_ROOM = 13, 16
SOURCE_WIDTH = 64
"""The name of a source is cut no shorter than this, in pixels."""
STAR = "★"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ELIDE = Qt.TextElideMode.ElideRight


class Ground(NamedTuple):
    """What a row is painted with, and where."""

    painter: QPainter
    rect: QRect
    theme: Theme


class Row(NamedTuple):
    """An article, its layout and what it is painted with."""

    item: NewsItem
    layout: RowLayout
    ground: Ground


class RowPainter:
    """Paints headings and articles; remembers the small charts."""

    def __init__(
        self, clock: UiClock, reactions: ReactionBook, pictures: Pictures
    ) -> None:
        self._clock = clock
        self._reactions = reactions
        self._pictures = pictures
        self._fonts = make_fonts()
        self._sparks = SparkCache()

    def forget(self) -> None:
        """Paint the small charts anew, as when the colours change."""
        self._sparks.clear()

    def heading(self, ground: Ground, heading: Heading) -> None:
        """Paint the name of a day."""
        ground.painter.setFont(self._fonts.heading)
        ground.painter.setPen(ground.theme.faint)
        box = ground.rect.adjusted(MARGIN, 4, -MARGIN, 0)
        ground.painter.drawText(box, _LEFT, heading.words.upper())

    def article(self, row: Row, state: RowState) -> None:
        """Paint all that belongs to an article."""
        _paint_ground(row.ground, state)
        self._paint_meta(row)
        _paint_texts(row)
        self._paint_side(row)
        if row.layout.pictured:
            self._paint_picture(row)

    # --- the line above the title -------------------------------------------------

    def _paint_meta(self, row: Row) -> None:
        painter, rect, theme = row.ground
        left, top = rect.left() + MARGIN, rect.top() + TOP
        if row.item.unread:
            _paint_dot(row.ground, QPointF(left + 3.5, top + 8))
            left += DOT_ROOM
        if row.item.row.stored.starred is not None:
            painter.setFont(self._fonts.strong)
            painter.setPen(theme.warning)
            painter.drawText(QRect(left, top, 14, LINE_HEIGHT), _LEFT, STAR)
            left += STAR_ROOM
        room = _text_right(rect, row.layout) - left
        self._paint_source(row, QRect(left, top, room, LINE_HEIGHT))

    def _paint_source(self, row: Row, box: QRect) -> None:
        """Paint who published it, how long ago, and how many tell the same."""
        painter, _, theme = row.ground
        words = self._meta_words(row.item, box.width())
        room = box.width() - QFontMetrics(self._fonts.meta).horizontalAdvance(words)
        painter.setFont(self._fonts.strong)
        painter.setPen(theme.muted)
        metrics = painter.fontMetrics()
        name = row.item.row.stored.article.source
        source = metrics.elidedText(name, _ELIDE, max(SOURCE_WIDTH, room))
        painter.drawText(box, _LEFT, source)
        box.setLeft(box.left() + metrics.horizontalAdvance(source))
        painter.setFont(self._fonts.meta)
        painter.setPen(theme.faint)
        metrics = painter.fontMetrics()
        painter.drawText(box, _LEFT, metrics.elidedText(words, _ELIDE, box.width()))

    def _meta_words(self, item: NewsItem, room: int) -> str:
        """Return the age and how many tell the same, shorter where room lacks."""
        stored = item.row.stored
        words = text.age(stored.article.published, self._clock.now())
        if not stored.article.published_known:
            words = QCoreApplication.translate("NewsDelegate", "seen {0}").format(words)
        plain = f" · {words}"
        if not stored.similar:
            return plain
        similar = text.tr("+%n similar", n=stored.similar)
        left = room - SOURCE_WIDTH
        wide = QFontMetrics(self._fonts.meta).horizontalAdvance
        choices = (f"{plain} · {similar}", f"{plain} · +{stored.similar}", plain)
        return next((each for each in choices if wide(each) <= left), plain)

    # --- the picture, if any ------------------------------------------------------

    def _paint_picture(self, row: Row) -> None:
        """Paint the picture, or its place while it is fetched."""
        painter, rect, theme = row.ground
        left = _text_right(rect, row.layout) + PICTURE_GAP
        box = QRect(left, rect.top() + TOP + 1, PICTURE_SIDE, PICTURE_SIDE)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        picture = self._pictures.get(row.item.row.stored, Use.ROW)
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

    # --- what the price did, at the right -----------------------------------------

    def _paint_side(self, row: Row) -> None:
        rect, width = row.ground.rect, row.layout.side_width
        left = rect.right() - MARGIN - width + 1
        for number, listing_id in enumerate(row.item.listings):
            top = rect.top() + TOP + number * CHIP_LINE
            line = row.ground._replace(rect=QRect(left, top, width, CHIP_HEIGHT))
            self._paint_chip(line, listing_id)
            beside = self._reactions.get(row.item, listing_id)
            if beside is not None:
                self._paint_beside(line, beside, wide=rect.width() >= ROOM_FOR_SPARK)

    def _paint_chip(self, line: Ground, listing_id: ListingId) -> None:
        painter, rect, theme = line
        chip = QRect(rect.left(), rect.top(), CHIP_WIDTH, CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.chip)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setFont(self._fonts.chip)
        painter.setPen(theme.chip_text)
        metrics = QFontMetrics(self._fonts.chip)
        painter.drawText(
            chip, _CENTRE, metrics.elidedText(listing_id, _ELIDE, CHIP_WIDTH - 6)
        )

    def _paint_beside(self, line: Ground, beside: Beside, *, wide: bool) -> None:
        from newswatch.ui.news.beside_words import short_words

        words, change = short_words(beside.reaction)
        theme = line.theme
        colour = theme.of_change(change) if change is not None else theme.faint
        line.painter.setFont(self._fonts.meta)
        line.painter.setPen(colour)
        line.painter.drawText(line.rect, _RIGHT, words)
        if wide and beside.spark is not None:
            self._paint_spark(line, beside.spark, colour)

    def _paint_spark(self, line: Ground, spark: Spark, colour: QColor) -> None:
        painter, rect, theme = line
        look = SparkLook(
            SPARK_WIDTH,
            SPARK_HEIGHT,
            colour.name(),
            theme.pin.name(),
            theme.window.name(),
        )
        pixmap = self._sparks.pixmap(spark, look, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.left() + CHIP_WIDTH + 6, rect.top() - 1, pixmap)


def _paint_ground(ground: Ground, state: RowState) -> None:
    painter, rect, theme = ground
    if state.selected:
        painter.fillRect(rect, theme.selection)
        edge = QRect(rect.topLeft(), QSize(2, rect.height()))
        painter.fillRect(edge, theme.selection_edge)
    elif state.hover:
        painter.fillRect(rect, theme.hover)
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.hairline)


def _paint_dot(ground: Ground, middle: QPointF) -> None:
    ground.painter.setPen(Qt.PenStyle.NoPen)
    ground.painter.setBrush(ground.theme.selection_edge)
    ground.painter.drawEllipse(middle, 3.5, 3.5)


def _paint_texts(row: Row) -> None:
    painter, rect, theme = row.ground
    layout, unread = row.layout, row.item.unread
    at = QPointF(rect.left() + MARGIN, rect.top() + TOP + META_HEIGHT)
    layout.title.draw(painter, at, theme.text if unread else theme.muted)
    if layout.summary is not None:
        at.setY(rect.top() + layout.summary_top)
        layout.summary.draw(painter, at, theme.muted if unread else theme.faint)


def _text_right(rect: QRect, layout: RowLayout) -> int:
    """Return where the words of a row end."""
    side = layout.side_width + MARGIN if layout.side_width else 0
    right = rect.right() - MARGIN - side
    return right - PICTURE_SIDE - PICTURE_GAP if layout.pictured else right
