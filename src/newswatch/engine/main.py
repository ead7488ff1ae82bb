"""Starts the engine: `newswatch engine`, and the headless `newswatch watch`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from newswatch import catalog, log
from newswatch.domain.errors import NewswatchError
from newswatch.engine.collector import keep_for_good
from newswatch.engine.lanes import Lanes
from newswatch.engine.lock import EngineLock
from newswatch.engine.outbox import Outbox
from newswatch.engine.pipes import read_messages, take_stdout
from newswatch.engine.server import Server
from newswatch.engine.sources import Sources
from newswatch.engine.state import EngineState
from newswatch.paths import Profile
from newswatch.ports import Stores
from newswatch.protocol import Failed, encode
from newswatch.replay.market import FEED_URL, SOURCE
from newswatch.replay.seed import seed
from newswatch.replay.world import load_world
from newswatch.services.market import MarketService
from newswatch.services.matching import make_matcher
from newswatch.services.news import NewsService
from newswatch.services.watched import watched
from newswatch.settings import Settings, load
from newswatch.storage.database import Database
from newswatch.storage.rewind import rewind
from newswatch.storage.stores import open_stores

NICENESS = 5
"""An article may come a moment later; a key that is pressed may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """How to run.

    Attributes:
        demo: Replay instead of the real world.
        at: Where the replay starts.
        speed: Of the replay; 0 is paused.
    """

    profile: Profile
    demo: bool = False
    at: datetime | None = None
    speed: float = 1.0


MakeSources = Callable[[EngineOptions, Settings, Stores], Sources]


def main(options: EngineOptions, make: MakeSources | None = None) -> int:
    """Serve the window on standard input and output until it goes away.

    Args:
        make: Makes other sources than the real ones or the demo's.
    """
    pipe = take_stdout()
    _give_way()
    log.set_up(options.profile.logs, "engine")
    try:
        with EngineLock(options.profile.folder):
            code = asyncio.run(_serve(options, pipe, make or make_sources))
    except NewswatchError as error:
        pipe.write(encode(Failed(title=error.title, hint=error.hint)))
        code = 1
    sys.stderr.flush()
    # Threads may still wait for sockets; Python would join them for seconds.
    os._exit(code)


def _give_way() -> None:
    """Let the window go first where both want a processor (POSIX)."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)


async def _serve(options: EngineOptions, pipe: BinaryIO, make: MakeSources) -> int:
    lanes = Lanes()
    database, state = await lanes.store(prepare, options, lanes, make)
    keep_for_good()
    server = Server(state, options.profile, pipe)
    read_messages(
        sys.stdin.buffer, asyncio.get_running_loop(), server.on_message, server.stop
    )
    await server.run()
    await lanes.store(database.close)
    lanes.close()
    return 0


def prepare(
    options: EngineOptions, lanes: Lanes, make: MakeSources | None = None
) -> tuple[Database, EngineState]:
    """Open the database and build what the jobs share. Store lane."""
    settings, _ = load(options.profile.settings)
    database = Database.open(options.profile.database)
    stores = open_stores(database)
    catalogue = catalog.open_catalog()
    if options.demo:
        world = load_world()
        seed(stores.user, world, catalogue.listing)
        at = options.at or world.starts
        rewind(database, at, source=SOURCE, feed_url=FEED_URL)
    sources = (make or make_sources)(options, settings, stores)
    return database, build_state(stores, sources, settings, lanes, catalogue)


def make_sources(options: EngineOptions, settings: Settings, stores: Stores) -> Sources:
    """Return the sources to use; the real ones are imported only if needed."""
    if options.demo:
        from newswatch.engine.demo_sources import demo_sources

        return demo_sources(options.at, options.speed)
    from newswatch.engine.real_sources import real_sources

    return real_sources(options.profile, settings, stores.feeds)


def build_state(
    stores: Stores,
    sources: Sources,
    settings: Settings,
    lanes: Lanes,
    catalogue: catalog.Catalog,
) -> EngineState:
    """Put together what the jobs share. Store lane."""
    splits = stores.market.all_splits()
    watched_now = watched(stores.user, catalogue.listing, splits)
    return EngineState(
        stores=stores,
        sources=sources,
        settings=settings,
        catalogue=catalogue,
        news=NewsService(stores.news, stores.feeds),
        market=MarketService(stores.market, stores.user, catalogue.unit_of),
        finder=make_matcher(watched_now, catalogue.entities, stores.user),
        watched=watched_now,
        lanes=lanes,
        outbox=Outbox(),
    )
