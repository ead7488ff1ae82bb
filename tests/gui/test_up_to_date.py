"""While a large database is brought up to date the window says so, and lives."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from newswatch.domain.errors import StoreError
from newswatch.ui.up_to_date import UpToDateWindow
from patience import PATIENCE_S


def wait(window: UpToDateWindow) -> None:
    """Do as the program does."""
    window.start()
    QApplication.exec()
    window.finish()


def test_the_event_loop_turns_while_the_work_is_done(qapp: QApplication) -> None:
    """The work ends only if the loop turns meanwhile."""
    del qapp
    turned = threading.Event()
    QTimer.singleShot(0, turned.set)
    seen: list[bool] = []
    wait(UpToDateWindow(lambda: seen.append(turned.wait(PATIENCE_S))))
    assert seen == [True]


def test_it_cannot_be_closed_before_the_end(qapp: QApplication) -> None:
    del qapp
    closed: list[bool] = []
    tried = threading.Event()
    window = UpToDateWindow(lambda: tried.wait(PATIENCE_S))

    def close() -> None:
        closed.append(window.close())
        tried.set()

    QTimer.singleShot(0, close)
    wait(window)
    assert closed == [False]
    assert not window.isVisible()


def test_what_goes_wrong_is_handed_on(qapp: QApplication) -> None:
    del qapp

    def fail() -> None:
        raise StoreError("The disk is full")

    with pytest.raises(StoreError, match="The disk is full"):
        wait(UpToDateWindow(fail))
