"""The watchlist: rows, totals, ticks, undo, keys, adding."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from builders import listing, quote, rate
from gui.panes import build
from gui.sample_world import NOW, World, quoted_anew
from gui.stage import Stage
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.money import HKD, USD, Money
from newswatch.protocol import SearchSymbols, SymbolsFound, WatchedChanged
from newswatch.ui import text
from newswatch.ui.clock import UiClock
from newswatch.ui.watchlist.delegate import WatchlistDelegate
from newswatch.ui.watchlist.model import ALL_HOLDINGS, REPAINT_MS, ROW_ROLE
from newswatch.ui.watchlist.pane import WatchlistPane
from newswatch.ui.watchlist.rows import HeadingRow, ListingRow, ParityRow
from newswatch.ui.watchlist.totals import total

TENCENT = ListingId("0700.HK")
BABA = ListingId("BABA")


@pytest.fixture
def pane(qtbot: QtBot, stage: Stage, sample: World) -> WatchlistPane:
    return make_pane(qtbot, stage, sample)


def make_pane(qtbot: QtBot, stage: Stage, sample: World) -> WatchlistPane:
    made, _data = build(WatchlistPane, sample.context)
    made.show_first()
    made.resize(396, 700)
    stage.keep(made)
    qtbot.waitUntil(lambda: not made.sparks._wanted)
    qtbot.waitUntil(lambda: not made.model._timer.isActive())
    return made


def rows(pane: WatchlistPane) -> list[object]:
    model = pane.model
    return [model.index(n).data(ROW_ROLE) for n in range(model.rowCount())]


def row(pane: WatchlistPane, symbol: str) -> ListingRow:
    number = pane.model.row_of(ListingId(symbol))
    assert number is not None
    found = rows(pane)[number]
    assert isinstance(found, ListingRow)
    return found


def hint(pane: WatchlistPane, symbol: str) -> str:
    number = pane.model.row_of(ListingId(symbol))
    assert number is not None
    return str(pane.model.index(number).data(Qt.ItemDataRole.ToolTipRole))


def test_obeys_qt(pane: WatchlistPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)


def test_listings_are_grouped_below_their_company(pane: WatchlistPane) -> None:
    kinds = [type(each).__name__ for each in rows(pane)[:4]]

    assert kinds == ["HeadingRow", "ListingRow", "ListingRow", "ParityRow"]


def test_a_price_is_shown_in_the_other_currency_too(pane: WatchlistPane) -> None:
    assert row(pane, "9988.HK").price == "129.10"
    assert row(pane, "9988.HK").converted == "US$16.59"
    assert row(pane, "BABA").converted == "HK$970.6"
    assert row(pane, "HSBA.L").price == "871.2p"
    assert row(pane, "HSBA.L").converted == "US$10.97"


def test_index_points_are_not_money(pane: WatchlistPane) -> None:
    found = row(pane, "^HSCE")

    assert (found.price, found.converted, found.subtitle) == ("8,329", "", "index")


def test_the_parity_line_says_the_premium_of_hong_kong(pane: WatchlistPane) -> None:
    parity = next(each for each in rows(pane) if isinstance(each, ParityRow))

    assert parity.left == "BABA = 8 × 9988.HK"
    assert parity.right == "HK premium +6.4%"
    assert "not at the same time" in parity.hint


def test_a_tick_repaints_only_the_rows_it_changes(
    qtbot: QtBot, pane: WatchlistPane
) -> None:
    repainted: list[str] = []
    pane.model.dataChanged.connect(
        lambda a, b: repainted.extend(
            pane.model.index(n).data() for n in range(a.row(), b.row() + 1)
        )
    )

    book = pane._context.price_book
    tick = replace(quote("AAPL 250.00 USD from 241.53", as_of=NOW), fetched_at=NOW)
    with qtbot.waitSignal(pane.model.dataChanged):
        book.apply_quotes([tick])
    qtbot.wait(250)

    assert {words.split()[0] for words in repainted} == {"Apple", "AAPL"}


def test_many_ticks_make_few_repaints(qtbot: QtBot, pane: WatchlistPane) -> None:
    repaints: list[int] = []
    pane.model.dataChanged.connect(lambda a, _: repaints.append(a.row()))
    book = pane._context.price_book

    for step in range(50):
        tick = quote(f"^HSCE {8400 + step} x from 8237", as_of=NOW)
        book.apply_quotes([replace(tick, unit="", fetched_at=NOW + timedelta(0, step))])
    qtbot.wait(250)

    assert 1 <= len(repaints) <= 2
    assert row(pane, "^HSCE").price == "8,449"


def test_a_selection_survives_a_tick_and_a_reload(
    qtbot: QtBot, pane: WatchlistPane
) -> None:
    pane.view.select(TENCENT)
    pane._context.price_book.apply_quotes([quote("0700.HK 500 HKD from 460", NOW)])
    qtbot.wait(150)
    pane._data.load()

    assert pane.view.listing_id == TENCENT
    assert pane.view.currentIndex().row() == pane.model.row_of(TENCENT)


def test_the_total_is_the_sum_of_what_is_held(pane: WatchlistPane) -> None:
    found = total(pane.model.holdings(), pane._context.price_book)

    assert text.money(found.value) == "US$87,357.35"
    assert found.left_out == ()
    assert found.change is not None
    assert found.stocks is not None
    assert found.currency is not None
    assert found.change.amount == found.stocks.amount + found.currency.amount


@pytest.mark.parametrize(("days", "counts"), [(0, True), (7, False)])
def test_what_a_suspended_share_did_long_ago_is_no_part_of_the_latest_session(
    qtbot: QtBot, stage: Stage, sample: World, days: int, *, counts: bool
) -> None:
    """Its last day may have been its worst; since then it has not moved."""
    fallen = quote("0700.HK 100 HKD from 500", NOW - timedelta(days=days))
    quoted = quoted_anew(sample, replace(fallen, fetched_at=NOW))

    pane = make_pane(qtbot, stage, quoted)

    shown = pane.header._total
    assert shown is not None
    assert shown.change is not None
    assert (shown.change.amount < -1000) is counts
    assert row(pane, "0700.HK").faded is not counts


def test_a_holding_without_a_rate_is_named_not_counted(pane: WatchlistPane) -> None:
    book = type(pane._context.price_book)(USD)
    book.apply_quotes([quote("AAPL 100 USD from 99"), quote("0700.HK 500 HKD")])
    holdings = [h for h in pane.model.holdings() if h.listing_id in ("AAPL", "0700.HK")]

    found = total(holdings, book)

    assert found.value == Money(Decimal(5000), USD)
    assert found.left_out == ("0700.HK",)


def test_without_yesterdays_rate_the_currency_part_is_unknown(
    pane: WatchlistPane,
) -> None:
    book = type(pane._context.price_book)(USD)
    book.apply_rates([rate("USD/HKD 7.8")])
    book.apply_quotes([quote("0700.HK 500 HKD from 490")])
    holdings = [h for h in pane.model.holdings() if h.listing_id == "0700.HK"]

    found = total(holdings, book)

    assert found.currency is None
    assert found.change == found.stocks


def test_without_any_rate_hong_kong_prices_are_bounded_by_the_band(
    pane: WatchlistPane,
) -> None:
    book = pane._context.price_book
    book._fx = type(book.fx)()
    pane.model.repaint_all()

    assert row(pane, "9988.HK").converted == "US$16.45–16.66*"
    assert row(pane, "HSBA.L").converted == text.MISSING


def test_switching_the_currency_changes_every_amount(pane: WatchlistPane) -> None:
    pane._context.price_book.set_display_currency(HKD)

    assert row(pane, "9988.HK").converted == "US$16.59"
    assert row(pane, "AAPL").converted == "HK$1,903"
    heading = rows(pane)[0]
    assert isinstance(heading, HeadingRow)
    assert heading.total.startswith("HK$")
    assert pane.header._value.text().startswith("HK$")


def test_delete_removes_and_undo_brings_back_in_place(
    qtbot: QtBot, pane: WatchlistPane, sample: World
) -> None:
    before = pane.model.listing_ids()
    pane.view.select(BABA)

    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)

    assert BABA not in pane.model.listing_ids()
    assert pane.view.listing_id == TENCENT
    assert isinstance(sample.sent[-1], WatchedChanged)
    pane._data.undo_stack.undo()
    assert pane.model.listing_ids() == before
    assert sample.context.user.watchlists()[0].listing_ids == tuple(before)


def test_arrows_step_over_headings(qtbot: QtBot, pane: WatchlistPane) -> None:
    pane.view.select(BABA)

    qtbot.keyClick(pane.view, Qt.Key.Key_Down)

    assert pane.view.listing_id == TENCENT


def test_dragging_to_another_company_takes_the_family_along(
    pane: WatchlistPane,
) -> None:
    model = pane.model
    row_of_tencent = model.row_of(TENCENT)
    assert row_of_tencent is not None
    data = model.mimeData([model.index(model.row_of(ListingId("HSBA.L")) or 0)])

    model.dropMimeData(data, Qt.DropAction.MoveAction, row_of_tencent, 0, QModelIndex())

    order = model.listing_ids()
    at = order.index(TENCENT)
    assert set(order[at - 2 : at]) == {"HSBA.L", "0005.HK"}


def test_all_holdings_shows_what_is_held_and_nothing_else(pane: WatchlistPane) -> None:
    pane.show_watchlist(ALL_HOLDINGS)

    assert set(pane.model.listing_ids()) == {
        "9988.HK",
        "BABA",
        "0700.HK",
        "AAPL",
        "0005.HK",
    }


def test_adding_shows_name_exchange_and_currency_first(
    qtbot: QtBot, pane: WatchlistPane
) -> None:
    pane.show()
    pane.open_add_box()

    qtbot.keyClicks(pane.add_box.field, "meit")

    assert "Meituan" in pane.add_box.hits.item(0).text()
    assert "Hong Kong · HKD" in pane.add_box.hits.item(0).text()


def test_the_engine_adds_hits_and_late_answers_are_dropped(
    qtbot: QtBot, pane: WatchlistPane, sample: World
) -> None:
    pane.show()
    pane.open_add_box("toyota")
    qtbot.waitUntil(lambda: any(isinstance(m, SearchSymbols) for m in sample.sent))
    asked = [m for m in sample.sent if isinstance(m, SearchSymbols)][-1]
    toyota = listing("7203.T", name="Toyota", unit="JPY", mic="XTKS")

    pane.on_symbols_found(
        SymbolsFound(generation=asked.generation - 1, listings=(toyota,))
    )
    assert pane.add_box.hits.count() == 0
    pane.on_symbols_found(SymbolsFound(generation=asked.generation, listings=(toyota,)))
    qtbot.keyClick(pane.add_box.field, Qt.Key.Key_Return)

    assert pane.view.listing_id == "7203.T"
    assert pane.add_box.isHidden()


def test_an_unreachable_search_says_so(pane: WatchlistPane) -> None:
    pane.show()
    pane.open_add_box("zzz")
    answer = SymbolsFound(
        generation=pane.add_box._generation,
        listings=(),
        error_title="Yahoo cannot be reached",
        error_hint="Try again later.",
    )

    pane.on_symbols_found(answer)

    assert "Yahoo cannot be reached" in pane.add_box.hint.text()


def test_an_empty_watchlist_explains_itself(qtbot: QtBot, stage: Stage) -> None:
    empty = stage.world(empty=True)
    pane = make_pane(qtbot, stage, empty)
    pane._data.add_watchlist("Mine")
    pane.show_first()

    assert pane._stack.currentWidget() is pane._empty
    assert "empty" in pane._empty.text()


def test_every_row_can_be_painted_at_any_width(pane: WatchlistPane) -> None:
    delegate = WatchlistDelegate(pane._context.theme)
    for width in (120, 300, 396, 900):
        image = QImage(width, 60, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        for number in range(pane.model.rowCount()):
            index = pane.model.index(number)
            option = QStyleOptionViewItem()
            option.rect = image.rect()
            delegate.paint(painter, option, index)
        painter.end()


def test_a_price_that_nobody_confirms_fades(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    times = [NOW]
    context = replace(sample.context, clock=UiClock(wall=lambda: times[0]))
    pane = make_pane(qtbot, stage, replace(sample, context=context))
    assert not row(pane, "9988.HK").faded
    times[0] = NOW + timedelta(minutes=40)

    pane._context.clock.changed.emit()

    assert row(pane, "9988.HK").faded
    assert "since we could last ask" in hint(pane, "9988.HK")


def test_another_number_of_unread_stories_repaints_only_its_company(
    qtbot: QtBot, pane: WatchlistPane
) -> None:
    repaints: list[int] = []
    pane.model.dataChanged.connect(lambda a, _: repaints.append(a.row()))

    pane.model.set_unread({EntityId("apple"): 3})
    qtbot.waitUntil(lambda: row(pane, "AAPL").unread == 3)
    pane.model.set_unread({EntityId("apple"): 3})
    qtbot.wait(REPAINT_MS + 50)

    assert repaints == [pane.model.row_of(ListingId("AAPL"))]
