"""What the window asks of the stores, as protocols.

The window writes what its user did, each change a short transaction of its own,
and reads pages of rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.domain.quote import Quote
from newswatch.ports import UserAlias


class NewsBox(Protocol):
    """Articles, and what the user did with them."""

    def page(
        self, query: ArticleQuery, *, before: ArticleId | None = None, limit: int = 100
    ) -> list[ArticleRow]:
        """Return rows newest first, older than `before`."""
        ...

    def count(self, query: ArticleQuery) -> int:
        """Return how many rows `page` would give in all."""
        ...


class MarketBox(Protocol):
    """Quotes, bars and rates that were stored."""

    def quotes(self) -> list[Quote]:
        """Return the last quote of every listing that has one."""
        ...

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> tuple[Bar, ...]:
        """Return stored bars that start in [start, end), oldest first."""
        ...

    def rates(self) -> list[FxRate]:
        """Return every rate kept."""
        ...


class UserBox(Protocol):
    """Watchlists, lots, listings and corrections."""

    def watchlists(self) -> list[Watchlist]:
        """Return all, in the user's order."""
        ...

    def lots(self) -> list[Lot]:
        """Return all, oldest purchase first."""
        ...

    def listings(self) -> list[Listing]:
        """Return every listing the user ever added."""
        ...

    def save_listings(self, listings: Iterable[Listing]) -> None:
        """Add or update listings."""
        ...

    def aliases(self) -> list[UserAlias]:
        """Return what the user taught us."""
        ...


class FeedBox(Protocol):
    """Feeds and the state of visiting them."""

    def feeds(self) -> list[Feed]:
        """Return all feeds, switched on or not."""
        ...

    def states(self) -> dict[str, FeedState]:
        """Return the states by URL."""
        ...

    def save_feed(self, feed: Feed) -> None:
        """Add or update."""
        ...
