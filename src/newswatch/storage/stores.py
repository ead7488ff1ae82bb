"""All stores of one database."""

from __future__ import annotations

from newswatch.ports import Stores
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore


def open_stores(database: Database) -> Stores:
    """Return the stores that services and the engine work with."""
    return Stores(
        news=ArticleStore(database),
        market=MarketStore(database),
        user=UserStore(database),
        feeds=FeedStore(database),
    )
