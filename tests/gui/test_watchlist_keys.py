"""Copying, moving and sharing listings: by keyboard and menu, each undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from builders import listing, quote
from newswatch.domain.listing import ListingId
from newswatch.domain.portfolio import Holding, Lot
from newswatch.ui.main_window import MainWindow
from newswatch.ui.watchlist.copying import table_words
from newswatch.ui.watchlist.menus import listing_menu
from newswatch.ui.watchlist.moving import moved

A, B, C, D = (ListingId(each) for each in "ABCD")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("moving", "step", "expected"),
    [
        (B, -1, [B, A, C, D]),
        (A, 1, [B, A, C, D]),
        (A, -1, [A, B, C, D]),
        (B, 1, [C, A, B, D]),
        (C, -1, [C, A, B, D]),
        (D, -1, [A, B, D, C]),
        (D, 1, [A, B, C, D]),
    ],
)
def test_a_listing_moves_in_its_company_then_with_it(
    moving: ListingId, step: int, expected: list[ListingId]
) -> None:
    assert moved([[A, B], [C], [D]], moving, step) == expected


def test_alt_and_an_arrow_move_the_listing(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.watchlist
    before = pane.model.listing_ids()
    first = before[0]
    pane.view.select(first)

    qtbot.keyClick(pane.view, Qt.Key.Key_Down, ALT)

    assert pane.model.listing_ids() != before
    assert pane.view.listing_id == first, "the keyboard stays on it"
    window.commands.undo()
    assert pane.model.listing_ids() == before


def test_a_line_is_copied_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.watchlist
    pane.view.select(pane.model.listing_ids()[0])

    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().startswith(pane.model.listing_ids()[0])


def test_the_table_has_a_line_for_each_listing(window: MainWindow) -> None:
    pane = window.watchlist

    pane.copy_table()

    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Symbol", "Name", "Shares"]
    assert [line.split("\t")[0] for line in lines[1:]] == pane.model.listing_ids()


def test_a_table_is_taken_as_cells_and_never_as_formulas() -> None:
    odd = listing("=1+1", name="Tab\there\nand +there", unit="HKD")
    lot = Lot(listing_id=odd.id, quantity=Decimal("1234.5"))
    price = quote(f"{odd.id} 129.10 HKD")

    words = table_words(
        [(odd, Holding(odd.id, (lot,)), price)], lambda _: date(2025, 2, 17)
    )

    cells = words.split("\n")[1].split("\t")
    assert cells[:5] == ["'=1+1", "Tab here and +there", "1234.5", "129.1", "HKD"]
    assert len(words.split("\n")) == 2


def test_a_listing_is_put_on_another_watchlist_and_off(window: MainWindow) -> None:
    data, pane = window.data, window.watchlist
    shared = pane.model.listing_ids()[0]
    other = data.add_watchlist("Other")
    assert other is not None

    def tick(name: str) -> None:
        menu = listing_menu(pane, data, shared)
        action = next(
            action
            for part in menu.findChildren(QMenu)
            for action in part.actions()
            if action.text() == name
        )
        action.trigger()
        menu.deleteLater()

    tick("Other")
    assert shared in data.watchlists[-1].listing_ids
    tick("Other")
    assert shared not in data.watchlists[-1].listing_ids
    window.commands.undo()
    assert shared in data.watchlists[-1].listing_ids


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_adding_the_keyboard_is_on_the_list(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    """In the search for news, Ctrl+Z would not take the listing back."""
    pane = window.watchlist
    window.show()
    qtbot.waitExposed(window)
    pane.open_add_box("9988")

    qtbot.keyClick(pane.add_box.field, key)

    qtbot.waitUntil(lambda: window.focusWidget() is pane.view)
    assert pane.add_box.isHidden()
