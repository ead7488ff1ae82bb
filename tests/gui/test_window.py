"""The window as a whole: messages, keys, errors, dialogs, demo, tray."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
    QSystemTrayIcon,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from builders import quote, rate
from gui.sample_world import NOW, World
from gui.stage import Stage, make_window
from newswatch import protocol as p
from newswatch.domain.bar import Interval
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.money import HKD, USD, Money
from newswatch.domain.portfolio import Lot
from newswatch.paths import Profile
from newswatch.settings import Settings
from newswatch.ui.clock import UiClock
from newswatch.ui.command_palette import CommandPalette
from newswatch.ui.desktop_notices import Notice
from newswatch.ui.first_run import FirstRun
from newswatch.ui.header_bar import BandChip
from newswatch.ui.health.page import HealthModel, HealthPage
from newswatch.ui.instance import SingleInstance
from newswatch.ui.launch import again_command
from newswatch.ui.main_window import LAST_LOOKED, MainWindow
from newswatch.ui.news.news_filter import NewsFilter, Scope
from newswatch.ui.settings.dialog import SettingsDialog
from newswatch.ui.status import is_quiet
from newswatch.ui.status_strip import Mood, source_words
from newswatch.ui.watchlist.alias_editor import AliasEditor
from newswatch.ui.watchlist.lots_editor import DAY, PRICE, SHARES, LotsEditor
from newswatch.ui.watchlist.model import ROW_ROLE


@pytest.fixture
def window(stage: Stage, sample: World) -> MainWindow:
    return make_window(stage, sample)


def dialogs(kind: type[QWidget]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]


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


def health(name: str, status: SourceStatus, kind: SourceKind) -> SourceHealth:
    return SourceHealth(
        key=name,
        name=name,
        kind=kind,
        status=status,
        next_visit=NOW + timedelta(minutes=10),
        error_title="Too many requests" if status is SourceStatus.WAITING else "",
        error_hint="It is left alone for a while.",
    )


def test_the_strip_counts_feeds_and_names_a_waiting_provider() -> None:
    feed, quotes = SourceKind.FEED, SourceKind.QUOTES
    words = source_words(
        [
            health("a", SourceStatus.OK, feed),
            health("b", SourceStatus.RETRYING, feed),
            health("c", SourceStatus.OFF, feed),
            health("Yahoo", SourceStatus.WAITING, quotes),
        ],
        NOW,
    )

    assert words.startswith("Feeds 1 of 2 fresh · 1 retrying · Yahoo: waiting until")


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


def test_leaving_notes_when_the_user_last_looked(
    window: MainWindow, sample: World
) -> None:
    window.on_quit()

    assert sample.context.feeds.get_note(LAST_LOOKED) == NOW.isoformat()


def test_the_geometry_is_kept(stage: Stage, sample: World, tmp_path: Path) -> None:
    context = replace(sample.context, profile=Profile(tmp_path))
    window = stage.keep(MainWindow(context))
    window.resize(760, 555)
    window.on_quit()

    assert stage.keep(MainWindow(context)).height() == 555


# --- header -------------------------------------------------------------------------


def test_the_gauge_says_where_the_dollar_stands(
    window: MainWindow, stage: Stage
) -> None:
    assert window.header.band.words() == "USD/HKD 7.7818 · in band"
    chip = stage.keep(BandChip(window.context.theme))
    chip.show_rate(Decimal("8.20"), "")
    assert chip.words().endswith("outside")
    chip.show_rate(None, "")
    assert chip.words() == "USD/HKD – · no rate"


# --- demo ---------------------------------------------------------------------------


def test_only_the_demos_own_speed_is_pressed(stage: Stage, sample: World) -> None:
    from newswatch.ui.demo_bar import DemoBar

    clock = sample.context.clock
    clock.set_demo_time(NOW)
    bar = stage.keep(DemoBar(clock, lambda _: None))
    buttons = {"pause": bar._pause, **{str(n): b for n, b in bar._speeds.items()}}

    def pressed(alive: p.Alive) -> list[str]:
        clock.follow(alive)
        bar.refresh()
        return [name for name, button in buttons.items() if button.isChecked()]

    assert pressed(p.Alive(now=NOW, speed=60)) == ["60"]
    buttons["10"].click()  # while there is no engine to hear it
    assert pressed(p.Alive(now=NOW, speed=60)) == ["60"]
    assert pressed(p.Alive(now=NOW, paused=True)) == ["pause"]
    assert pressed(p.Alive(now=NOW, speed=2)) == [], "there is no button for it"
    assert pressed(p.Alive(now=NOW, speed=1)) == ["1"]


@pytest.mark.parametrize(("asked", "button"), [(60.0, "60×"), (0.0, "Pause")])
def test_before_its_engine_is_there_the_demo_stands_with_the_speed_it_will_have(
    stage: Stage, asked: float, button: str
) -> None:
    from newswatch.ui.demo_bar import DemoBar

    ticking = iter(range(1000))
    clock = UiClock(demo=True, monotonic=lambda: float(next(ticking)))
    clock.set_demo_time(NOW, asked)
    bar = stage.keep(DemoBar(clock, lambda _: None))

    assert clock.now() == NOW, "or its time would jump back when the engine speaks"
    chips = bar.findChildren(QPushButton)
    assert [each.text() for each in chips if each.isChecked()] == [button]


def test_the_demo_says_so_and_steers_its_clock(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    sample.context.clock.set_demo_time(NOW)
    window = make_window(stage, sample)
    bar = window.findChild(
        QWidget, "banner", Qt.FindChildOption.FindChildrenRecursively
    )
    assert bar is not None
    from newswatch.ui.demo_bar import DemoBar

    demo = window.findChildren(DemoBar)[0]
    assert "Demo: replay of 17 Feb 2025 · 09:41 in Hong Kong" in demo.words()
    qtbot.mouseClick(demo._speeds[60], Qt.MouseButton.LeftButton)
    assert sample.sent[-1] == p.SetClock(speed=60.0, paused=False)
    window.on_message(p.Alive(now=NOW, speed=60.0))
    assert demo._speeds[60].isChecked()


# --- tray ---------------------------------------------------------------------------


def test_without_a_tray_closing_the_window_leaves(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    left: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: left.append(True))
    window.tray.start()
    event = QCloseEvent()

    window.closeEvent(event)

    assert event.isAccepted()
    assert left == [True]
    assert not window.tray.can_hide_window()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_the_tray_says_how_much_is_unread(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window.tray.start()
    icon = window.tray._icon
    assert icon is not None
    plain = icon.icon().cacheKey()

    window.tray.show_unread(3)

    assert icon.toolTip() == "Newswatch: 3 unread about yours"
    assert icon.icon().cacheKey() != plain, "it has a dot"
    window.tray.show_unread(0)
    assert icon.toolTip() == "Newswatch"
    icon.hide()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_going_into_the_tray_is_told_once_and_by_the_desktop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    told: list[Notice] = []
    monkeypatch.setattr(
        window.tray._notices, "show", lambda each: told.append(each) or True
    )
    window.tray.start()

    window.tray.explain_hiding()
    window.tray.explain_hiding()

    assert [each.title for each in told] == ["Newswatch"]
    assert window.tray._icon is not None
    window.tray._icon.hide()


@pytest.mark.parametrize(("ending", "leaves"), [(True, True), (False, False)])
def test_at_the_end_of_the_session_nobody_goes_into_the_tray(
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
    ending: bool,
    leaves: bool,
) -> None:
    monkeypatch.setattr(window.tray, "can_hide_window", lambda: True)
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    monkeypatch.setattr(QApplication, "isSavingSession", lambda _: ending)
    event = QCloseEvent()

    window.closeEvent(event)

    assert event.isAccepted() is leaves


def test_a_notification_is_shown_in_the_window_where_there_is_no_tray(
    window: MainWindow,
) -> None:
    window.on_message(p.Notify(title="Alibaba", body="rises", article_ids=()))

    assert window.strip.message.text() == "Alibaba: rises"


def test_a_click_nobody_waits_for_is_ignored(window: MainWindow) -> None:
    clicked: list[object] = []
    window.tray.notice_clicked.connect(clicked.append)

    window.tray._on_clicked()

    assert clicked == []


@pytest.mark.parametrize(
    ("at", "quiet"),
    [("23:00", True), ("06:59", True), ("07:00", False), ("12:00", False)],
)
def test_quiet_hours_may_span_midnight(at: str, quiet: bool) -> None:
    assert is_quiet("22:30", "07:00", time.fromisoformat(at)) is quiet


# --- dialogs ------------------------------------------------------------------------


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


def test_names_can_be_taught_blocked_and_forgotten(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    editor = stage.keep(
        AliasEditor(window.data, sample.context.directory, EntityId("tencent"))
    )
    editor.field.setText("WeChat")
    editor.add(blocked=False)
    editor.field.setText("Tencent Arena")
    editor.add(blocked=True)

    shown = {editor.list.item(n).text() for n in range(editor.list.count())}
    assert shown == {"WeChat", "must not count: Tencent Arena"}
    editor.list.setCurrentRow(0)
    editor.remove_selected()
    assert editor.list.count() == 1


def test_the_palette_finds_commands_and_listings(
    stage: Stage, window: MainWindow
) -> None:
    palette = stage.keep(CommandPalette(window.menus, window.data))
    chosen: list[str] = []
    palette.listing_chosen.connect(chosen.append)

    palette.field.setText("騰訊")
    assert palette.list.count() == 1
    palette._do()

    assert chosen == ["0700.HK"]


def test_settings_take_effect_at_once(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    dialog = stage.keep(
        SettingsDialog(sample.context, window.status, window.commands._feeds)
    )

    dialog._set("red_up", True)

    theme = sample.context.theme.theme
    assert theme.up.red() > theme.up.green()
    assert sample.context.settings.settings.red_up


def test_another_language_offers_to_start_again(
    stage: Stage,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[bool] = []
    window.commands.quit_requested.connect(lambda: left.append(True))
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    window.commands.open_settings()
    dialog = stage.keep(window.findChildren(SettingsDialog)[0])
    language = dialog.restart.parentWidget().findChildren(QComboBox)[2]
    assert dialog.restart.isHidden()

    language.activated.emit(language.findData("zh_HK"))
    assert not dialog.restart.isHidden()
    language.activated.emit(language.findData(""))
    assert dialog.restart.isHidden(), "that is the language it has"
    language.activated.emit(language.findData("zh_HK"))
    dialog.restart.click()

    assert left == [True]
    assert window.commands.starts_again
    assert window.context.settings.settings.language == "zh_HK"


def test_what_starts_again_is_what_was_open() -> None:
    kept = Settings(language="zh_HK", theme="light")
    opened = ["--profile", "/p", "--demo", "--speed", "0", "--at", "09:41:00"]

    assert again_command(opened[:2], kept, fleeting=False)[-2:] == ["--profile", "/p"]
    fleeting = again_command(opened, kept, fleeting=True)
    assert "--profile" not in fleeting
    assert fleeting[-9:] == [*opened[2:], "--theme", "light", "--lang", "zh_HK"]


def test_who_starts_again_finds_the_place_free(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert not first.hand_over()
    assert second.hand_over(quietly=True)

    first.release()

    assert not second.hand_over(quietly=True)
    second.release()


def test_the_health_table_obeys_qt_and_shows_trouble_first(
    qtmodeltester: ModelTester, window: MainWindow
) -> None:
    model = HealthModel(window.context.clock, window.context.theme)
    feed = SourceKind.FEED
    model.show_sources(
        [health("a", SourceStatus.OK, feed), health("z", SourceStatus.WAITING, feed)]
    )

    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "z"
    assert model.index(0, 6).data().startswith("Too many requests. It is left alone")
    assert model.index(0, 3).data() == "in 10m"


def test_the_health_page_says_that_nothing_is_known_yet(
    stage: Stage, window: MainWindow
) -> None:
    page = stage.keep(HealthPage(window.context, window.status))

    assert "not reported" in page._explanation.text()


def test_the_first_run_adds_what_is_chosen(stage: Stage, qtbot: QtBot) -> None:
    empty = stage.world(empty=True)
    window = make_window(stage, empty)
    page = stage.keep(FirstRun(empty.context, window.data))
    page.open()
    qtbot.keyClicks(page.add_box.field, "tencent")
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)
    page.close()

    assert window.data.watchlists[0].listing_ids == ("0700.HK",)
    assert empty.context.settings.settings.first_run_done


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
