"""Yahoo's WebSocket, under our own supervision.

yfinance's `AsyncWebSocket` never reconnects, and after an orderly close it spins
with a full core. So each connection here is a new client; a watchdog ends one
that is silent; failures back off. Polling stays the source of truth.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
import ssl
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from newswatch.domain.listing import ListingId
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.ticks import Tick, load, parse_frame

logger = logging.getLogger(__name__)

URL = "wss://streamer.finance.yahoo.com/?version=2"


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPace:
    """How patient the supervisor is, in seconds.

    Attributes:
        silent: Without a tick for so long, a connection is given up.
        again: Yahoo stops sending after 25 minutes; so the subscription is
            repeated this often.
        steady: A connection that lasted so long was a good one; the wait before
            the next starts over.
        first_wait, longest_wait: Between connections.
    """

    silent: float = 120.0
    again: float = 60.0
    steady: float = 60.0
    first_wait: float = 2.0
    longest_wait: float = 300.0


class YahooStream:
    """Brings ticks of the watched symbols until it is cancelled.

    Args:
        on_tick: Called in the event loop for each tick; must not block.
        jitter: 0 to 1, added to waits as that part of them.

    Attributes:
        connections: Made so far.
        damaged: Frames that could not be read.
    """

    def __init__(
        self,
        transport: Transport,
        on_tick: Callable[[Tick], None],
        *,
        url: str = URL,
        pace: StreamPace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._transport = transport
        self._on_tick = on_tick
        self._url = url
        self._pace = pace or StreamPace()
        self._sleep = sleep
        self._jitter = jitter
        self._symbols: frozenset[ListingId] = frozenset()
        self._connection: ClientConnection | None = None
        self._wanted = asyncio.Event()
        self.connections = 0
        self.damaged = 0

    async def watch(self, symbols: Collection[ListingId]) -> None:
        """Follow these symbols from now on; none: let the connection go."""
        gone, self._symbols = self._symbols - set(symbols), frozenset(symbols)
        if self._symbols:
            self._wanted.set()
        else:
            self._wanted.clear()
        connection = self._connection
        if connection is None:
            return
        await self._tell(connection, gone)
        if not self._symbols:
            await connection.close()

    async def run(self) -> None:
        """Connect, again and again, until cancelled. Never raises of itself."""
        await asyncio.to_thread(load)
        loop = asyncio.get_running_loop()
        short = 0
        while True:
            await self._wanted.wait()
            began = loop.time()
            await self._one_connection()
            short = 0 if loop.time() - began >= self._pace.steady else short + 1
            await self._sleep(self._wait(short))

    def _wait(self, short: int) -> float:
        doubled = self._pace.first_wait * (1 << min(max(short - 1, 0), 16))
        return min(doubled, self._pace.longest_wait) * (1 + self._jitter())

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """The certificates to trust, read once: that takes 10 ms."""
        return ssl.create_default_context(cafile=self._transport.certificates)

    async def _one_connection(self) -> None:
        self.connections += 1
        try:
            async with connect(
                self._url,
                ssl=self._tls,
                proxy=self._transport.proxy or True,
                open_timeout=self._transport.timeout_s,
                close_timeout=2,
            ) as connection:
                await self._follow(connection)
        except (OSError, TimeoutError, WebSocketException) as error:
            logger.info("Yahoo's stream ended: %s", error)
        finally:
            self._connection = None

    async def _follow(self, connection: ClientConnection) -> None:
        """Hand on ticks until the connection is closed, silent or not wanted."""
        self._connection = connection
        loop = asyncio.get_running_loop()
        heard = told = loop.time()
        await self._tell(connection)
        while self._symbols and loop.time() - heard < self._pace.silent:
            rest = min(self._pace.silent, self._pace.again)
            tick = await self._next(connection, rest)
            if tick is not None:
                heard = loop.time()
                self._on_tick(tick)
            if loop.time() - told >= self._pace.again:
                told = loop.time()
                await self._tell(connection)

    async def _next(self, connection: ClientConnection, rest: float) -> Tick | None:
        try:
            # Not `wait_for`: in 3.11 it may forget that it was cancelled.
            async with asyncio.timeout(rest):
                frame = await connection.recv()
        except TimeoutError:
            return None
        tick = parse_frame(frame)
        self.damaged += tick is None
        return tick

    async def _tell(
        self, connection: ClientConnection, gone: Collection[ListingId] = ()
    ) -> None:
        try:
            if gone:
                await connection.send(json.dumps({"unsubscribe": sorted(gone)}))
            if self._symbols:
                await connection.send(json.dumps({"subscribe": sorted(self._symbols)}))
        except WebSocketException as error:
            logger.info("Yahoo's stream did not take the subscription: %s", error)
