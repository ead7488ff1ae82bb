"""What the window says of holdings: after splits, and against what was paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot

from builders import money, quote
from gui.sample_world import NOW, World
from gui.stage import Stage
from newswatch.domain.bar import Split
from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Lot, Sale
from newswatch.protocol import SplitsLearned
from newswatch.ui.main_window import MainWindow
from newswatch.ui.watchlist.header import WatchlistHeader
from newswatch.ui.watchlist.lots_editor import (
    GAIN,
    OF_TODAY,
    SHARES,
    TODAY,
    LotsEditor,
)
from newswatch.ui.watchlist.rows import ListingRow
from newswatch.ui.watchlist.sessions import Sessions
from newswatch.ui.watchlist.totals import Total

APPLE, ALIBABA = ListingId("AAPL"), ListingId("9988.HK")
FOUR = Split(date(2020, 8, 31), Decimal(4))


def hold(window: MainWindow, *lots: Lot) -> None:
    window.data.set_lots(lots[0].listing_id, lots)


def lot(quantity: str, price: str = "", bought: str = "2020-01-02") -> Lot:
    return Lot(
        listing_id=APPLE,
        quantity=Decimal(quantity),
        price=money(price) if price else None,
        bought=date.fromisoformat(bought) if bought else None,
    )


def row(window: MainWindow, listing_id: ListingId = APPLE) -> ListingRow:
    number = window.watchlist.model.row_of(listing_id)
    assert number is not None
    found = window.watchlist.model.row(window.watchlist.model.index(number))
    assert isinstance(found, ListingRow)
    return found


def hint(window: MainWindow, listing_id: ListingId = APPLE) -> str:
    model = window.watchlist.model
    number = model.row_of(listing_id)
    assert number is not None
    return str(model.index(number).data(Qt.ItemDataRole.ToolTipRole))


def learn(window: MainWindow, sample: World, *splits: Split) -> None:
    sample.context.market.save_splits(APPLE, splits)
    window.on_message(SplitsLearned(listing_id=APPLE, splits=splits))


def editor_of(stage: Stage, window: MainWindow) -> LotsEditor:
    book = window.context.price_book
    return stage.keep(LotsEditor(window.data, book, APPLE, now=NOW))


def cells(editor: LotsEditor, columns: Sequence[int], line: int = 0) -> list[str]:
    found = [editor.table.item(line, column) for column in columns]
    return [item.text() if item else "" for item in found]


def widen(header: WatchlistHeader, width: int) -> None:
    """Resize at once: a window that is not shown yet would wait."""
    before = header.size()
    header.resize(width, 100)
    header.resizeEvent(QResizeEvent(header.size(), before))


# --- splits ---------------------------------------------------------------------


def test_a_split_learned_of_changes_the_value_at_once_and_is_said(
    window: MainWindow, sample: World
) -> None:
    hold(window, lot("100"))
    assert row(window).subtitle == "100 sh"

    learn(window, sample, FOUR)

    assert row(window).subtitle == "400 sh"
    assert "100 bought, 400 today after 4:1 on 31 Aug 2020" in hint(window)
    assert window.strip.message.text() == (
        "AAPL: 4:1 on 31 Aug 2020; your 100 shares are 400 now"
    )
    assert window.data.lots(APPLE)[0].quantity == 100, "what was typed stays"


def test_an_announced_split_changes_nothing_and_is_said(
    window: MainWindow, sample: World
) -> None:
    hold(window, lot("100"))

    learn(window, sample, Split(date(2025, 3, 3), Decimal("0.1")))

    assert row(window).subtitle == "100 sh"
    assert window.strip.message.text() == (
        "AAPL: split 1:10 on 3 Mar 2025; until then nothing changes"
    )


def test_a_split_of_what_is_not_held_is_not_news(
    window: MainWindow, sample: World
) -> None:
    window.data.set_lots(APPLE, [])

    learn(window, sample, FOUR)

    assert window.strip.message.text() == ""


def test_the_editor_shows_both_counts_and_takes_todays(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    hold(window, lot("400"))
    learn(window, sample, FOUR)
    editor = editor_of(stage, window)
    assert cells(editor, (SHARES, TODAY)) == ["400", "1,600"]
    assert "400 bought, 1,600 today" in editor.problem.text()

    mark = editor.table.item(0, OF_TODAY)
    assert mark is not None
    mark.setCheckState(Qt.CheckState.Checked)

    assert cells(editor, (SHARES, TODAY)) == ["400", "400"]
    editor.accept()
    assert row(window).subtitle == "400 sh"
    assert window.data.lots(APPLE)[0].counted == date(2025, 2, 16)


def test_a_lot_without_a_day_counts_from_when_it_was_entered(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    window.data.set_lots(APPLE, [])
    editor = editor_of(stage, window)
    item = editor.table.item(0, SHARES)
    assert item is not None
    item.setText("100")
    editor.accept()

    learn(window, sample, FOUR)
    assert row(window).subtitle == "100 sh"
    assert window.data.lots(APPLE)[0].counted == date(2025, 2, 16), "in New York"


def test_editing_a_note_keeps_what_a_lot_speaks_of(
    stage: Stage, window: MainWindow
) -> None:
    sold = Lot(
        listing_id=APPLE,
        quantity=Decimal(100),
        counted=date(2021, 1, 4),
        price=money("120 EUR"),
        sold=(Sale(date(2022, 1, 4), Decimal(60)),),
    )
    hold(window, sold)
    before = window.data.lots(APPLE)

    editor = editor_of(stage, window)
    editor.accept()

    assert window.data.lots(APPLE) == before
    assert cells(editor, (TODAY, GAIN)) == ["40", "—"]
    hint = editor.table.item(0, GAIN)
    assert hint is not None
    assert hint.toolTip() == "It was paid in EUR."


def test_an_old_lot_says_that_its_splits_are_not_known_yet(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    hold(window, lot("100", bought="2014-06-02"))
    words = "Splits before 13 Jan 2024 are not known yet."
    assert words in editor_of(stage, window).problem.text()

    sample.context.market.save_splits_since(APPLE, date(2014, 6, 2))
    window.commands.open_lots(APPLE)

    (opened,) = window.findChildren(LotsEditor)
    assert "not known yet" not in stage.keep(opened).problem.text()


# --- gains ----------------------------------------------------------------------


def test_a_row_shows_the_gain_under_the_day(window: MainWindow) -> None:
    hold(window, lot("100", "191 USD", "2024-05-08"))

    assert row(window).gain_text == "▲ +28.06%"
    assert "Gain since purchase: ▲ +US$5,360.00 (+28.06%)" in hint(window)


@pytest.mark.parametrize(
    ("how", "words"), [("amount", "▼ −US$540"), ("percent", "▼ −2.16%"), ("", "")]
)
def test_how_gains_are_shown_can_be_chosen(
    window: MainWindow, how: str, words: str
) -> None:
    hold(window, lot("100", "250 USD", "2024-05-08"))

    window.watchlist.show_gains(how)

    assert row(window).gain_text == words
    assert window.watchlist.header._gained.isHidden() == (how == "")


def test_a_lot_without_a_cost_has_no_gain_and_the_total_says_so(
    window: MainWindow,
) -> None:
    hold(window, lot("100", "191 USD", "2024-05-08"))

    header = window.watchlist.header
    widen(header, 500)
    assert row(window, ALIBABA).gain_text == ""
    assert "its cost or price is not known" in hint(window, ALIBABA)
    assert header._gained.text() == "▲ +5,360.00 (+28.06%) since purchase · partial"
    assert "9988.HK" in header._gained.toolTip()


def test_a_converted_total_says_at_which_rate(window: MainWindow) -> None:
    hold(window, lot("100", "191 USD", "2024-05-08"))

    window.context.settings.update(display_currency="HKD")

    header = window.watchlist.header
    widen(header, 500)
    assert "at today's rate" in header._gained.text()
    widen(header, 200)
    assert header._gained.text().startswith("≈ ▲"), "also where there is no room"
    assert "at today's rate" in header._gained.toolTip()


def test_the_editor_shows_the_gain_of_each_lot(
    stage: Stage, window: MainWindow
) -> None:
    hold(window, lot("100", "191 USD"), lot("10", "250 USD"), lot("5"))
    editor = editor_of(stage, window)

    assert [cells(editor, (GAIN,), line) for line in range(3)] == [
        ["▲ +28.06%"],
        ["▼ −2.16%"],
        ["—"],
    ]
    assert editor.problem.text().splitlines()[0] == (
        "115 shares · ▲ +US$5,306.00 (+24.56%) since purchase"
        " · partial: a cost is not known"
    )


def test_on_the_morning_of_a_split_there_is_no_value(
    qtbot: QtBot, window: MainWindow, sample: World
) -> None:
    hold(window, lot("100", "191 USD", "2024-05-08"))
    learn(window, sample, Split(date(2025, 2, 17), Decimal(4)))
    told = quote("AAPL 61 USD", NOW.replace(day=14, hour=21))
    told = replace(told, fetched_at=NOW.replace(hour=14))

    window.context.price_book.apply_quotes([told])
    window.watchlist.model.repaint_all()

    assert row(window).gain_text == ""
    change = window.watchlist.header._change
    qtbot.waitUntil(lambda: "AAPL" in change.text())


def test_what_the_sum_leaves_out_is_named_in_short_and_in_full_in_the_tip(
    window: MainWindow,
) -> None:
    header = window.watchlist.header
    ids = tuple(map(ListingId, ("9988.HK", "BABA", "0700.HK", "0005.HK")))

    header.show_total(Total(left_out=ids), Sessions(NOW.date()))

    assert "without 9988.HK, BABA +2" in header._change.text()
    assert "9988.HK, BABA, 0700.HK, 0005.HK" in header._change.toolTip()
