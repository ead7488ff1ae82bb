"""The line below a company's listings that compares them: premium per share."""

from __future__ import annotations

from newswatch.ui.price_book import PriceBook
from newswatch.ui.watchlist.quote_view import QuoteView
from newswatch.ui.watchlist.rows import Group, ParityRow


def parity_rows(
    group: Group, book: PriceBook, quote_view: QuoteView
) -> list[ParityRow]:
    """Return a row for each pair that can be compared."""
    del group, book, quote_view
    return []
