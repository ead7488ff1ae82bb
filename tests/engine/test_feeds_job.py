"""Going round the feeds: what is told, what is counted, and what stays quiet."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import NOON, article
from engine_desk import Desk, desk
from fakes import TitleFinder
from newswatch.domain.article import Article
from newswatch.domain.errors import Unreachable
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import SourceHealth
from newswatch.domain.listing import EntityId, ListingId
from newswatch.engine.feeds_job import FeedsJob
from newswatch.ports import FeedOutcome
from newswatch.protocol import Message, NewsArrived, Notify

HOUR = timedelta(hours=1)
TENCENT = EntityId("0700.HK")


class Wire:
    """Feeds that bring what a test says; each visit is noted."""

    def __init__(self, made: Desk) -> None:
        self._clock = made.clock
        self.brings: dict[str, list[Article]] = {}
        self.offline = False
        self.moved: dict[str, str] = {}
        self.visited: list[str] = []

    async def visit(
        self, visits: Sequence[tuple[Feed, FeedState]]
    ) -> AsyncIterator[FeedOutcome]:
        now = self._clock.now()
        for feed, state in visits:
            self.visited.append(feed.url)
            if self.offline:
                failed = replace(state, failures=9, next_visit=now + 9 * HOUR)
                yield FeedOutcome(failed, error=Unreachable("x", "No network"))
                continue
            fresh = replace(
                state,
                last_success=now,
                next_visit=now + HOUR / 2,
                interval_s=1800,
                failures=0,
                moved_to=self.moved.get(feed.url, ""),
            )
            yield FeedOutcome(fresh, tuple(self.brings.pop(feed.url, ())))

    async def close(self) -> None:
        return


@pytest.fixture
def made() -> Desk:
    made = desk("0700.HK")
    for n in range(20):
        made.stores.feeds.save_feed(Feed(url=f"https://f{n:02}.example/"))
    made.state.finder = TitleFinder("Tencent", TENCENT)
    made.state.watched = replace(
        made.state.watched, held=frozenset({ListingId("0700.HK")})
    )
    return made


@pytest.fixture
def wire(made: Desk) -> Wire:
    wire = Wire(made)
    made.state.sources = replace(made.state.sources, feeds=wire)
    return wire


@pytest.fixture
def job(made: Desk, wire: Wire) -> FeedsJob:
    del wire
    return FeedsJob(made.state)


def go(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def once(made: Desk, job: FeedsJob, later: timedelta = timedelta(0)) -> list[Message]:
    """Let time pass, go round once, return what is told."""
    made.clock.move(later)
    go(job.once())
    return made.state.outbox.take()


def told(messages: list[Message]) -> tuple[int, int]:
    """Return how many articles arrived, and how many notices were given."""
    arrived = [m for m in messages if isinstance(m, NewsArrived)]
    notices = [m for m in messages if isinstance(m, Notify)]
    return sum(len(m.article_ids) for m in arrived), len(notices)


def news(made: Desk, title: str, feed: int = 0) -> Article:
    now = made.clock.now()
    return replace(
        article(title),
        published=now,
        fetched=now,
        feed_url=f"https://f{feed:02}.example/",
    )


def test_the_first_round_is_shown_and_the_next_ones_are_told(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    wire.brings["https://f00.example/"] = [news(made, "Tencent rises")]
    assert told(once(made, job)) == (1, 0)
    made.clock.move(HOUR)
    wire.brings["https://f00.example/"] = [news(made, "Tencent buys a studio")]
    assert told(once(made, job)) == (1, 1)


def test_a_feed_that_is_new_brings_a_backlog_not_notices(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    once(made, job)
    made.stores.feeds.save_feed(Feed(url="https://new.example/"))
    wire.brings["https://new.example/"] = [
        news(made, f"Tencent announces its plan number {n}") for n in range(30)
    ]
    assert told(once(made, job, HOUR))[1] == 0


def test_after_a_sleep_all_is_caught_up_with_quietly_and_not_in_a_burst(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    once(made, job)
    wire.visited.clear()
    made.clock.move(8 * HOUR)
    for n in range(20):
        wire.brings[f"https://f{n:02}.example/"] = [
            news(made, f"Tencent signs contract {n} with a partner", n)
        ]
    job.woke()
    arrived = notices = 0
    steps = []
    for _ in range(6):
        before = len(wire.visited)
        got = told(once(made, job, timedelta(seconds=5)))
        arrived, notices = arrived + got[0], notices + got[1]
        steps.append(len(wire.visited) - before)
    assert (arrived, notices) == (20, 0)
    assert sorted(wire.visited) == sorted(set(wire.visited))
    assert max(steps) <= 6
    wire.brings["https://f00.example/"] = [news(made, "Tencent opens an office")]
    assert told(once(made, job, HOUR))[1] == 1


def test_after_long_offline_news_come_soon_and_quietly(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    once(made, job)
    wire.offline = True
    once(made, job, HOUR)
    wire.offline, wire.visited = False, []
    for n in range(20):
        wire.brings[f"https://f{n:02}.example/"] = [
            news(made, f"Tencent signs contract {n} with a partner", n)
        ]
    notices, made_in = 0, timedelta(minutes=4)
    made.clock.move(timedelta(hours=2))
    while wire.brings and made_in:
        notices += told(once(made, job, timedelta(seconds=5)))[1]
        made_in -= timedelta(seconds=5)
    assert wire.brings == {}
    assert notices == 0


def test_it_is_counted_what_each_feed_brings(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    titles = ("Tencent rises", "Rain in Kowloon", "Tencent falls", "Sun in Sha Tin")
    wire.brings["https://f00.example/"] = [
        replace(news(made, title), published=NOON - n * 2 * HOUR)
        for n, title in enumerate(titles)
    ]
    once(made, job)
    counted: SourceHealth = made.state.health["https://f00.example/"]
    assert counted.articles_a_week == pytest.approx(28)
    assert counted.share_mentioning == pytest.approx(0.5)
    nothing = made.state.health["https://f01.example/"]
    assert (nothing.articles_a_week, nothing.share_mentioning) == (None, None)


def test_a_feed_that_was_removed_is_not_reported_any_more(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    del wire
    once(made, job)
    made.stores.feeds.delete_feed("https://f00.example/")
    once(made, job, HOUR)
    assert "https://f00.example/" not in made.state.health


def test_a_feed_of_a_listing_that_moved_is_not_asked_again_at_once(
    made: Desk, job: FeedsJob, wire: Wire
) -> None:
    """It is named by its old address every time, whose state must not be lost."""
    url = "https://old.example/rss?s=0700.HK"
    made.state.sources = replace(
        made.state.sources, derived_feeds=lambda *_: [Feed(url=url, origin="listing")]
    )
    wire.moved[url] = "https://new.example/rss?s=0700.HK"
    for _ in range(5):
        once(made, job, timedelta(seconds=5))
    assert wire.visited.count(url) == 1
