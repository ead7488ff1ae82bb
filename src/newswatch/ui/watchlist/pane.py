"""The watchlist pane: header, add box, list, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from newswatch import protocol
from newswatch.domain.gains import TotalGain, total_gain
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.portfolio import Holding, exchange_day
from newswatch.ui.context import UiContext
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.pace import Soon
from newswatch.ui.spark_book import SparkBook
from newswatch.ui.undo_bar import UndoBar
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist import add_box as adding
from newswatch.ui.watchlist.delegate import WatchlistDelegate
from newswatch.ui.watchlist.header import WatchlistHeader
from newswatch.ui.watchlist.menus import listing_menu, watchlist_menu
from newswatch.ui.watchlist.model import ALL_HOLDINGS, WatchlistModel
from newswatch.ui.watchlist.parity_rows import ParityView
from newswatch.ui.watchlist.quote_view import QuoteView
from newswatch.ui.watchlist.sessions import sessions
from newswatch.ui.watchlist.totals import total
from newswatch.ui.watchlist.view import WatchlistView

AGES_MS = 10_000
"""How often prices are judged anew: they age without anybody saying so."""


class WatchlistPane(QWidget):
    """One watchlist, with totals, and the means to change it.

    Signals:
        listing_selected: `ListingId`: show it.
        lots_requested: `ListingId`: open the editor of its lots.
        aliases_requested: `EntityId`: open the editor of its names.
        news_requested: `ListingId`: show the news about it.
        watchlist_changed: Another watchlist is shown.
        said: A sentence for the status strip.
    """

    listing_selected = Signal(str)
    lots_requested = Signal(str)
    aliases_requested = Signal(str)
    news_requested = Signal(str)
    watchlist_changed = Signal()
    said = Signal(str)

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
        self._hours = hours
        self._sparks = SparkBook(context.market, context.clock, self)
        self._quote_view = QuoteView(context.clock, hours)
        parity_view = ParityView(context.price_book, context.clock, hours)
        self.model = WatchlistModel(
            context.price_book, data, self._sparks, self._quote_view, parity_view, self
        )
        self.view = WatchlistView(
            self.model, WatchlistDelegate(context.theme, self), self
        )
        self.header = WatchlistHeader(context.theme, self)
        self.undo_bar = UndoBar(data.undo_stack, self, take_back=data.undo)
        self._empty = _empty_label(self)
        self._awaits_first = False
        self._total_soon = Soon(self._refresh_total, self, soon_ms=0)
        self._lay_out()
        self._connect()
        hours.opened.connect(self.model.repaint_all)
        hours.opened.connect(self._refresh_total)
        self.model.show_gains(context.settings.settings.gain_shown)
        context.settings.changed.connect(lambda _: self._on_settings())

    @cached_property
    def add_box(self) -> adding.AddBox:
        """The box below the header, made when it is first opened."""
        box = adding.AddBox(self._context, self)
        box.chosen.connect(self._add)
        box.closed.connect(self.view.setFocus)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, box)
        return box

    @property
    def sparks(self) -> SparkBook:
        """The mini charts' points; to be told when bars arrive."""
        return self._sparks

    def show_watchlist(self, watchlist_id: int) -> None:
        """Show another watchlist."""
        self._awaits_first = not self._data.watchlists
        self.model.show_watchlist(watchlist_id)
        self._refresh()
        self.watchlist_changed.emit()

    def show_first(self) -> None:
        """Show the first watchlist, and its first row."""
        lists = self._data.watchlists
        self.show_watchlist(lists[0].id if lists else ALL_HOLDINGS)
        ids = self.model.listing_ids()
        if ids:
            self.view.select(ids[0])

    def open_add_box(self, typed: str = "") -> None:
        """Open the box to add a listing, and put the cursor there."""
        self.add_box.open(typed)

    def on_symbols_found(self, found: protocol.SymbolsFound) -> None:
        """Hand an answer of the engine to the add box."""
        self.add_box.on_symbols_found(found)

    def on_doubts(self, message: protocol.QuotesDoubted) -> None:
        """Grey what the engine holds a newer price back of, and say why."""
        self._quote_view.set_doubts(message.reasons)
        self.model.repaint_all()

    def remove_selected(self) -> None:
        """Take the selected listing off the watchlist; can be undone."""
        if self.view.listing_id:
            self._remove(self.view.listing_id)

    # --- how -------------------------------------------------------------------

    def _show_first_made(self) -> None:
        """Show the first watchlist there ever is, whoever made it."""
        if self._awaits_first and self._data.watchlists:
            self.show_first()

    def _remove(self, listing_id: str) -> None:
        gone = ListingId(listing_id)
        ids = self.model.listing_ids()
        watchlist_id = self.model.watchlist_id
        if watchlist_id == ALL_HOLDINGS or gone not in ids:
            return
        at = ids.index(gone)
        self._data.remove(watchlist_id, gone)
        left = self.model.listing_ids()
        if left:
            self.view.select(left[min(at, len(left) - 1)])
        held = self._data.holding(gone) is not None
        words = (
            self.tr("Removed {0}; its lots are kept")
            if held
            else self.tr("Removed {0}")
        )
        self.undo_bar.say(words.format(gone))
        # The bar takes its room from the list, not the row the user is on.
        view = self.view
        QTimer.singleShot(0, view, lambda: view.scrollTo(view.currentIndex()))

    def take(self, listing: Listing) -> None:
        """Select a listing where it is followed; add it if it is not."""
        if listing.id not in self._data.followed():
            self._add(listing)
            return
        if self.model.row_of(listing.id) is None:
            lists = (w.id for w in self._data.watchlists if listing.id in w.listing_ids)
            self.show_watchlist(next(lists, ALL_HOLDINGS))
        self.view.select(listing.id)

    def _add(self, listing: object) -> None:
        watchlist_id = self.model.watchlist_id
        if watchlist_id == ALL_HOLDINGS:
            watchlist_id = self._first_watchlist()
            self.show_watchlist(watchlist_id)
        if listing.id in self.model.listing_ids():  # type: ignore[attr-defined]
            words = self.tr("{0} is in this watchlist already")
            self.said.emit(words.format(listing.id))  # type: ignore[attr-defined]
        self._data.add(watchlist_id, listing)  # type: ignore[arg-type]
        self.view.select(listing.id)  # type: ignore[attr-defined]

    def _first_watchlist(self) -> int:
        lists = self._data.watchlists
        made = lists[0] if lists else self._data.add_watchlist(self.tr("Watchlist"))
        return made.id if made else ALL_HOLDINGS

    def _refresh(self) -> None:
        watchlist = self._data.watchlist(self.model.watchlist_id)
        awaited = not self._data.watchlists
        none = self.tr("Watchlist") if awaited else self.tr("All holdings")
        self.header.show_name(watchlist.name if watchlist else none)
        self._refresh_total()
        empty = not self.model.listing_ids()
        self._stack.setCurrentWidget(self._empty if empty else self.view)
        # A name of two characters is not broken over two lines.
        self._empty.setText(self._why_empty().replace("騰訊", "騰\N{WORD JOINER}訊"))

    def _refresh_total(self) -> None:
        book = self._context.price_book
        holdings = self.model.holdings()
        ids = [each.listing_id for each in holdings]
        worth = total(
            holdings,
            book,
            with_change=self._hours.is_open,
            unmoved=frozenset(filter(self._is_unmoved, ids)),
        )
        today = self._context.clock.now().astimezone().date()
        self.header.show_total(worth, sessions(ids, book, self._zone_of, today))
        self._refresh_gain(holdings)

    def _is_unmoved(self, listing_id: ListingId) -> bool:
        quote = self._context.price_book.quote(listing_id)
        return self._quote_view.missed_session(self._data.listing(listing_id), quote)

    def _refresh_gain(self, holdings: Sequence[Holding]) -> None:
        """Say what was gained in all, unless nobody wants to see it."""
        book = self._context.price_book
        wanted = self._hours.is_open and self._context.settings.settings.gain_shown
        gained = TotalGain()
        if wanted:
            gained = total_gain(holdings, book.quotes(), book.fx, book.display_currency)
        self.header.show_gain(gained)

    def _on_settings(self) -> None:
        self.model.show_gains(self._context.settings.settings.gain_shown)
        self._refresh_total()

    def _zone_of(self, listing_id: ListingId) -> tzinfo | None:
        calendar = self._hours.of_listing(self._data.listing(listing_id))
        return calendar.zone if calendar else None

    def _why_empty(self) -> str:
        if self.model.watchlist_id == ALL_HOLDINGS and self._data.watchlists:
            return self.tr(
                "You hold nothing yet.\n\nAdd a listing to a watchlist, "
                "then enter what you bought from its menu."
            )
        return self.tr(
            "This watchlist is empty.\n\nPress + and type a name or a code: "
            "“Alibaba”, “9988”, “騰訊”. News that mention what you add will light up."
        )

    def _open_listing_menu(self, listing_id: str, at: QPoint) -> None:
        menu = listing_menu(self, self._data, ListingId(listing_id))
        menu.popup(at)

    def _open_watchlist_menu(self) -> None:
        shown = self._context.settings.settings.gain_shown
        menu = watchlist_menu(self, self._data, self.model.watchlist_id, shown)
        button = self.header.name
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def copy(self, listing_id: ListingId) -> None:
        """Copy a row as text."""
        row = self.model.row_of(listing_id)
        if row is not None:
            words = self.model.index(row).data(Qt.ItemDataRole.DisplayRole)
            QGuiApplication.clipboard().setText(words)

    def copy_table(self) -> None:
        """Copy all rows as a table for a spreadsheet."""
        from newswatch.ui.watchlist.copying import table_words

        data, book = self._data, self._context.price_book
        now = self._context.clock.now()
        lines = [
            (data.listing(each), data.holding(each), book.quote(each))
            for each in self.model.listing_ids()
        ]
        words = table_words(lines, lambda listing: exchange_day(listing.id, now))
        QGuiApplication.clipboard().setText(words)

    def shift(self, listing_id: str, step: int) -> None:
        """Move a listing one place up or down; can be undone."""
        from newswatch.ui.watchlist.moving import moved

        groups, moving = self.model.groups(), ListingId(listing_id)
        if any(moving in group for group in groups):
            order = moved(groups, moving, step)
            self._data.reorder(self.model.watchlist_id, order)
            self.view.scrollTo(self.view.currentIndex())

    def put_on(self, watchlist_id: int, listing_id: ListingId, wanted: bool) -> None:
        """Put a listing on a watchlist, or take it off; can be undone."""
        if wanted:
            self._data.add(watchlist_id, self._data.listing(listing_id))
        else:
            self._data.remove(watchlist_id, listing_id)

    def show_gains(self, how: str) -> None:
        """Show gains since the purchase in percent, as amounts, or not at all."""
        self._context.settings.update(gain_shown=how)

    def entity_of(self, listing_id: ListingId) -> EntityId:
        """Return whose listing it is."""
        return self._data.listing(listing_id).entity_id

    def remove(self, listing_id: ListingId) -> None:
        """Take a listing off the watchlist; can be undone."""
        self._remove(listing_id)

    def _connect(self) -> None:
        self.header.add_requested.connect(self.open_add_box)
        self.header.chooser_requested.connect(self._open_watchlist_menu)
        self.view.selected.connect(self.listing_selected)
        self.view.activated_listing.connect(self.news_requested)
        self.view.delete_requested.connect(self._remove)
        self.view.menu_requested.connect(self._open_listing_menu)
        self.view.copy_requested.connect(self.copy)
        self.view.move_requested.connect(self.shift)
        self.model.modelReset.connect(self._refresh)
        self.model.repainted.connect(self._total_soon.ask)
        ages = QTimer(self, interval=AGES_MS)
        ages.timeout.connect(self.model.repaint_soon)
        ages.timeout.connect(self._total_soon.ask)
        ages.start()
        self._context.clock.changed.connect(self.model.repaint_all)
        self._data.changed.connect(self._show_first_made)
        book = self._context.price_book
        book.display_changed.connect(self._refresh_total)
        book.rates_changed.connect(self._refresh_total)

    def _lay_out(self) -> None:
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(_line())
        layout.addWidget(body, 1)
        layout.addWidget(self.undo_bar)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


def _empty_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setContentsMargins(14, 16, 14, 0)
    label.setProperty("role", "muted")
    return label
