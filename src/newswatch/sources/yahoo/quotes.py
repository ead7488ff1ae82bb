"""Quotes from Yahoo: many in one request, and a way that wants no crumb."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newswatch.domain.errors import SourceError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.quote import Quote
from newswatch.ports import Clock, QuoteBatch
from newswatch.sources.circuit import Answered
from newswatch.sources.yahoo.chart_parse import quote_from_chart, spark_records
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.failures import EndpointFault, empty
from newswatch.sources.yahoo.quote_parse import check_quotes, parse_quote_response
from newswatch.sources.yahoo.session import Json

QUOTES_A_REQUEST = 90
"""Yahoo fails from 100 on since March 2025 (joshuaulrich/quantmod#432)."""

SPARKS_A_REQUEST = 20
"""What Yahoo takes at most."""

SPARK_AGE = timedelta(minutes=1)
"""While sparks serve, they are not asked for more often: they are many requests."""

QUOTE_PATH = "/v7/finance/quote"
SPARK_PATH = "/v7/finance/spark"

Ask = Callable[[Sequence[ListingId]], QuoteBatch]


@dataclass(frozen=True, slots=True)
class Sparked:
    """What sparks gave, when, and for which symbols."""

    at: datetime | None = None
    asked: frozenset[ListingId] = frozenset()
    batch: QuoteBatch = field(default_factory=QuoteBatch)

    def holds(self, wanted: Collection[ListingId]) -> bool:
        """Tell whether all of `wanted` were asked for."""
        return self.asked.issuperset(wanted)


class YahooQuotes:
    """The latest quotes, in as few requests as possible.

    While Yahoo is failing, nothing is sent until a probe with one symbol has
    succeeded. Where only the quote endpoint is refused, charts serve instead:
    without pre-market and after-hours prices.
    """

    name = "yahoo"

    def __init__(self, client: YahooClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: ListingId | None = None
        self._sparked = Sparked()

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        """Fetch quotes. Never raises a `SourceError`: it is in the batch."""
        wanted = tuple(dict.fromkeys(listing_ids))
        lone = len(wanted) == 1
        batch = _all(self._rounds(wanted), lambda some: self._quotes(some, lone=lone))
        if isinstance(batch.error, EndpointFault):
            rest = [symbol for symbol in wanted if symbol in batch.missing]
            batch = joined([batch, self._fallback(rest)])
        if batch.quotes:
            self._known = batch.quotes[0].listing_id
        there = {quote.listing_id for quote in batch.quotes}
        missing = tuple(symbol for symbol in wanted if symbol not in there)
        error = batch.error if missing else None
        return QuoteBatch(batch.quotes, batch.listings, missing, error)

    def _rounds(self, wanted: Sequence[ListingId]) -> list[Sequence[ListingId]]:
        """Split into requests; the first asks for one symbol while probing.

        One that is known to have a quote, else another one each time: a symbol
        that Yahoo does not know would never end the wait.
        """
        if not self._client.probing() or len(wanted) < 2:  # noqa: PLR2004
            return _chunks(wanted, QUOTES_A_REQUEST)
        failures = self._client.circuit.state.failures
        known = self._known if self._known in wanted else None
        probe = known or wanted[failures % len(wanted)]
        rest = [symbol for symbol in wanted if symbol != probe]
        return [(probe,), *_chunks(rest, QUOTES_A_REQUEST)]

    def _quotes(self, symbols: Sequence[ListingId], *, lone: bool) -> QuoteBatch:
        now = self._clock.now()
        body = self._client.get_crumbed(
            QUOTE_PATH,
            {"symbols": ",".join(symbols), "formatted": "false"},
            lambda found: check_quotes(found, now, lone=lone),
        )
        return parse_quote_response(body, self._clock.now(), symbols)

    def _fallback(self, wanted: Sequence[ListingId]) -> QuoteBatch:
        """Return quotes from sparks; those of the last minute are given again."""
        now, last = self._clock.now(), self._sparked
        if last.at is not None and now - last.at < SPARK_AGE and last.holds(wanted):
            return last.batch
        batch = _all(_chunks(wanted, SPARKS_A_REQUEST), self._sparks)
        if batch.error is None:
            self._sparked = Sparked(now, frozenset(wanted), batch)
        return batch

    def _sparks(self, symbols: Sequence[ListingId]) -> QuoteBatch:
        now = self._clock.now()
        body = self._client.get(
            SPARK_PATH,
            {"symbols": ",".join(symbols), "range": "5d", "interval": "1d"},
            lambda found: _check_sparks(found, now),
        )
        return QuoteBatch(quotes=_spark_quotes(body, self._clock.now()))


def _spark_quotes(body: Json, fetched_at: datetime) -> tuple[Quote, ...]:
    charts = spark_records(body)
    return tuple(q for one in charts if (q := quote_from_chart(one, fetched_at)))


def _check_sparks(body: Json, fetched_at: datetime) -> None:
    if not _spark_quotes(body, fetched_at):
        raise empty("prices")


def _chunks(symbols: Sequence[ListingId], size: int) -> list[Sequence[ListingId]]:
    return [symbols[at : at + size] for at in range(0, len(symbols), size)]


def _all(rounds: Sequence[Sequence[ListingId]], ask: Ask) -> QuoteBatch:
    """Ask round by round; the first failure ends it, what is not there is missing."""
    batches: list[QuoteBatch] = []
    for number, symbols in enumerate(rounds):
        try:
            batches.append(ask(symbols))
        except Answered as error:
            batches.append(QuoteBatch(missing=tuple(symbols), error=error))
        except SourceError as error:
            rest = tuple(symbol for one in rounds[number:] for symbol in one)
            batches.append(QuoteBatch(missing=rest, error=error))
            break
    return joined(batches)


def joined(batches: Sequence[QuoteBatch]) -> QuoteBatch:
    """Return several batches as one; the last error counts."""
    quotes: list[Quote] = []
    listings: list[Listing] = []
    missing: list[ListingId] = []
    error: SourceError | None = None
    for batch in batches:
        quotes.extend(batch.quotes)
        listings.extend(batch.listings)
        missing.extend(batch.missing)
        error = batch.error or error
    return QuoteBatch(tuple(quotes), tuple(listings), tuple(missing), error)
