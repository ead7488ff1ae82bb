"""The tray icon and notifications; a banner in the window where there is no tray."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from newswatch.domain.article import ArticleId
from newswatch.paths import resource
from newswatch.protocol import Notify
from newswatch.ui.context import UiContext
from newswatch.ui.desktop_notices import DesktopNotices, Notice
from newswatch.ui.status import is_quiet
from newswatch.ui.status_strip import StatusStrip

RECHECK_MS = 2000
RECHECKS = 15
"""At login the tray may come half a minute after us."""

DOTTED_SIZE = 64
DOT = "#4c8dff"

CLICK_LIVES = timedelta(minutes=10)
"""A click long after a notification is somebody else's."""


class Tray(QObject):
    """Shows itself when the desktop has a tray; says when it has none.

    Signals:
        show_requested: The icon or its menu wants the window.
        quit_requested: The menu's Quit.
        given_up: The desktop has no tray.
        notice_clicked: `tuple[ArticleId, ...]` of the notification clicked.
    """

    show_requested = Signal()
    quit_requested = Signal()
    given_up = Signal()
    notice_clicked = Signal(object)

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._icon: QSystemTrayIcon | None = None
        picture = resource("icons", "newswatch.svg")
        self._picture = QIcon(str(picture))
        self._unread = 0
        self._notices = DesktopNotices(picture, self)
        self._notices.clicked.connect(self.notice_clicked)
        self._notices.refused.connect(self._show_by_icon)
        self._menu = QMenu(window)
        self._menu.addAction(self.tr("Show Newswatch"), self.show_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit"), self.quit_requested.emit)
        self._pending: tuple[datetime, tuple[ArticleId, ...]] | None = None
        self._explained = False
        self._left = RECHECKS
        self._timer = QTimer(self, interval=RECHECK_MS)
        self._timer.timeout.connect(self._try)

    def start(self) -> None:
        """Look for a tray, now and for a while."""
        self._try()
        if self._icon is None:
            self._timer.start()

    def can_hide_window(self) -> bool:
        """Tell whether a hidden window could be reached again, right now."""
        shown = self._icon is not None and self._icon.isVisible()
        return shown and QSystemTrayIcon.isSystemTrayAvailable()

    def show_unread(self, count: int) -> None:
        """Say on the icon, and where the desktop can, on the program's too."""
        self._unread = count
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setBadgeNumber(count)
        if self._icon is not None:
            self._icon.setToolTip(self._tip())
            self._icon.setIcon(_with_dot(self._picture) if count else self._picture)

    def _tip(self) -> str:
        if not self._unread:
            return "Newswatch"
        return self.tr("Newswatch: %n unread about yours", "", self._unread)

    def explain_hiding(self) -> None:
        """Say once that the program goes on in the tray."""
        if self._icon is not None and not self._explained:
            self._explained = True
            words = self.tr("Newswatch goes on here. Quit from this icon's menu.")
            notice = Notice("Newswatch", words, ())
            if not self._notices.show(notice):
                self._show_by_icon(notice)

    def notify(self, message: Notify, strip: StatusStrip) -> None:
        """Show a notification, in the window if nowhere else."""
        settings = self._context.settings.settings
        if not settings.notify:
            return
        strip.say(f"{message.title}: {message.body}")
        now = self._context.clock.now().astimezone()
        if (
            settings.quiet_from
            and settings.quiet_to
            and is_quiet(settings.quiet_from, settings.quiet_to, now.time())
        ):
            return
        notice = Notice(message.title, message.body, tuple(message.article_ids))
        if not self._notices.show(notice):
            self._show_by_icon(notice)

    def _show_by_icon(self, notice: Notice) -> None:
        if self._icon is not None and self._can_show():
            self._pending = (self._context.clock.now(), notice.article_ids)
            self._icon.showMessage(notice.title, notice.body, self._picture)
            self.show_unread(self._unread)

    def _can_show(self) -> bool:
        # supportsMessages alone is true even where there is no tray at all.
        return (
            QSystemTrayIcon.isSystemTrayAvailable()
            and QSystemTrayIcon.supportsMessages()
        )

    def _try(self) -> None:
        self._left -= 1
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show()
        if self._icon is not None or self._left <= 0:
            self._timer.stop()
        if self._icon is None and self._left <= 0:
            self.given_up.emit()

    def _show(self) -> None:
        icon = QSystemTrayIcon(self._picture, self)
        # Some desktops drop an icon without a menu.
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self._on_clicked)
        icon.show()
        self._icon = icon
        self.show_unread(self._unread)
        # Only now can the window go without taking the program along.
        QApplication.setQuitOnLastWindowClosed(False)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.show_requested.emit()

    def _on_clicked(self) -> None:
        # Qt does not say which notification; on some desktops it may be another's.
        pending, self._pending = self._pending, None
        if pending is None:
            return
        at, ids = pending
        if self._context.clock.now() - at < CLICK_LIVES:
            self.notice_clicked.emit(ids)


def _with_dot(picture: QIcon) -> QIcon:
    """Return the picture with a dot in its corner: there is something to read."""
    canvas = picture.pixmap(DOTTED_SIZE, DOTTED_SIZE)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(DOT))
    side = canvas.width()
    painter.drawEllipse(QRectF(0.58 * side, 0.02 * side, 0.4 * side, 0.4 * side))
    painter.end()
    return QIcon(canvas)
