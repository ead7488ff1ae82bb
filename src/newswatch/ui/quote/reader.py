"""The article reader: what was written, why it matched, what the price did."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QVBoxLayout,
    QWidget,
)

from newswatch.domain.listing import EntityId
from newswatch.domain.query import ArticleRow
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.flow import FlowLayout
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.picture_box import PictureBox
from newswatch.ui.quote.reactions import ReactionTable
from newswatch.ui.quote.reader_browser import SafeBrowser
from newswatch.ui.quote.reader_document import colour_marks, fill, marks_of
from newswatch.ui.quote.similar import SimilarList
from newswatch.ui.quote.verify_badge import VerifyBadge
from newswatch.ui.quote.why import WhyBox
from newswatch.ui.quote.widgets import colour, label, link
from newswatch.ui.quote.words import matched_on
from newswatch.ui.steady_area import BAR_WIDTH, SteadyArea

ALIAS_LENGTH = 60
"""Longer selections are no name."""

BARS_MS = 400
TICK_MS = 30_000
"""How often "12 min ago" and the reactions are brought up to date."""


class Reader(SteadyArea):
    """Shows one article.

    Signals:
        alias_requested (str, str): Entity id and the selected text.
        not_about_requested: `ArticleId`, `EntityId`: the match was wrong.
        star_changed: `ArticleId`, bool.
        article_chosen: `ArticleRow` of the story's other articles.
        listing_chosen: `ListingId` of a row of the reactions.
    """

    alias_requested = Signal(str, str)
    not_about_requested = Signal(object, object)
    star_changed = Signal(object, bool)
    article_chosen = Signal(object)
    listing_chosen = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = Lookup(context)
        self._row: ArticleRow | None = None
        self._zoom = 1.0
        self._meta = label(11.5, wrap=True)
        self._also = label(11.5, wrap=True)
        self._picture = PictureBox(context.pictures)
        self._browser = SafeBrowser()
        self._hint = label(13, wrap=True)
        self._reactions = ReactionTable(context)
        self._badge = VerifyBadge(context, self._lookup)
        self._why = WhyBox(context, self._lookup)
        self._similar = SimilarList(context)
        self._later = QTimer(self, singleShot=True, interval=BARS_MS)
        self._later.timeout.connect(self._tick)
        self._build()
        self._connect()
        self._on_theme()
        self.clear()

    @property
    def browser(self) -> SafeBrowser:
        """The widget with the text."""
        return self._browser

    @property
    def row(self) -> ArticleRow | None:
        """The article that is shown."""
        return self._row

    def clear(self) -> None:
        """Show no article, and say how to get one."""
        self._row = None
        self._page.hide()
        self._hint.setText(
            self.tr("Choose an article to read it here, beside what the price did.")
        )
        self._hint.show()

    def show_article(self, row: ArticleRow) -> None:
        """Show an article from its beginning."""
        whole = self._context.news.article(row.id) or row
        row = replace(whole, mentions=row.mentions)
        self._row = row
        self._hint.hide()
        self._page.show()
        self._alias.hide()
        self._write()
        self._tick_now()
        self._picture.show_article(row.stored)
        self._why.show_row(row)
        self._offer_why(explained=bool(row.mentions))
        self._similar.show_row(row)
        self._badge.show_row(row)
        self.verticalScrollBar().setValue(0)

    def _offer_why(self, *, explained: bool) -> None:
        self._why_link.setEnabled(explained)
        words = self.tr("Nothing you follow is written in this article.")
        self._why_link.setToolTip("" if explained else words)

    def zoom_by(self, factor: float) -> None:
        """Make the text larger or smaller, within reason."""
        self._zoom = min(2.0, max(0.7, self._zoom * factor))
        self._write()

    # --- inside -----------------------------------------------------------------

    def _build(self) -> None:
        for policy in (
            self._browser.setHorizontalScrollBarPolicy,
            self._browser.setVerticalScrollBarPolicy,
        ):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for above in (self._meta, self._picture, self._browser, self._also):
            column.addWidget(above)
        column.addLayout(self._links())
        for below in (self._badge, self._why, self._reactions, self._similar):
            column.addWidget(below)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(14, 10, 14 - BAR_WIDTH, 14)
        around.addWidget(self._hint)
        around.addWidget(self._page)
        around.addStretch(1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(outer)

    def _links(self) -> FlowLayout:
        row = FlowLayout(spacing=14)
        self._open = link(self.tr("Open in browser ↗"), self.open_in_browser)
        self._star = link(self.tr("Star"), self.toggle_star)
        self._why_link = link(self.tr("Why this matched"), self._why.toggle)
        self._alias = link(self.tr("Add as alias…"), self._alias_menu)
        for each in (self._open, self._star, self._why_link, self._alias):
            row.addWidget(each)
        return row

    def _connect(self) -> None:
        self._browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._browser.customContextMenuRequested.connect(self._context_menu)
        self._browser.selectionChanged.connect(self._on_selection)
        self._why.not_about_requested.connect(self.not_about_requested)
        self._similar.article_chosen.connect(self.article_chosen)
        self._reactions.listing_chosen.connect(self.listing_chosen)
        self._context.theme.changed.connect(self._on_theme)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _write(self) -> None:
        if self._row is None:
            return
        article, theme = self._row.stored.article, self._context.theme.theme
        document = self._browser.document()
        fill(document, article, theme, zoom=self._zoom)
        marks = marks_of(document, article, self._row.mentions)
        colour_marks(document, marks, theme)
        spans = [(mark.start, mark.end) for mark in marks]
        self._browser.set_marks(spans, theme.highlight_bg)
        self._fit()
        also = ", ".join(self._row.stored.also_in)
        self._also.setText(self.tr("Also in {sources}").format(sources=also))
        self._also.setVisible(bool(also))
        self._open.setToolTip(QUrl(article.url).host())
        self._show_star()

    def _fit(self) -> None:
        """Make the browser as high as its text: the page scrolls as one."""
        width = max(60, self.viewport().width() - 28 + BAR_WIDTH)
        self._browser.document().setTextWidth(width)
        self._browser.setFixedHeight(int(self._browser.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def on_bars_changed(self) -> None:
        """Compute reactions anew, soon: bars have come."""
        if self._row is not None and not self._later.isActive():
            self._later.start()

    def _tick(self) -> None:
        if self.isVisible():
            self._tick_now()

    def _tick_now(self) -> None:
        if self._row is None:
            return
        self._meta.setText(self._meta_text(self._row))
        self._reactions.show_row(self._row)

    def _meta_text(self, row: ArticleRow) -> str:
        article, now = row.stored.article, self._context.clock.now()
        age = text.age(article.published, now)
        if not article.published_known:
            age = self.tr("seen {age}, no date given").format(age=age)
        parts = (article.source, age, matched_on(row.mentions))
        return " · ".join(part for part in parts if part)

    def show_star(self, row: ArticleRow) -> None:
        """Show whether the article has a star now; what is read stays where it is."""
        self._row = row
        self._show_star()

    def _show_star(self) -> None:
        starred = self._row is not None and self._row.stored.starred is not None
        self._star.setText(self.tr("★ Starred") if starred else self.tr("Star"))

    def open_in_browser(self) -> None:
        """Open the article's address in the system's browser, if it is a web one."""
        if self._row is not None:
            self._browser.open_web(QUrl(self._row.stored.article.url))

    def toggle_star(self) -> None:
        """Star the article, or take the star away."""
        if self._row is None:
            return
        starred = self._row.stored.starred is None
        at = self._context.clock.now() if starred else None
        self._context.news.set_starred([self._row.id], at)
        self.show_star(with_star(self._row, at))
        self.star_changed.emit(self._row.id, starred)

    # --- aliases -----------------------------------------------------------------

    def selected_name(self) -> str:
        """Return the selected text if it could be a name, or ``""``."""
        chosen = " ".join(self._browser.textCursor().selectedText().split())
        return chosen if 1 < len(chosen) <= ALIAS_LENGTH else ""

    def alias_actions(self, menu: QMenu) -> list[QAction]:
        """Add entries for the selected text: its companies', then all others' apart."""
        name = self.selected_name()
        if not name:
            return []
        mentioned = [m.entity_id for m in self._row.mentions] if self._row else []
        near = list(dict.fromkeys(mentioned))
        followed = dict.fromkeys(x.entity_id for x in self._lookup.followed())
        others = [each for each in followed if each not in near]
        actions = [self._alias_action(menu, name, each) for each in near]
        if near and len(others) > 1:
            apart = menu.addMenu(self.tr("As alias for another company"))
            return [*actions, *(self._alias_action(apart, name, e) for e in others)]
        return [*actions, *(self._alias_action(menu, name, e) for e in others)]

    def _alias_action(self, menu: QMenu, name: str, entity_id: EntityId) -> QAction:
        action = menu.addAction(
            self.tr("Add “{name}” as alias for {entity}").format(
                name=name.replace("&", "&&"),
                entity=self._lookup.entity_name(entity_id).replace("&", "&&"),
            )
        )
        action.triggered.connect(lambda: self.alias_requested.emit(entity_id, name))
        return action

    def _on_selection(self) -> None:
        self._alias.setVisible(bool(self.selected_name()))

    def _alias_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.alias_actions(menu)
        menu.popup(self._alias.mapToGlobal(QPoint(0, self._alias.height())))

    def _context_menu(self, where: QPoint) -> None:
        menu = self._browser.createStandardContextMenu(where)
        menu.setParent(self, menu.windowFlags())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected_name():
            menu.addSeparator()
            self.alias_actions(menu)
        menu.popup(self._browser.viewport().mapToGlobal(where))

    def _on_theme(self, _theme: object = None) -> None:
        theme = self._context.theme.theme
        for each in (self._meta, self._also, self._hint):
            colour(each, theme.faint)
        self._write()


def with_star(row: ArticleRow, at: datetime | None) -> ArticleRow:
    """Return `row` with its star set or taken away."""
    return replace(row, stored=replace(row.stored, starred=at))
