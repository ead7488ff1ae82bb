"""Frames of Yahoo's stream, read into ticks. Pure, but for yfinance's protobuf class.

A tick says nothing of delay: that a frame came is no reason to call a delayed
quote live, so what a tick changes in a quote keeps the quote's delay.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.suspicion import is_outside_price
from newswatch.domain.symbols import hours_mic
from newswatch.domain.venues import timezone_of
from newswatch.sources.yahoo.values import count, price, text, time

SOURCE_KEY = "yahoo-stream"

PHASES = {
    0: MarketPhase.PRE,
    1: MarketPhase.REGULAR,
    2: MarketPhase.POST,
    3: MarketPhase.POST,
}
"""By `market_hours`; Yahoo also sends 4, which nobody has explained."""

EXTENDED = (MarketPhase.PRE, MarketPhase.POST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One trade as streamed.

    Attributes:
        unit: As quoted; ``""`` where the frame does not say.
        as_of: Of the trade; aware, UTC.
        previous_close: The close before the trade's session, where told.
    """

    listing_id: ListingId
    last: Decimal
    as_of: datetime
    unit: str = ""
    phase: MarketPhase = MarketPhase.UNKNOWN
    day_high: Decimal | None = None
    day_low: Decimal | None = None
    volume: int | None = None
    previous_close: Decimal | None = None


def load() -> tuple[Any, type[Exception]]:
    """Import and return the class of messages, and what it raises; takes a second.

    Call it away from an event loop first.
    """
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
    from yfinance.pricing_pb2 import PricingData

    return PricingData, DecodeError


def parse_frame(frame: str | bytes) -> Tick | None:
    """Read a frame; None for one that is damaged or is no price.

    Frames are JSON around base64 (version 2), or base64 alone (version 1).
    """
    encoded = _message(frame)
    if not encoded:
        return None
    message_class, damaged = load()
    data = message_class()
    try:
        data.ParseFromString(base64.b64decode(encoded, validate=True))
    except (ValueError, damaged):
        return None
    return _tick(data)


def _message(frame: str | bytes) -> str:
    try:
        plain = frame.decode() if isinstance(frame, bytes) else frame
    except UnicodeDecodeError:
        return ""
    if not plain.startswith("{"):
        return plain
    try:
        found = json.loads(plain)
    except ValueError:
        return ""
    return text(found.get("message"))


def _tick(data: Any) -> Tick | None:
    hint = int(data.price_hint) or None  # 0 is how protobuf says nothing
    last, as_of = price(data.price, hint), time(data.time)
    if not data.id or last is None or as_of is None:
        return None
    return Tick(
        listing_id=ListingId(data.id),
        last=last,
        as_of=as_of,
        unit=data.currency,
        phase=PHASES.get(data.market_hours, MarketPhase.UNKNOWN),
        day_high=price(data.day_high, hint),
        day_low=price(data.day_low, hint),
        volume=count(data.day_volume) or None,
        previous_close=price(data.price - data.change, hint) if data.change else None,
    )


def apply_tick(quote: Quote, tick: Tick, fetched_at: datetime) -> Quote | None:
    """Return `quote` with the tick's trade in it; None if it tells nothing new.

    Also None where the tick counts in another unit: the next poll will tell.
    """
    if tick.listing_id != quote.listing_id:
        raise ValueError(f"{tick.listing_id} is no tick of {quote.listing_id}")
    if tick.unit and quote.unit and tick.unit != quote.unit:
        return None
    if tick.phase in EXTENDED:
        return _extended(quote, tick, fetched_at)
    if tick.as_of <= quote.as_of:
        return None
    if not _same_day(quote, tick):
        return _first_of_day(quote, tick, fetched_at)
    return replace(
        quote,
        last=tick.last,
        as_of=tick.as_of,
        fetched_at=fetched_at,
        source=SOURCE_KEY,
        phase=quote.phase if tick.phase is MarketPhase.UNKNOWN else tick.phase,
        day_high=max(p for p in (quote.day_high, tick.day_high, tick.last) if p),
        day_low=min(p for p in (quote.day_low, tick.day_low, tick.last) if p),
        volume=tick.volume or quote.volume,
    )


def _same_day(quote: Quote, tick: Tick) -> bool:
    zone = timezone_of(hours_mic(tick.listing_id)) or UTC
    return quote.as_of.astimezone(zone).date() == tick.as_of.astimezone(zone).date()


def _first_of_day(quote: Quote, tick: Tick, fetched_at: datetime) -> Quote:
    """Return a new session's quote: nothing of the last session's counts for it.

    What the tick does not say is unknown until the next poll.
    """
    return replace(
        quote,
        last=tick.last,
        as_of=tick.as_of,
        fetched_at=fetched_at,
        source=SOURCE_KEY,
        phase=tick.phase,
        previous_close=tick.previous_close,
        open=None,
        day_high=tick.day_high,
        day_low=tick.day_low,
        volume=tick.volume,
        extended_last=None,
        extended_as_of=None,
    )


def _extended(quote: Quote, tick: Tick, fetched_at: datetime) -> Quote | None:
    if tick.as_of <= (quote.extended_as_of or quote.as_of):
        return None
    if not is_outside_price(tick.last, quote.last):
        return None
    return replace(
        quote,
        extended_last=tick.last,
        extended_as_of=tick.as_of,
        fetched_at=fetched_at,
        phase=tick.phase,
        source=SOURCE_KEY,
    )
