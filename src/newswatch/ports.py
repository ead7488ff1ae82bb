"""What services ask of the world: protocols over domain values.

Adapters in `sources` and `storage` fulfil them; services are handed them. A
data frame, an HTTP response or a database row never crosses a port.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from newswatch.domain.article import Article, ArticleId
from newswatch.domain.bar import Bar, Interval, PriceSeries, Split
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.errors import SourceError
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.fx import FxRate
from newswatch.domain.health import FeedFigures
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.mention import Mention
from newswatch.domain.money import Currency
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.domain.quote import Quote
from newswatch.domain.section import NOWHERE, Origin


class Clock(Protocol):
    """What time it is: the real one, or the demo's."""

    def now(self) -> datetime:
        """Return the time; aware, UTC."""


# --- sources -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuoteBatch:
    """The answer to one request for quotes: some there, some missing.

    Attributes:
        listings: What the source says of those it knows: names, market, unit.
        missing: Asked for and not there: never zero, never an old value.
        error: Why, beside whatever did arrive.
    """

    quotes: tuple[Quote, ...] = ()
    listings: tuple[Listing, ...] = ()
    missing: tuple[ListingId, ...] = ()
    error: SourceError | None = None


class QuoteSource(Protocol):
    """Gives the latest quotes. Called on a network thread; may block."""

    name: str

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        """Fetch quotes, in as few requests as possible.

        Never raises a `SourceError`: it is put in the batch.
        """


class BarSource(Protocol):
    """Gives price histories. Called on a network thread; may block."""

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        """Fetch the bars that start in [start, end).

        Raises:
            SourceError: Unreachable, rate-limited, or an empty answer.
        """


class RateSource(Protocol):
    """Gives exchange rates. Called on a network thread; may block."""

    name: str

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> Sequence[FxRate]:
        """Fetch what is known of `pairs` (base, quote).

        Raises:
            SourceError: If nothing could be had.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolHit:
    """A listing found by name or code; the user confirms it before it is added."""

    listing: Listing
    exchange_name: str = ""
    kind_name: str = ""


class SymbolSearch(Protocol):
    """Finds listings by name, code or Chinese name."""

    def search(self, text: str, limit: int = 10) -> Sequence[SymbolHit]:
        """Return the best hits first.

        Raises:
            SourceError: If the source could not be asked.
        """


class CalendarSource(Protocol):
    """Gives earnings dates."""

    def earnings(self, listing_id: ListingId) -> Sequence[EarningsDate]:
        """Return the dates that are known, past and coming; none is no error.

        Raises:
            SourceError: If the source could not be asked.
        """


class ShareNews(Protocol):
    """Gives articles that a source ties to one listing. May block."""

    name: str

    def latest(self, listing_id: ListingId) -> Sequence[Article]:
        """Return articles, newest first; none is no error.

        Raises:
            SourceError: If the source could not be asked.
        """
        ...


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What one visit to a feed brought.

    Attributes:
        state: To be stored, and handed to the next visit.
        articles: Newest first; empty when nothing has changed.
        title: The feed's own title, if it has one.
        error: Why the visit failed; None if it did not.
    """

    state: FeedState
    articles: tuple[Article, ...] = ()
    title: str = ""
    error: SourceError | None = None


# --- matching ----------------------------------------------------------------


class MentionFinder(Protocol):
    """Finds mentions in an article's title and summary. Pure."""

    def find(
        self,
        title: str,
        summary: str = "",
        *,
        symbols: Collection[str] = (),
        origin: Origin = NOWHERE,
    ) -> tuple[Mention, ...]:
        """Return the mentions in order: title first, then by start.

        Args:
            symbols: What the feed tags the article with; weak evidence.
            origin: Its section, address and source; weak evidence.
        """


# --- stores ------------------------------------------------------------------


class Transactional(Protocol):
    """A store whose writes can be made all or nothing."""

    def transaction(self) -> AbstractContextManager[None]:
        """Leave by an exception and nothing was written. May be nested."""


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """What became of an article that was handed to the store.

    Attributes:
        id: Its own, or the one of the copy that was there already.
        new: It was not there before.
        story_id: The story it belongs to; its own id if it leads one.
        changed: It was there, and its feed has worded it anew: its mentions
            are gone and have to be found again.
        gathered: False while nobody has looked for the story it belongs to:
            until then it leads one of its own.
    """

    id: ArticleId
    new: bool
    story_id: ArticleId
    changed: bool = False
    gathered: bool = True


class NewsStore(Transactional, Protocol):
    """Keeps articles, mentions and what the user did with them."""

    def add_articles(self, articles: Sequence[Article]) -> list[AddedArticle]:
        """Store what is new; add the source to what is known. In input order."""

    def gather(self) -> dict[ArticleId, ArticleId] | None:
        """Gather some articles that were left; None when there are none."""

    def index_some(self) -> bool:
        """Write some hundred articles to the search index, if so many wait."""

    def chores(self) -> None:
        """Do now what the store would have to do at a worse time."""

    def set_mentions(self, article_id: ArticleId, mentions: Sequence[Mention]) -> None:
        """Replace the mentions of an article."""

    def set_all_mentions(self, mentions: Mapping[ArticleId, Sequence[Mention]]) -> None:
        """Replace the mentions of several articles, together."""

    def page(
        self, query: ArticleQuery, *, before: ArticleId | None = None, limit: int = 100
    ) -> list[ArticleRow]:
        """Return rows newest first, older than `before`."""

    def rows(self, article_ids: Iterable[ArticleId]) -> list[ArticleRow]:
        """Return these articles, newest first, those that are there."""

    def tidy(self, keep_days: int, now: datetime) -> Iterator[int]:
        """Let go of what is too old; yield after each short transaction."""

    def articles_after(self, article_id: ArticleId, limit: int) -> list[ArticleRow]:
        """Return rows oldest first, with a larger id: for going through all."""

    def by_feed(
        self, since: datetime, entities: Collection[EntityId]
    ) -> dict[str, FeedFigures]:
        """Return what each feed brought since then, by its URL."""

    def count(self, query: ArticleQuery) -> int:
        """Return how many rows `page` would give in all."""


class MarketStore(Transactional, Protocol):
    """Keeps quotes, bars and rates."""

    def save_quotes(self, quotes: Iterable[Quote]) -> None:
        """Keep the newest quote of each listing; an older one never replaces it."""

    def quotes(self) -> list[Quote]:
        """Return the last quote of every listing that has one."""

    def save_series(self, series: PriceSeries) -> None:
        """Keep bars; a bar with the same start is replaced. Splits are kept apart."""

    def bars(
        self,
        listing_id: ListingId,
        interval: Interval,
        start: datetime,
        end: datetime,
        *,
        unit: str | None = None,
    ) -> tuple[Bar, ...]:
        """Return stored bars that start in [start, end), oldest first.

        Args:
            unit: None of them, if they are counted in another than this.
        """

    def bars_beside(
        self, listing_id: ListingId, interval: Interval, moment: datetime
    ) -> tuple[Bar, Bar] | None:
        """Return the last bar before `moment` and the first from it; None without."""

    def divide_before(
        self,
        listing_id: ListingId,
        interval: Interval,
        moment: datetime,
        ratio: Decimal,
    ) -> None:
        """Adjust the bars before `moment` for a split of `ratio` new for one old."""

    def save_splits(self, listing_id: ListingId, splits: Iterable[Split]) -> None:
        """Keep splits; one of the same day is replaced."""

    def all_splits(self) -> dict[ListingId, tuple[Split, ...]]:
        """Return the splits of every listing that has some, oldest first."""

    def save_splits_since(self, listing_id: ListingId, day: date) -> None:
        """Keep that all splits from `day` on were asked for."""

    def splits_since(self) -> dict[ListingId, date]:
        """Return from which day on all splits of a listing are known."""

    def save_earnings(
        self, listing_id: ListingId, dates: Sequence[EarningsDate], asked: datetime
    ) -> None:
        """Keep what was said at `asked`; days that have passed stay."""

    def earnings(self, listing_id: ListingId) -> list[EarningsDate]:
        """Return the days a company reports on, oldest first."""

    def earnings_asked(self) -> dict[ListingId, datetime]:
        """Return when each listing's days were last asked for."""

    def save_rates(self, rates: Iterable[FxRate]) -> None:
        """Keep the newest rate of each pair and source."""

    def rates(self) -> list[FxRate]:
        """Return every rate kept."""


@dataclass(frozen=True, slots=True)
class UserAlias:
    """What the user taught us of an entity.

    Attributes:
        text: An alias to add, or a phrase that must not count.
        blocked: It is the latter.
    """

    entity_id: EntityId
    text: str
    blocked: bool = False


class UserStore(Transactional, Protocol):
    """Keeps what the user did: watchlists, lots, listings, corrections."""

    def watchlists(self) -> list[Watchlist]:
        """Return all, in the user's order."""

    def add_watchlist(self, name: str) -> Watchlist:
        """Make an empty watchlist, last in order."""

    def save_watchlist(self, watchlist: Watchlist) -> None:
        """Add or update a watchlist with its id, name and entries in order."""

    def lots(self) -> list[Lot]:
        """Return all, oldest purchase first."""

    def add_lot(self, lot: Lot) -> Lot:
        """Add a lot and return it with its id."""

    def listings(self) -> list[Listing]:
        """Return every listing the user ever added, with what we learned of it."""

    def save_listings(self, listings: Iterable[Listing]) -> None:
        """Add or update listings."""

    def aliases(self) -> list[UserAlias]:
        """Return what the user taught us."""


class FeedStore(Transactional, Protocol):
    """Keeps feeds and the state of visiting them."""

    def feeds(self) -> list[Feed]:
        """Return all feeds, switched on or not."""

    def states(self) -> dict[str, FeedState]:
        """Return the states by URL."""

    def save_feed(self, feed: Feed) -> None:
        """Add or update."""

    def delete_feed(self, url: str) -> Feed | None:
        """Forget a feed and its state; its articles stay. Undo: `save_feed`."""

    def save_state(self, state: FeedState) -> None:
        """Add or update; renames a feed of the user's own to its `moved_to`."""

    def get_note(self, key: str) -> str | None:
        """Return what was noted under `key`, or None."""

    def set_note(self, key: str, value: str | None) -> None:
        """Note a text under `key`; None forgets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """The database, by concern. Where there is a store lane: there only."""

    news: NewsStore
    market: MarketStore
    user: UserStore
    feeds: FeedStore
