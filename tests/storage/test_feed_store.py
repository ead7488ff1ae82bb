"""Feeds, their states, notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import NOON, article
from newswatch.domain.feed import CATALOG, Feed, FeedState
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore

URL = "https://news.example/feed"
STATE = FeedState(
    url=URL,
    etag='W/"a"',
    last_modified="Mon, 17 Feb 2025",
    failures=2,
    last_attempt=NOON,
    next_visit=NOON,
    gone=True,
    error_title="Gone",
    interval_s=600,
    body_hash="ab",
)


@pytest.fixture
def feeds(database: Database) -> FeedStore:
    return FeedStore(database)


def test_feeds_and_states_come_back_as_they_went_in(feeds: FeedStore) -> None:
    feed = Feed(url=URL, title="Example", language="zh-Hant", enabled=False, fold="a")
    feeds.save_feed(replace(feed, title="Old"))
    feeds.save_feed(feed)
    feeds.save_state(STATE)

    assert feeds.feeds() == [feed]
    assert feeds.states() == {URL: STATE}


def test_a_feed_that_moved_is_renamed_with_its_articles(
    database: Database, feeds: FeedStore
) -> None:
    moved = "https://new.example/feed"
    news = ArticleStore(database)
    news.add_articles([article("Alibaba rises", feed_url=URL)])
    feeds.save_feed(Feed(url=URL, title="Example"))
    feeds.save_state(replace(STATE, moved_to=moved))

    assert feeds.feeds() == [Feed(url=moved, title="Example")]
    assert feeds.states() == {moved: replace(STATE, url=moved)}
    (row,) = news.page(ArticleQuery())
    assert row.stored.article.feed_url == moved


def test_two_feeds_that_become_one_stay_one(feeds: FeedStore) -> None:
    moved = "https://new.example/feed"
    feeds.save_feed(Feed(url=URL, title="Old"))
    feeds.save_feed(Feed(url=moved, title="New"))
    feeds.save_state(replace(STATE, moved_to=moved))

    assert feeds.feeds() == [Feed(url=moved, title="New")]


@pytest.mark.parametrize("stored", [[], [Feed(url=URL, origin=CATALOG)]])
def test_a_feed_that_would_come_back_keeps_its_address_and_remembers_where_it_went(
    feeds: FeedStore, stored: list[Feed]
) -> None:
    """What the watchlist or the catalogue names is there again with its old one."""
    moved = replace(STATE, moved_to="https://new.example/feed")
    for feed in stored:
        feeds.save_feed(feed)
    feeds.save_state(moved)

    assert feeds.feeds() == stored
    assert feeds.states() == {URL: moved}


def test_a_deleted_feed_takes_its_state_along(feeds: FeedStore) -> None:
    feed = Feed(url=URL)
    feeds.save_feed(feed)
    feeds.save_state(STATE)

    assert feeds.delete_feed(URL) == feed
    assert (feeds.feeds(), feeds.states()) == ([], {})
    assert feeds.delete_feed(URL) is None


def test_notes_are_kept_and_forgotten(feeds: FeedStore) -> None:
    feeds.set_note("circuit:yahoo", "open")
    feeds.set_note("circuit:yahoo", "closed")
    assert feeds.get_note("circuit:yahoo") == "closed"

    feeds.set_note("circuit:yahoo", None)
    assert feeds.get_note("circuit:yahoo") is None
