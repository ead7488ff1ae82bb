"""The page that compares: a company's listings, and a share with its index."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.parity import ParityRow
from newswatch.domain.performance import Change, Period, versus
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.quote.facts_page import FactsPage
from newswatch.ui.quote.figures import FigureReader
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.parity_facts import (
    ParityReader,
    age_words,
    apart_words,
    base_of,
    ratio_words,
)
from newswatch.ui.quote.stats import sign_of
from newswatch.ui.quote.table import Cell, Table
from newswatch.ui.quote.widgets import colour, elided, label


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("compare", source)


class ComparePage(FactsPage):
    """Shows parity and performance of the listing that is on top.

    Signals:
        listing_chosen: `ListingId` that was clicked.
    """

    listing_chosen = Signal(object)

    def __init__(
        self,
        context: UiContext,
        lookup: Lookup,
        figures: FigureReader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = lookup
        self._figures = figures
        self._parity = ParityReader(context, lookup)
        self._listing: Listing | None = None
        self.listings, self.periods = Table(), Table()
        self.warning, self.note = label(11.5, wrap=True), label(11.5, wrap=True)
        self._heads = [elided(11, 600), elided(11, 600)]
        self._build()

    def show_listing(self, listing: Listing) -> None:
        """Compare another listing."""
        self._listing = listing
        self.refresh()

    def refresh(self) -> None:
        """Bring the numbers up to date, if they are looked at."""
        if self._listing is None or not self.isVisible():
            return
        theme = self._context.theme.theme
        for head in self._heads:
            colour(head, theme.faint)
        colour(self.note, theme.faint)
        colour(self.warning, theme.warning)
        self._show_parity(self._listing)
        self._show_periods(self._listing)

    # --- inside -----------------------------------------------------------------

    def _build(self) -> None:
        column = self._make_column()
        self._heads[0].setText(tr("LISTINGS, PER ORDINARY SHARE"))
        self._heads[1].setText(tr("PERFORMANCE"))
        for each in (self._heads[0], self.listings, self.warning):
            column.addWidget(each)
        column.addSpacing(8)
        for other in (self._heads[1], self.periods, self.note):
            column.addWidget(other)
        column.addStretch(1)

    def _show_parity(self, listing: Listing) -> None:
        book, siblings = self._context.price_book, self._lookup.siblings(listing)
        base = base_of(siblings)
        rows = self._parity.rows(siblings, base, book.display_currency)
        several = len(rows) > 1
        for each in (self._heads[0], self.listings):
            each.setVisible(several)
        late = [apart_words(row) for row in rows if row.asynchronous]
        self.warning.setText(late[0] if late else "")
        self.warning.setVisible(several and bool(late))
        if several:
            by_id = {each.id: each for each in siblings}
            cells = [self._parity_row(by_id[r.listing_id], r, base) for r in rows]
            heads = self._parity_heads(base)
            self.listings.show_rows([heads, *cells], self._context.theme.theme)

    def _parity_heads(self, base: Listing) -> list[Cell]:
        currency = self._context.price_book.display_currency
        names = ("", currency, tr("over {base}").format(base=base.id), tr("Traded"))
        return [Cell(name, faint=True) for name in names]

    def _parity_row(
        self, listing: Listing, row: ParityRow, base: Listing
    ) -> list[Cell]:
        now = self._context.clock.now()
        name = Cell(
            f"{listing.id}{ratio_words(listing)}",
            listing.name,
            clicked=lambda: self._choose(listing.id),
        )
        if row.per_share is None:
            missing = Cell(text.MISSING, row.reason, faint=True)
            return [name, missing, missing, Cell(text.age(row.as_of, now), faint=True)]
        tip = age_words(row, now)
        premium = Cell(
            text.MISSING if listing.id == base.id else text.percent(row.premium, 1),
            tip,
            sign=None if listing.id == base.id else sign_of(row.premium),
            doubtful=row.asynchronous,
        )
        age = Cell(text.age(row.as_of, now), tip, doubtful=row.asynchronous)
        return [name, Cell(text.money(row.per_share), tip), premium, age]

    def _show_periods(self, listing: Listing) -> None:
        index = self._lookup.listing(
            ListingId(self._context.settings.settings.benchmark)
        )
        mine = self._figures.figures(listing).changes
        market = self._figures.figures(index).changes
        heads = [Cell(name, faint=True) for name in ("", *map(period_name, Period))]
        rows = [heads, _changes(str(listing.id), _fractions(mine))]
        notes = [tr("Changes of prices, without dividends.")]
        if listing.id != index.id:
            own = {p: parts.share for p, parts in versus(mine, market).items()}
            rows += [_changes(str(index.id), _fractions(market))]
            rows += [_changes(tr("Own"), own)]
            notes += [tr("Own: what is left of the move without the market's.")]
        self.note.setText("\n".join(notes))
        self.periods.show_rows(rows, self._context.theme.theme)

    def _choose(self, listing_id: ListingId) -> None:
        self.listing_chosen.emit(listing_id)


def period_name(period: Period) -> str:
    """Return how a period is headed."""
    return {
        Period.DAY: tr("1D"),
        Period.FIVE_DAYS: tr("5D"),
        Period.MONTH: tr("1M"),
        Period.SIX_MONTHS: tr("6M"),
        Period.YEAR_TO_DATE: tr("YTD"),
        Period.YEAR: tr("1Y"),
    }[period]


def _fractions(changes: dict[Period, Change]) -> dict[Period, Decimal]:
    return {period: change.fraction for period, change in changes.items()}


def _changes(name: str, fractions: dict[Period, Decimal]) -> list[Cell]:
    cells = [Cell(name)]
    for period in Period:
        fraction = fractions.get(period)
        if fraction is None:
            tip = tr("The close it counts from is not stored.")
            cells.append(Cell(text.MISSING, tip, faint=True))
        else:
            shown = text.percent(fraction, 1)
            cells.append(Cell(shown, text.percent(fraction), sign_of(fraction)))
    return cells
