"""News of each share come seldom, are matched as feeds' are, and can be off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from builders import article
from engine_desk import Desk, desk
from fakes import title_mention
from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse
from newswatch.domain.health import SourceKind, SourceStatus
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.mention import Mention
from newswatch.domain.query import ArticleQuery
from newswatch.domain.section import NOWHERE, Origin
from newswatch.engine.share_news_job import ShareNewsJob
from newswatch.protocol import Message, NewsArrived, Notify


class News:
    """Has one article a share and visit."""

    name = "Test"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    def latest(self, listing_id: ListingId) -> Sequence[Article]:
        self.asked.append(listing_id)
        if self.fails:
            raise BadResponse("Test", "Ill")
        return [article(f"{listing_id} number {len(self.asked)}")]


class Finder:
    """Finds the share's name, where it begins the title."""

    def find(
        self,
        title: str,
        summary: str = "",
        *,
        symbols: Collection[str] = (),
        origin: Origin = NOWHERE,
    ) -> tuple[Mention, ...]:
        del summary, symbols, origin
        name = title.partition(" ")[0]
        return (title_mention(EntityId(name), 0, name),)


@pytest.fixture
def news() -> News:
    return News()


def rounds(made: Desk, count: int, *steps: Callable[[], None]) -> list[Message]:
    """Go round `count` times before each step and after the last."""
    job = ShareNewsJob(made.state)

    async def go() -> None:
        for step in (*steps, None):
            for _ in range(count):
                await job.once()
            if step is not None:
                step()

    asyncio.run(go())
    return made.state.outbox.take()


def test_each_share_is_asked_in_turn_once_an_hour(news: News) -> None:
    made = desk("9988.HK BABA ^HSCE", share_news=news, finder=Finder())

    rounds(made, 5, lambda: made.clock.move(timedelta(minutes=61)))

    assert news.asked == ["9988.HK", "BABA", "9988.HK", "BABA"]


def test_articles_are_stored_with_their_mentions_and_told(news: News) -> None:
    made = desk("9988.HK", share_news=news, finder=Finder())

    told = rounds(made, 1)

    [row] = made.stores.news.page(ArticleQuery())
    assert [m.entity_id for m in row.mentions] == ["9988.HK"]
    assert [m.article_ids for m in told if isinstance(m, NewsArrived)] == [(row.id,)]


def test_a_first_answer_is_a_backlog_and_notifies_nobody(news: News) -> None:
    made = desk("9988.HK", share_news=news, finder=Finder())
    made.state.watched = replace(
        made.state.watched, held=frozenset({ListingId("9988.HK")})
    )

    first = rounds(made, 1)

    assert not [m for m in first if isinstance(m, Notify)]


def test_switched_off_nothing_is_asked(news: News) -> None:
    made = desk("9988.HK", share_news=news, finder=Finder())
    made.state.settings = replace(made.state.settings, share_news=False)

    rounds(made, 3)

    assert news.asked == []


def test_a_failure_rests_for_an_hour(news: News) -> None:
    made = desk("9988.HK BABA", share_news=news, finder=Finder())
    news.fails = True

    rounds(made, 10, lambda: made.clock.move(timedelta(minutes=61)))

    assert news.asked == ["9988.HK", "9988.HK"]


def test_the_health_page_has_a_row_for_them(news: News) -> None:
    made = desk("9988.HK", share_news=news, finder=Finder())

    rounds(made, 1)
    well = made.state.health["Test"]
    news.fails = True
    made.clock.move(timedelta(minutes=61))
    rounds(made, 1)
    ill = made.state.health["Test"]

    assert (well.kind, well.status) == (SourceKind.NEWS, SourceStatus.OK)
    assert well.last_success is not None
    assert (ill.status, ill.error_title) == (SourceStatus.RETRYING, "Ill")
    assert ill.next_visit == made.clock.now() + timedelta(hours=1)


def test_switched_off_the_row_says_so(news: News) -> None:
    made = desk("9988.HK", share_news=news, finder=Finder())
    news.fails = True
    rounds(made, 1)
    made.state.settings = replace(made.state.settings, share_news=False)

    rounds(made, 2)

    row = made.state.health["Test"]
    assert (row.status, row.failures, row.error_title) == (SourceStatus.OFF, 0, "")
