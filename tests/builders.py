"""Short ways to write values in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zlib import crc32

from newswatch.domain.article import Article
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.quote import Quote

NOON = datetime(2025, 2, 17, 4, 0, tzinfo=UTC)


def money(text: str) -> Money:
    """``money("10.50 HKD")``."""
    amount, currency = text.split()
    return Money(Decimal(amount), Currency(currency))


def rate(text: str, as_of: datetime = NOON) -> FxRate:
    """``rate("USD/HKD 7.7818")``."""
    pair, value = text.split()
    base, quote_currency = pair.split("/")
    return FxRate(
        base=Currency(base),
        quote=Currency(quote_currency),
        rate=Decimal(value),
        as_of=as_of,
        source="test",
    )


def quote(text: str, as_of: datetime = NOON, **more: object) -> Quote:
    """``quote("9988.HK 129.10 HKD from 124.10")``; the close may be left out."""
    head, _, close = text.partition(" from ")
    listing_id, last, unit = head.split()
    return Quote(
        listing_id=ListingId(listing_id),
        last=Decimal(last),
        unit=unit,
        previous_close=Decimal(close) if close else None,
        as_of=as_of,
        fetched_at=as_of,
        source="test",
        **more,  # type: ignore[arg-type]
    )


def listing(symbol: str, entity: str = "", **more: object) -> Listing:
    """``listing("9988.HK", "alibaba")``."""
    return Listing(
        id=ListingId(symbol),
        entity_id=EntityId(entity or f"x:{symbol}"),
        name=str(more.pop("name", symbol)),
        **more,  # type: ignore[arg-type]
    )


def article(title: str, minutes_ago: int = 0, **more: object) -> Article:
    """``article("Alibaba rises", minutes_ago=5)``."""
    when = NOON - timedelta(minutes=minutes_ago)
    key = crc32(f"{title} {minutes_ago}".encode())
    values: dict[str, object] = {
        "url": f"https://news.example/{key}",
        "title": title,
        "summary": "",
        "published": when,
        "fetched": when,
        "source": "Example",
        "feed_url": "https://news.example/feed",
    }
    return Article(**(values | more))  # type: ignore[arg-type]
