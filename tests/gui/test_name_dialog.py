"""A name is asked for beside the window, and given only when it is accepted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from newswatch.ui import name_dialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _asked(parent: QWidget, said: list[str]) -> QInputDialog:
    name_dialog.ask(parent, "Rename a view", "Banks", said.append)
    return parent.findChildren(QInputDialog)[0]


def test_what_was_accepted_is_the_answer(parent: QWidget) -> None:
    said: list[str] = []
    dialog = _asked(parent, said)
    assert dialog.isVisible()
    assert dialog.textValue() == "Banks"

    dialog.setTextValue("Insurers")
    dialog.accept()

    assert said == ["Insurers"]


def test_who_gives_up_says_nothing(parent: QWidget) -> None:
    said: list[str] = []

    _asked(parent, said).reject()

    assert said == []


def test_there_is_room_for_the_title_and_a_name_of_some_words(parent: QWidget) -> None:
    """As wide as its buttons, its title was “Save t… watch”."""
    dialog = _asked(parent, [])

    name = dialog.fontMetrics().horizontalAdvance("Chinese banks, unread, this week")
    assert dialog.width() > name + 60
