"""What the holdings are worth in the display currency, and what moved them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from newswatch.domain.errors import NoRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.pairs import rates_before
from newswatch.domain.portfolio import Holding, value_holding
from newswatch.ui.price_book import PriceBook


class Total(NamedTuple):
    """The sum of some holdings.

    Attributes:
        value: Of those that could be valued, in the display currency; None if
            there is none.
        left_out: Holdings without a price or a rate: not part of the value.
        change: Since each market's previous close, currency included; None
            unless it is known for every holding that is part of the value.
        before: The value the change starts from.
        stocks, currency: The two parts of the change; `currency` is None where
            a rate of yesterday is not known, and then `change` is the stocks'.
    """

    value: Money | None = None
    left_out: tuple[ListingId, ...] = ()
    change: Money | None = None
    before: Money | None = None
    stocks: Money | None = None
    currency: Money | None = None


def total(
    holdings: Sequence[Holding],
    book: PriceBook,
    *,
    with_change: bool = True,
    unmoved: Container[ListingId] = (),
) -> Total:
    """Add up `holdings` at the latest quotes and rates.

    Args:
        with_change: False leaves out what moved it: for the first paint.
        unmoved: As of `attribution`.
    """
    values = {h.listing_id: _value(h, book) for h in holdings}
    known = [value for value in values.values() if value is not None]
    left_out = tuple(key for key, value in values.items() if value is None)
    if not known:
        return Total(left_out=left_out)
    worth = _sum(known, book.display_currency)
    if not with_change:
        return Total(worth, left_out)
    from newswatch.domain.attribution import attribution

    counted = [h for h in holdings if values[h.listing_id] is not None]
    moved = attribution(
        counted,
        book.quotes(),
        currency=book.display_currency,
        fx=book.fx,
        fx_before=rates_before(book.quotes().values()),
        unmoved=unmoved,
    )
    if moved.missing:
        return Total(worth, left_out)
    return _with_change(worth, left_out, moved)


def _with_change(worth: Money, left_out: tuple[ListingId, ...], moved: Any) -> Total:
    currency = worth.currency
    stocks = [m for e in moved.effects for m in (e.share, e.market) if m is not None]
    by_rate = [e.currency for e in moved.effects if e.currency is not None]
    complete = len(by_rate) == len(moved.effects)
    return Total(
        value=worth,
        left_out=left_out,
        change=moved.total,
        before=moved.before,
        stocks=_sum(stocks, currency),
        currency=_sum(by_rate, currency) if complete else None,
    )


def _value(holding: Holding, book: PriceBook) -> Money | None:
    quote = book.quote(holding.listing_id)
    if quote is None:
        return None
    try:
        position = value_holding(holding, quote, book.fx, book.display_currency)
    except NoRate:
        return None
    return position.value if position else None


def _sum(amounts: Iterable[Money], currency: Currency) -> Money:
    return sum(amounts, Money(Decimal(0), currency))
