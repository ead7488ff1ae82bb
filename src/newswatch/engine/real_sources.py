"""Yahoo and the feeds: the real world's sources, put together."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime

from newswatch import feed_catalog
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import YAHOO
from newswatch.engine.sources import REAL_PACE, OnTick, Sources, TickStream
from newswatch.paths import Profile
from newswatch.ports import Clock, FeedOutcome, FeedStore
from newswatch.settings import Settings
from newswatch.sources.circuit import CircuitState
from newswatch.sources.feeds import derived
from newswatch.sources.feeds.discovery import discover
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.http import HttpClient
from newswatch.sources.pictures import fetch_picture, picture_client
from newswatch.sources.rates.ecb import EcbRates
from newswatch.sources.rates.hkma import HkmaRates
from newswatch.sources.yahoo.calendar import YahooCalendar
from newswatch.sources.yahoo.client import (
    CRUMB_KEY,
    EXTRAS_KEY,
    YahooClient,
    make_client,
)
from newswatch.sources.yahoo.health import circuit_health
from newswatch.sources.yahoo.history import YahooBars
from newswatch.sources.yahoo.news import YahooNews
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.sources.yahoo.search import YahooSearch
from newswatch.sources.yahoo.session import Transport
from newswatch.sources.yahoo.stream import YahooStream
from newswatch.sources.yahoo.ticks import Tick, apply_tick


class RealClock:
    """The system's clock."""

    def now(self) -> datetime:
        """Return the time; aware, UTC."""
        return datetime.now(UTC)


class HttpVisitor:
    """Visits feeds over HTTP; opens its connections with the first visit."""

    def __init__(self, clock: Clock, proxy: str) -> None:
        self._clock = clock
        self._proxy = proxy
        self._stack = AsyncExitStack()
        self._client: HttpClient | None = None
        self._fetcher: HttpFeedFetcher | None = None
        self._pictures: HttpClient | None = None

    async def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        """Visit feeds at the same time, one a host; yield outcomes as they come."""
        client = await self._connected()
        self._fetcher = self._fetcher or HttpFeedFetcher(client, self._clock)
        async for outcome in self._fetcher.fetch_many(visits):
            yield outcome

    async def find(self, address: str) -> Sequence[Feed]:
        """Return the feed at an address, or those that the page there names.

        Raises:
            InputError: If it is no address.
            SourceError: If it cannot be reached, or its page names no feed.
        """
        found = await discover(await self._connected(), address)
        return [Feed(url=each.url, title=each.title) for each in found]

    async def picture(self, url: str) -> bytes:
        """Return a picture of an article.

        Raises:
            SourceError: If it cannot be had.
        """
        if self._pictures is None:
            client = picture_client(self._proxy)
            self._pictures = await self._stack.enter_async_context(client)
        return await fetch_picture(self._pictures, url)

    async def close(self) -> None:
        """Let go of connections."""
        if self._fetcher is not None:
            self._fetcher.close()
        await self._stack.aclose()

    async def _connected(self) -> HttpClient:
        if self._client is None:
            client = HttpClient(proxy=self._proxy, now=self._clock.now)
            self._client = await self._stack.enter_async_context(client)
        return self._client


class CircuitNotes:
    """Keeps the states of Yahoo's circuits, so that a restart does not forget.

    They change on the market lane; the store lane writes them (`drain`).
    """

    def __init__(self) -> None:
        self._changed: dict[str, CircuitState] = {}
        self._lock = threading.Lock()

    def put(self, key: str, state: CircuitState) -> None:
        """Note a new state. Any thread."""
        with self._lock:
            self._changed[key] = state

    def drain(self, store: FeedStore) -> None:
        """Write what changed. Store lane."""
        with self._lock:
            changed, self._changed = self._changed, {}
        for key, state in changed.items():
            store.set_note(f"circuit:{key}", state.to_json())


def real_sources(profile: Profile, settings: Settings, feeds: FeedStore) -> Sources:
    """Return Yahoo and the feeds. Nothing is connected before it is needed.

    Args:
        feeds: Where the circuits' states were kept; read here, once.
    """
    clock = RealClock()
    notes = CircuitNotes()
    transport = Transport(cache=profile.cache / "yfinance", proxy=settings.proxy)
    client = _yahoo(transport, clock, notes, feeds)
    quotes = YahooQuotes(client, clock)
    visitor = HttpVisitor(clock, settings.proxy)
    return Sources(
        clock=clock,
        quotes=quotes,
        bars=YahooBars(client, clock),
        rates=(EcbRates(transport), HkmaRates(transport)),
        feeds=visitor,
        pace=REAL_PACE,
        search=YahooSearch(client, quotes),
        calendar=YahooCalendar(client),
        share_news=YahooNews(client, clock),
        stream=lambda on_tick: _stream(transport, on_tick),
        shipped_feeds=_shipped,
        derived_feeds=derived.for_listing,
        keep=notes.drain,
        find_feeds=visitor.find,
        picture=visitor.picture,
        ask_again=lambda: _ask_again(client),
        circuits=lambda: circuit_health(client),
    )


def _stream(transport: Transport, on_tick: OnTick) -> TickStream:
    def pass_on(tick: Tick) -> None:
        on_tick(tick.listing_id, lambda quote, now: apply_tick(quote, tick, now))

    return YahooStream(transport, pass_on)


def _shipped(settings: Settings) -> Sequence[Feed]:
    return feed_catalog.choose(
        feed_catalog.load(), settings.regions, settings.languages
    )


def _yahoo(
    transport: Transport, clock: Clock, notes: CircuitNotes, feeds: FeedStore
) -> YahooClient:
    return make_client(
        transport,
        clock,
        state=_noted(feeds, YAHOO),
        crumb_state=_noted(feeds, CRUMB_KEY),
        extras_state=_noted(feeds, EXTRAS_KEY),
        on_state=notes.put,
    )


def _ask_again(client: YahooClient) -> None:
    for circuit in (client.circuit, client.crumb_circuit, client.extras_circuit):
        if circuit.state.offline:
            circuit.retry_now()


def _noted(feeds: FeedStore, key: str) -> CircuitState | None:
    text = feeds.get_note(f"circuit:{key}")
    return CircuitState.from_json(text, "Yahoo Finance") if text else None
