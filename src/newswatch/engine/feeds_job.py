"""Visits feeds when they are due, stores what they bring, tells who should know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.schedule import slept
from newswatch.engine.state import EngineState
from newswatch.ports import FeedOutcome
from newswatch.protocol import NewsArrived, Notify
from newswatch.services.feeds import follow_catalogue
from newswatch.services.news import NewsDelta
from newswatch.settings import Settings

INSIST_AFTER = timedelta(minutes=1)


class FeedsJob:
    """Goes round the feeds.

    What the first round brings, and the first after a long sleep, is a backlog:
    it is shown in the list, and nobody is notified of it.
    """

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._primed = False
        self._followed: Settings | None = None
        self._last_round = datetime.now(UTC)

    async def run(self) -> None:
        """Go round until cancelled."""
        while True:
            await self.once()
            await self._state.pause(self._state.sources.pace.feeds)

    async def once(self) -> None:
        """Visit every feed that is due."""
        state = self._state
        pace = timedelta(seconds=state.sources.pace.feeds)
        if slept(self._last_round, datetime.now(UTC), pace):
            self._primed = False
        await self._follow_catalogue()
        due = await state.lanes.store(self._due)
        async for outcome in state.sources.feeds.visit(due):
            await self._take(outcome)
        if due:
            state.tell_health()
            self._primed = True
        self._last_round = datetime.now(UTC)

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
        visits = []
        for url, feed in feeds.items():
            known = states.get(url, FeedState(url=url))
            state.health[url] = health_of(feed, known)
            due = is_due(known, now, insist=state.insist)
            if feed.enabled and not known.gone and due:
                visits.append((feed, known))
        state.insist = False
        return visits

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

    async def _take(self, outcome: FeedOutcome) -> None:
        state = self._state
        delta = await state.lanes.store(
            state.news.ingest, outcome, state.finder, since=self._kept_since()
        )
        feed = state.health.get(outcome.state.url)
        state.health[outcome.state.url] = health_of(
            Feed(
                url=outcome.state.url,
                title=outcome.title or (feed.name if feed else ""),
            ),
            outcome.state,
        )
        self._tell(delta)

    def _kept_since(self) -> datetime | None:
        days = self._state.settings.keep_days
        return self._state.sources.clock.now() - timedelta(days=days) if days else None

    def _tell(self, delta: NewsDelta) -> None:
        state = self._state
        if not delta.articles:
            return
        state.outbox.put(NewsArrived(article_ids=delta.ids))
        now = state.sources.clock.now()
        for each in state.alerts.judge(
            delta.articles, state.watched, state.settings, now, quiet=not self._primed
        ):
            state.outbox.put(
                Notify(title=each.title, body=each.body, article_ids=each.article_ids)
            )


def is_due(state: FeedState, now: datetime, *, insist: bool = False) -> bool:
    """Tell whether a feed may be visited now.

    Args:
        insist: The user asked: one that failed need not wait, once a minute.
    """
    if state.next_visit is None or state.next_visit <= now:
        return True
    rested = state.last_attempt is None or now - state.last_attempt > INSIST_AFTER
    return insist and state.failures > 0 and rested


def health_of(feed: Feed, state: FeedState) -> SourceHealth:
    """Return how a feed is doing, as its state says."""
    return SourceHealth(
        key=feed.url,
        name=feed.title or feed.url,
        kind=SourceKind.FEED,
        status=_status(feed, state),
        last_success=state.last_success,
        last_attempt=state.last_attempt,
        next_visit=state.next_visit,
        failures=state.failures,
        error_title=state.error_title,
        error_hint=state.error_hint,
    )


def _status(feed: Feed, state: FeedState) -> SourceStatus:
    if not feed.enabled:
        return SourceStatus.OFF
    if state.gone:
        return SourceStatus.GONE
    if state.failures:
        return SourceStatus.RETRYING
    return SourceStatus.OK if state.last_success else SourceStatus.NEVER_TRIED
