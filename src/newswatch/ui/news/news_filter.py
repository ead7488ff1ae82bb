"""What the news pane shows, as one value that can be saved under a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.ui.user_data import UserData


class Scope(StrEnum):
    """Whose news."""

    HOLDINGS = "holdings"
    WATCHLIST = "watchlist"
    LISTING = "listing"
    ALL = "all"


class Span(StrEnum):
    """How far back."""

    EVER = ""
    TODAY = "today"
    DAY = "24h"
    WEEK = "7d"
    MONTH = "30d"
    SINCE_LAST = "since"


_LENGTHS = {
    Span.DAY: timedelta(days=1),
    Span.WEEK: timedelta(days=7),
    Span.MONTH: timedelta(days=30),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFilter:
    """Filters that all have to hold.

    Attributes:
        watchlist_id: With `Scope.WATCHLIST`: which.
        listing_id: With `Scope.LISTING`: whose company.
        since: With `Span.SINCE_LAST`: when the user last looked; aware.
    """

    scope: Scope = Scope.HOLDINGS
    watchlist_id: int = 0
    listing_id: str = ""
    unread: bool = False
    starred: bool = False
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    span: Span = Span.EVER
    since: datetime | None = None
    text: str = ""

    @property
    def featured(self) -> ListingId | None:
        """Whose news alone are shown, or None."""
        alone = self.scope is Scope.LISTING and self.listing_id
        return ListingId(self.listing_id) if alone else None

    def query(self, data: UserData, now: datetime) -> ArticleQuery:
        """Return what to ask the store."""
        return ArticleQuery(
            entity_ids=self._entities(data),
            text=self.text,
            unread=self.unread,
            starred=self.starred,
            sources=self.sources,
            languages=self.languages,
            since=self._since(now),
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether something besides the scope leaves articles out."""
        return bool(
            self.unread
            or self.starred
            or self.sources
            or self.languages
            or self.text
            or self.span is not Span.EVER
        )

    def _entities(self, data: UserData) -> tuple[EntityId, ...] | None:
        match self.scope:
            case Scope.ALL:
                return None
            case Scope.HOLDINGS:
                return tuple(sorted(data.held_entities()))
            case Scope.WATCHLIST:
                return tuple(sorted(data.entities(self.watchlist_id or None)))
            case Scope.LISTING:
                return (data.listing(ListingId(self.listing_id)).entity_id,)

    def _since(self, now: datetime) -> datetime | None:
        if self.span is Span.SINCE_LAST:
            return self.since
        if self.span is Span.TODAY:
            local = now.astimezone()
            return local.replace(hour=0, minute=0, second=0, microsecond=0)
        length = _LENGTHS.get(self.span)
        return None if length is None else now - length


def chip_filters(chosen: NewsFilter) -> dict[str, NewsFilter]:
    """Return what each chip with a number would show, by the chip's name."""
    return {
        "holdings": replace(chosen, scope=Scope.HOLDINGS),
        "watchlist": replace(chosen, scope=Scope.WATCHLIST),
        "all": replace(chosen, scope=Scope.ALL),
        "unread": replace(chosen, unread=True),
    }


def to_view(chosen: NewsFilter) -> dict[str, Any]:
    """Return a filter as JSON has it, without what was typed or seen."""
    kept = asdict(chosen)
    del kept["since"]
    return {key: value for key, value in kept.items() if value}


def from_view(view: Mapping[str, Any]) -> NewsFilter | None:
    """Read a saved view; None if it is none."""
    import msgspec  # not for the first picture

    try:
        return msgspec.convert(dict(view), NewsFilter)
    except msgspec.ValidationError:
        return None
