"""What a one-shot command needs: stores, sources, and what is watched."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from newswatch import catalog
from newswatch.cli.options import demo_time, profile_of
from newswatch.domain.errors import InputError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import Currency
from newswatch.domain.symbols import canonical_symbol
from newswatch.engine.sources import Sources
from newswatch.paths import Profile
from newswatch.ports import Stores
from newswatch.services.watched import Watched, watched
from newswatch.settings import Settings, load
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Everything a one-shot command works with."""

    stores: Stores
    sources: Sources
    settings: Settings
    catalogue: catalog.Catalog
    watched: Watched
    profile: Profile | None
    database: Database

    @property
    def now(self) -> datetime:
        """The time; the replay's in a demo."""
        return self.sources.clock.now()

    @property
    def in_memory(self) -> bool:
        """Whether this is a demo that has to be filled first."""
        return self.profile is None

    @property
    def display(self) -> Currency:
        """The user's currency."""
        return Currency(self.settings.display_currency)

    def symbol(self, text: str) -> ListingId:
        """Return the symbol that was typed.

        Raises:
            InputError: If it is none; the hint names what it may have meant.
        """
        try:
            return canonical_symbol(text)
        except InputError as error:
            hint = "Type a code such as 9988, 0700.HK, BABA or ^HSI."
            for near in self.catalogue.search(text, 1):
                hint = f"Did you mean {near.id} ({near.name})?"
            raise InputError(error.field, error.title, hint) from error

    def listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing that the user or the catalogue knows."""
        own = {listing.id: listing for listing in self.watched.listings}
        return own.get(listing_id) or self.catalogue.listing(listing_id)


@contextmanager
def open_session(args: argparse.Namespace) -> Iterator[Session]:
    """Open the profile, or a demo in memory; close it afterwards.

    Raises:
        InputError: If a time was given that is not the demo's.
        StoreError: If the database cannot be used.
    """
    demo_time(args)
    if args.demo and args.profile is None:
        database, profile = Database.in_memory(), None
    else:
        profile = profile_of(args)
        database = Database.open(profile.database)
    try:
        session = _session(args, database, profile)
        session.sources.ask_again()
        yield session
        session.sources.keep(session.stores.feeds)
    finally:
        database.close()


def _session(
    args: argparse.Namespace, database: Database, profile: Profile | None
) -> Session:
    settings = load(profile.settings)[0] if profile else Settings()
    catalogue = catalog.open_catalog()
    stores = open_stores(database)
    sources = _sources(args, stores, catalogue, profile, settings)
    return Session(
        stores=stores,
        sources=sources,
        settings=settings,
        catalogue=catalogue,
        watched=watched(stores.user, catalogue.listing, stores.market.all_splits()),
        profile=profile,
        database=database,
    )


def _sources(
    args: argparse.Namespace,
    stores: Stores,
    catalogue: catalog.Catalog,
    profile: Profile | None,
    settings: Settings,
) -> Sources:
    if not args.demo:
        from newswatch.engine.real_sources import real_sources

        assert profile is not None
        return real_sources(profile, settings, stores.feeds)
    from newswatch.engine.demo_sources import demo_sources
    from newswatch.replay.seed import seed
    from newswatch.replay.world import load_world

    world = load_world()
    seed(stores.user, world, catalogue.listing)
    return demo_sources(demo_time(args) or world.default_at, speed=0)
