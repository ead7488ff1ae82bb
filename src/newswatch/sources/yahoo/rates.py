"""Exchange rates from Yahoo: quotes of pairs such as ``HKD=X`` and ``GBPUSD=X``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newswatch.domain.fx import FxRate
from newswatch.domain.money import Currency
from newswatch.domain.pairs import rate_of, rate_symbol
from newswatch.ports import QuoteSource
from newswatch.sources.yahoo.failures import empty
from newswatch.sources.yahoo.quote_parse import SOURCE_KEY


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
        found = [rate for q in batch.quotes if (rate := rate_of(q))]
        if not found:
            raise batch.error or empty("exchange rates")
        return found
