"""What is marked in a title, and what stands on the line above it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from pytestqt.qtbot import QtBot

from gui.news_list import add, first, make_pane
from gui.sample_world import NOW, World
from gui.stage import Stage
from newswatch.domain.reaction import Point, Reaction, ReactionState
from newswatch.ui import text
from newswatch.ui.news.beside_words import explained, short_words
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.news.search_marks import found_spans
from newswatch.ui.news.text_block import Mark, TextBlock, formats
from newswatch.ui.news.text_block import Span as TextSpan
from newswatch.ui.palette import DARK
from newswatch.ui.theme import font


def test_highlights_are_right_behind_an_emoji() -> None:
    title = "🚀 Tencent and Meituan"
    ranges = formats(title, [TextSpan(2, 9)], DARK)

    assert [(r.start, r.length) for r in ranges] == [(3, 7)]
    utf16 = title.encode("utf-16-le")
    assert utf16[6:20].decode("utf-16-le") == "Tencent"


@given(st.text(min_size=1, max_size=60), st.data())
def test_formats_never_leave_the_text(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    units = len(words.encode("utf-16-le", "surrogatepass")) // 2

    ranges = formats(words, [TextSpan(start, end)], DARK)

    assert all(0 <= r.start <= r.start + r.length <= units for r in ranges)


def test_a_mark_lies_where_its_text_is_drawn(qtbot: QtBot) -> None:
    del qtbot
    block = TextBlock("🚀 Tencent up", font(14), 500, 2, [TextSpan(2, 9)], DARK)
    box, mark = block.boxes()[0]
    plain = QTextLayout("🚀 ", font(14))
    plain.beginLayout()
    line = plain.createLine()
    plain.endLayout()

    assert mark is Mark.MENTION
    assert abs(box.left() + 1.5 - line.horizontalAdvance()) < 3


def test_a_long_title_is_cut_to_its_lines_and_marks_with_it(qtbot: QtBot) -> None:
    del qtbot
    words = "Alibaba " * 60
    spans = [TextSpan(n * 8, n * 8 + 7) for n in range(60)]
    block = TextBlock(words, font(14), 200, 2, spans, DARK)

    assert block.line_count == 2
    assert all(box.bottom() <= block.height + 1 for box, _ in block.boxes())


def test_a_search_marks_every_word_but_not_over_a_mention() -> None:
    spans = found_spans("阿里巴巴 and Apple", "apple 阿里", [TextSpan(0, 4)])

    assert [(s.start, s.end, s.mark) for s in spans] == [(9, 14, Mark.FOUND)]


def test_only_companies_the_user_follows_are_marked(
    stage: Stage, sample: World
) -> None:
    add(sample, "Toyota and Apple", 1, {"Toyota": "x:7203.T", "Apple": "apple"})
    pane = make_pane(stage, sample)

    assert [m.text for m in first(pane).mentions] == ["Apple"]


def test_an_article_about_two_companies_shows_a_chip_of_each(pane: NewsPane) -> None:
    rthk = pane.model.articles()[1]

    assert rthk.listings[:2] == ("9988.HK", "0700.HK")


def test_a_change_that_rounds_to_nothing_has_no_colour() -> None:
    def shown(percent: str) -> tuple[str, Decimal | None]:
        point = Point(Decimal(1), NOW, Decimal(percent) / 100)
        return short_words(Reaction(state=ReactionState.MOVED, now=point))

    assert shown("0.04") == ("0.0%", Decimal(0))
    assert shown("-0.04") == ("0.0%", Decimal(0))
    assert shown("-0.05") == ("−0.1%", Decimal("-0.0005"))


def test_the_line_above_a_title_leaves_away_what_has_no_room(pane: NewsPane) -> None:
    item = first(pane)
    stored = replace(item.row.stored, similar=1)
    told = replace(item, row=replace(item.row, stored=stored))
    painter = pane._delegate._painter

    said = [painter._meta_words(told, room) for room in range(500, 0, -1)]

    assert list(dict.fromkeys(words.rpartition(" · ")[2] for words in said)) == [
        "+1 similar",
        "+1",
        "12 min ago",
    ]


def test_a_block_draws_nothing_outside_its_height(qtbot: QtBot) -> None:
    del qtbot
    block = TextBlock("one two three " * 20, font(14), 150, 2, [], DARK)
    image = QImage(150, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    block.draw(painter, QPointF(0, 0), QColor("white"))
    painter.end()

    below = [
        image.pixelColor(x, y).alpha()
        for x in range(0, 150, 2)
        for y in range(round(block.height) + 2, 200, 3)
    ]
    assert not any(below)


def test_a_tool_tip_says_why_an_article_matched(pane: NewsPane) -> None:
    words = pane._explain(first(pane), "")

    assert "Why this matched" in words
    assert "Alibaba" in words
    assert pane._explain(first(pane), "9988.HK") == ""


def test_the_days_change_is_no_reaction_to_an_article_of_that_day() -> None:
    """While minute bars are on their way, only the close before is known."""
    point = Point(price=Decimal(129), at=NOW, fraction=Decimal("0.039"))
    running = Reaction(state=ReactionState.DAILY_ONLY, now=point, from_close=True)
    assert short_words(running) == (text.MISSING, None)
    assert "+3.90% since the close before" in explained("9988.HK", running)

    ended = replace(running, next_close=point)
    assert short_words(ended) == ("~+3.9%", Decimal("0.039"))
