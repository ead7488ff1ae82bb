"""Exchange rates from Yahoo: quotes of pairs such as ``HKD=X`` and ``GBPUSD=X``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD, Currency
from newswatch.domain.quote import Quote
from newswatch.ports import QuoteSource
from newswatch.sources.yahoo.failures import empty
from newswatch.sources.yahoo.quote_parse import SOURCE_KEY

_PAIR = re.compile(r"([A-Z]{3})?([A-Z]{3})=X")


def rate_symbol(base: Currency, quote: Currency) -> ListingId:
    """Return Yahoo's symbol of a pair.

    >>> rate_symbol(Currency("USD"), Currency("HKD"))
    'HKD=X'
    """
    return ListingId(f"{quote}=X" if base == USD else f"{base}{quote}=X")


def rate_from_quote(quote: Quote) -> FxRate | None:
    """Return the rate that a quote of a pair gives; None for any other quote.

    Also None where Yahoo counts it in another currency than the symbol says.
    """
    match = _PAIR.fullmatch(quote.listing_id)
    if match is None or quote.unit != match[2]:
        return None
    return FxRate(
        base=Currency(match[1] or USD),
        quote=Currency(match[2]),
        rate=quote.last,
        as_of=quote.as_of,
        source=quote.source,
    )


class YahooRates:
    """Exchange rates, all pairs in one request."""

    name = SOURCE_KEY

    def __init__(self, quotes: QuoteSource) -> None:
        self._quotes = quotes

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> Sequence[FxRate]:
        """Fetch what is known of `pairs` (base, quote).

        Raises:
            SourceError: If nothing could be had.
        """
        symbols = [rate_symbol(base, quote) for base, quote in pairs if base != quote]
        if not symbols:
            return []
        batch = self._quotes.latest(symbols)
        found = [rate for q in batch.quotes if (rate := rate_from_quote(q))]
        if not found:
            raise batch.error or empty("exchange rates")
        return found
