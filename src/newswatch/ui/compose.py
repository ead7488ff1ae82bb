"""Builds what the panes are handed: stores, prices, clock, look, settings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from newswatch import catalog
from newswatch.domain.listing import Entity, EntityId, Listing, ListingId
from newswatch.domain.money import Currency
from newswatch.paths import Profile
from newswatch.settings import Settings
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore
from newswatch.ui.clock import UiClock
from newswatch.ui.context import Send, UiContext
from newswatch.ui.pictures import Pictures
from newswatch.ui.price_book import PriceBook
from newswatch.ui.read_lane import ReadLane, ThisThread
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.theme import ThemeHolder, chosen


class LazyDirectory:
    """The shipped catalogue, read when somebody first asks (not at start-up)."""

    @cached_property
    def _catalog(self) -> catalog.Catalog:
        return catalog.open_catalog()

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity of the catalogue, or None."""
        return self._catalog.entity(entity_id)

    def listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing of the catalogue, or None."""
        return self._catalog.listing(listing_id)

    def search(self, text: str, limit: int = 8) -> Sequence[Listing]:
        """Return listings by what people type, best first."""
        return self._catalog.search(text, limit)


def compose(
    profile: Profile,
    settings: Settings,
    database: Database,
    send: Send,
    *,
    demo: bool,
    demo_at: datetime | None = None,
) -> UiContext:
    """Return the context; quotes and rates are those stored, with their age.

    Args:
        demo_at: Where the demo starts; None is its own start.
    """
    market = MarketStore(database)
    user = UserStore(database)
    directory = LazyDirectory()
    if demo:
        _prepare_demo(database, user, directory, demo_at)
    book = PriceBook(Currency(settings.display_currency))
    book.apply_rates(market.rates())
    book.apply_quotes(market.quotes())
    news = ArticleStore(database)
    kept = SettingsModel(settings, profile.settings)
    return UiContext(
        news=news,
        market=market,
        user=user,
        feeds=FeedStore(database),
        directory=directory,
        price_book=book,
        clock=UiClock(demo=demo),
        theme=ThemeHolder(chosen(settings.theme, red_up=settings.red_up)),
        settings=kept,
        pictures=Pictures(kept, profile.pictures, send),
        send=send,
        reads=ReadLane(database) if database.path else ThisThread(news),
        profile=profile,
    )


def _prepare_demo(
    database: Database, user: UserStore, directory: LazyDirectory, at: datetime | None
) -> None:
    """Give the demo's user a watchlist and lots, and forget an earlier replay.

    Before anything is drawn; the engine does the same when it starts by itself.
    """
    from newswatch.replay.market import FEED_URL, SOURCE
    from newswatch.replay.seed import seed
    from newswatch.replay.world import load_world
    from newswatch.storage.rewind import rewind

    world = load_world()
    seed(user, world, directory.listing)
    rewind(database, at or world.starts, source=SOURCE, feed_url=FEED_URL)
