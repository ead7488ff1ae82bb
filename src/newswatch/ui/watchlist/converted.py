"""A row's price in the other currency: exact, an interval, or a dash."""

from __future__ import annotations

from newswatch.domain.money import Money
from newswatch.domain.shown import Between, Exact, show_in
from newswatch.ui import text
from newswatch.ui.price_book import PriceBook


def converted_words(own: Money | None, book: PriceBook) -> str:
    """Return ``US$16.59``; without a rate ``US$16.45–16.66*``, or a dash.

    Empty for index points, which are no money.
    """
    if own is None:
        return ""
    match show_in(own, book.other_currency(own.currency), book.fx):
        case Exact(money=money):
            return text.short_money(money)
        case Between(low=low, high=high):
            return f"{text.between(low, high, text.short_decimals(low))}*"
    return text.MISSING
