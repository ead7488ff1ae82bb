"""Old articles go; starred and held ones stay; the file shrinks."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from builders import NOON, article, listing
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import AliasKind, EntityId, ListingId
from newswatch.domain.mention import Field, Mention
from newswatch.domain.portfolio import Lot
from newswatch.domain.query import ArticleQuery
from newswatch.storage import old_bars
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore

pytestmark = pytest.mark.usefixtures("each_form")

DAY = 24 * 60
TEXT = "one two three four five six seven eight nine ten " * 10


def mention(entity: str) -> Mention:
    return Mention(
        entity_id=EntityId(entity),
        field=Field.TITLE,
        start=0,
        end=3,
        text="Old",
        evidence=AliasKind.NAME,
        score=1.0,
    )


def titles(news: ArticleStore) -> list[str]:
    return [row.stored.article.title for row in news.page(ArticleQuery(stories=False))]


def test_old_articles_go_and_are_not_found_any_more(articles: ArticleStore) -> None:
    articles.add_articles([article("Old news", 31 * DAY), article("Fresh news", DAY)])

    assert articles.purge(30, NOON) == 1
    assert titles(articles) == ["Fresh news"]
    assert articles.count(ArticleQuery(text="news", stories=False)) == 1
    assert articles.count(ArticleQuery(text="old")) == 0


def test_zero_days_keep_everything(articles: ArticleStore) -> None:
    articles.add_articles([article("Old news", 9999 * DAY)])

    assert articles.purge(0, NOON) == 0
    assert titles(articles) == ["Old news"]


def test_starred_and_held_stay(database: Database, articles: ArticleStore) -> None:
    user = UserStore(database)
    user.save_listings([listing("BABA", "alibaba"), listing("AAPL", "apple")])
    user.add_lot(Lot(listing_id=ListingId("BABA"), quantity=Decimal(1)))
    names = ("Old starred", "Old held", "Old watched", "Old other")
    ids = [
        each.id for each in articles.add_articles([article(n, 99 * DAY) for n in names])
    ]
    articles.set_starred(ids[:1], NOON)
    articles.set_mentions(ids[1], [mention("alibaba")])
    articles.set_mentions(ids[2], [mention("apple")])

    assert articles.purge(30, NOON) == 2
    assert sorted(titles(articles)) == ["Old held", "Old starred"]


def test_a_story_whose_first_article_goes_is_led_by_the_next(
    articles: ArticleStore,
) -> None:
    text = (
        "Alibaba said on Monday that it would spend 380 billion yuan on data centres"
        " over the next three years, more than in the whole decade before, as demand"
        " for its models grows faster than it can build machines to run them."
    )
    told = [
        article(f"Alibaba to spend 380 billion yuan, {who}", 99 * DAY - i, summary=text)
        for i, who in enumerate(("first", "second", "third"))
    ]
    first, second, third = articles.add_articles(told)
    assert first.story_id == second.story_id == third.story_id
    articles.set_starred([second.id, third.id], NOON)
    articles.purge(30, NOON)

    (row,) = articles.page(ArticleQuery())
    assert (row.id, row.stored.similar) == (second.id, 1)


def test_what_was_read_is_forgotten_after_twice_the_time(
    database: Database, articles: ArticleStore
) -> None:
    one = article("Old news", 31 * DAY)
    (added,) = articles.add_articles([one])
    articles.set_read([added.id], NOON)
    articles.purge(30, NOON)
    assert len(database.rows("SELECT * FROM article_status")) == 1

    articles.purge(30, NOON + timedelta(days=30))
    assert database.rows("SELECT * FROM article_status") == []


def test_the_file_shrinks_and_a_reader_goes_on_meanwhile(path: Path) -> None:
    with closing(Database.open(path)) as database, closing(Database.open(path)) as pane:
        news = ArticleStore(database)
        news.add_articles(
            [article(f"Old {i}", 99 * DAY, summary=f"{i} {TEXT}") for i in range(800)]
        )
        news.add_articles([article("Fresh")])
        pages_before = database.row("PRAGMA page_count")
        with pane.snapshot():
            seen = pane.row("SELECT count(*) FROM article")
            assert news.purge(30, NOON) == 800
            assert pane.row("SELECT count(*) FROM article") == seen
        pages_after = database.row("PRAGMA page_count")

        assert pages_before is not None
        assert pages_after is not None
        assert pages_after[0] < pages_before[0] / 2
        assert database.check() == []
        assert ArticleStore(pane).count(ArticleQuery()) == 1


def minute_bars(interval: Interval, days: int) -> PriceSeries:
    """One bar a day, the oldest `days` ago."""
    price = Decimal(10)
    bars = tuple(
        Bar(NOON - timedelta(days=day), price, price, price, price, 1)
        for day in range(days, -1, -1)
    )
    return PriceSeries(ListingId("BABA"), interval, "USD", bars, "Example", NOON)


def days_left(market: MarketStore, interval: Interval) -> int:
    stored = market.bars(
        ListingId("BABA"), interval, NOON - timedelta(days=9999), NOON + timedelta(1)
    )
    return len(stored) - 1


@pytest.mark.parametrize(
    ("keep_days", "minutes", "five_minutes"),
    [(365, 35, 365), (7, 35, 60), (0, 35, 400)],
)
def test_fine_bars_go_that_nothing_uses_and_daily_ones_stay(
    database: Database,
    articles: ArticleStore,
    monkeypatch: pytest.MonkeyPatch,
    keep_days: int,
    minutes: int,
    five_minutes: int,
) -> None:
    monkeypatch.setattr(old_bars, "_CHUNK", 50)
    market = MarketStore(database)
    for interval in (Interval.M1, Interval.M5, Interval.H1, Interval.D1):
        market.save_series(minute_bars(interval, 400))
    steps = list(articles.tidy(keep_days, NOON))

    assert max(steps) <= 50
    assert days_left(market, Interval.M1) == minutes
    assert days_left(market, Interval.M5) == five_minutes
    assert days_left(market, Interval.H1) == days_left(market, Interval.D1) == 400


def test_tidying_lets_others_write_between_its_steps(path: Path) -> None:
    with (
        closing(Database.open(path)) as database,
        closing(Database.open(path, timeout_s=0)) as window,
    ):
        news = ArticleStore(database)
        news.add_articles([article(f"Old {i}", 99 * DAY) for i in range(500)])
        (fresh,) = news.add_articles([article("Fresh")])
        steps = 0
        for _ in news.tidy(30, NOON):
            ArticleStore(window).set_read([fresh.id], NOON)
            steps += 1

        assert steps > 2
        assert titles(news) == ["Fresh"]
