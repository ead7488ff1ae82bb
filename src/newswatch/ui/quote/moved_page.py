"""The page that says what moved the portfolio: effects, causes, likely stories."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newswatch.domain.attribution import Attribution, Effect
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Money
from newswatch.domain.query import ArticleRow
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import engine_words
from newswatch.ui.quote.facts_page import FactsPage
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.moved_facts import MovedReader
from newswatch.ui.quote.table import Cell, Table
from newswatch.ui.quote.widgets import clear, colour, elided, label, link

STORY_LENGTH = 70
REFRESH_MS = 1_000
STORIES = 4


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("moved", source)


class MovedPage(FactsPage):
    """Ranks holdings by their effect on the total.

    Signals:
        listing_chosen: `ListingId` that was clicked.
        article_chosen: `ArticleRow` that was clicked.
    """

    listing_chosen = Signal(object)
    article_chosen = Signal(object)

    def __init__(
        self, context: UiContext, lookup: Lookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = lookup
        self._reader = MovedReader(context, lookup)
        self.total = label(15, 650, wrap=True)
        self.note = label(11.5, wrap=True)
        self.missing = label(11.5, wrap=True)
        self.effects = Table()
        self._stories = QVBoxLayout()
        self._told: tuple[object, ...] = ()
        self._build()
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self.refresh)

    def refresh_soon(self) -> None:
        """Compute anew within a second: prices have moved."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def refresh(self) -> None:
        """Compute anew, if it is looked at."""
        if not self.isVisible():
            return
        found = self._reader.attribution()
        theme = self._context.theme.theme
        self._show_total(found)
        rows = [_heads(), *(self._row(effect) for effect in found.effects)]
        self.effects.setVisible(bool(found.effects))
        self.effects.show_rows(rows, theme)
        lines = (
            f"{each.listing_id}: {engine_words(each.reason)}" for each in found.missing
        )
        self.missing.setText("\n".join([tr("Not counted:"), *lines]))
        self.missing.setVisible(bool(found.missing))
        colour(self.missing, theme.warning)
        colour(self.note, theme.faint)
        self._show_stories(found)

    # --- inside -----------------------------------------------------------------

    def _build(self) -> None:
        column = self._make_column()
        for each in (self.total, self.note, self.effects, self.missing):
            column.addWidget(each)
        column.addLayout(self._stories)
        column.addStretch(1)

    def _show_total(self, found: Attribution) -> None:
        theme = self._context.theme.theme
        if not found.effects:
            self.total.setText(tr("Nothing to attribute yet."))
            self.note.setText(
                tr("Enter how many shares you hold, and wait for their prices.")
            )
            colour(self.total, theme.muted)
            return
        words = f"{signed_money(found.total)} ({text.percent(found.fraction)})"
        self.total.setText(f"{text.arrow(found.total.amount)} {words}".strip())
        colour(self.total, theme.of_change(found.total.amount))
        note = tr("Since each market's previous close; market: beta is taken as 1.")
        self.note.setText(note)

    def _row(self, effect: Effect) -> list[Cell]:
        listing = self._lookup.listing(effect.listing_id)
        age = text.age(effect.as_of, self._context.clock.now())
        name = Cell(
            str(listing.id),
            tr("{name}, traded {age}").format(name=text.name_of(listing), age=age),
            clicked=lambda: self._choose(listing.id),
        )
        parts = (effect.total, effect.share, effect.market, effect.currency)
        return [name, *map(_amount, parts)]

    def _show_stories(self, found: Attribution) -> None:
        listings = self._lookup.listings([each.listing_id for each in found.effects])
        names = {each.entity_id: text.name_of(each) for each in reversed(listings)}
        entities = list(dict.fromkeys(each.entity_id for each in listings))[:STORIES]
        stories = [(names[each], self._reader.story(each)) for each in entities]
        told = (*stories, self._context.theme.theme.name)
        if told == self._told:
            return
        self._told = told
        clear(self._stories)
        for name, row in stories:
            if row is not None:
                self._story(name, row)

    def _story(self, name: str, row: ArticleRow) -> None:
        head = elided(11)
        age = text.age(row.stored.article.published, self._context.clock.now())
        head.setText(f"{name} · {row.stored.article.source} · {age}")
        colour(head, self._context.theme.theme.faint)
        self._stories.addWidget(head)
        title = row.stored.article.title
        short = title if len(title) <= STORY_LENGTH else f"{title[:STORY_LENGTH]}…"
        self._stories.addWidget(
            link(short.replace("&", "&&"), lambda: self.article_chosen.emit(row))
        )

    def _choose(self, listing_id: ListingId) -> None:
        self.listing_chosen.emit(listing_id)


def signed_money(amount: Money) -> str:
    """Return ``+US$2,106.33``."""
    return f"{'+' if amount.amount > 0 else ''}{text.money(amount)}"


def _heads() -> list[Cell]:
    names = ("", tr("Effect"), tr("Share"), tr("Market"), tr("Currency"))
    return [Cell(name, faint=True) for name in names]


def _amount(amount: Money | None) -> Cell:
    if amount is None:
        return Cell(text.MISSING, tr("Not known."), faint=True)
    digits = 0 if abs(amount.amount) >= 1000 else 2
    rounded = round(amount.amount, digits)
    sign = (rounded > 0) - (rounded < 0)
    return Cell(text.signed(amount.amount, digits), signed_money(amount), sign)
