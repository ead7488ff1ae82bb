"""The reader's keys mean the news, wherever in the window the keyboard is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.ui.help import KEYS, KeysDialog
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.view import NewsView

SMALL_SCREEN = 600


@pytest.fixture
def window(qtbot: QtBot, stage: Stage) -> MainWindow:
    """A window in front, as the user first sees it."""
    context = stage.world().context
    context.clock._demo = True  # the demo's bar has buttons to click
    made = stage.keep(MainWindow(replace(context)))
    made.complete()
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the keyboard is, as the user does."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, key)


def test_the_news_has_the_keyboard_at_the_start(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = window.news.view.article_id
    press(qtbot, Qt.Key.Key_J)

    articles = [item.id for item in window.news.model.articles()]
    assert first == articles[0]
    assert window.news.view.article_id == articles[1]


def test_letters_mean_the_news_while_the_watchlist_has_the_keyboard(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.watchlist.view.setFocus()
    shown = window.watchlist.view.listing_id
    for key in (Qt.Key.Key_A, Qt.Key.Key_T, Qt.Key.Key_B):
        press(qtbot, key)
    assert window.watchlist.view.listing_id == shown, "nothing is searched for"

    for key in (Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_S):
        press(qtbot, key)
    item = window.news.view.current_item()
    assert item is not None
    assert item.row.stored.starred


def test_a_star_by_key_is_shown_in_the_reader_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.quote.build()
    press(qtbot, Qt.Key.Key_J)
    article = window.quote.article
    assert article is not None
    links = {button.text() for button in window.quote.findChildren(QAbstractButton)}
    assert "★ Starred" not in links

    press(qtbot, Qt.Key.Key_S)

    links = {button.text() for button in window.quote.findChildren(QAbstractButton)}
    assert "★ Starred" in links


def test_the_space_bar_reads_on_from_the_watchlist(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.watchlist.view.setFocus()
    before = window.news.view.article_id

    press(qtbot, Qt.Key.Key_Space)

    assert window.news.view.article_id != before


def test_a_click_on_a_button_leaves_the_keys_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    from newswatch.ui.demo_bar import DemoBar

    bar = window.findChild(DemoBar)
    assert bar is not None
    qtbot.mouseClick(bar._pause, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_Slash)

    assert window.header.search.hasFocus()


def test_letters_typed_into_a_field_are_text(qtbot: QtBot, window: MainWindow) -> None:
    before = window.news.view.article_id
    window.header.search.setFocus()
    qtbot.keyClicks(window.header.search, "jnks /")

    assert window.header.search.text() == "jnks /"
    assert window.news.view.article_id == before


def test_the_news_has_the_keyboard_although_its_list_came_late(
    window: MainWindow,
) -> None:
    news = window.news
    news._turn_to(news.empty)
    assert news.empty.isAncestorOf(QApplication.focusWidget()), "not the search field"
    for button in news.empty.findChildren(QAbstractButton):
        assert button.focusPolicy() is Qt.FocusPolicy.TabFocus

    news._turn_to(news.view)

    assert QApplication.focusWidget() is news.view


def test_the_news_has_the_keyboard_before_there_is_any(stage: Stage) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    window.news._stack.setCurrentWidget(window.news.empty)

    window.news.take_keys()

    assert window.focusWidget() is window.news.empty


def test_the_first_article_stays_unread_when_its_list_takes_the_keys(
    qtbot: QtBot, stage: Stage
) -> None:
    """Qt moves to the first row of a list that gets the keys for the first time."""
    world = stage.world()
    window = stage.keep(MainWindow(world.context))
    window.show()
    window.activateWindow()
    fresh = stage.keep(NewsView(window.news.model, window.news._delegate, window))
    chosen: list[object] = []
    fresh.selected.connect(chosen.append)
    fresh.show()
    qtbot.waitUntil(window.news.view.hasFocus)

    fresh.setFocus()

    assert fresh.hasFocus()
    assert chosen == []
    fresh.step(1)
    assert chosen == [window.news.model.articles()[0].id]


def test_leaving_a_search_goes_back_to_what_was_being_read(
    qtbot: QtBot, window: MainWindow
) -> None:
    news, field = window.news, window.header.search
    news.view.step(1)
    being_read = news.view.article_id
    unread = sum(item.unread for item in news.model.articles())
    field.setFocus()
    qtbot.keyClicks(field, "ferries")
    qtbot.waitUntil(lambda: news.view.current_item() is None)

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: news.view.current_item() is not None)

    assert news.view.hasFocus()
    assert news.view.article_id == being_read
    assert sum(item.unread for item in news.model.articles()) == unread


def test_every_key_of_the_menus_stands_in_the_list_of_keys(window: MainWindow) -> None:
    listed = {key for keys, _ in KEYS for key in re.split(r", | / ", keys)}
    shown = {
        command.keys[0]
        for menu in window.menus
        for command in menu.commands
        if command is not None and command.keys
    }
    assert shown <= listed


def test_the_program_can_be_left_from_a_dialog_too(
    qtbot: QtBot, window: MainWindow
) -> None:
    left: list[bool] = []
    window.commands.quit_requested.disconnect()
    window.commands.quit_requested.connect(lambda: left.append(True))
    window.commands.open_keys()
    dialog = next(w for w in window.findChildren(KeysDialog))
    dialog.activateWindow()
    qtbot.waitActive(dialog)

    qtbot.keyClick(dialog, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert left == [True]


def test_the_menu_shows_which_panes_there_are(window: MainWindow) -> None:
    view = next(m for m in window.menus if "View" in m.title)
    pane = next(c for c in view.commands if c and c.keys == ("Ctrl+2",))
    assert pane.checked is not None
    assert pane.checked()
    pane.do()
    assert not pane.checked()


def test_the_list_of_keys_fits_a_small_screen(window: MainWindow) -> None:
    window.commands.open_keys()
    dialog = next(w for w in window.findChildren(KeysDialog))

    assert dialog.sizeHint().height() < SMALL_SCREEN
    assert dialog.height() < SMALL_SCREEN
