"""What `resources/demo` says: anchors of prices, articles, lots, a watchlist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from newswatch.domain.listing import ListingId
from newswatch.domain.money import Money, price_unit
from newswatch.domain.portfolio import Lot
from newswatch.paths import resource

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


@dataclass(frozen=True, slots=True)
class DemoListing:
    """Anchors of one listing; everything between them is drawn.

    Attributes:
        tick: The smallest step of its price.
        volatility: Of a day, as a fraction.
        daily: Closing prices by day, in `unit`.
        today: Prices at instants of the replayed day, Hong Kong time.
    """

    symbol: ListingId
    mic: str
    unit: str
    tick: Decimal
    volatility: float
    shares_a_day: int
    daily: dict[date, Decimal]
    today: dict[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """An article and when it is published, in Hong Kong time."""

    at: datetime
    source: str
    language: str
    title: str
    summary: str

    @property
    def published(self) -> datetime:
        """The moment of publication; aware."""
        return self.at.replace(tzinfo=HONG_KONG)


@dataclass(frozen=True, slots=True)
class World:
    """Everything the replay knows, immutable."""

    day: date
    starts: datetime
    ends: datetime
    default_at: datetime
    benchmark: ListingId
    usdhkd: dict[str, Decimal]
    gbpusd: dict[str, Decimal]
    listings: tuple[DemoListing, ...]
    lots: tuple[Lot, ...]
    watchlist_name: str
    watchlist: tuple[ListingId, ...]
    earnings: dict[ListingId, tuple[date, ...]]
    articles: tuple[DemoArticle, ...]

    def listing(self, symbol: ListingId) -> DemoListing | None:
        """Return the anchors of a listing, or None if the replay has none."""
        return next((each for each in self.listings if each.symbol == symbol), None)

    def at(self, clock_time: str) -> datetime:
        """Return the moment of ``"09:41"`` on the replayed day; aware."""
        return moment(self.day, clock_time)


def moment(day: date, clock_time: str) -> datetime:
    """Return ``"09:41"`` or ``"09:41:30"`` of a day in Hong Kong.

    Raises:
        ValueError: If it is no time of day.
    """
    return datetime.combine(day, time.fromisoformat(clock_time), HONG_KONG)


def load_world(folder: Path | None = None) -> World:
    """Read the replay from `folder` (the shipped one by default)."""
    folder = folder or resource("demo")
    raw = msgspec.json.decode((folder / "market.json").read_bytes())
    day = date.fromisoformat(raw["day"])
    return World(
        day=day,
        starts=moment(day, raw["starts"]),
        ends=moment(day, raw["ends"]),
        default_at=moment(day, raw["default_at"]),
        benchmark=ListingId(raw["benchmark"]),
        usdhkd=msgspec.convert(raw["usdhkd"], dict[str, Decimal]),
        gbpusd=msgspec.convert(raw["gbpusd"], dict[str, Decimal]),
        listings=msgspec.convert(raw["listings"], tuple[DemoListing, ...]),
        lots=tuple(_lots(raw)),
        watchlist_name=raw["watchlist"]["name"],
        watchlist=tuple(raw["watchlist"]["symbols"]),
        earnings=msgspec.convert(raw["earnings"], dict[ListingId, tuple[date, ...]]),
        articles=_articles(folder / "articles.jsonl"),
    )


def _lots(raw: dict[str, Any]) -> Iterator[Lot]:
    units = {each["symbol"]: each["unit"] for each in raw["listings"]}
    for row in raw["lots"]:
        currency = price_unit(units[row["symbol"]]).currency
        assert currency is not None
        yield Lot(
            listing_id=ListingId(row["symbol"]),
            quantity=Decimal(row["quantity"]),
            price=Money(Decimal(row["price"]), currency),
            bought=date.fromisoformat(row["bought"]),
        )


def _articles(path: Path) -> tuple[DemoArticle, ...]:
    lines = path.read_bytes().splitlines()
    decoder = msgspec.json.Decoder(DemoArticle)
    return tuple(sorted(map(decoder.decode, lines), key=lambda each: each.at))
