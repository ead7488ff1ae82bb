"""The news pane: filters, the list or why it is empty, and what keys do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from newswatch.domain import health
from newswatch.domain.article import ArticleId
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.ui.context import UiContext
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.news import empty_page, why
from newswatch.ui.news.article_actions import ArticleActions
from newswatch.ui.news.chip_counts import ChipCounts
from newswatch.ui.news.delegate import NewsDelegate
from newswatch.ui.news.filter_bar import FilterBar
from newswatch.ui.news.items import NewsItem
from newswatch.ui.news.marks import Marks
from newswatch.ui.news.model import NewsModel
from newswatch.ui.news.news_filter import NewsFilter, Scope
from newswatch.ui.news.reactions import ReactionBook
from newswatch.ui.news.since_bar import SinceBar
from newswatch.ui.news.since_count import SinceCount
from newswatch.ui.news.view import NewsView
from newswatch.ui.pace import Soon
from newswatch.ui.undo_bar import UndoBar
from newswatch.ui.user_data import UserData

SOON_MS = 200
REST_MS = 800
"""The list is not rewritten faster than people read it."""

TYPING_MS = 120
AGES_MS = 20_000


class NewsPane(QWidget):
    """Everything about articles but the reader.

    Signals:
        article_selected: The `ArticleRow` to read.
        article_previewed: The first `ArticleRow` after the start: nobody chose
            it, so it stays unread.
        article_hovered: `ArticleId` below the mouse, or None.
        listing_selected: `ListingId` whose chip was clicked.
        export_requested: `ArticleQuery` to be written to a file.
        search_shown: What is searched for now, where nobody typed it.
        unread_changed: Numbers of unread stories may be others.
        action_requested: ``"add"``, ``"demo"``, ``"retry"``, ``"health"``.
    """

    article_selected = Signal(object)
    article_previewed = Signal(object)
    article_hovered = Signal(object)
    listing_selected = Signal(str)
    export_requested = Signal(object)
    search_shown = Signal(str)
    unread_changed = Signal()
    action_requested = Signal(str)

    def __init__(
        self,
        context: UiContext,
        data: UserData,
        hours: MarketHours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._data = data
        self._health: Sequence[health.SourceHealth] = ()
        self._watchlist_id = 0
        self._started = False
        self._previewed: ArticleId | None = None
        self._previewing = False
        self._last_looked: datetime | None = None
        self.reactions = ReactionBook(
            context.market, context.price_book, data, hours, context.clock, self
        )
        self.marks = Marks(context, data, self)
        self.model = NewsModel(context.news, data, context.clock, self)
        self._delegate = NewsDelegate(
            context.theme,
            context.clock,
            self.reactions,
            context.pictures,
            self._explain,
            self,
        )
        self.view = NewsView(self.model, self._delegate, self)
        self.bar = FilterBar(
            context.settings, context.news.sources, data.undo_stack, self
        )
        self.since_bar = SinceBar(self)
        self._since = SinceCount(context, data, self)
        self.undo_bar = UndoBar(data.undo_stack, self)
        self.article_actions = ArticleActions(
            context.news, data, self.marks, self.view, self.undo_bar, self
        )
        self._soon = Soon(self._refresh, self, soon_ms=SOON_MS, rest_ms=REST_MS)
        self._counts = ChipCounts(context, data, lambda: self.bar.filter, self)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._search)
        self._typed = ""
        self._lay_out()
        self._connect()

    @cached_property
    def empty(self) -> empty_page.EmptyPage:
        """What stands in the place of the list while it is empty."""
        page = empty_page.EmptyPage(self)
        page.action_requested.connect(self._on_action)
        self._stack.addWidget(page)
        return page

    # --- what the window asks ------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether the list and the numbers above it show all that was told."""
        return self._soon.settled and self.model.settled and self._counts.settled

    def start(self, watchlist_id: int, last_looked: datetime | None) -> None:
        """Show the first articles: the holdings', or the watchlist's."""
        self._started = True
        self._watchlist_id = watchlist_id
        held = bool(self._data.held_listings())
        scope = Scope.HOLDINGS if held else Scope.WATCHLIST
        self._last_looked = last_looked
        self.show_filter(NewsFilter(scope=scope, watchlist_id=watchlist_id))

    def on_return(self, last_looked: datetime) -> None:
        """Say what came while the user was away, also what arrives only now."""
        self._last_looked = last_looked
        self.bar.show_filter(replace(self.bar.filter, since=last_looked))
        self._since.watch(last_looked, self._context.clock.now())

    def preview_first(self) -> None:
        """Show the first article now, or as soon as there is one."""
        articles = self.model.articles()
        if not articles:
            self._previewing = True
        elif self.view.article_id is None:
            self._previewing = False
            self.view.preselect(articles[0].id)
            self._preview()

    def show_filter(self, chosen: NewsFilter, subject: str = "") -> None:
        """Show what a filter lets through."""
        chosen = replace(chosen, since=self._last_looked)
        self.bar.show_filter(chosen, subject)
        if chosen.text != self._typed.strip() and not self._typing.isActive():
            self._typed = chosen.text
            self.search_shown.emit(chosen.text)
        self._delegate.layouts.set_searched(chosen.text)
        self.model.show_query(self.query(), chosen.featured)
        self.view.scrollToTop()
        self._counts.hurry()

    def show_listing_news(self, listing_id: ListingId) -> None:
        """Show the news about one listing's company."""
        now = self.bar.filter
        chosen = replace(now, scope=Scope.LISTING, listing_id=str(listing_id))
        self.show_filter(chosen, str(listing_id))

    def set_watchlist(self, watchlist_id: int) -> None:
        """Follow the watchlist pane."""
        self._watchlist_id = watchlist_id
        now = self.bar.filter
        if self._started and now.watchlist_id != watchlist_id:
            self.show_filter(replace(now, watchlist_id=watchlist_id))

    def search(self, typed: str) -> None:
        """Show what contains `typed`, a moment after the last key."""
        self._typed = typed
        self._typing.start()

    def show_articles(self, ids: Sequence[ArticleId]) -> None:
        """Select the first of these, showing all news if it is filtered out."""
        if not ids or self.view.select(ids[0]):
            return
        self.show_filter(NewsFilter(scope=Scope.ALL))
        self.view.select(ids[0])

    def on_news_arrived(self) -> None:
        """Show new articles soon; many messages make one reload.

        The unread ones are counted beside the event loop: that waits for nothing.
        """
        self._soon.ask()
        self.unread_changed.emit()

    def on_bars_changed(self, listing_ids: tuple[ListingId, ...]) -> None:
        """Work out reactions anew."""
        self.reactions.forget_bars(listing_ids)

    def on_health(self, sources: Sequence[health.SourceHealth]) -> None:
        """Keep how the sources are doing, for when the list is empty."""
        self._health = sources
        coming = not self.model.rowCount() and self._context.news.count(self.query())
        if not coming:
            self._show_list_or_why()

    def mark_all_read(self) -> None:
        """Mark everything that is shown as read; can be undone."""
        self.article_actions.mark_all_read(self.query())

    def query(self) -> ArticleQuery:
        """Return what is shown, as the store is asked for it."""
        return self.bar.filter.query(self._data, self._context.clock.now())

    def take_keys(self) -> None:
        """Have the keys, also while there is no list yet."""
        (self._stack.currentWidget() or self.view).setFocus()

    def point_at(self, article_id: ArticleId | None) -> None:
        """Scroll to an article while the mouse is over its pin on the chart."""
        if article_id is not None:
            index = self.model.index_of(article_id)
            if index.isValid():
                self.view.scrollTo(index)

    def current_row(self) -> ArticleRow | None:
        """Return the article the keyboard is on."""
        item = self.view.current_item()
        return item.row if item else None

    # --- how -------------------------------------------------------------------------

    def _preview(self) -> None:
        item = self.view.current_item()
        if item is not None:
            self._previewed = item.id
            self.article_previewed.emit(item.row)

    def _on_selected(self, article_id: int) -> None:
        self._previewed = None
        item = self.view.current_item()
        if item is None or item.id != article_id:
            return
        self.article_selected.emit(item.row)
        if item.unread:
            self.marks.set_read([item.id], read=True)

    def _on_marked(self, ids: tuple[ArticleId, ...]) -> None:
        self.model.reread(ids)
        self._counts.hurry()
        self.unread_changed.emit()

    def _on_clock(self) -> None:
        self.model.on_clock()
        self.view.viewport().update()
        self.reactions.refresh()

    def _refresh(self) -> None:
        # What nobody chose goes when it joins a story; what is being read stays.
        chosen = self.view.article_id != self._previewed
        self.model.refresh_soon(keep=self.view.article_id if chosen else None)
        self._counts.ask()
        self._since.ask()

    def _lay_out_rows(self, items: Sequence[NewsItem]) -> None:
        """Lay out rows before the view asks for all of them in one turn."""
        width = self.view.viewport().width()
        for item in items:
            self._delegate.height(item, width)

    def _on_user_data(self) -> None:
        if not self._started:
            return
        query = self.query()
        if query == self.model.query:
            self.model.refresh()
        else:
            self.model.show_query(query, self.bar.filter.featured)
        self._counts.hurry()

    def _on_filter(self, chosen: NewsFilter) -> None:
        self.show_filter(replace(chosen, watchlist_id=self._watchlist_id))

    def _search(self) -> None:
        chosen = self.bar.filter
        if self._typed.strip() != chosen.text:
            self.show_filter(replace(chosen, text=self._typed.strip()))

    def _show_list_or_why(self) -> None:
        if self.model.rowCount():
            if self._stack.currentWidget() is not self.view:
                self._counts.hurry()  # there must not stand 0 above a list
            self._turn_to(self.view)
            if self._previewing:
                self.preview_first()
            elif self._previewed not in (None, self.view.article_id):
                self._preview()
            return
        from newswatch.ui.news.empty import Emptiness, explain

        self.empty.show_explanation(
            explain(
                Emptiness(
                    chosen=self.bar.filter,
                    watching=any(w.listing_ids for w in self._data.watchlists),
                    holding=bool(self._data.held_listings()),
                    stored=self._context.news.count(ArticleQuery()),
                    sources=self._health,
                    now=self._context.clock.now(),
                    demo=self._context.clock.demo,
                )
            )
        )
        self._turn_to(self.empty)

    def _turn_to(self, page: QWidget) -> None:
        """Show the list or why there is none; the keys stay with the news."""
        before, focus = self._stack.currentWidget(), self.window().focusWidget()
        self._stack.setCurrentWidget(page)
        if before is None or before is page or focus is None:
            return
        if before.isAncestorOf(focus):
            page.setFocus()

    def _on_action(self, action: str) -> None:
        now = self.bar.filter
        if action == "all":
            self.show_filter(NewsFilter(scope=Scope.ALL))
        elif action == "watchlist":
            self._on_filter(replace(now, scope=Scope.WATCHLIST))
        elif action == "clear":
            self.bar.clear_narrowing()
        else:
            self.action_requested.emit(action)

    def _explain(self, item: NewsItem, listing_id: str) -> str:
        if not listing_id:
            return why.why_matched(item, self._data)
        from newswatch.ui.news.beside_words import explained

        beside = self.reactions.get(item, ListingId(listing_id))
        return explained(listing_id, beside.reaction) if beside else ""

    def _connect(self) -> None:
        self.view.selected.connect(self._on_selected)
        self.view.chip_clicked.connect(self.listing_selected)
        self.view.hovered.connect(self.article_hovered)
        self.bar.changed.connect(self._on_filter)
        self._counts.counted.connect(self.bar.show_counts)
        self.bar.views.said.connect(self.undo_bar.say)
        self.bar.export_requested.connect(
            lambda: self.export_requested.emit(self.query())
        )
        self.bar.mark_all_requested.connect(self.mark_all_read)
        self.article_actions.mark_all_requested.connect(self.mark_all_read)
        self.marks.changed.connect(self._on_marked)
        self.reactions.changed.connect(self.model.repaint)
        self._context.pictures.changed.connect(self.model.repaint)
        self._context.pictures.switched.connect(self.view.lay_out_anew)
        self.model.coming.connect(self._lay_out_rows)
        self.model.loaded.connect(self._show_list_or_why)
        self._data.changed.connect(self._on_user_data)
        self._since.counted.connect(self.since_bar.tell)
        self.since_bar.seen.connect(self._since.drop)
        self.since_bar.show_requested.connect(self._show_since)
        ages = QTimer(self, interval=AGES_MS)
        ages.timeout.connect(self._on_clock)
        self._context.clock.changed.connect(self._on_clock)
        ages.start()

    def _show_since(self) -> None:
        span = type(self.bar.filter.span).SINCE_LAST
        self._on_filter(replace(self.bar.filter, span=span))

    def _lay_out(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(line)
        layout.addWidget(self.since_bar)
        layout.addWidget(body, 1)
        layout.addWidget(self.undo_bar)
