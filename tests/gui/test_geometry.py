"""A window that was never placed stays within its screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newswatch.ui.geometry import FRAME, fit_screen


def test_a_large_window_leaves_room_for_its_frame(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(room.width() + 500, room.height() + 500)

    fit_screen(window)

    assert window.size() == room.shrunkBy(FRAME)


def test_a_small_window_stays_as_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)

    fit_screen(window)

    assert (window.width(), window.height()) == (300, 200)
