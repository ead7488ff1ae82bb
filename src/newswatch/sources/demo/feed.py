"""The replay's articles, arriving when they were published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from newswatch.domain.article import Article
from newswatch.domain.feed import Feed, FeedState
from newswatch.ports import Clock, FeedOutcome
from newswatch.replay.market import FEED_URL
from newswatch.replay.world import DemoArticle, World

DEMO_FEED = Feed(url=FEED_URL, title="Demo replay", origin="demo", verified=True)


class DemoFeed:
    """A feed that knows what has been published by now and no more."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock

    async def fetch(self, feed: Feed, state: FeedState) -> FeedOutcome:
        """Return what was published since the last visit."""
        return self.visit(feed, state)

    def visit(self, feed: Feed, state: FeedState) -> FeedOutcome:
        """Do the same without waiting."""
        now = self._clock.now()
        since = state.last_success
        fresh = [
            _article(each, now)
            for each in reversed(self._world.articles)
            if each.published <= now and (since is None or each.published > since)
        ]
        visited = replace(state, url=feed.url, last_attempt=now, last_success=now)
        return FeedOutcome(visited, tuple(fresh), feed.title)


def _article(each: DemoArticle, now: datetime) -> Article:
    key = sha256(f"{each.at}{each.title}".encode()).hexdigest()[:12]
    return Article(
        url=f"https://demo.newswatch.example/{key}",
        title=each.title,
        summary=each.summary,
        published=each.published,
        fetched=now,
        source=each.source,
        feed_url=FEED_URL,
        language=each.language,
    )
