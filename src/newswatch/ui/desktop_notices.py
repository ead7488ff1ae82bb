"""Notifications of a Linux desktop, over its session bus.

`QSystemTrayIcon.showMessage` offers no action there, so a click on what it shows
is never told. QtDBus cannot help: from Python it sends no unsigned 32-bit number,
which `Notify` demands. The words are those of the Desktop Notifications
Specification 1.2.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from newswatch.domain.article import ArticleId

logger = logging.getLogger(__name__)

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
AUTH_S = 0.5
KEPT = 50
"""So many notifications can still be clicked; desktops keep fewer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell, and the articles it is about."""

    title: str
    body: str
    article_ids: tuple[ArticleId, ...]


class DesktopNotices(QObject):
    """Connects to the bus at the first notification, never before.

    Args:
        icon: The picture beside the words.
        bus: Where the bus listens; None is the session's.

    Signals:
        clicked: `tuple[ArticleId, ...]` of the notification that was clicked.
        refused: A `Notice` that the desktop did not take after all.
    """

    clicked = Signal(object)
    refused = Signal(object)

    def __init__(
        self, icon: Path, parent: QObject | None = None, *, bus: str | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._bus = bus
        self._line: Any = None
        self._reader: QSocketNotifier | None = None
        self._markup: bool | None = None
        self._waiting: list[Notice] = []
        self._asked: dict[int, Notice | None] = {}
        self._shown: dict[int, Notice] = {}

    def show(self, notice: Notice) -> bool:
        """Hand over a notification; False where nobody could take it."""
        if self._line is None and not self._connect():
            return False
        self._waiting.append(notice)
        if self._markup is not None:
            self._flush()
        return True

    def close(self) -> None:
        """Leave the bus."""
        if self._reader is not None:
            self._reader.setEnabled(False)
            self._reader.deleteLater()
            self._reader = None
        if self._line is not None:
            self._line.close()
            self._line = None
        self._markup = None

    # --- how -------------------------------------------------------------------------

    def _connect(self) -> bool:
        address = self._bus or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        if not sys.platform.startswith("linux") or not address:
            return False
        from jeepney.auth import AuthenticationError
        from jeepney.io.blocking import open_dbus_connection

        try:
            self._line = open_dbus_connection(address, auth_timeout=AUTH_S)
        except (OSError, ValueError, RuntimeError, AuthenticationError) as error:
            logger.info("No session bus: %s", error)
            return False
        self._reader = QSocketNotifier(
            self._line.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._reader.activated.connect(self._read)
        self._listen()
        self._asked[self._call("GetCapabilities")] = None
        return True

    def _listen(self) -> None:
        from jeepney import MatchRule, message_bus

        rule = MatchRule(type="signal", interface=NAME, path=PATH)
        self._line.send(message_bus.AddMatch(rule))

    def _call(
        self, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> int:
        from jeepney import DBusAddress, new_method_call

        to = DBusAddress(PATH, bus_name=NAME, interface=NAME)
        serial: int = next(self._line.outgoing_serial)
        self._line.send(
            new_method_call(to, method, signature or None, body), serial=serial
        )
        return serial

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            try:
                self._asked[self._notify(notice)] = notice
            except OSError as error:
                logger.info("The session bus is gone: %s", error)
                self.close()
                self.refused.emit(notice)
                return

    def _notify(self, notice: Notice) -> int:
        from html import escape

        body = escape(notice.body, quote=False) if self._markup else notice.body
        hints = {"desktop-entry": ("s", "newswatch")}
        actions = ["default", self.tr("Open")]
        words = ("Newswatch", 0, str(self._icon), notice.title, body)
        return self._call("Notify", "susssasa{sv}i", (*words, actions, hints, -1))

    def _read(self) -> None:
        try:
            while self._line is not None:
                self._take(self._line.receive(timeout=0))
        except TimeoutError:
            return
        except OSError as error:
            logger.info("The session bus is gone: %s", error)
            self._give_up()

    def _give_up(self) -> None:
        asked = [notice for notice in self._asked.values() if notice is not None]
        left = [*asked, *self._waiting]
        self._asked.clear()
        self._waiting.clear()
        self.close()
        for notice in left:
            self.refused.emit(notice)

    def _take(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields: Mapping[Any, Any] = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.signal:
            self._on_signal(fields.get(HeaderFields.member, ""), message.body)
            return
        serial = fields.get(HeaderFields.reply_serial)
        if serial not in self._asked:
            return
        notice = self._asked.pop(serial)
        answered = kind is MessageType.method_return
        if notice is None:
            self._markup = answered and "body-markup" in message.body[0]
            self._flush()
        elif answered:
            self._keep(message.body[0], notice)
        else:
            self.refused.emit(notice)

    def _keep(self, number: int, notice: Notice) -> None:
        self._shown[number] = notice
        while len(self._shown) > KEPT:
            del self._shown[next(iter(self._shown))]

    def _on_signal(self, member: str, body: tuple[Any, ...]) -> None:
        # The bus tells of all notifications, those of other programs too.
        if not body or body[0] not in self._shown:
            return
        if member == "ActivationToken":
            # Wayland lets a window come to the front only with this.
            os.environ["XDG_ACTIVATION_TOKEN"] = body[1]
        elif member == "ActionInvoked":
            self.clicked.emit(self._shown[body[0]].article_ids)
        elif member == "NotificationClosed":
            self._shown.pop(body[0])
