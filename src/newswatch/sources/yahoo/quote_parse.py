"""Yahoo's /v7/finance/quote answer, read into values. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.suspicion import is_outside_price
from newswatch.ports import QuoteBatch
from newswatch.sources.yahoo.failures import drift, empty
from newswatch.sources.yahoo.markets import (
    delay_of,
    kind_of,
    mic_of,
    phase_of,
    unit_of,
)
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import (
    count,
    hint_of,
    price,
    record,
    records,
    text,
    time,
)

SOURCE_KEY = "yahoo"
"""What quotes say of where they are from."""


def parse_quote_response(
    body: Json, fetched_at: datetime, asked: Iterable[ListingId] = ()
) -> QuoteBatch:
    """Read the answer to a request for several symbols.

    A symbol without a price above zero and the time of its trade is missing;
    nothing is ever zero.

    Args:
        asked: Those of which the batch says what is missing.

    Raises:
        BadResponse: If the shape is not the known one.
    """
    found = quote_records(body)
    quotes = tuple(q for one in found if (q := parse_quote(one, fetched_at)))
    listings = tuple(one for item in found if (one := parse_listing(item)))
    there = {quote.listing_id for quote in quotes}
    missing = tuple(symbol for symbol in asked if symbol not in there)
    return QuoteBatch(quotes=quotes, listings=listings, missing=missing)


def quote_records(body: Json) -> list[dict[str, Any]]:
    """Return the quotes as Yahoo sent them.

    Raises:
        BadResponse: If the shape is not the known one.
    """
    answer = body.get("quoteResponse")
    if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
        raise drift("quote")
    return records(answer["result"])


def check_quotes(body: Json, fetched_at: datetime, *, lone: bool) -> None:
    """Raise for an answer that must not count as a success.

    Args:
        lone: Only one symbol was asked for, and it may be unknown to Yahoo.

    Raises:
        BadResponse: Drift, or not one usable price.
    """
    batch = parse_quote_response(body, fetched_at)
    if not batch.quotes and not lone:
        raise empty("prices")


def parse_quote(item: dict[str, Any], fetched_at: datetime) -> Quote | None:
    """Read one quote; None if it has no symbol, no price or no time."""
    hint = hint_of(item)
    symbol = text(item.get("symbol"))
    last = price(item.get("regularMarketPrice"), hint)
    as_of = time(item.get("regularMarketTime"))
    if not symbol or last is None or as_of is None:
        return None
    extended_last, extended_as_of = _extended(item, last, as_of, hint)
    return Quote(
        listing_id=ListingId(symbol),
        last=last,
        unit=unit_of(text(item.get("currency")), kind_of(text(item.get("quoteType")))),
        as_of=as_of,
        fetched_at=fetched_at,
        source=SOURCE_KEY,
        previous_close=price(item.get("regularMarketPreviousClose"), hint),
        open=price(item.get("regularMarketOpen"), hint),
        day_high=price(item.get("regularMarketDayHigh"), hint),
        day_low=price(item.get("regularMarketDayLow"), hint),
        volume=count(item.get("regularMarketVolume")),
        delay=delay_of(item),
        phase=phase_of(text(item.get("marketState"))),
        extended_last=extended_last,
        extended_as_of=extended_as_of,
    )


def _extended(
    item: dict[str, Any], last: Decimal, as_of: datetime, hint: int | None
) -> tuple[Decimal | None, datetime | None]:
    """Return the newest trade outside the session, if newer than that in it."""
    best: tuple[Decimal | None, datetime | None] = (None, None)
    for when in ("pre", "post"):
        found = price(item.get(f"{when}MarketPrice"), hint)
        at = time(item.get(f"{when}MarketTime"))
        if found is None or at is None or not is_outside_price(found, last):
            continue
        if at > (best[1] or as_of):
            best = (found, at)
    return best


def parse_listing(item: dict[str, Any]) -> Listing | None:
    """Read what a quote or a search hit says of the listing itself."""
    symbol = text(item.get("symbol"))
    if not symbol:
        return None
    kind = kind_of(text(item.get("quoteType")))
    return Listing(
        id=ListingId(symbol),
        entity_id=EntityId(f"x:{symbol}"),
        name=_name(item) or symbol,
        kind=kind,
        mic=mic_of(text(item.get("exchange"))),
        unit=unit_of(text(item.get("currency")), kind),
    )


def _name(item: dict[str, Any]) -> str:
    keys = ("displayName", "longName", "longname", "shortName", "shortname")
    return next((name for key in keys if (name := text(item.get(key)))), "")


def phase_from_periods(meta: dict[str, Any], now: datetime) -> MarketPhase:
    """Return the phase from a chart's `currentTradingPeriod`."""
    periods = record(meta.get("currentTradingPeriod"))
    names = {
        "pre": MarketPhase.PRE,
        "regular": MarketPhase.REGULAR,
        "post": MarketPhase.POST,
    }
    for name, phase in names.items():
        period = record(periods.get(name))
        start, end = time(period.get("start")), time(period.get("end"))
        if start is not None and end is not None and start <= now < end:
            return phase
    told = time(record(periods.get("regular")).get("end"))
    return MarketPhase.CLOSED if told else MarketPhase.UNKNOWN
