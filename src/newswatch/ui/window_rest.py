"""What the window needs beside its first picture: commands, tray, messages."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from newswatch.protocol import FromEngine, Notify
from newswatch.ui.actions import Menu, build_menus
from newswatch.ui.appearance import Appearance
from newswatch.ui.commands import Commands
from newswatch.ui.company_hits import CompanyHits
from newswatch.ui.context import UiContext
from newswatch.ui.header_bar import HeaderBar
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.messages import Messages
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.quote_host import QuoteHost
from newswatch.ui.status import StatusKeeper
from newswatch.ui.status_strip import StatusStrip
from newswatch.ui.tray import Tray
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.pane import WatchlistPane
from newswatch.ui.window_menus import window_menus

__all__ = ["Commands", "Menu", "StatusKeeper", "Tray", "WindowRest"]

CATCH_UP_MS = 3000
"""How soon the window shows what the command line has stored."""


class WindowRest:
    """Built after the first paint, or when somebody asks for some of it before."""

    def __init__(
        self,
        window: QMainWindow,
        context: UiContext,
        *,
        data: UserData,
        hours: MarketHours,
        header: HeaderBar,
        strip: StatusStrip,
        watchlist: WatchlistPane,
        news: NewsPane,
        quote: QuoteHost,
    ) -> None:
        self.status = StatusKeeper(context, data, hours, strip, window)
        self.tray = Tray(context, window)
        self.commands = Commands(
            window, context, data, header, watchlist, news, quote, self.status
        )
        self.menus: tuple[Menu, ...] = window_menus(self.commands)
        build_menus(header.menus, window, self.menus)
        self.hits = CompanyHits(header.search, context.directory, data)
        self._strip = strip
        self._appearance = Appearance(context, window)
        self._messages = Messages(
            clock=context.clock,
            book=context.price_book,
            data=data,
            pictures=context.pictures,
            watchlist=watchlist,
            news=news,
            quote=quote,
            status=self.status,
            strip=strip,
            notify=self._on_notify,
        )
        self._catch_up = QTimer(window, interval=CATCH_UP_MS)
        self._catch_up.timeout.connect(data.catch_up)
        self._catch_up.start()

    def dispatch(self, message: FromEngine) -> None:
        """Hand a message of the engine to whom it concerns."""
        self._messages.dispatch(message)

    def _on_notify(self, message: Notify) -> None:
        self.tray.notify(message, self._strip)
