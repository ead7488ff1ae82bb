"""The bar's button takes back what the bar names, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.ui.main_window import MainWindow
from newswatch.ui.undo_bar import UndoBar
from newswatch.ui.user_data import Change


def change(words: str, done: list[str]) -> Change:
    """Return a change that notes itself in `done` while it is in force."""
    return Change(words, lambda: done.append(words), lambda: done.remove(words))


@pytest.fixture
def stack(qtbot: QtBot) -> QUndoStack:
    del qtbot
    return QUndoStack()


@pytest.fixture
def bar(stage: Stage, stack: QUndoStack) -> UndoBar:
    return stage.keep(UndoBar(stack))


def test_the_button_takes_back_what_the_bar_names(
    stack: QUndoStack, bar: UndoBar
) -> None:
    done: list[str] = []
    stack.push(change("older", done))
    stack.push(change("remove TM", done))
    bar.say("Removed TM")

    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()

    assert done == ["older"]
    assert bar.isHidden()


def test_the_bar_goes_when_its_change_was_taken_back_otherwise(
    stack: QUndoStack, bar: UndoBar
) -> None:
    stack.push(change("remove TM", []))
    bar.say("Removed TM")

    stack.undo()

    assert bar.isHidden()


def test_the_bar_goes_when_something_else_was_done(
    stack: QUndoStack, bar: UndoBar
) -> None:
    stack.push(change("remove TM", []))
    bar.say("Removed TM")

    stack.push(change("star", []))

    assert bar.isHidden()


def test_the_bar_leaves_the_selected_row_in_sight(qtbot: QtBot, stage: Stage) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    window.resize(900, 420)
    window.show()
    pane = window.watchlist
    listing_ids = pane.model.listing_ids()
    pane.view.select(listing_ids[-2])
    pane.view.scrollToBottom()
    QApplication.processEvents()

    pane.remove_selected()

    assert pane.undo_bar.isVisible()
    qtbot.waitUntil(
        lambda: (
            pane.view.viewport()
            .rect()
            .contains(pane.view.visualRect(pane.view.currentIndex()))
        )
    )
