"""Asks a provider for the news of each share: seldom, one request at a time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from newswatch.domain.errors import SourceError
from newswatch.domain.feed import FeedState
from newswatch.domain.health import SourceKind, SourceStatus
from newswatch.domain.listing import EntityKind, ListingId
from newswatch.engine.quotes_job import report
from newswatch.engine.state import EngineState
from newswatch.log import logger
from newswatch.ports import FeedOutcome, ShareNews

log = logger(__name__)

AGAIN = timedelta(hours=1)
"""Each share's news are asked for that often; feeds are quicker."""

SHARES = frozenset({EntityKind.COMPANY, EntityKind.FUND})


class ShareNewsJob:
    """Goes through the watched shares; what it brings is matched as feeds' are."""

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._asked: dict[ListingId, datetime] = {}
        self._rests_until: datetime | None = None

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            await self.once()
            await asyncio.sleep(self._state.sources.pace.share_news)

    async def once(self) -> None:
        """Ask for the one share whose news are oldest, if any is due."""
        state = self._state
        source, listing_id = state.sources.share_news, self._due()
        if source is not None and not state.settings.share_news:
            self._switched_off(source)
        if source is None or listing_id is None or not state.settings.share_news:
            return
        try:
            articles = await state.lanes.market(source.latest, listing_id)
        except SourceError as error:
            log.info("No news of %s: %s", listing_id, error)
            self._rests_until = state.sources.clock.now() + AGAIN
            report(state, source.name, SourceKind.NEWS, error, self._rests_until)
            return
        report(state, source.name, SourceKind.NEWS, None)
        now = state.sources.clock.now()
        outcome = FeedOutcome(
            FeedState(url=_address(source), last_attempt=now, last_success=now),
            tuple(articles),
        )
        await self._take(listing_id, outcome)

    def _switched_off(self, source: ShareNews) -> None:
        """Say so on the health page, once; what was wrong before is no matter now."""
        health = self._state.health
        known = health.get(source.name)
        if known is None or known.status is SourceStatus.OFF:
            return
        health[source.name] = replace(
            known,
            status=SourceStatus.OFF,
            next_visit=None,
            failures=0,
            error_title="",
            error_hint="",
        )
        self._state.tell_health()

    async def _take(self, listing_id: ListingId, outcome: FeedOutcome) -> None:
        """Store and match; a share's first answer is a backlog."""
        state = self._state
        delta = await state.lanes.store(
            state.news.ingest, outcome, state.finder, since=state.kept_since()
        )
        state.tell_news(delta, quiet=listing_id not in self._asked)
        self._asked[listing_id] = state.sources.clock.now()

    def _due(self) -> ListingId | None:
        now = self._state.sources.clock.now()
        if self._rests_until is not None and now < self._rests_until:
            return None
        shares = [x.id for x in self._state.watched.listings if x.kind in SHARES]
        due = [x for x in shares if x not in self._asked or self._is_old(x, now)]
        never = datetime.min.replace(tzinfo=now.tzinfo)
        return min(due, key=lambda each: self._asked.get(each, never), default=None)

    def _is_old(self, listing_id: ListingId, now: datetime) -> bool:
        return now - self._asked[listing_id] >= AGAIN


def _address(source: ShareNews) -> str:
    """Return what its visits are kept under: no feed has it, so it is never read."""
    return f"share-news:{source.name}"
