"""An article and its mentions are stored together, once, and not if too old."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest

from builders import NOON, article
from fakes import TitleFinder
from newswatch.domain.feed import FeedState
from newswatch.domain.mention import Mention
from newswatch.domain.query import ArticleQuery
from newswatch.domain.section import NOWHERE, Origin
from newswatch.ports import FeedOutcome, Stores
from newswatch.services.news import NewsService, rematch
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

URL = "https://news.example/feed"


class WordFinder(TitleFinder):
    """Finds one word; can be told to fail on another."""

    def __init__(self, word: str, fails_on: str = "\0") -> None:
        super().__init__(word, "alibaba")
        self.fails_on = fails_on

    def find(
        self,
        title: str,
        summary: str = "",
        *,
        symbols: Collection[str] = (),
        origin: Origin = NOWHERE,
    ) -> tuple[Mention, ...]:
        if self.fails_on in title:
            raise RuntimeError("a bug in matching")
        return super().find(title, summary, symbols=symbols, origin=origin)


@pytest.fixture
def stores() -> Stores:
    return open_stores(Database.in_memory())


@pytest.fixture
def service(stores: Stores) -> NewsService:
    return NewsService(stores.news, stores.feeds)


def outcome(*titles: str) -> FeedOutcome:
    articles = tuple(article(title, n) for n, title in enumerate(titles))
    return FeedOutcome(FeedState(url=URL, etag="1"), articles)


def every(stores: Stores) -> list[tuple[str, int]]:
    rows = stores.news.page(ArticleQuery(stories=False))
    return [(row.stored.article.title, len(row.mentions)) for row in rows]


def test_articles_come_with_their_mentions(
    service: NewsService, stores: Stores
) -> None:
    delta = service.ingest(outcome("Alibaba rises", "Weather"), WordFinder("Alibaba"))

    assert every(stores) == [("Alibaba rises", 1), ("Weather", 0)]
    assert [each.entities for each in delta.articles] == [set(), {"alibaba"}]
    assert stores.feeds.states()[URL].etag == "1"


def test_the_same_visit_twice_brings_nothing_new(
    service: NewsService, stores: Stores
) -> None:
    service.ingest(outcome("Alibaba rises"), WordFinder("Alibaba"))

    assert service.ingest(outcome("Alibaba rises"), WordFinder("Alibaba")).ids == ()
    assert len(every(stores)) == 1


def test_a_bug_in_matching_stores_nothing_at_all(
    service: NewsService, stores: Stores
) -> None:
    with pytest.raises(RuntimeError, match="a bug in matching"):
        service.ingest(outcome("Fine", "Boom"), WordFinder("x", fails_on="Boom"))

    assert every(stores) == []
    assert stores.feeds.states() == {}, "the feed is asked again"


def test_what_is_too_old_to_keep_is_not_taken_in(
    service: NewsService, stores: Stores
) -> None:
    visit = outcome("New", "Old")
    old = replace(visit.articles[1], published=NOON - timedelta(days=400))

    service.ingest(
        replace(visit, articles=(visit.articles[0], old)),
        WordFinder("x"),
        since=NOON - timedelta(days=365),
    )

    assert [title for title, _ in every(stores)] == ["New"]


def test_a_corrected_title_is_matched_again(
    service: NewsService, stores: Stores
) -> None:
    first = outcome("Alibba rises")
    service.ingest(first, WordFinder("Alibaba"))
    corrected = replace(first.articles[0], title="Alibaba rises")

    service.ingest(replace(first, articles=(corrected,)), WordFinder("Alibaba"))

    assert every(stores) == [("Alibaba rises", 1)]


def test_rematching_finds_a_new_alias_and_counts(
    service: NewsService, stores: Stores
) -> None:
    service.ingest(outcome(*(f"Ali {n}" for n in range(7))), WordFinder("Alibaba"))

    steps = list(rematch(stores.news, WordFinder("Ali")))

    assert steps == [7]
    assert all(count == 1 for _title, count in every(stores))


def test_several_visits_are_stored_together_or_not_at_all(
    stores: Stores, service: NewsService
) -> None:
    outcomes = [
        FeedOutcome(
            FeedState(url=f"https://{n}.example/"),
            (article(f"Alibaba {n}", feed_url=f"https://{n}.example/"),),
        )
        for n in range(3)
    ]
    with pytest.raises(RuntimeError):
        service.ingest_many(outcomes, WordFinder("Alibaba", fails_on="Alibaba 2"))
    assert stores.news.count(ArticleQuery(stories=False)) == 0
    assert stores.feeds.states() == {}
    deltas = service.ingest_many(outcomes, WordFinder("Alibaba"))
    assert [each.feed_url for each in deltas] == [o.state.url for o in outcomes]
    assert stores.news.count(ArticleQuery(stories=False)) == 3
