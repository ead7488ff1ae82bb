"""Where everything in an article's row goes, worked out once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QFont

from newswatch.domain.mention import Field
from newswatch.ui.news.items import NewsItem
from newswatch.ui.news.search_marks import found_spans
from newswatch.ui.news.text_block import Mark, Span, TextBlock
from newswatch.ui.palette import Theme
from newswatch.ui.theme import font

MARGIN = 14
TOP, BOTTOM = 9, 11
META_HEIGHT = 18
GAP = 3
CHIP_LINE = 24
SIDE_WIDTH, NARROW_SIDE_WIDTH = 192, 120
ROOM_FOR_SPARK = 470
PICTURE_SIDE, PICTURE_GAP = 56, 12
ROOM_FOR_PICTURE = 400
KEPT = 500
HEIGHTS_KEPT = 20_000
"""Numbers, of more rows than anybody scrolls through."""


class Fonts(NamedTuple):
    """The fonts of the list, by what they are for."""

    meta: QFont
    strong: QFont
    chip: QFont
    heading: QFont


class RowLayout(NamedTuple):
    """The texts of a row and its height."""

    title: TextBlock
    summary: TextBlock | None
    summary_top: float
    height: int
    side_width: int
    pictured: bool = False


def make_fonts() -> Fonts:
    """Return the fonts that do not depend on an article's language."""
    heading = font(11, QFont.Weight.DemiBold)
    heading.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return Fonts(
        meta=font(11.5),
        strong=font(11.5, QFont.Weight.Medium),
        chip=font(11, QFont.Weight.DemiBold),
        heading=heading,
    )


class RowLayouts:
    """Keeps the layouts of the rows seen last."""

    def __init__(self, expects: Callable[[NewsItem], bool]) -> None:
        self._expects = expects
        self._kept: OrderedDict[tuple[object, ...], RowLayout] = OrderedDict()
        self._heights: OrderedDict[tuple[object, ...], int] = OrderedDict()
        self._searched = ""

    def set_searched(self, text: str) -> None:
        """Mark what was searched for from now on."""
        if text != self._searched:
            self._searched = text
            self.clear()

    def clear(self) -> None:
        """Forget all, as when colours or fonts change."""
        self._kept.clear()
        self._heights.clear()

    def height(self, item: NewsItem, width: int, theme: Theme) -> int:
        """Return a row's height.

        Remembered longer than its layout: a title that is less bold once it
        was read does not make its row jump.
        """
        title, pictured = item.row.stored.article.title, self._expects(item)
        key = (item.id, title, len(item.listings), width, pictured)
        known = self._heights.get(key)
        if known is None:
            known = self.get(item, width, theme).height
            self._heights[key] = known
            if len(self._heights) > HEIGHTS_KEPT:
                self._heights.popitem(last=False)
        return known

    def get(self, item: NewsItem, width: int, theme: Theme) -> RowLayout:
        """Return a row's layout for a list `width` pixels wide."""
        article = item.row.stored.article
        pictured = width >= ROOM_FOR_PICTURE and self._expects(item)
        key = (
            item.id,
            article.title,
            item.unread,
            item.mentions,
            width,
            theme.name,
            pictured,
        )
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        made = self._make(item, width, theme, pictured=pictured)
        self._kept[key] = made
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made

    def _make(
        self, item: NewsItem, width: int, theme: Theme, *, pictured: bool
    ) -> RowLayout:
        article = item.row.stored.article
        side = side_width(item, width)
        room = width - 2 * MARGIN - (side + MARGIN if side else 0)
        if pictured:
            room -= PICTURE_SIDE + PICTURE_GAP
        weight = QFont.Weight.DemiBold if item.unread else QFont.Weight.Medium
        face = font(14.5, weight, language=article.language)
        spans = self._spans(item, Field.TITLE)
        title = TextBlock(article.title, face, room, 3, spans, theme)
        summary = None
        top = TOP + META_HEIGHT + title.height
        if article.summary:
            face = font(12.5, language=article.language)
            spans = self._spans(item, Field.SUMMARY)
            summary = TextBlock(article.summary, face, room, 2, spans, theme)
            top += GAP
        bottom = top + (summary.height if summary else 0)
        chips = TOP - 2 + CHIP_LINE * len(item.listings)
        picture = TOP + PICTURE_SIDE if pictured else 0
        height = round(max(bottom, chips, picture) + BOTTOM)
        return RowLayout(title, summary, top, height, side, pictured)

    def _spans(self, item: NewsItem, part: Field) -> list[Span]:
        article = item.row.stored.article
        text = article.title if part is Field.TITLE else article.summary
        spans = [
            Span(m.start, m.end, Mark.MENTION) for m in item.mentions if m.field is part
        ]
        return spans + found_spans(text, self._searched, spans)


def side_width(item: NewsItem, width: int) -> int:
    """Return how much room the chips beside an article take; 0 without any."""
    if not item.listings:
        return 0
    return SIDE_WIDTH if width >= ROOM_FOR_SPARK else NARROW_SIDE_WIDTH
