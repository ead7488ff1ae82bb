"""Holds the place of the quote panel until the window stands; then builds it.

The panel and what it imports cost as much as all the rest of the start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.query import ArticleRow
from newswatch.ui.captions import note
from newswatch.ui.context import UiContext


class QuoteHost(QWidget):
    """The right pane: remembers what to show, and passes on what the panel says.

    Signals:
        alias_requested (str, str): Entity id and the text to learn.
        not_about_requested: `ArticleId`, `EntityId`.
        article_hovered: `ArticleId` whose pin is under the mouse, or None.
        article_chosen: `ArticleRow` that was clicked.
        listing_selected: `ListingId` that was clicked.
        star_changed: `ArticleId`, bool.
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
        self._panel: Any = None
        self._listing_id: ListingId | None = None
        self._row: ArticleRow | None = None
        self._wanted = False
        self._moved = False
        self._doubts: Mapping[ListingId, str] = {}
        self._outage = ""
        self._hint = note(self.tr("Choose a listing or an article to see it here."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(16, 16, 16, 0)
        self._hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)

    @property
    def listing_id(self) -> ListingId | None:
        """The listing that is shown, or will be."""
        return self._listing_id

    @property
    def article(self) -> ArticleRow | None:
        """The article that is shown, or will be."""
        return self._row

    @property
    def settled(self) -> bool:
        """Whether what is to be drawn is drawn: a picture may be taken."""
        return self._panel is None or bool(self._panel.chart.settled)

    def build(self) -> None:
        """Build the panel and show what was asked for; as soon as there is that."""
        self._wanted = True
        empty = self._listing_id is None and self._row is None and not self._moved
        self._hint.setVisible(empty)
        if self._panel is not None or empty:
            return
        from newswatch.ui.quote.panel import QuotePanel

        panel = QuotePanel(self._context, self)
        panel.alias_requested.connect(self.alias_requested)
        panel.not_about_requested.connect(self.not_about_requested)
        panel.article_hovered.connect(self.article_hovered)
        panel.article_chosen.connect(self.article_chosen)
        panel.listing_selected.connect(self.listing_selected)
        panel.star_changed.connect(self.star_changed)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(panel)
        self._panel = panel
        panel.set_doubts(self._doubts)
        panel.set_outage(self._outage)
        if self._listing_id is not None:
            panel.show_listing(self._listing_id)
        if self._row is not None:
            panel.show_article(self._row)
        if self._moved:
            panel.show_moved()

    def show_listing(self, listing_id: ListingId) -> None:
        """Show a listing."""
        self._listing_id = listing_id
        if self._panel is not None:
            self._panel.show_listing(listing_id)
        elif self._wanted:
            self.build()

    def show_article(self, row: ArticleRow) -> None:
        """Show an article."""
        self._row = row
        if self._panel is not None:
            self._panel.show_article(row)
        elif self._wanted:
            self.build()

    def show_star(self, row: ArticleRow) -> None:
        """Show whether the article has a star now; what is read stays where it is."""
        self._row = row
        if self._panel is not None:
            self._panel.reader.show_star(row)

    def show_moved(self) -> None:
        """Show what moved the portfolio."""
        self._moved = True
        if self._panel is not None:
            self._panel.show_moved()
        else:
            self.build()

    def highlight_article(self, article_id: ArticleId | None) -> None:
        """Show an article's moment on the chart."""
        if self._panel is not None:
            self._panel.highlight_article(article_id)

    def on_bars_changed(
        self, listing_ids: Sequence[ListingId], interval: Interval
    ) -> None:
        """Draw bars that were stored."""
        if self._panel is not None:
            self._panel.on_bars_changed(listing_ids, interval)

    def on_earnings_changed(self, listing_ids: Sequence[ListingId]) -> None:
        """Show days of results that were stored."""
        if self._panel is not None:
            self._panel.on_earnings_changed(listing_ids)

    def set_doubts(self, reasons: Mapping[ListingId, str]) -> None:
        """Say of which listings a newer price is held back, and why."""
        self._doubts = dict(reasons)
        if self._panel is not None:
            self._panel.set_doubts(self._doubts)

    def set_outage(self, reason: str) -> None:
        """Say why no price comes at all; empty if prices come."""
        if reason != self._outage:
            self._outage = reason
            if self._panel is not None:
                self._panel.set_outage(reason)

    def on_news_changed(self) -> None:
        """Pin articles that have arrived or were matched anew."""
        if self._panel is not None:
            self._panel.on_news_changed()

    def scroll_reader(self) -> bool:
        """Scroll the article by a page; False at its end."""
        if self._panel is None:
            return False
        bar = self._panel.reader.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + bar.pageStep())
        return True
