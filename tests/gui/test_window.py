"""The whole window: messages of the engine, keys, commands, looks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import quote, rate
from gui.sample_world import NOW, World
from gui.stage import Stage, make_window
from newswatch import protocol as p
from newswatch.domain.bar import Interval
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.money import USD
from newswatch.paths import Profile
from newswatch.ui.header_bar import BandChip
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.news_filter import NewsFilter, Scope
from newswatch.ui.status_strip import Mood
from newswatch.ui.watchlist.model import ROW_ROLE

# --- messages ----------------------------------------------------------------------


def test_a_quote_of_the_engine_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.on_message(
        p.QuotesChanged(quotes=(quote("9988.HK 130.00 HKD from 124.10", NOW),))
    )

    model = window.watchlist.model
    index = model.index(model.row_of(ListingId("9988.HK")) or 0)
    qtbot.waitUntil(lambda: "130.00" in index.data())


def test_every_message_of_the_engine_is_taken(window: MainWindow) -> None:
    for message in (
        p.Hello(version=1, pid=1),
        p.Alive(now=NOW),
        p.RatesChanged(rates=(rate("USD/HKD 7.79", NOW),)),
        p.QuotesDoubted(reasons={ListingId("AAPL"): "It jumped by 90 %."}),
        p.BarsChanged(listing_ids=(ListingId("AAPL"),), interval=Interval.M5),
        p.ListingsChanged(listings=()),
        p.NewsArrived(article_ids=()),
        p.NewsRematched(),
        p.HealthChanged(sources=()),
        p.Progress(job="rematch", title="Matching", done=1, total=2),
        p.SymbolsFound(generation=0, listings=()),
        p.Notify(title="Alibaba", body="rises", article_ids=()),
        p.FeedsAnswered(added=1),
        p.Exported(path="/tmp/a.csv", articles=3),
        p.Ready(),
    ):
        window.on_message(message)

    assert "3 rows exported to /tmp/a.csv" in window.strip.message.text()


def test_a_price_that_is_held_back_is_greyed_and_explained(
    window: MainWindow,
) -> None:
    reasons = {ListingId("AAPL"): "It jumped by 90 %."}
    window.on_message(p.QuotesDoubted(reasons=reasons))

    model = window.watchlist.model
    index = model.index(model.row_of(ListingId("AAPL")) or 0)
    assert "held back: It jumped by 90 %." in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(ROW_ROLE).faded


def test_a_known_error_is_a_sentence_in_the_strip(window: MainWindow) -> None:
    before = len(QApplication.topLevelWidgets())

    window.on_message(p.Failed(title="The disk is full", hint="Make room."))

    assert window.strip.message.text() == "The disk is full. Make room."
    assert len(QApplication.topLevelWidgets()) == before


def test_the_strip_says_that_the_engine_is_being_restarted(window: MainWindow) -> None:
    window.on_engine_state("The engine ended; starting it again", False)

    assert window.strip.state.text() == "The engine ended; starting it again"
    window.on_engine_state("", True)
    assert "quotes" in window.strip.state.text()


def test_starting_is_no_trouble_and_an_end_is(window: MainWindow) -> None:
    assert window.status._sentence == "Starting…"
    window.status.refresh()
    assert window.strip.mood is Mood.WAITING

    window.on_engine_state("Engine stopped; starting again in 1 s", running=False)
    assert window.strip.mood is Mood.BAD


def test_the_strip_counts_markets_by_their_calendars(window: MainWindow) -> None:
    words = window.strip.markets.text()

    assert words.startswith("Hong Kong open, closes in 6h 19m")
    # Presidents' Day: New York does not open on 17 February 2025.
    assert "New York opens in 1d 12h" in words


# --- keys and commands --------------------------------------------------------------


def test_ctrl_d_shows_every_amount_in_the_other_currency(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    assert window.header.currency.code == "HKD"
    assert window.watchlist.header._value.text().startswith("HK$")
    assert window.context.settings.settings.display_currency == "HKD"
    window.header.currency.part(USD).click()
    assert window.watchlist.header._value.text().startswith("US$")
    assert window.header.currency.code == "USD"


def test_a_currency_of_the_settings_is_marked_too(window: MainWindow) -> None:
    window.commands.show_in("EUR")

    assert window.header.currency.code == "EUR"
    assert window.header.currency._other.isVisibleTo(window.header)


def test_a_theme_switch_reaches_every_pane(window: MainWindow) -> None:
    window.commands.switch_theme()

    assert window.context.theme.theme.name == "light"
    window.grab()
    window.commands.switch_theme()
    assert window.context.theme.theme.name == "dark"


def test_undo_says_what_was_undone(window: MainWindow) -> None:
    window.watchlist.view.select(ListingId("BABA"))
    window.commands.remove_listing()

    window.commands.undo()

    assert window.strip.message.text() == "Undone: remove BABA"
    assert "BABA" in window.watchlist.model.listing_ids()


def test_selecting_an_article_shows_it_with_its_listing(window: MainWindow) -> None:
    window.watchlist.view.select(ListingId("AAPL"))

    window.news.view.step(1)

    assert window.quote.listing_id == "9988.HK"
    assert window.quote.article is not None
    assert window.quote.article.id == window.news.view.article_id


def test_enter_in_the_watchlist_shows_that_companys_news(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.watchlist.view.select(ListingId("AAPL"))

    qtbot.keyClick(window.watchlist.view, Qt.Key.Key_Return)

    assert window.news.bar.filter.scope is Scope.LISTING
    assert len(window.news.model.articles()) == 1


def test_the_export_asks_the_engine_for_what_is_shown(
    window: MainWindow, sample: World
) -> None:
    window.news.show_filter(NewsFilter(scope=Scope.ALL, unread=True))

    window.commands.export_to("/tmp/news.jsonl", window.news.query())

    sent = sample.sent[-1]
    assert isinstance(sent, p.Export)
    assert (sent.format, sent.query.unread) == ("jsonl", True)


def test_an_alias_from_the_reader_is_learned_and_can_be_undone(
    window: MainWindow, sample: World
) -> None:
    window.quote.alias_requested.emit("alibaba", " Taobao ")

    assert [a.text for a in sample.context.user.aliases()] == ["Taobao"]
    assert sample.sent[-1] == p.WatchedChanged(rematch=(EntityId("alibaba"),))
    window.commands.undo()
    assert sample.context.user.aliases() == []


def test_the_geometry_is_kept(stage: Stage, sample: World, tmp_path: Path) -> None:
    context = replace(sample.context, profile=Profile(tmp_path))
    window = stage.keep(MainWindow(context))
    window.resize(760, 555)
    window.on_quit()

    assert stage.keep(MainWindow(context)).height() == 555


def test_a_pane_that_was_hidden_is_hidden_at_the_next_start(
    stage: Stage, sample: World, tmp_path: Path
) -> None:
    context = replace(sample.context, profile=Profile(tmp_path))
    first = stage.keep(MainWindow(context))
    first.complete()
    first.commands.toggle_watchlist()
    first.on_quit()

    second = stage.keep(MainWindow(context))
    second.complete()
    assert second.watchlist.isHidden()
    assert not second.quote.isHidden()

    second.commands.toggle_watchlist()
    second.on_quit()
    assert not stage.keep(MainWindow(context)).watchlist.isHidden()


def test_what_is_in_the_watchlist_already_is_said_and_selected(
    window: MainWindow,
) -> None:
    known = window.data.listing(ListingId("AAPL"))
    steps = window.data.undo_stack.count()

    window.watchlist.add_box.chosen.emit(known)

    assert window.strip.message.text() == "AAPL is in this watchlist already"
    assert window.watchlist.view.currentIndex().data(ROW_ROLE).listing_id == "AAPL"
    assert window.data.undo_stack.count() == steps


# --- header -------------------------------------------------------------------------


def test_the_gauge_says_where_the_dollar_stands(
    window: MainWindow, stage: Stage
) -> None:
    assert window.header.band.words() == "USD/HKD 7.7818 · in band"
    chip = stage.keep(BandChip(window.context.theme))
    chip.show_rate(Decimal("8.20"), "")
    assert chip.words().endswith("outside")
    chip.show_rate(None, "")
    assert chip.words() == "USD/HKD — · no rate"


# --- looks ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(700, 500), (1024, 700), (1440, 900), (2200, 1200)])
def test_the_window_paints_at_any_size(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    window.show()
    window.resize(*size)
    qtbot.wait(50)

    assert not window.grab().isNull()


def test_an_empty_window_paints_and_explains_itself(stage: Stage) -> None:
    window = make_window(stage, stage.world(empty=True))

    assert not window.grab().isNull()
    assert "Which companies do you follow?" in window.news.empty.words()
