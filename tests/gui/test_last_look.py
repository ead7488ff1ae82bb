"""What came since the user last looked is told on return, however late it arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.news_list import add
from gui.sample_world import NOW, World
from gui.stage import Stage, make_window
from newswatch.ui.clock import UiClock
from newswatch.ui.last_look import AWAY, NOTE
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.news_filter import Span

NIGHT = timedelta(hours=10)


class Clock:
    """A wall clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Clock:
    return Clock(NOW)


@pytest.fixture
def looked_at(sample: World, wall: Clock) -> World:
    """A world in which the user looked ten hours ago."""
    sample.context.feeds.set_note(NOTE, (NOW - NIGHT).isoformat())
    return replace(sample, context=replace(sample.context, clock=UiClock(wall=wall)))


@pytest.fixture
def window(qtbot: QtBot, stage: Stage, looked_at: World) -> MainWindow:
    made = make_window(stage, looked_at)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(window: MainWindow) -> str:
    bar = window.news.since_bar
    return "" if bar.isHidden() else bar.words()


def send(window: MainWindow, kind: QEvent.Type) -> None:
    QApplication.sendEvent(window, QEvent(kind))


def test_after_a_night_what_arrives_after_the_start_is_counted_too(
    qtbot: QtBot, window: MainWindow, looked_at: World
) -> None:
    """Nothing was fetched while the program was not there."""
    window.last_look.start()
    qtbot.waitUntil(
        lambda: told(window) == "Since you last looked (10 h ago): 4 new, 4 about yours"
    )

    add(looked_at, "Oil is quiet", 90, {})
    window.news.on_news_arrived()

    qtbot.waitUntil(lambda: "5 new, 4 about yours" in told(window))


def test_what_is_published_after_the_return_is_no_part_of_it(
    qtbot: QtBot, window: MainWindow, looked_at: World, wall: Clock
) -> None:
    window.last_look.start()
    wall.now += timedelta(minutes=10)
    add(looked_at, "Just out", -5, {})
    window.news.on_news_arrived()
    qtbot.waitUntil(lambda: window.news._since.settled)

    assert "4 new" in told(window)


def test_what_was_dismissed_is_not_told_again(
    qtbot: QtBot, window: MainWindow, looked_at: World
) -> None:
    window.last_look.start()
    qtbot.waitUntil(lambda: told(window) != "")
    window.news.since_bar._on_seen()

    add(looked_at, "Oil is quiet", 90, {})
    window.news.on_news_arrived()
    qtbot.waitUntil(lambda: window.news._soon.settled and window.news._since.settled)

    assert told(window) == ""


@pytest.mark.parametrize("away", [AWAY - timedelta(minutes=1), AWAY])
def test_who_comes_back_to_the_window_is_told_unless_it_was_a_moment(
    qtbot: QtBot, window: MainWindow, looked_at: World, wall: Clock, away: timedelta
) -> None:
    """Out of the tray, or from another program."""
    window.last_look.at = None
    window.last_look.start()
    send(window, QEvent.Type.WindowDeactivate)
    wall.now += away
    add(looked_at, "Meanwhile", -20, {})

    send(window, QEvent.Type.WindowActivate)
    qtbot.waitUntil(lambda: window.news._since.settled)

    assert bool(told(window)) is (away >= AWAY)


def test_a_sleep_with_the_window_open_is_an_absence(
    qtbot: QtBot, window: MainWindow, wall: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "isActiveWindow", lambda _: True)
    window.last_look.at = None
    window.last_look.start()
    with qtbot.assertNotEmitted(window.last_look.returned):
        wall.now += timedelta(minutes=1)
        window.last_look._on_tick()
    wall.now += timedelta(hours=8)

    with qtbot.waitSignal(window.last_look.returned) as back:
        window.last_look._on_tick()

    assert back.args == [NOW + timedelta(minutes=1)]


def test_a_window_that_starts_in_the_tray_is_not_looked_at(
    qtbot: QtBot, stage: Stage, looked_at: World
) -> None:
    window = make_window(stage, looked_at)

    with qtbot.assertNotEmitted(window.last_look.returned):
        window.last_look.start()
    window.on_quit()

    kept = looked_at.context.feeds.get_note(NOTE)
    assert kept == (NOW - NIGHT).isoformat()


def test_leaving_notes_when_the_user_last_looked(
    window: MainWindow, looked_at: World, wall: Clock
) -> None:
    window.last_look.start()
    window.hide()
    wall.now += timedelta(hours=2)  # in the tray
    window.on_quit()

    assert looked_at.context.feeds.get_note(NOTE) == NOW.isoformat()


def test_show_lists_what_came(qtbot: QtBot, window: MainWindow) -> None:
    window.last_look.start()
    qtbot.waitUntil(lambda: told(window) != "")

    window.news.since_bar._on_show()

    chosen = window.news.bar.filter
    assert (chosen.span, chosen.since) == (Span.SINCE_LAST, NOW - NIGHT)
    assert told(window) == ""


def test_the_demo_is_no_absence(
    qtbot: QtBot, stage: Stage, looked_at: World, wall: Clock
) -> None:
    clock = UiClock(wall=wall, demo=True)
    made = replace(looked_at, context=replace(looked_at.context, clock=clock))
    window = make_window(stage, made)
    window.show()

    with qtbot.assertNotEmitted(window.last_look.returned):
        window.last_look.start()
        clock.set_demo_time(NOW + timedelta(days=1))
        window.last_look.look()
    window.on_quit()

    assert looked_at.context.feeds.get_note(NOTE) == (NOW - NIGHT).isoformat()
