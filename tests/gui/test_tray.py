"""The tray, its notices, and when closing means leaving."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QSystemTrayIcon,
)

from newswatch import protocol as p
from newswatch.ui.desktop_notices import Notice
from newswatch.ui.main_window import MainWindow
from newswatch.ui.status import is_quiet


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
