"""Lots that are entered: what is kept, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, Money
from newswatch.domain.portfolio import Lot
from newswatch.ui.main_window import MainWindow
from newswatch.ui.watchlist.lots_editor import DAY, PRICE, SHARES, LotsEditor


def type_into(editor: LotsEditor, column: int, words: str) -> None:
    item = editor.table.item(0, column)
    assert item is not None
    item.setText(words)


def test_lots_are_saved_together_and_undone_together(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    listing_id = ListingId("3690.HK")
    editor = stage.keep(LotsEditor(window.data, sample.context.price_book, listing_id))
    type_into(editor, SHARES, "1,500")
    type_into(editor, PRICE, "140.5")
    type_into(editor, DAY, "2024-11-05")

    editor.accept()

    lot = window.data.lots(listing_id)[0]
    assert (lot.quantity, str(lot.bought)) == (Decimal(1500), "2024-11-05")
    assert lot.price is not None
    assert (lot.price.amount, lot.price.currency) == (Decimal("140.5"), "HKD")
    window.commands.undo()
    assert window.data.lots(listing_id) == ()


def test_pence_are_entered_as_pounds(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    editor = stage.keep(
        LotsEditor(window.data, sample.context.price_book, ListingId("HSBA.L"))
    )

    header = editor.table.horizontalHeaderItem(PRICE)
    assert header is not None
    assert header.text() == "Price (GBP)"


@pytest.mark.parametrize(
    ("column", "typed", "words"),
    [
        (SHARES, "many", "That is not a number"),
        (SHARES, "-5", "How many shares?"),
        (SHARES, "NaN", "That is not a number"),
        (SHARES, "66,5", "That is not a number. Line 1: “66,5”. Numbers are written"),
        (SHARES, "1e400", "That is not a number"),
        (SHARES, "99999999999999999999", "That is too large a number"),
        (PRICE, "1000000000001", "That is too large a number"),
        (PRICE, "70,25", "Numbers are written 1,234.5."),
        (DAY, "5/11/24", "That is not a day"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_saved(
    stage: Stage, window: MainWindow, sample: World, column: int, typed: str, words: str
) -> None:
    listing_id = ListingId("3690.HK")
    editor = stage.keep(LotsEditor(window.data, sample.context.price_book, listing_id))
    type_into(editor, SHARES, "10")
    type_into(editor, column, typed)

    editor.accept()

    assert words in editor.problem.text()
    assert window.data.lots(listing_id) == ()


def test_shares_that_cost_nothing_have_a_price(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    listing_id = ListingId("3690.HK")
    editor = stage.keep(LotsEditor(window.data, sample.context.price_book, listing_id))
    type_into(editor, SHARES, "10")
    type_into(editor, PRICE, "0")

    editor.accept()

    assert window.data.lots(listing_id)[0].price == Money(Decimal(0), HKD)


def test_a_price_in_no_known_currency_is_not_dropped_without_a_word(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    unknown = ListingId("NEW.XX")
    editor = stage.keep(LotsEditor(window.data, sample.context.price_book, unknown))
    type_into(editor, SHARES, "10")
    type_into(editor, PRICE, "70.25")

    editor.accept()

    assert "Leave the price empty until there is a quote." in editor.problem.text()
    assert window.data.lots(unknown) == ()


@pytest.mark.parametrize("shares", ["1e400", "99999999999999999999", "NaN"])
def test_a_profile_with_an_absurd_lot_opens(
    stage: Stage, sample: World, shares: str
) -> None:
    sample.database.execute(
        "INSERT INTO lot VALUES (99, '3690.HK', ?, NULL, NULL, NULL, '', NULL, '')",
        (shares,),
    )

    opened = make_window(stage, sample)

    assert opened.watchlist.model.row_of(ListingId("3690.HK")) is not None
    assert opened.data.lots(ListingId("3690.HK")) == (), "it can be entered anew"


def test_editing_a_lot_keeps_its_id(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    listing_id = ListingId("AAPL")
    before: Lot = window.data.lots(listing_id)[0]
    editor = stage.keep(LotsEditor(window.data, sample.context.price_book, listing_id))
    type_into(editor, SHARES, "75")

    editor.accept()

    assert window.data.lots(listing_id)[0].id == before.id
