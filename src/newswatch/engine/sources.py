"""What the engine asks: the real world's sources, or the replay's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from newswatch.domain.bar import Interval
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.quote import Quote
from newswatch.ports import (
    BarSource,
    CalendarSource,
    Clock,
    FeedOutcome,
    FeedStore,
    QuoteSource,
    RateSource,
    ShareNews,
    SymbolSearch,
)
from newswatch.protocol import SetClock
from newswatch.settings import Settings


class FeedVisitor(Protocol):
    """Visits many feeds and yields what each brought, as it comes."""

    def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        """Visit feeds; polite to their hosts."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


Update = Callable[[Quote, datetime], Quote | None]
"""Turns the last quote into the one after a tick; None if that tells nothing new."""

OnTick = Callable[[ListingId, Update], None]


class TickStream(Protocol):
    """Brings ticks until it is cancelled; supervises its own connection."""

    async def watch(self, symbols: Collection[ListingId]) -> None:
        """Follow these symbols from now on."""
        ...

    async def run(self) -> None:
        """Go on until cancelled."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long to wait between rounds, in real seconds.

    Attributes:
        quotes: Given whether any market of the watchlist is open.
        feeds: How often to look which feeds are due.
        bars: Between two requests for histories.
        rates: Between two rounds to the reference rates.
        earnings: Between two requests for a company's days of results.
        share_news: Between two requests for news of one listing.
    """

    quotes: Callable[[bool], float]
    feeds: float
    bars: float
    rates: float
    earnings: float = 30.0
    share_news: float = 60.0


REAL_PACE = Pace(
    quotes=lambda is_open: 20.0 if is_open else 300.0, feeds=5.0, bars=4.0, rates=3600.0
)
DEMO_PACE = Pace(quotes=lambda _: 0.5, feeds=0.5, bars=0.0, rates=5.0, earnings=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything outside that the engine asks, behind ports.

    Attributes:
        stream: Makes a stream of ticks, where there is one.
        shipped_feeds: The catalogue's, as the settings choose them.
        derived_feeds: Feeds that follow from a listing, in these languages.
        set_clock: Steers the replay; None in the real world.
        replay: Tells its speed and whether it is paused; None in the real world.
        age_of_bars: How old stored bars may be before they are asked for anew.
        refresh_bars_s: Real seconds between looks at everything watched.
        intraday: The interval kept for the watched listings.
        keep: Writes what the sources want to remember. Store lane.
        ask_again: The user wants it now: what only waits because nobody
            answered may be asked at once; who asked us to wait is left alone.
        circuits: How the quote source's circuit breakers do, that of the whole
            source under its name.
        own_feeds: Feeds that are there whatever the user chose (the replay's).
        picture: Fetches a picture of an article; None where there are none.
            Raises `SourceError`.
        find_feeds: Finds the feeds at an address that was typed; None where
            there are no others. Raises what discovery raises.
    """

    clock: Clock
    quotes: QuoteSource
    bars: BarSource
    rates: tuple[RateSource, ...]
    feeds: FeedVisitor
    pace: Pace
    search: SymbolSearch | None = None
    calendar: CalendarSource | None = None
    share_news: ShareNews | None = None
    stream: Callable[[OnTick], TickStream] | None = None
    shipped_feeds: Callable[[Settings], Sequence[Feed]] = lambda _: ()
    derived_feeds: Callable[[Listing, Sequence[str]], Sequence[Feed]] = lambda *_: ()
    set_clock: Callable[[SetClock], None] | None = None
    replay: Callable[[], tuple[float, bool]] | None = None
    age_of_bars: timedelta = timedelta(minutes=10)
    refresh_bars_s: float = 900.0
    intraday: Interval = Interval.M5
    own_feeds: tuple[Feed, ...] = field(default=())
    keep: Callable[[FeedStore], None] = lambda _: None
    ask_again: Callable[[], None] = lambda: None
    circuits: Callable[[], tuple[SourceHealth, ...]] = tuple
    find_feeds: Callable[[str], Awaitable[Sequence[Feed]]] | None = None
    picture: Callable[[str], Awaitable[bytes]] | None = None
