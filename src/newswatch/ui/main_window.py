"""The window: three panes, header and status strip; layout and wiring, no logic."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QUndoStack
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newswatch import ports, protocol
from newswatch.domain.article import ArticleId
from newswatch.domain.errors import NewswatchError
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.query import ArticleRow
from newswatch.ui import plain_import, window_rest
from newswatch.ui.context import UiContext
from newswatch.ui.file_drop import DropWindow
from newswatch.ui.geometry import Geometry
from newswatch.ui.header_bar import HeaderBar
from newswatch.ui.last_look import LastLook
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.news.pane import NewsPane
from newswatch.ui.quote_host import QuoteHost
from newswatch.ui.status_strip import StatusStrip
from newswatch.ui.unread import UnreadCount
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.pane import WatchlistPane

UNDO_LIMIT = 200
SIZE = (1440, 900)


class Welcome(Protocol):
    """The first-run page while it is open."""

    def on_symbols_found(self, found: protocol.SymbolsFound) -> None:
        """Take the engine's answer to a search."""
        ...


def is_session_ending() -> bool:
    """Tell whether the desktop asks everybody to leave."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.isSavingSession()


class MainWindow(DropWindow):
    """Three panes, what the engine says, and what is left for the next time.

    What the first picture shows is built at once; the rest when it is first asked
    for, by `complete` at the latest. It changes nothing of what is seen.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Newswatch")
        self.context = context
        self._make_parts()
        self._quitting = False
        self._welcome: Welcome | None = None
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        self._geometry = Geometry(self, self._splitter, context.profile)
        self._geometry.restore()
        self._fill()

    def _make_parts(self) -> None:
        context = self.context
        self.hours = MarketHours(self)
        stack = QUndoStack(self)
        stack.setUndoLimit(UNDO_LIMIT)
        self.data = UserData(
            context.user,
            context.directory,
            context.send,
            stack,
            self,
            splits=context.market.all_splits,
        )
        self.data.load()
        self.header = HeaderBar(context.theme, context.price_book, context.clock)
        self.strip = StatusStrip(context.theme)
        self.watchlist = WatchlistPane(context, self.data, self.hours)
        self.news = NewsPane(context, self.data, self.hours)
        self.quote = QuoteHost(context)
        self.unread = UnreadCount(context, self.data, self)
        self.last_look = LastLook(self, context)

    @cached_property
    def rest(self) -> window_rest.WindowRest:
        """What the first picture does without."""
        rest = window_rest.WindowRest(
            self,
            self.context,
            data=self.data,
            hours=self.hours,
            header=self.header,
            strip=self.strip,
            watchlist=self.watchlist,
            news=self.news,
            quote=self.quote,
        )
        self._connect_rest(rest)
        return rest

    @property
    def commands(self) -> window_rest.Commands:
        """What the menus, the keys and the palette do."""
        return self.rest.commands

    @property
    def status(self) -> window_rest.StatusKeeper:
        """Who writes the status strip."""
        return self.rest.status

    @property
    def menus(self) -> tuple[window_rest.Menu, ...]:
        """Every command, by menu."""
        return self.rest.menus

    @property
    def tray(self) -> window_rest.Tray:
        """The tray icon, and notifications."""
        return self.rest.tray

    # --- what the application calls ---------------------------------------------

    def on_message(self, message: protocol.FromEngine) -> None:
        """Show what the engine says."""
        self.rest.dispatch(message)
        if isinstance(message, protocol.SymbolsFound) and self._welcome is not None:
            self._welcome.on_symbols_found(message)

    def on_engine_state(self, sentence: str, running: bool) -> None:
        """Say how the engine is doing; an empty sentence means well."""
        self.status.on_engine(sentence, running=running)

    def complete(self) -> None:
        """Build what the first picture did without, if that was not done yet."""
        _ = self.rest

    def start_late_work(self) -> None:
        """Do what can wait until the window stands."""
        plain_import.run_late()  # threads are at work from now on
        self.context.reads.open()
        self.complete()
        self.hours.open()
        QTimer.singleShot(0, self.quote.build)
        self.status.start()
        self.unread.count()
        self.tray.start()
        self.last_look.start()
        fresh = not self.context.settings.settings.first_run_done
        if fresh and not self.context.clock.demo:
            QTimer.singleShot(0, self._open_first_run)

    def on_quit(self) -> None:
        """Keep what is to be kept: geometry, and when the user last looked."""
        self._geometry.save()
        self.last_look.leave()
        self.context.reads.close()
        self.context.pictures.close()

    # --- Qt ------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go into the tray if there is one and the user wants it; else leave.

        At the end of the session everybody leaves; to stay would hold it up.
        """
        wanted = self.context.settings.settings.close_to_tray
        leaving = self._quitting or is_session_ending()
        if wanted and not leaving and self.tray.can_hide_window():
            event.ignore()
            self._geometry.save()
            self.hide()
            self.tray.explain_hiding()
            return
        event.accept()
        QApplication.quit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on with the space bar, wherever nobody else wanted it."""
        if event.key() == Qt.Key.Key_Space:
            self._page_down()
        else:
            super().keyPressEvent(event)

    # --- how -----------------------------------------------------------------------

    def _fill(self) -> None:
        self.watchlist.show_first()
        watchlist_id = self.watchlist.model.watchlist_id
        self.news.start(watchlist_id, self.last_look.at)
        self.news.preview_first()
        self.news.take_keys()

    def _on_listing(self, listing_id: str) -> None:
        self.quote.show_listing(ListingId(listing_id))
        self.watchlist.view.mark(ListingId(listing_id))

    def _on_article(self, row: ArticleRow) -> None:
        self._read(row)
        mentioned = [m.entity_id for m in row.mentions]
        shown = self.quote.listing_id
        if shown and self.data.listing(shown).entity_id in mentioned:
            return
        item = self.news.view.current_item()
        if item is not None and item.listings:
            self._on_listing(item.listings[0])

    def _read(self, row: ArticleRow) -> None:
        self.quote.show_article(self._as_followed(row))

    def _as_followed(self, row: ArticleRow) -> ArticleRow:
        """Leave only mentions of what is followed, as the list does."""
        followed = self.data.entities()
        own = tuple(m for m in row.mentions if m.entity_id in followed)
        return replace(row, mentions=own)

    def _on_marked(self, ids: tuple[ArticleId, ...]) -> None:
        """Show the article anew if it is no longer about the same, else its star."""
        shown = self.quote.article
        if shown is None or shown.id not in ids:
            return
        for row in map(self._as_followed, self.context.news.rows([shown.id])):
            if row.mentions != shown.mentions:
                self.quote.show_article(row)
            else:
                self.quote.show_star(row)

    def _page_down(self) -> None:
        if not self.quote.scroll_reader():
            self.news.view.step(1, unread=True)

    def _on_alias(self, entity_id: str, words: str) -> None:
        alias = ports.UserAlias(EntityId(entity_id), words.strip())
        if alias.text:
            done = self.tr("“{0}” learned as a name").format(alias.text)
            self.data.teach(alias, self.tr("learn “{0}”").format(alias.text))
            self.news.undo_bar.say(done)

    def _on_search_accepted(self, typed: str) -> None:
        self.news.view.setFocus()
        if typed and self.news.view.current_item() is None:
            self.news.view.step(1)

    def _on_company_chosen(self, listing: Listing) -> None:
        self.header.search.clear()
        self.watchlist.take(listing)

    def _on_notice_clicked(self, ids: tuple[ArticleId, ...]) -> None:
        self.bring_to_front()
        self.news.show_articles(ids)

    def bring_to_front(self) -> None:
        """Show the window above others, as wide as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_failed(self, error: NewswatchError) -> None:
        self.strip.say(error.title, error.hint)

    def _on_news_action(self, action: str) -> None:
        jobs = {
            "add": self.commands.add_listing,
            "demo": self.commands.open_demo,
            "retry": self.commands.refresh,
            "health": self.commands.open_health,
        }
        if action in jobs:
            jobs[action]()

    def _open_palette(self) -> None:
        from newswatch.ui.command_palette import CommandPalette

        palette = CommandPalette(self.menus, self.data, self)
        palette.listing_chosen.connect(self._on_listing)
        palette.open()

    def _open_first_run(self) -> None:
        from newswatch.ui.first_run import FirstRun

        page = FirstRun(self.context, self.data, self)
        page.demo_requested.connect(self.commands.open_demo)
        page.finished.connect(self._on_welcomed)
        self._welcome = page
        page.open()

    def _on_welcomed(self) -> None:
        self._welcome = None
        self.watchlist.show_first()
        self.news.start(self.watchlist.model.watchlist_id, None)

    def _quit(self) -> None:
        self._quitting = True
        self.close()

    def _connect(self) -> None:
        self.header.searched.connect(self.news.search)
        self.header.search_accepted.connect(self._on_search_accepted)
        for action in self.header.menus.actions():
            # They are empty until the rest is there.
            menu = action.menu()
            assert isinstance(menu, QMenu)
            menu.aboutToShow.connect(self.complete)
        self.watchlist.listing_selected.connect(self._on_listing)
        self.watchlist.news_requested.connect(self.news.show_listing_news)
        self.watchlist.watchlist_changed.connect(
            lambda: self.news.set_watchlist(self.watchlist.model.watchlist_id)
        )
        self._connect_news()
        self.unread.by_entity.connect(self.watchlist.model.set_unread)
        looks = self.last_look
        looks.returned.connect(self.news.on_return)
        for failing in (self.context.settings, self.data, self.news.marks, looks):
            failing.failed.connect(self._on_failed)

    def _connect_rest(self, rest: window_rest.WindowRest) -> None:
        commands, tray = rest.commands, rest.tray
        rest.hits.chosen.connect(self._on_company_chosen)
        self.header.currency_chosen.connect(commands.show_in)
        self.watchlist.said.connect(self.strip.say)
        self.watchlist.lots_requested.connect(commands.open_lots)
        self.watchlist.aliases_requested.connect(commands.open_aliases)
        self.news.export_requested.connect(commands.export_news)
        self.news.article_actions.search_requested.connect(commands.search)
        self.strip.health_requested.connect(commands.open_health)
        commands.said.connect(self.strip.say)
        commands.palette_requested.connect(self._open_palette)
        commands.quit_requested.connect(self._quit)
        self.table_dropped.connect(commands.import_file)
        self.feeds_dropped.connect(commands.import_feeds)
        self.address_dropped.connect(commands.offer_feed)
        tray.show_requested.connect(self.bring_to_front)
        tray.quit_requested.connect(self._quit)
        tray.notice_clicked.connect(self._on_notice_clicked)
        self.unread.mine.connect(tray.show_unread)
        self.context.settings.changed.connect(lambda _: rest.status.refresh())

    def _connect_news(self) -> None:
        news, quote = self.news, self.quote
        news.article_selected.connect(self._on_article)
        news.article_previewed.connect(self._read)
        news.article_hovered.connect(quote.highlight_article)
        news.listing_selected.connect(self._on_listing)
        news.search_shown.connect(self.header.show_searched)
        news.article_actions.page_down_requested.connect(self._page_down)
        news.unread_changed.connect(self.unread.ask)
        news.marks.changed.connect(lambda _: self.unread.hurry())
        news.marks.changed.connect(self._on_marked)
        news.action_requested.connect(self._on_news_action)
        quote.alias_requested.connect(self._on_alias)
        quote.not_about_requested.connect(news.article_actions.correct)
        quote.article_hovered.connect(news.point_at)
        quote.article_chosen.connect(lambda row: news.show_articles([row.id]))
        quote.listing_selected.connect(self._on_listing)
        quote.star_changed.connect(lambda i, _: news.model.reread([i]))

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        for pane, least in ((self.watchlist, 230), (self.news, 320), (self.quote, 320)):
            pane.setMinimumWidth(least)
            self._splitter.addWidget(pane)
        # What a wide screen has more goes to the news and the chart.
        for index, stretch in enumerate((1, 6, 4)):
            self._splitter.setStretchFactor(index, stretch)
        self.setMenuWidget(self.header)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self.context.clock.demo:
            from newswatch.ui.demo_bar import DemoBar

            layout.addWidget(DemoBar(self.context.clock, self.context.send))
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(body)
        # A click on a button is done with it: the keys go on meaning the news.
        for button in self.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
