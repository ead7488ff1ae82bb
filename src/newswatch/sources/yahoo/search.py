"""Finding listings by name, code or Chinese name with Yahoo's search.

yfinance's own `Search` remembers every answer for the life of the process,
failures too; this asks anew each time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from newswatch.domain.errors import InputError, SourceError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.symbols import canonical_symbol
from newswatch.ports import QuoteSource, SymbolHit
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.failures import drift
from newswatch.sources.yahoo.markets import EXCHANGE_NAMES, sure_unit
from newswatch.sources.yahoo.quote_parse import parse_listing
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import records, text

SEARCH_PATH = "/v1/finance/search"

KINDS_WANTED = frozenset({"EQUITY", "ETF", "MUTUALFUND", "INDEX", "CURRENCY"})
"""Options, futures and private companies are not for watching."""

ENGLISH = {"lang": "en-US", "region": "US"}
CHINESE = {"lang": "zh-Hant-HK", "region": "HK"}
"""In this locale Yahoo knows and gives Chinese names."""


class YahooSearch:
    """Finds listings; says exchange and currency of each.

    A code is tried as what it means (``09988`` is ``9988.HK``) before Yahoo's own
    search is asked, which mistakes it or knows nothing of it.

    Args:
        quotes: Tells what each hit is priced in; one request for all hits.
    """

    def __init__(self, client: YahooClient, quotes: QuoteSource) -> None:
        self._client = client
        self._quotes = quotes

    def search(self, text: str, limit: int = 10) -> Sequence[SymbolHit]:
        """Return the best hits first; the one a code means leads.

        Raises:
            SourceError: If Yahoo could not be asked, and no code was confirmed.
        """
        typed = unicodedata.normalize("NFKC", text).strip()
        if not typed:
            return []
        code = code_of(typed)
        hits, error = self._named(code or typed, limit)
        listings = self._learned(code, [hit.listing.id for hit in hits])
        found = _merged(code, hits, listings)
        if not found and error is not None:
            raise error
        return found[:limit]

    def _named(
        self, query: str, limit: int
    ) -> tuple[list[SymbolHit], SourceError | None]:
        locale = CHINESE if has_han(query) else ENGLISH
        params = {"q": query, "quotesCount": str(limit), "newsCount": "0", **locale}
        try:
            return parse_hits(self._client.get(SEARCH_PATH, params, _check)), None
        except SourceError as error:
            return [], error

    def _learned(
        self, code: ListingId | None, symbols: Iterable[ListingId]
    ) -> dict[ListingId, Listing]:
        wanted = [code, *symbols] if code else list(symbols)
        batch = self._quotes.latest(wanted) if wanted else None
        return {one.id: one for one in batch.listings} if batch else {}


def code_of(typed: str) -> ListingId | None:
    """Return the symbol that `typed` means if it holds a digit or a market's sign.

    Words alone may be a ticker or a name: Yahoo's search knows both.
    """
    if has_han(typed) or not any(c.isdigit() or c in ".:^=$" for c in typed):
        return None
    try:
        return canonical_symbol(typed)
    except InputError:
        return None


def has_han(typed: str) -> bool:
    """Tell whether there is a Chinese character in it."""
    return any("㐀" <= c <= "鿿" or "豈" <= c <= "\U0003ffff" for c in typed)


def parse_hits(body: Json) -> list[SymbolHit]:
    """Read a search answer. Pure.

    Raises:
        BadResponse: If the shape is not the known one.
    """
    if not isinstance(body.get("quotes"), list):
        raise drift("search")
    hits = (_hit(item) for item in records(body["quotes"]))
    return [hit for hit in hits if hit is not None]


def _hit(item: dict[str, Any]) -> SymbolHit | None:
    listing = parse_listing(item)
    if listing is None or text(item.get("quoteType")).upper() not in KINDS_WANTED:
        return None
    if not listing.unit:
        listing = replace(listing, unit=sure_unit(listing.id, listing.mic))
    return _shown(listing, text(item.get("exchDisp")), text(item.get("typeDisp")))


def _shown(listing: Listing, exchange: str = "", kind: str = "") -> SymbolHit:
    if has_han(listing.name):
        listing = replace(listing, name_zh=listing.name)
    named = EXCHANGE_NAMES.get(listing.mic) or exchange
    return SymbolHit(listing=listing, exchange_name=named, kind_name=kind)


def _merged(
    code: ListingId | None,
    hits: Sequence[SymbolHit],
    known: dict[ListingId, Listing],
) -> list[SymbolHit]:
    found = [_told(hit, known.get(hit.listing.id)) for hit in hits]
    if code is None:
        return found
    leading = [hit for hit in found if hit.listing.id == code]
    if not leading and code in known:
        leading = [_shown(known[code])]
    return leading + [hit for hit in found if hit.listing.id != code]


def _told(hit: SymbolHit, known: Listing | None) -> SymbolHit:
    """Return the hit with what a quote says of it: unit, market, English name."""
    if known is None:
        return hit
    listing = replace(
        known,
        name=hit.listing.name if known.name == known.id else known.name,
        name_zh=hit.listing.name_zh,
    )
    return replace(hit, listing=listing)


def _check(body: Json) -> None:
    parse_hits(body)
