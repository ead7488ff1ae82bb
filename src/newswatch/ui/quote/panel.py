"""The right pane: one listing's quote and chart, and the article beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.ui.context import UiContext
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.chart_content import Pin, PinKind
from newswatch.ui.quote.compare_page import ComparePage
from newswatch.ui.quote.fact_grid import FactGrid
from newswatch.ui.quote.figures import FigureReader, Figures
from newswatch.ui.quote.header import Header
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.moved_page import MovedPage
from newswatch.ui.quote.parity_facts import ParityReader
from newswatch.ui.quote.price_action_box import PriceActionBox
from newswatch.ui.quote.reader import Reader
from newswatch.ui.quote.stats import basic_facts
from newswatch.ui.quote.tabs import Tabs
from newswatch.ui.steady_area import BAR_WIDTH, SteadyArea

PIN_LIMIT = 200
REFRESH_MS = 100
"""Ticks are shown coalesced: ten times a second is as fast as people read."""

CLOCK_MS = 20_000


class QuotePanel(QWidget):
    """Shows a listing and an article, which know of each other.

    Signals:
        alias_requested (str, str): Entity id and the text to learn.
        not_about_requested: `ArticleId`, `EntityId`.
        article_hovered: `ArticleId` whose pin is under the mouse, or None.
        article_chosen: `ArticleRow` that was clicked on the chart or in a list.
        listing_selected: `ListingId` that was clicked in one of the tables.
        star_changed: `ArticleId`, bool: it is in the store already.
    """

    alias_requested = Signal(str, str)
    not_about_requested = Signal(object, object)
    article_hovered = Signal(object)
    article_chosen = Signal(object)
    listing_selected = Signal(object)
    star_changed = Signal(object, bool)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = Lookup(context)
        self._listing_id: ListingId | None = None
        self._siblings: tuple[Listing, ...] = ()
        self._rows: dict[ArticleId, ArticleRow] = {}
        self.header = Header(context)
        self.chart = ChartView(context)
        self.price_action = PriceActionBox(context, self._lookup)
        self.reader = Reader(context)
        self.stats = FactGrid(context)
        self._figures = FigureReader(context, self._lookup)
        self._parity = ParityReader(context, self._lookup)
        self._doubts: dict[ListingId, str] = {}
        self._earnings: tuple[EarningsDate, ...] = ()
        self.compare = ComparePage(context, self._lookup, self._figures)
        self.moved = MovedPage(context, self._lookup)
        self._build()
        self._connect()

    # --- what is shown ---------------------------------------------------------

    @property
    def listing_id(self) -> ListingId | None:
        """The listing that is shown."""
        return self._listing_id

    def show_listing(self, listing_id: ListingId) -> None:
        """Show a listing's quote, chart and figures."""
        if listing_id == self._listing_id:
            return
        self._listing_id = listing_id
        listing = self._lookup.listing(listing_id)
        self._area.show()
        self._siblings = self._lookup.siblings(listing)
        self._read_earnings()
        self.header.show_listing(listing)
        self.header.set_doubt(self._doubts.get(listing_id, ""))
        self.chart.show_listing(listing)
        self.compare.show_listing(listing)
        self._refresh()
        self._pin_articles()

    def show_moved(self) -> None:
        """Show what moved the portfolio."""
        self._tabs.show_page(self.moved)

    def set_doubts(self, reasons: Mapping[ListingId, str]) -> None:
        """Say of which listings a newer price is held back, and why."""
        self._doubts = dict(reasons)
        if self._listing_id is not None:
            self.header.set_doubt(self._doubts.get(self._listing_id, ""))

    def set_outage(self, reason: str) -> None:
        """Say why no price comes at all; empty if prices come."""
        self.header.set_outage(reason)

    def on_earnings_changed(self, listing_ids: Sequence[ListingId]) -> None:
        """Show when a company reports: under the chart, and pinned on it."""
        if self._listing_id in listing_ids:
            self._read_earnings()
            self._refresh()
            self._pin_articles()

    def show_article(self, row: ArticleRow) -> None:
        """Show an article, and its moment on the chart."""
        self.reader.show_article(row)
        self._tabs.show_page(self.reader)
        self.chart.highlight_article(row.id)

    def highlight_article(self, article_id: ArticleId | None) -> None:
        """Show an article's moment on the chart while the mouse is over it."""
        if article_id is None and self.reader.row is not None:
            article_id = self.reader.row.id
        self.chart.highlight_article(article_id)

    def on_bars_changed(
        self, listing_ids: Sequence[ListingId], interval: Interval
    ) -> None:
        """Draw bars that were stored, and compute from them."""
        if interval is Interval.D1:
            self._figures.forget()
            self._soon.start()
        self.chart.on_bars_changed(listing_ids, interval)
        self.reader.on_bars_changed()

    def on_news_changed(self) -> None:
        """Pin articles that have arrived or were matched anew."""
        self._pin_articles()

    # --- inside -----------------------------------------------------------------

    def _build(self) -> None:
        self._top = QWidget()
        column = QVBoxLayout(self._top)
        column.setContentsMargins(14, 12, 14 - BAR_WIDTH, 8)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.chart, 1)
        column.addWidget(self.price_action)
        column.addWidget(self.stats)
        self._tabs = Tabs()
        self._tabs.add(self.reader, self.tr("Article"))
        self._tabs.add(self.compare, self.tr("Compare"))
        self._tabs.add(self.moved, self.tr("What moved my portfolio"))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._scrolled(self._top))
        self._split.addWidget(self._tabs)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([600, 320])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self.setMinimumWidth(320)

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        """Return an area that scrolls where a low window has no room for all."""
        self._area = SteadyArea()
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.hide()  # until there is a listing, the article has all the room
        return self._area

    def _make_room(self) -> None:
        """Give wrapped texts their height: a splitter does not ask for it."""
        column = self._top.layout()
        if column is not None:
            width = self._area.viewport().width()
            need = max(0, column.minimumHeightForWidth(width))  # -1: no wrapped text
            self._top.setMinimumHeight(need)
            self._area.setMinimumHeight(min(need, self.height() * 7 // 10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: narrower texts are higher."""
        super().resizeEvent(event)
        self._room.start()

    def _connect(self) -> None:
        book = self._context.price_book
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._make_room)
        self._soon.timeout.connect(self._on_tick)
        book.changed.connect(self._on_prices)
        book.rates_changed.connect(self._refresh)
        book.display_changed.connect(self._refresh)
        self._context.theme.changed.connect(self._on_theme)
        self._context.clock.changed.connect(self._refresh)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._refresh)
        self._clock.start()
        self.chart.pins_hovered.connect(self._on_pins_hovered)
        self.chart.pins_clicked.connect(self._on_pins_clicked)
        self.reader.alias_requested.connect(self.alias_requested)
        self.reader.not_about_requested.connect(self.not_about_requested)
        self.reader.star_changed.connect(self.star_changed)
        self.reader.article_chosen.connect(self._on_article_chosen)
        for page in (self.reader, self.compare, self.moved):
            page.listing_chosen.connect(self.listing_selected)
        self.moved.article_chosen.connect(self._on_article_chosen)

    def _on_prices(self, listing_ids: frozenset[ListingId]) -> None:
        if not self._soon.isActive() and listing_ids & self._shown_ids():
            self._soon.start()

    def _shown_ids(self) -> frozenset[ListingId]:
        if self._tabs.current() is self.moved:
            return frozenset(self._context.price_book.quotes())
        return frozenset(listing.id for listing in self._siblings)

    def _on_tick(self) -> None:
        self.moved.refresh_soon()
        self._refresh_listing()

    def _refresh(self) -> None:
        self.moved.refresh()
        self._refresh_listing()

    def _refresh_listing(self) -> None:
        if self._listing_id is None:
            return
        listing = self._siblings[0]
        self.header.refresh()
        figures = self._figures.figures(listing)
        state = self.header.state
        trusted = state is not None and state.trusted
        self.price_action.refresh(listing, figures.ytd_base, trusted=trusted)
        self._show_facts(listing, figures)
        self.compare.refresh()
        self._room.start()

    def _show_facts(self, listing: Listing, figures: Figures) -> None:
        quote = self._context.price_book.quote(listing.id)
        today = self._context.clock.now().date()
        facts = basic_facts(quote, figures, self._earnings, today)
        self.stats.show_facts([*facts, *self._parity.facts(listing, self._siblings)])

    def _on_theme(self, _theme: object) -> None:
        self.price_action.recolour()
        self._refresh()

    def _pin_articles(self) -> None:
        if self._listing_id is None:
            return
        listing = self._lookup.listing(self._listing_id)
        query = ArticleQuery(entity_ids=(listing.entity_id,))
        rows = self._context.news.page(query, limit=PIN_LIMIT)
        self._rows = {row.id: row for row in rows}
        reports = map(self._report_pin, self._earnings)
        self.chart.set_pins([*map(article_pin, rows), *reports])

    def _read_earnings(self) -> None:
        """Read the days; a guess that has passed never turned into a report."""
        assert self._listing_id is not None
        today = self._context.clock.now().date()
        days = self._context.market.earnings(self._listing_id)
        self._earnings = tuple(d for d in days if d.day >= today or not d.estimated)

    def _report_pin(self, report: EarningsDate) -> Pin:
        zone = self.header.zone
        noon = datetime.combine(report.day, time(12), zone)
        return Pin(PinKind.EARNINGS, noon, self.tr("Results"))

    def _on_pins_hovered(self, pins: tuple[Pin, ...]) -> None:
        found = (pin.article_id for pin in pins if pin.article_id is not None)
        self.article_hovered.emit(next(found, None))

    def _on_pins_clicked(self, pins: tuple[Pin, ...]) -> None:
        for pin in pins:
            if pin.article_id in self._rows:
                self._on_article_chosen(self._rows[pin.article_id])
                return

    def _on_article_chosen(self, row: ArticleRow) -> None:
        self.show_article(row)
        self.article_chosen.emit(row)


def article_pin(row: ArticleRow) -> Pin:
    """Return the pin of an article."""
    article = row.stored.article
    return Pin(PinKind.ARTICLE, article.published, article.title, row.id)
