"""Small things that people see."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.domain.listing import ListingId
from newswatch.ui.geometry import pane_widths
from newswatch.ui.header_bar import PROMPT_MARGINS, SearchField
from newswatch.ui.main_window import MainWindow
from newswatch.ui.quote.widgets import ElidedLabel, link
from newswatch.ui.status_strip import StatusStrip
from newswatch.ui.style_sheet import style_sheet
from newswatch.ui.watchlist.lots_editor import SHARES, LotsEditor


@pytest.fixture
def window(stage: Stage) -> MainWindow:
    return stage.keep(MainWindow(stage.world().context))


def test_buttons_of_dialogs_carry_no_icons_even_where_the_desktop_has_them(
    window: MainWindow,
) -> None:
    rule = "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"

    assert rule in style_sheet(window.context.theme.theme)


def test_a_narrow_strip_shortens_the_markets_and_keeps_the_state_whole(
    stage: Stage, window: MainWindow
) -> None:
    strip = stage.keep(StatusStrip(window.context.theme))
    strip.state.setText("Live · streaming 9 symbols")
    strip.markets.setText("Hong Kong open, closes in 6h 17m · New York opens in 1d 12h")
    strip.resize(420, 24)
    strip.show()

    assert strip.state.width() >= strip.state.sizeHint().width()
    assert strip.markets.width() < strip.markets.sizeHint().width()
    for label in (strip.state, strip.feeds, strip.last, strip.markets, strip.quiet):
        assert isinstance(label, ElidedLabel)


def test_a_new_lot_is_ready_to_be_typed_into(stage: Stage, window: MainWindow) -> None:
    editor = stage.keep(
        LotsEditor(window.data, window.context.price_book, ListingId("AAPL"))
    )
    lines = editor.table.rowCount()
    editor._add_line()

    assert editor.table.rowCount() == lines + 1
    assert (editor.table.currentRow(), editor.table.currentColumn()) == (lines, SHARES)
    assert editor.table.state() is editor.table.State.EditingState


def test_a_name_of_two_characters_stays_on_one_line(stage: Stage) -> None:
    empty = stage.keep(MainWindow(stage.world(empty=True).context))

    assert "騰\N{WORD JOINER}訊" in empty.watchlist._empty.text()


def test_rows_of_news_never_overlap_at_another_width(
    qtbot: QtBot, window: MainWindow
) -> None:
    view, model = window.news.view, window.news.model
    window.show()
    heights = [view.visualRect(model.index(row)).height() for row in range(8)]

    def in_a_column() -> bool:
        rects = [view.visualRect(model.index(row)) for row in range(8)]
        return all(a.bottom() + 1 == b.top() for a, b in pairwise(rects))

    window._splitter.setSizes([500, 330, 610])
    qtbot.waitUntil(in_a_column)

    narrow = [view.visualRect(model.index(row)).height() for row in range(8)]
    assert narrow != heights, "narrower, so that some rows are higher"


@pytest.mark.parametrize(
    ("total", "widths"),
    [(900, [249, 381, 270]), (1440, [399, 609, 432]), (2560, [460, 1340, 760])],
)
def test_a_wide_screen_is_the_news_s_and_the_chart_s(
    total: int, widths: list[int]
) -> None:
    assert pane_widths(total) == widths
    assert sum(pane_widths(total)) == total


def test_panes_are_divided_when_the_window_first_shows_and_not_again(
    stage: Stage,
) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    window.resize(2400, 900)
    window.show()
    left = window._splitter.sizes()[0]
    assert abs(left - 460) <= 4
    window._splitter.setSizes([300, 1700, 400])
    window.hide()
    window.show()
    assert abs(window._splitter.sizes()[0] - 300) <= 4


def test_a_link_begins_where_the_words_above_it_begin(
    stage: Stage, window: MainWindow
) -> None:
    said, clickable = QLabel("Alibaba"), link("Alibaba", lambda: None)
    box = stage.keep(QWidget())
    column = QVBoxLayout(box)
    column.addWidget(said)
    column.addWidget(clickable)
    box.setStyleSheet(style_sheet(window.context.theme.theme))
    box.show()

    assert clickable.sizeHint().width() <= said.sizeHint().width() + 1


def test_the_search_box_says_what_it_has_room_for(stage: Stage) -> None:
    field = stage.keep(SearchField())
    field.prompts = "Search news and companies  Ctrl+K", "Search  Ctrl+K"
    needed = field.fontMetrics().horizontalAdvance(field.prompts[0]) + PROMPT_MARGINS
    field.resize(needed, 26)
    field.show()
    assert field.placeholderText() == field.prompts[0]

    field.resize(needed - 1, 26)
    assert field.placeholderText() == field.prompts[1]
    field.resize(1, 26)
    assert field.placeholderText() == field.prompts[1]
