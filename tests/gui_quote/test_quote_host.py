"""The right pane can be asked for what moved the portfolio before it stands."""

from __future__ import annotations

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gui_quote.quote_world import quote_world
from newswatch.ui.main_window import MainWindow
from newswatch.ui.quote_host import QuoteHost


def test_what_moved_is_shown_though_nothing_was_chosen(qtbot: QtBot) -> None:
    host = QuoteHost(quote_world().context)
    qtbot.addWidget(host)

    host.show_moved()

    assert host._panel._tabs.current() is host._panel.moved


def test_it_is_remembered_until_the_pane_is_built(qtbot: QtBot) -> None:
    host = QuoteHost(quote_world().context)
    qtbot.addWidget(host)
    host._moved = True

    host.build()

    assert host._panel._tabs.current() is host._panel.moved


def test_a_key_of_the_window_reaches_it(qtbot: QtBot) -> None:
    window = MainWindow(quote_world().context)
    qtbot.addWidget(window)
    window.complete()
    window.quote.hide()
    actions = {a.text(): a for a in window.findChildren(QAction)}

    actions["What moved my portfolio"].trigger()

    assert not window.quote.isHidden()
    assert window.quote._panel._tabs.current() is window.quote._panel.moved
    assert actions["What moved my portfolio"].shortcut().toString() == "Ctrl+M"
