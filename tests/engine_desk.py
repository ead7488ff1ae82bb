"""An engine's jobs on a store in memory, with sources that a test makes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from builders import NOON
from newswatch.catalog import Catalog
from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.engine.lanes import Lanes
from newswatch.engine.outbox import Outbox
from newswatch.engine.sources import Pace, Sources
from newswatch.engine.state import EngineState
from newswatch.ports import (
    BarSource,
    CalendarSource,
    FeedOutcome,
    MentionFinder,
    QuoteBatch,
    QuoteSource,
    ShareNews,
    Stores,
)
from newswatch.services.market import MarketService
from newswatch.services.news import NewsService
from newswatch.services.watched import Watched
from newswatch.settings import Settings
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

NO_WAIT = Pace(quotes=lambda _: 0, feeds=0, bars=0, rates=0, earnings=0, share_news=0)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def move(self, span: timedelta) -> None:
        self._at += span


class Silence:
    """A source that has nothing."""

    name = "silence"

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        return QuoteBatch(missing=tuple(listing_ids))

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        del interval, start, end
        raise BadResponse("Silence", f"No bars of {listing_id}")

    async def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        for _ in visits:
            return
            yield

    async def close(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class Desk:
    """What a test looks at."""

    state: EngineState
    stores: Stores
    clock: HandClock


def desk(
    symbols: str,
    *,
    quotes: QuoteSource | None = None,
    bars: BarSource | None = None,
    calendar: CalendarSource | None = None,
    share_news: ShareNews | None = None,
    finder: MentionFinder | None = None,
) -> Desk:
    """Return an engine's state that watches `symbols`; ``^`` marks an index."""
    stores = open_stores(Database.in_memory())
    clock, silence = HandClock(), Silence()
    sources = Sources(
        clock=clock,
        quotes=quotes or silence,
        bars=bars or silence,
        rates=(),
        feeds=silence,
        pace=NO_WAIT,
        calendar=calendar,
        share_news=share_news,
    )
    listings = tuple(map(_listing, symbols.split()))
    state = EngineState(
        stores=stores,
        sources=sources,
        settings=Settings(),
        catalogue=cast("Catalog", None),
        news=NewsService(stores.news, stores.feeds),
        market=MarketService(stores.market, stores.user),
        finder=finder or cast("MentionFinder", None),
        watched=Watched(listings, frozenset()),
        lanes=Lanes(),
        outbox=Outbox(),
    )
    return Desk(state, stores, clock)


def _listing(symbol: str) -> Listing:
    kind = EntityKind.INDEX if symbol.startswith("^") else EntityKind.COMPANY
    return Listing(
        id=ListingId(symbol), entity_id=EntityId(symbol), name=symbol, kind=kind
    )
