"""What the holdings are worth in the display currency, and what moved them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from newswatch.domain.errors import NoRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD, Currency, Money, price_unit
from newswatch.domain.portfolio import Holding, Position, value_holding
from newswatch.domain.quote import Quote
from newswatch.ui.price_book import PriceBook


@dataclass(frozen=True, slots=True)
class Total:
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


def total(holdings: Iterable[Holding], book: PriceBook) -> Total:
    """Add up `holdings` at the latest quotes and rates."""
    positions, left_out = [], []
    for holding in holdings:
        position = position_of(holding, book)
        if position is None:
            left_out.append(holding.listing_id)
        else:
            positions.append(position)
    if not positions:
        return Total(left_out=tuple(left_out))
    return _sum(positions, tuple(left_out), book)


def position_of(holding: Holding, book: PriceBook) -> Position | None:
    """Value one holding in the display currency; None if it cannot be."""
    quote = book.quote(holding.listing_id)
    if quote is None:
        return None
    try:
        return value_holding(holding, quote, book.fx, book.display_currency)
    except NoRate:
        return None


def _sum(
    positions: list[Position], left_out: tuple[ListingId, ...], book: PriceBook
) -> Total:
    display = book.display_currency
    value = Money(sum((p.value.amount for p in positions), Decimal(0)), display)
    stocks, currency = Decimal(0), Decimal(0)
    currency_known = True
    for position in positions:
        if position.previous_value is None:
            return Total(value, left_out)
        stocks += position.value.amount - position.previous_value.amount
        moved = _currency_move(position, book)
        currency_known = currency_known and moved is not None
        currency += moved or Decimal(0)
    change = stocks + (currency if currency_known else 0)
    return Total(
        value,
        left_out,
        Money(change, display),
        Money(value.amount - change, display),
        Money(stocks, display),
        Money(currency, display) if currency_known else None,
    )


def _currency_move(position: Position, book: PriceBook) -> Decimal | None:
    """Return what the exchange rate alone did to yesterday's value."""
    quote = book.quote(position.holding.listing_id)
    own = price_unit(quote.unit).currency if quote else None
    assert own is not None
    assert position.previous_value is not None
    growth = rate_growth(own, book.display_currency, book)
    if growth is None:
        return None
    return position.previous_value.amount * (1 - 1 / growth)


def rate_growth(own: Currency, display: Currency, book: PriceBook) -> Decimal | None:
    """Return today's rate own/display by yesterday's; None if one is not known."""
    if own == display:
        return Decimal(1)
    up, down = _growth_against_usd(own, book), _growth_against_usd(display, book)
    if up is None or down is None:
        return None
    return up / down


def _growth_against_usd(currency: Currency, book: PriceBook) -> Decimal | None:
    """Return how a currency's price in dollars grew since yesterday's close."""
    if currency == USD:
        return Decimal(1)
    per_dollar = book.quote(ListingId(f"{currency}=X"))
    if (grown := _growth(per_dollar)) is not None:
        return 1 / grown
    return _growth(book.quote(ListingId(f"{currency}USD=X")))


def _growth(quote: Quote | None) -> Decimal | None:
    if quote is None or not quote.previous_close:
        return None
    return quote.last / quote.previous_close
