"""Currency pairs as listings: ``"HKD=X"`` is USD/HKD, ``"GBPUSD=X"`` is GBP/USD."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.domain.fx import FxRate, FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD, Currency, price_unit
from newswatch.domain.quote import Quote

PAIR_SUFFIX = "=X"
DAY = timedelta(days=1)

QUOTED_IN_USD = frozenset(map(Currency, ("GBP", "EUR", "AUD", "NZD")))
"""Currencies that the market quotes in dollars, not dollars in them."""

_PAIR = re.compile(r"([A-Z]{3})?([A-Z]{3})=X")


def rate_symbol(base: Currency, quote: Currency) -> ListingId:
    """Return the listing whose price is a rate between the two.

    USD/HKD is ``"HKD=X"``. Where the market quotes the other way round, the
    listing does too: ``"GBPUSD=X"``.
    """
    if base == USD and quote in QUOTED_IN_USD:
        return ListingId(f"{quote}{USD}{PAIR_SUFFIX}")
    if base == USD:
        return ListingId(f"{quote}{PAIR_SUFFIX}")
    return ListingId(f"{base}{quote}{PAIR_SUFFIX}")


def pair_of(listing_id: ListingId) -> tuple[Currency, Currency] | None:
    """Return (base, quote) of a pair's listing, or None for any other."""
    match = _PAIR.fullmatch(listing_id)
    if match is None:
        return None
    base, quote = price_unit(match[1] or USD).currency, price_unit(match[2]).currency
    return (base, quote) if base and quote else None


def rate_of(quote: Quote) -> FxRate | None:
    """Return the rate that a quote of a pair gives; None for any other quote.

    Also None where it is counted in another currency than the symbol says.
    """
    return _rate(quote, quote.last, quote.as_of, quote.source)


def rates_before(quotes: Iterable[Quote]) -> FxTable:
    """Return the rates of the previous close, from quotes of pairs."""
    found = (
        _rate(each, each.previous_close, each.as_of - DAY, "previous close")
        for each in quotes
    )
    return FxTable(tuple(rate for rate in found if rate is not None))


def _rate(
    quote: Quote, price: Decimal | None, as_of: datetime, source: str
) -> FxRate | None:
    pair = pair_of(quote.listing_id)
    if pair is None or not price or price_unit(quote.unit).currency != pair[1]:
        return None
    return FxRate(base=pair[0], quote=pair[1], rate=price, as_of=as_of, source=source)
