"""What each feed brought: its own articles, copies, and those about what is watched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import NOON, article
from newswatch.domain.health import COUNTED, FeedFigures
from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention
from newswatch.storage.articles import ArticleStore

ONE, TWO = "https://one.example/", "https://two.example/"
TENCENT, OTHER = EntityId("tencent"), EntityId("other")


def mention(entity: EntityId) -> Mention:
    return Mention(
        entity_id=entity,
        field=Field.TITLE,
        start=0,
        end=1,
        text="x",
        evidence=AliasKind.NAME,
        score=1.0,
    )


def test_each_feed_is_counted_with_its_copies_and_mentions(
    articles: ArticleStore,
) -> None:
    both = article("Told by both", 30, url="https://n.example/1", feed_url=ONE)
    told = [
        both,
        article("By one", 20, url="https://n.example/2", feed_url=ONE),
        replace(both, feed_url=TWO),
        article("Too old", 29 * 24 * 60, url="https://n.example/3", feed_url=TWO),
    ]
    added = articles.add_articles(told)
    articles.set_mentions(added[0].id, [mention(TENCENT), mention(OTHER)])
    articles.set_mentions(added[1].id, [mention(OTHER)])
    figures = articles.by_feed(NOON - COUNTED, {TENCENT})
    oldest = NOON - timedelta(minutes=30)
    assert figures == {ONE: FeedFigures(2, oldest, 1), TWO: FeedFigures(1, oldest, 1)}


def test_nothing_watched_and_nothing_stored_are_no_errors(
    articles: ArticleStore,
) -> None:
    assert articles.by_feed(NOON, ()) == {}
    articles.add_articles([article("One", feed_url=ONE)])
    assert articles.by_feed(NOON - COUNTED, ())[ONE].share_mentioning == 0


@pytest.mark.parametrize(
    ("count", "days", "a_week"),
    [(50, 2, 175), (28, 28, 7), (28, 100, 7), (2, 1, 0.5), (7, 0, 49)],
)
def test_the_pace_is_measured_over_the_time_a_feed_is_known(
    count: int, days: int, a_week: float
) -> None:
    figures = FeedFigures(count, NOON - timedelta(days=days), 0)
    assert figures.articles_a_week(NOON) == pytest.approx(a_week)
