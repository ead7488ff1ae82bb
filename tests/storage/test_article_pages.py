"""Filters combine; pages follow each other; stories come once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builders import NOON, article
from newswatch.domain.article import Article
from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention
from newswatch.domain.query import ArticleQuery
from newswatch.storage import filters
from newswatch.storage.articles import ArticleStore

ALIBABA, TENCENT = EntityId("alibaba"), EntityId("tencent")
COPY = (
    "Alibaba said on Monday that it would spend 380 billion yuan on data centres over"
    " the next three years, more than in the whole decade before, as demand for its"
    " models grows faster than the company can build machines to run them."
)


def mentions(title: str) -> list[Mention]:
    names = {"Alibaba": ALIBABA, "Tencent": TENCENT}
    return [
        Mention(
            entity_id=entity,
            field=Field.TITLE,
            start=title.index(name),
            end=title.index(name) + len(name),
            text=name,
            evidence=AliasKind.NAME,
            score=1.0,
        )
        for name, entity in names.items()
        if name in title
    ]


@pytest.fixture(params=[20_000, -1], ids=["few unread", "many unread"])
def _each_driver(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unread articles drive a query if there are few."""
    monkeypatch.setattr(filters, "_FEW_UNREAD", request.param)


@pytest.fixture
def news(each_form: None, _each_driver: None, articles: ArticleStore) -> ArticleStore:
    """Four stories; the second is told twice."""
    del each_form
    told: list[Article] = [
        article("Tencent buys back shares", 50, source="RTHK", language="en"),
        article("Alibaba to spend on data centres", 40, source="Agency", summary=COPY),
        article("騰訊控股第三季業績勝預期", 30, source="RTHK", language="zh-Hant"),
        article("Alibaba plans 380 billion yuan", 20, source="Paper", summary=COPY),
        article("Weather turns cold", 10, source="Paper"),
    ]
    for added, one in zip(articles.add_articles(told), told, strict=True):
        articles.set_mentions(added.id, mentions(one.title))
    return articles


def titles(news: ArticleStore, **query: Any) -> list[str]:
    rows = news.page(ArticleQuery(**query))
    assert news.count(ArticleQuery(**query)) == len(rows)
    return [row.stored.article.title.split()[0] for row in rows]


def test_a_story_is_one_row_led_by_its_first_article(news: ArticleStore) -> None:
    assert titles(news) == ["Weather", "騰訊控股第三季業績勝預期", "Alibaba", "Tencent"]
    row = news.page(ArticleQuery())[2]
    assert (row.stored.article.source, row.stored.similar) == ("Agency", 1)
    assert len(titles(news, stories=False)) == 5


def test_the_articles_of_a_story_can_be_listed(news: ArticleStore) -> None:
    leader = news.page(ArticleQuery())[2]
    rows = news.page(ArticleQuery(story_id=leader.stored.story_id))
    assert [row.stored.article.source for row in rows] == ["Paper", "Agency"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"entity_ids": (ALIBABA,)}, ["Alibaba"]),
        ({"entity_ids": (ALIBABA, TENCENT)}, ["Alibaba", "Tencent"]),
        ({"entity_ids": ()}, []),
        ({"entity_ids": (EntityId("nobody"),)}, []),
        ({"sources": ("RTHK",)}, ["騰訊控股第三季業績勝預期", "Tencent"]),
        ({"sources": ("RTHK",), "languages": ("en",)}, ["Tencent"]),
        ({"sources": ("Nobody",)}, []),
        (
            {"since": NOON - timedelta(minutes=30)},
            ["Weather", "騰訊控股第三季業績勝預期"],
        ),
        ({"until": NOON - timedelta(minutes=40)}, ["Tencent"]),
        ({"text": "tencent", "entity_ids": (TENCENT,)}, ["Tencent"]),
        ({"text": "alibaba", "sources": ("RTHK",)}, []),
        ({"text": "騰訊", "languages": ("zh-Hant",)}, ["騰訊控股第三季業績勝預期"]),
    ],
)
def test_filters_combine(
    news: ArticleStore, query: dict[str, Any], expected: list[str]
) -> None:
    assert titles(news, **query) == expected


def test_a_filter_that_only_the_copy_passes_shows_its_story(news: ArticleStore) -> None:
    (row,) = news.page(ArticleQuery(sources=("Paper",), text="alibaba"))
    assert row.stored.article.source == "Agency"


def test_reading_one_reads_the_story(news: ArticleStore) -> None:
    leader = news.page(ArticleQuery())[2]
    copy, _ = news.page(ArticleQuery(story_id=leader.id))
    news.set_read([copy.id], NOON)

    assert titles(news, unread=True) == [
        "Weather",
        "騰訊控股第三季業績勝預期",
        "Tencent",
    ]
    assert titles(news, unread=True, entity_ids=(ALIBABA, TENCENT)) == ["Tencent"]
    assert news.unread_by_entity() == {TENCENT: 1}


def test_a_late_copy_of_a_read_story_is_read(news: ArticleStore) -> None:
    leader = news.page(ArticleQuery())[2]
    news.set_read([leader.id], NOON)
    (added,) = news.add_articles(
        [article("Alibaba: 380 billion for data centres", 5, summary=COPY, source="C")]
    )

    assert added.story_id == leader.id
    assert news.read_marks([added.id])[added.id] == NOON


def test_an_earlier_publication_that_comes_late_leads(news: ArticleStore) -> None:
    (added,) = news.add_articles(
        [article("Alibaba to spend 380 billion yuan", 45, summary=COPY, source="First")]
    )

    assert added.story_id == added.id
    row = news.page(ArticleQuery())[2]
    assert (row.stored.article.source, row.stored.similar) == ("First", 2)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"stories": False},
        {"text": "story"},
        {"sources": ("Example",)},
        {"entity_ids": (ALIBABA,)},
        {"unread": True},
    ],
)
def test_pages_follow_each_other_without_gap_or_repetition(
    articles: ArticleStore, query: dict[str, Any]
) -> None:
    told = [
        article(f"Alibaba story {'abcdefghijkl'[i % 12]}{i}", i * 700, summary=text)
        for i in range(30)
        for text in (f"{i} " * 60,)
    ]
    for added, one in zip(articles.add_articles(told), told, strict=True):
        articles.set_mentions(added.id, mentions(one.title))
    asked = ArticleQuery(**query)
    whole = [row.id for row in articles.page(asked, limit=1000)]
    paged, before = [], None
    while page := articles.page(asked, before=before, limit=7):
        paged += [row.id for row in page]
        before = page[-1].id

    assert paged == whole
    assert whole == sorted(whole, reverse=True)
    assert len(whole) == articles.count(asked)


def test_more_companies_than_sqlite_joins_are_counted(articles: ArticleStore) -> None:
    names = [f"Company{number}" for number in range(700)]
    text = " ".join(names)
    told = article("All of them", summary=text)
    (added,) = articles.add_articles([told])
    articles.set_mentions(
        added.id,
        [
            Mention(
                entity_id=EntityId(name),
                field=Field.SUMMARY,
                start=text.index(name),
                end=text.index(name) + len(name),
                text=name,
                evidence=AliasKind.NAME,
                score=1.0,
            )
            for name in names
        ],
    )
    asked = ArticleQuery(entity_ids=tuple(map(EntityId, names)))

    assert articles.count(asked) == 1
    assert articles.ids(asked) == [added.id]


def test_sources_come_most_frequent_first(news: ArticleStore) -> None:
    news.add_articles([article("More weather", 5, source="Paper")])
    assert news.sources() == ["Paper", "RTHK", "Agency"]


def test_counting_can_stop(news: ArticleStore) -> None:
    for query in (ArticleQuery(), ArticleQuery(entity_ids=(ALIBABA, TENCENT))):
        assert news.count(query, at_most=1) == 1
        assert news.count(query, at_most=99) == news.count(query) > 1


def test_unread_stories_are_found_wherever_they_are(news: ArticleStore) -> None:
    """Read marks of a story agree; an article that left its story has its own."""
    everything = [row.id for row in news.page(ArticleQuery(stories=False))]
    news.set_read(everything, NOON)
    assert titles(news, unread=True, entity_ids=(ALIBABA, TENCENT)) == []
    assert news.unread_by_entity() == {}

    news.set_read(everything[-1:], None)
    assert titles(news, unread=True, entity_ids=(ALIBABA, TENCENT)) == ["Tencent"]
    assert titles(news, unread=True, text="tencent") == ["Tencent"]
    assert titles(news, unread=True, sources=("RTHK",)) == ["Tencent"]


def test_what_was_published_before_1970_is_there_too(articles: ArticleStore) -> None:
    articles.add_articles([article("Old Tencent news", 60 * 24 * 365 * 80)])

    assert len(titles(articles, unread=True)) == len(titles(articles)) == 1
    assert titles(articles, text="tencent") == ["Old"]


def test_articles_that_overflow_their_second_are_not_before_it(
    articles: ArticleStore,
) -> None:
    articles.add_articles(
        [article(f"Story of {i}", url=f"https://a/{i}") for i in range(40)]
    )

    assert len(titles(articles, since=NOON, stories=False)) == 40
