"""The search box also finds companies: shown if followed, else added."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from newswatch.domain.listing import ListingId
from newswatch.ui.company_hits import CompanyHits
from newswatch.ui.main_window import MainWindow


def hits_of(window: MainWindow) -> CompanyHits:
    found = window.header.search.findChild(CompanyHits)
    assert found is not None
    return found


def accept_first(hits: CompanyHits) -> None:
    completer = hits.findChild(QCompleter)
    assert completer is not None
    index = completer.completionModel().index(0, 0)
    completer.activated[QModelIndex].emit(index)  # type: ignore[index]


def typed(window: MainWindow, words: str, qtbot: QtBot) -> CompanyHits:
    qtbot.keyClicks(window.header.search, words)
    hits = hits_of(window)
    hits.offer()
    return hits


def test_a_company_that_is_not_followed_can_be_added(
    window: MainWindow, qtbot: QtBot
) -> None:
    for each in window.data.watchlists:
        window.data.remove(each.id, ListingId("3690.HK"))
    hits = typed(window, "meit", qtbot)
    new = hits.listings[0]
    assert new.id not in window.data.followed()

    accept_first(hits)

    assert new.id in window.data.followed()
    assert window.header.search.text() == ""
    window.data.undo_stack.undo()
    assert new.id not in window.data.followed()


def test_one_that_is_followed_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    before = window.data.followed()
    hits = typed(window, "9988", qtbot)

    accept_first(hits)

    assert window.data.followed() == before
    assert window.quote.listing_id == "9988.HK"


def test_typing_alone_adds_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = window.data.followed()
    typed(window, "meit", qtbot)
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)

    assert window.data.followed() == before


def test_one_letter_offers_nobody(window: MainWindow, qtbot: QtBot) -> None:
    assert typed(window, "a", qtbot).listings == []
