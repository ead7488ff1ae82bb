"""Visits feeds: asks, parses, and says when to come again."""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from newswatch.domain import schedule
from newswatch.domain.errors import Gone, RateLimited, SourceError, Unreachable
from newswatch.domain.feed import Feed, FeedState
from newswatch.ports import Clock, FeedOutcome
from newswatch.sources.feeds.parse_threads import ParseThreads
from newswatch.sources.feeds.parser import ParsedFeed, parse_feed
from newswatch.sources.http import HttpClient, HttpResponse
from newswatch.sources.http_errors import NOT_MODIFIED

_WAITING = 16  # outcomes that may wait for the store before parsing pauses
_PARSED = 4  # at the same time; more would wait for each other
_MOST_BYTES = 16_000_000  # of documents that wait to be parsed; then nobody asks


class HttpFeedFetcher:
    """Visits feeds over HTTP.

    Parsing runs on two threads of its own (lxml and nh3 leave the
    interpreter to others meanwhile), so that the event loop goes on
    talking to servers meanwhile.
    """

    def __init__(
        self, client: HttpClient, clock: Clock, *, rng: random.Random | None = None
    ) -> None:
        self._client = client
        self._clock = clock
        self._rng = rng or random.Random()  # noqa: S311 - jitter, no secret
        self._parsing = ParseThreads()

    def close(self) -> None:
        """Stop the parsing threads; what they have begun is finished."""
        self._parsing.close()

    async def fetch(self, feed: Feed, state: FeedState) -> FeedOutcome:
        """Visit one feed. Never raises a `SourceError`: it is in the outcome."""
        try:
            return await self._arrived(feed, state, await self._ask(feed, state))
        except SourceError as error:
            return self._failed(state, error)

    async def _ask(
        self, feed: Feed, state: FeedState, room: asyncio.Event | None = None
    ) -> HttpResponse:
        return await self._client.get(
            state.moved_to or feed.url,
            etag=state.etag,
            last_modified=state.last_modified,
            name=feed.title or feed.url,
            room=room,
        )

    async def fetch_many(
        self, visits: Iterable[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        """Visit feeds at the same time; yield each outcome as it comes.

        Leave the iteration, and the visits that are still under way end.
        """
        outcomes: asyncio.Queue[FeedOutcome | BaseException] = asyncio.Queue(_WAITING)
        desk = _Desk()
        tasks = [
            asyncio.create_task(self._visit(feed, state, outcomes, desk))
            for feed, state in visits
        ]
        try:
            for _ in tasks:
                outcome = await outcomes.get()
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _visit(
        self,
        feed: Feed,
        state: FeedState,
        outcomes: asyncio.Queue[FeedOutcome | BaseException],
        desk: _Desk,
    ) -> None:
        """Put the outcome where it is taken.

        While the taker is busy documents wait as they came: articles are
        several times as large.
        """
        try:
            response = await self._ask(feed, state, desk.has_room)
            async with desk.place(len(response.body)):
                await outcomes.put(await self._arrived(feed, state, response))
        except SourceError as error:
            await outcomes.put(self._failed(state, error))
        except Exception as bug:  # noqa: BLE001 - handed on, raised by fetch_many
            await outcomes.put(bug)

    async def _arrived(
        self, feed: Feed, state: FeedState, response: HttpResponse
    ) -> FeedOutcome:
        digest = hashlib.blake2b(response.body, digest_size=16).hexdigest()
        if response.status == NOT_MODIFIED or digest == state.body_hash:
            return FeedOutcome(self._unchanged(state, response))
        now = self._clock.now()
        work = partial(
            parse_feed,
            response.body,
            feed,
            now,
            content_type=response.content_type,
            base_url=response.url,
        )
        parsed = await self._parsing.run(len(response.body), work)
        fresh = self._changed(state, response, parsed, now)
        if parsed.complete:
            fresh = replace(fresh, body_hash=digest)
        return FeedOutcome(fresh, parsed.articles, parsed.title)

    def _unchanged(self, state: FeedState, response: HttpResponse) -> FeedState:
        known = timedelta(seconds=state.interval_s) or schedule.DEFAULT_INTERVAL
        interval = schedule.unchanged_interval(known)
        return replace(
            self._succeeded(state, response, interval, self._clock.now()),
            etag=response.etag or state.etag,
            last_modified=response.last_modified or state.last_modified,
        )

    def _changed(
        self,
        state: FeedState,
        response: HttpResponse,
        parsed: ParsedFeed,
        now: datetime,
    ) -> FeedState:
        """A truncated document leaves no validators: it must be asked for again."""
        times = [one.published for one in parsed.articles if one.published_known]
        interval = schedule.publishing_interval(times, now)
        return replace(
            self._succeeded(state, response, interval, now),
            etag=response.etag if parsed.complete else "",
            last_modified=response.last_modified if parsed.complete else "",
            body_hash="",
        )

    def _succeeded(
        self,
        state: FeedState,
        response: HttpResponse,
        interval: timedelta,
        now: datetime,
    ) -> FeedState:
        return replace(
            state,
            failures=0,
            last_attempt=now,
            last_success=now,
            next_visit=schedule.next_visit(
                now, interval, wish=response.max_age, jitter=self._rng.random()
            ),
            moved_to=response.moved_to or state.moved_to,
            gone=False,
            error_title="",
            error_hint="",
            interval_s=int(interval.total_seconds()),
        )

    def _failed(self, state: FeedState, error: SourceError) -> FeedOutcome:
        now = self._clock.now()
        failures = state.failures + 1
        known = timedelta(seconds=state.interval_s) or schedule.DEFAULT_INTERVAL
        wish = error.retry_after if isinstance(error, RateLimited) else None
        silent = isinstance(error, Unreachable)
        most = schedule.MAX_UNREACHABLE if silent else schedule.MAX_WAIT
        failed = replace(
            state,
            failures=failures,
            last_attempt=now,
            next_visit=schedule.next_visit(
                now,
                known,
                failures=failures,
                wish=wish,
                most=most,
                jitter=self._rng.random(),
            ),
            gone=isinstance(error, Gone),
            error_title=error.title,
            error_hint=error.hint,
        )
        return FeedOutcome(failed, error=error)


class _Desk:
    """Where documents wait to be parsed, a few at the same time.

    Attributes:
        has_room: Set while what lies there is not too much.
    """

    def __init__(self) -> None:
        self.has_room = asyncio.Event()
        self.has_room.set()
        self._places = asyncio.Semaphore(_PARSED)
        self._bytes = 0

    @asynccontextmanager
    async def place(self, size: int) -> AsyncIterator[None]:
        """Wait with a document of `size` bytes for one's turn."""
        self._weigh(size)
        try:
            async with self._places:
                yield
        finally:
            self._weigh(-size)

    def _weigh(self, change: int) -> None:
        self._bytes += change
        if self._bytes < _MOST_BYTES:
            self.has_room.set()
        else:
            self.has_room.clear()
