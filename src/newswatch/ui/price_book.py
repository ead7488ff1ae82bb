"""The one place in the window that knows prices, rates and the display currency."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from newswatch.domain.errors import NoRate
from newswatch.domain.fx import FxRate, FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD, Currency, Money
from newswatch.domain.quote import Quote


class PriceBook(QObject):
    """The latest quotes, the exchange rates, and the currency amounts are shown in.

    All models read it, so that they show the same price. An older quote never
    replaces a newer one.

    Signals:
        changed: `frozenset[ListingId]`: these have another quote.
        rates_changed: The table of rates is another one.
        display_changed: Amounts are to be shown in another currency.
    """

    changed = Signal(object)
    rates_changed = Signal()
    display_changed = Signal()

    def __init__(
        self, display_currency: Currency = USD, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._quotes: dict[ListingId, Quote] = {}
        self._fx = FxTable()
        self._display = display_currency

    @property
    def fx(self) -> FxTable:
        """All rates that are known."""
        return self._fx

    @property
    def display_currency(self) -> Currency:
        """The currency every amount is also shown in."""
        return self._display

    def quote(self, listing_id: ListingId) -> Quote | None:
        """Return the latest quote, or None."""
        return self._quotes.get(listing_id)

    def quotes(self) -> dict[ListingId, Quote]:
        """Return all quotes by listing; a copy."""
        return dict(self._quotes)

    def converted(
        self, amount: Money | None, to: Currency | None = None
    ) -> Money | None:
        """Return `amount` in the display currency (or `to`); None if it cannot be."""
        if amount is None:
            return None
        try:
            return self._fx.convert(amount, to or self._display)
        except NoRate:
            return None

    def other_currency(self, own: Currency) -> Currency:
        """Return the currency a row shows beside `own`.

        That is the display currency; for what is priced in it already, HKD
        beside USD and USD beside everything else.
        """
        if own != self._display:
            return self._display
        return HKD if own == USD else USD

    def apply_quotes(self, quotes: Iterable[Quote]) -> None:
        """Take over the quotes that are news, and say which."""
        fresh = {q.listing_id: q for q in quotes if self._is_news(q)}
        if fresh:
            self._quotes.update(fresh)
            self.changed.emit(frozenset(fresh))

    def apply_rates(self, rates: Iterable[FxRate]) -> None:
        """Take over rates; the newest of each pair counts."""
        table = self._fx.with_rates(rates)
        if table.rates != self._fx.rates:
            self._fx = table
            self.rates_changed.emit()

    def set_display_currency(self, currency: Currency) -> None:
        """Show amounts in `currency` from now on."""
        if currency != self._display:
            self._display = currency
            self.display_changed.emit()

    def _is_news(self, quote: Quote) -> bool:
        known = self._quotes.get(quote.listing_id)
        if known is None:
            return True
        age = (quote.as_of, quote.fetched_at)
        return age >= (known.as_of, known.fetched_at) and quote != known
