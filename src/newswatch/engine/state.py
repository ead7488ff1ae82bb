"""What all jobs of the engine share: stores, sources, what is watched."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newswatch.catalog import Catalog
from newswatch.domain.article import ArticleId
from newswatch.domain.fx import FxRate
from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import ListingId
from newswatch.engine.lanes import Lanes
from newswatch.engine.left import Left
from newswatch.engine.outbox import Outbox
from newswatch.engine.sources import Sources
from newswatch.engine.wake import Wake
from newswatch.ports import MentionFinder, Stores
from newswatch.protocol import (
    HealthChanged,
    ListingsChanged,
    NewsArrived,
    Notify,
    QuotesChanged,
    QuotesDoubted,
    RatesChanged,
)
from newswatch.services.alerts import AlertPolicy
from newswatch.services.market import MarketDelta, MarketService
from newswatch.services.news import NewArticle, NewsDelta, NewsService
from newswatch.services.watched import Watched
from newswatch.settings import Settings

TELL_AGAIN_S = 15.0
"""How often times of success are told, when nothing else changed."""


@dataclass(slots=True, kw_only=True)
class EngineState:
    """Shared by the jobs; changed on the event loop only.

    Attributes:
        finder: The matcher in force; replaced when aliases change.
        wake: Called by "refresh now": every job looks again at once.
        insist: The user asked, or we have just started: feeds that failed are
            visited before their time.
        left: What there is still to do for stored articles.
    """

    stores: Stores
    sources: Sources
    settings: Settings
    catalogue: Catalog
    news: NewsService
    market: MarketService
    finder: MentionFinder
    watched: Watched
    lanes: Lanes
    outbox: Outbox
    alerts: AlertPolicy = field(default_factory=AlertPolicy)
    health: dict[str, SourceHealth] = field(default_factory=dict)
    wake: Wake = field(default_factory=Wake)
    insist: bool = True
    left: Left = field(default_factory=Left)
    cancelled: set[str] = field(default_factory=set)
    _told_gist: tuple[object, ...] = ()
    _told_at: float = 0.0
    _told_rates: tuple[FxRate, ...] = ()
    _told_doubts: dict[ListingId, str] = field(default_factory=dict)

    def tell_health(self) -> None:
        """Tell the window how the sources do, if that changed or was long ago."""
        told = tuple(
            sorted(self.health.values(), key=lambda each: (each.kind, each.name))
        )
        gist = tuple((each.key, each.status, each.error_title) for each in told)
        if gist == self._told_gist and time.monotonic() - self._told_at < TELL_AGAIN_S:
            return
        self._told_gist, self._told_at = gist, time.monotonic()
        self.outbox.put(HealthChanged(sources=told))

    def tell_rates(self, rates: Sequence[FxRate]) -> None:
        """Tell the window all rates, if they are not those it knows."""
        if tuple(rates) != self._told_rates:
            self._told_rates = tuple(rates)
            self.outbox.put(RatesChanged(rates=self._told_rates))

    def tell_market(self, delta: MarketDelta) -> frozenset[ListingId]:
        """Tell the window new quotes and names, and what is held back and why.

        Returns:
            What was not doubted before.
        """
        if delta.quotes:
            self.outbox.put(QuotesChanged(quotes=delta.quotes))
        if delta.listings:
            self.outbox.put(ListingsChanged(listings=delta.listings))
        before, doubts = self._told_doubts, self.market.doubts
        if doubts != before:
            self._told_doubts = doubts
            self.outbox.put(QuotesDoubted(reasons=doubts))
        return frozenset(doubts.keys() - before.keys())

    def tell_news(self, delta: NewsDelta, *, quiet: bool) -> None:
        """Tell the window of new articles, and of those worth a notification.

        Whose story is not known yet is judged when it is (`tell_stories`).

        Args:
            quiet: They are a backlog: nobody is notified.
        """
        if not delta.articles:
            return
        self.left.note_stored()
        self.outbox.put(NewsArrived(article_ids=delta.ids))
        later = [each for each in delta.articles if not each.added.gathered]
        if quiet:
            self.left.wait_quietly(each.added.id for each in later)
        else:
            held = self.watched.held_entities
            self.left.wait_for_story(
                e for e in later if not held.isdisjoint(e.entities)
            )
        self._judge([e for e in delta.articles if e.added.gathered], quiet=quiet)

    def tell_stories(self, stories: Mapping[ArticleId, ArticleId]) -> None:
        """Tell the window which stories have grown, and judge what waited for that.

        Args:
            stories: Of articles that were stored before.
        """
        joined = tuple(a for a, story in stories.items() if a != story)
        if joined:
            self.outbox.put(NewsArrived(article_ids=joined))
        fresh, backlog = self.left.take(stories)
        self.alerts.remember(backlog)
        self._judge(fresh, quiet=False)

    def _judge(self, fresh: Sequence[NewArticle], *, quiet: bool) -> None:
        now = self.sources.clock.now()
        for each in self.alerts.judge(
            fresh, self.watched, self.settings, now, quiet=quiet
        ):
            self.outbox.put(
                Notify(title=each.title, body=each.body, article_ids=each.article_ids)
            )

    def kept_since(self) -> datetime | None:
        """Return since when articles are kept; None: all of them."""
        days = self.settings.keep_days
        return self.sources.clock.now() - timedelta(days=days) if days else None
