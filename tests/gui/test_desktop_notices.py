"""Notifications on a real session bus, of our own: what is sent, and clicks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch import protocol as p
from newswatch.domain.article import ArticleId
from newswatch.ui.desktop_notices import NAME, PATH, DesktopNotices, Notice
from newswatch.ui.main_window import MainWindow

ICON = Path("/icons/newswatch.svg")
NEWS = Notice("Tencent · 0700.HK", "Tencent & Co rise", (ArticleId(7),))

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="needs a D-Bus daemon",
)


@pytest.fixture
def bus() -> Iterator[str]:
    """A session bus of our own, and its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class Desktop:
    """A notification service: takes `Notify`, and says that it was clicked."""

    def __init__(self, bus: str, *, refuses: bool = False) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.got: list[tuple[Any, ...]] = []
        self.ended = Event()
        self._refuses = refuses
        self._line = open_dbus_connection(bus)
        self._line.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def signal(self, member: str, signature: str, *body: object) -> None:
        from jeepney import DBusAddress, new_signal

        emitter = DBusAddress(PATH, interface=NAME)
        self._line.send(new_signal(emitter, member, signature, body))

    def close(self) -> None:
        self.ended.set()
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        while not self.ended.is_set():
            try:
                self._answer(self._line.receive(timeout=0.05))
            except TimeoutError:
                continue

    def _answer(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        if message.header.message_type is not MessageType.method_call:
            return
        if message.header.fields[HeaderFields.member] == "GetCapabilities":
            told = (["actions", "body", "body-markup"],)
            self._line.send(new_method_return(message, "as", told))
        elif self._refuses:
            self._line.send(new_error(message, "org.example.Busy"))
        else:
            self.got.append(message.body)
            answer = new_method_return(message, "u", (100 + len(self.got),))
            self._line.send(answer)


@pytest.fixture
def desktop(bus: str) -> Iterator[Callable[..., Desktop]]:
    """Starts a notification service on the bus."""
    made: list[Desktop] = []

    def start(*, refuses: bool = False) -> Desktop:
        made.append(Desktop(bus, refuses=refuses))
        return made[-1]

    yield start
    for each in made:
        each.close()


@pytest.fixture
def notices(bus: str) -> Iterator[DesktopNotices]:
    made = DesktopNotices(ICON, bus=bus)
    yield made
    made.close()


def test_a_click_names_the_articles_of_its_own_notification(
    qtbot: QtBot, desktop: Callable[..., Desktop], notices: DesktopNotices
) -> None:
    service = desktop()
    assert notices.show(NEWS)
    assert notices.show(Notice("Apple · AAPL", "falls", (ArticleId(8),)))
    qtbot.waitUntil(lambda: len(service.got) == 2)

    with qtbot.waitSignal(notices.clicked) as clicked:
        service.signal("ActionInvoked", "us", 999, "default")
        service.signal("ActionInvoked", "us", 101, "default")

    assert clicked.args == [(ArticleId(7),)]


def test_the_desktop_is_offered_an_action_and_words_without_markup(
    qtbot: QtBot, desktop: Callable[..., Desktop], notices: DesktopNotices
) -> None:
    service = desktop()
    notices.show(NEWS)
    qtbot.waitUntil(lambda: bool(service.got))

    name, replaces, icon, title, body, actions, hints, _ = service.got[0]
    assert (name, replaces, icon) == ("Newswatch", 0, str(ICON))
    assert (title, body) == ("Tencent · 0700.HK", "Tencent &amp; Co rise")
    assert actions == ["default", "Open"]
    assert hints["desktop-entry"] == ("s", "newswatch")


def test_a_notification_that_is_gone_cannot_be_clicked(
    qtbot: QtBot, desktop: Callable[..., Desktop], notices: DesktopNotices
) -> None:
    service = desktop()
    notices.show(NEWS)
    notices.show(NEWS)
    qtbot.waitUntil(lambda: len(service.got) == 2)
    heard: list[object] = []
    notices.clicked.connect(heard.append)

    service.signal("NotificationClosed", "uu", 101, 2)
    service.signal("ActionInvoked", "us", 101, "default")
    with qtbot.waitSignal(notices.clicked):
        service.signal("ActionInvoked", "us", 102, "default")

    assert len(heard) == 1


def test_what_the_desktop_refuses_is_handed_back(
    qtbot: QtBot, desktop: Callable[..., Desktop], notices: DesktopNotices
) -> None:
    desktop(refuses=True)

    with qtbot.waitSignal(notices.refused) as refused:
        notices.show(NEWS)

    assert refused.args == [NEWS]


def test_a_desktop_without_notifications_hands_everything_back(
    qtbot: QtBot, notices: DesktopNotices
) -> None:
    with qtbot.waitSignal(notices.refused) as refused:
        notices.show(NEWS)

    assert refused.args == [NEWS]


def test_without_a_bus_nobody_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert not DesktopNotices(ICON).show(NEWS)
    assert not DesktopNotices(ICON, bus="unix:path=/nowhere/bus").show(NEWS)


def test_a_click_opens_the_article_in_the_window(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    bus: str,
    desktop: Callable[..., Desktop],
    stage: Stage,
) -> None:
    service = desktop()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    window = stage.keep(MainWindow(stage.world().context))
    wanted = window.news.model.articles()[-1].id
    window.on_message(p.Notify(title="Apple", body="falls", article_ids=(wanted,)))
    qtbot.waitUntil(lambda: bool(service.got))

    with qtbot.waitSignal(window.tray.notice_clicked):
        service.signal("ActionInvoked", "us", 101, "default")

    assert window.news.view.article_id == wanted
