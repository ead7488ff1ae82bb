"""Visits feeds when they are due, stores what they bring, tells who should know."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import COUNTED, FeedFigures, SourceHealth, SourceKind
from newswatch.domain.schedule import is_backlog, slept
from newswatch.engine.feed_health import health_of, with_figures
from newswatch.engine.feed_plan import FeedPlan
from newswatch.engine.gathering import gathered
from newswatch.engine.state import EngineState
from newswatch.engine.wake import Rests
from newswatch.ports import FeedOutcome
from newswatch.services.feeds import follow_catalogue
from newswatch.settings import Settings

TOGETHER = 600
"""So many articles are stored in one transaction (some 100 ms): what several feeds
bring touches the same pages of the file, which are written once then. Not more,
since prices wait for it meanwhile."""

COUNT_EVERY_S = 600.0
"""How often what each feed brings is counted anew."""


class FeedsJob:
    """Goes round the feeds.

    What the first round brings, the rounds after a long sleep, and a feed that
    was not there for long or is new, is a backlog: it is shown in the list, and
    nobody is notified of it.
    """

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._plan = FeedPlan()
        self._primed = False
        self._followed: Settings | None = None
        self._last_round = datetime.now(UTC)
        self._figures: dict[str, FeedFigures] = {}
        self._counted_at: float | None = None

    async def run(self) -> None:
        """Go round until cancelled."""
        rests = Rests(self._state.wake)
        while True:
            await self.once()
            await rests.take(self._state.sources.pace.feeds)

    async def once(self) -> None:
        """Visit every feed that is due."""
        state = self._state
        pace = timedelta(seconds=state.sources.pace.feeds)
        if slept(self._last_round, datetime.now(UTC), pace):
            self.woke()
        await self._follow_catalogue()
        due = await state.lanes.store(self._due)
        before = {known.url: known for _, known in due}
        visits = state.sources.feeds.visit(due)
        async for outcomes in gathered(visits, TOGETHER, weight=weight):
            await self._take(outcomes, before)
        if due:
            self._primed = not self._plan.catching_up
            await self._count()
            state.tell_health()
        self._last_round = datetime.now(UTC)

    def woke(self) -> None:
        """The machine has slept: catch up in one quiet round."""
        self._primed = False
        self._plan.woke()

    async def _follow_catalogue(self) -> None:
        """Switch the catalogue's feeds, when the settings are others than before."""
        state = self._state
        if state.settings is self._followed:
            return
        shipped = state.sources.shipped_feeds(state.settings)
        await state.lanes.store(
            follow_catalogue, state.stores.feeds, state.settings, shipped
        )
        self._followed = state.settings

    def _due(self) -> list[tuple[Feed, FeedState]]:
        """Return feeds to visit now. Store lane."""
        state = self._state
        now = state.sources.clock.now()
        states = state.stores.feeds.states()
        feeds = {feed.url: feed for feed in self._feeds()}
        known = {url: states.get(url, FeedState(url=url)) for url in feeds}
        self._show(feeds, known)
        visited = {
            url: each
            for url, each in known.items()
            if feeds[url].enabled and not each.gone
        }
        due = self._plan.due(visited, now, insist=state.insist)
        state.insist = False
        return [(feeds[url], known[url]) for url in due]

    def _show(self, feeds: dict[str, Feed], states: dict[str, FeedState]) -> None:
        """Say how these feeds do, and forget those that are gone from the list."""
        health = self._state.health
        for url in [u for u, s in health.items() if s.kind is SourceKind.FEED]:
            if url not in feeds:
                del health[url]
        for url, feed in feeds.items():
            health[url] = self._health_of(feed, states[url])

    def _health_of(self, feed: Feed, state: FeedState) -> SourceHealth:
        now = self._state.sources.clock.now()
        return health_of(feed, state, self._figures.get(feed.url), now)

    async def _count(self) -> None:
        """Count what each feed brings, now and then; indexes are read, no text."""
        state, now = self._state, time.monotonic()
        if self._counted_at is not None and now - self._counted_at < COUNT_EVERY_S:
            return
        self._counted_at = now
        self._figures = await state.lanes.store(
            state.stores.news.by_feed,
            state.sources.clock.now() - COUNTED,
            state.watched.entities,
        )
        for url, each in state.health.items():
            if each.kind is SourceKind.FEED:
                state.health[url] = with_figures(
                    each, self._figures.get(url), state.sources.clock.now()
                )

    def _feeds(self) -> list[Feed]:
        state = self._state
        stored = [] if state.sources.own_feeds else state.stores.feeds.feeds()
        chosen = {feed.url for feed in stored}
        derived = [
            feed
            for listing in state.watched.listings
            for feed in state.sources.derived_feeds(listing, state.settings.languages)
        ]
        new = [feed for feed in derived if feed.url not in chosen]
        return [*state.sources.own_feeds, *stored, *new]

    async def _take(
        self, outcomes: Sequence[FeedOutcome], before: Mapping[str, FeedState]
    ) -> None:
        state = self._state
        deltas = await state.lanes.store(
            state.news.ingest_many, outcomes, state.finder, since=state.kept_since()
        )
        for outcome, delta in zip(outcomes, deltas, strict=True):
            self._plan.take(outcome)
            self._show_one(outcome)
            backlog = self._is_backlog(before.get(outcome.state.url))
            state.tell_news(delta, quiet=not self._primed or backlog)

    def _show_one(self, outcome: FeedOutcome) -> None:
        """Say how a feed does after its visit."""
        url, health = outcome.state.url, self._state.health
        known = health[url].name if url in health else ""
        feed = Feed(url=url, title=outcome.title or known)
        health[url] = self._health_of(feed, outcome.state)

    def _is_backlog(self, before: FeedState | None) -> bool:
        if before is None:
            return True
        interval = timedelta(seconds=before.interval_s)
        now = self._state.sources.clock.now()
        return is_backlog(before.last_success, interval, now)


def weight(outcome: FeedOutcome) -> int:
    """Return how long it takes to store, in articles; no news takes some, too."""
    return len(outcome.articles) + 10
