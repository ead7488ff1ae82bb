"""What every pane is handed: no pane fetches anything from a global place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newswatch import protocol
from newswatch.paths import Profile
from newswatch.storage.articles import ArticleStore
from newswatch.storage.feeds import FeedStore
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore
from newswatch.ui.clock import UiClock
from newswatch.ui.directory import Directory
from newswatch.ui.pictures import Pictures
from newswatch.ui.price_book import PriceBook
from newswatch.ui.read_lane import Lane
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.theme import ThemeHolder

Send = Callable[["protocol.FromWindow"], None]
"""Hands a message to the engine; never blocks, never raises."""


@dataclass(frozen=True, kw_only=True)
class UiContext:
    """Everything a pane may need.

    Attributes:
        news, market, user, feeds: The stores; read in small pages, never
            while painting.
        reads: Answers what takes the store long, beside the event loop.
        directory: Entities and listings: the shipped catalogue and the user's.
        price_book: Latest quotes, rates, display currency.
        clock: What time it is; the demo's in a replay.
        theme: The colours in force.
        settings: What the user chose.
        pictures: Of articles, where the user wants them.
        send: To the engine.
        profile: Where files live; None in tests.
    """

    news: ArticleStore
    market: MarketStore
    user: UserStore
    feeds: FeedStore
    directory: Directory
    price_book: PriceBook
    clock: UiClock
    theme: ThemeHolder
    settings: SettingsModel
    pictures: Pictures
    send: Send
    reads: Lane
    profile: Profile | None = None
