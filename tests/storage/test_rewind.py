"""A replay that starts again takes back its own future, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import NOON, article, quote
from newswatch.domain.feed import FeedState
from newswatch.domain.query import ArticleQuery
from newswatch.ports import Stores
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.rewind import rewind
from newswatch.storage.stores import open_stores

FEED = "demo:replay"


def titles(stores: Stores, text: str = "") -> set[str]:
    query = ArticleQuery(stories=False, text=text)
    return {row.stored.article.title for row in stores.news.page(query, limit=9)}


def test_only_the_replays_own_future_is_taken_back(database: Database) -> None:
    stores, now = open_stores(database), article("x").published
    before = replace(article("Before", minutes_ago=60), feed_url=FEED)
    after = replace(article("After", minutes_ago=1), feed_url=FEED)
    real = article("Real news", minutes_ago=1)
    stores.news.add_articles([before, after, real])
    for symbol, source in (("9988.HK", "demo"), ("BABA", "Yahoo Finance")):
        told = quote(f"{symbol} 129.10 HKD from 124.10", NOON)
        stores.market.save_quotes([replace(told, source=source)])
    stores.feeds.save_state(FeedState(url=FEED, last_success=now))

    at = min(now, NOON) - timedelta(minutes=30)
    rewind(database, at, source="demo", feed_url=FEED)

    assert titles(stores) == {"Before", "Real news"}
    assert titles(stores, "After") == set()
    assert [each.listing_id for each in stores.market.quotes()] == ["BABA"]
    assert stores.feeds.states() == {}


def test_an_article_that_was_read_comes_back_unread(database: Database) -> None:
    news = ArticleStore(database)
    later = replace(article("After"), feed_url=FEED)
    added = news.add_articles([later])[0]
    news.set_read([added.id], later.fetched)

    rewind(
        database,
        later.published - timedelta(hours=1),
        source="demo",
        feed_url=FEED,
    )
    again = news.add_articles([later])[0]

    assert again.new
    assert news.rows([again.id])[0].stored.read is None
