"""Which feeds are read: the catalogue's as chosen, the user's own untouched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newswatch.domain.feed import Feed
from newswatch.ports import FeedStore
from newswatch.services.feeds import (
    AddedFeeds,
    add_feeds,
    follow_catalogue,
    remove_feed,
)
from newswatch.settings import Settings
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

OWN = Feed(url="https://own.example/rss", title="Own")
SHIPPED = Feed(url="https://shipped.example/rss", title="Shipped", origin="catalog")


@pytest.fixture
def store() -> FeedStore:
    return open_stores(Database.in_memory()).feeds


def test_adding_switches_on_what_was_off_and_keeps_its_name(store: FeedStore) -> None:
    store.save_feed(replace(SHIPPED, enabled=False))
    again = Feed(url=SHIPPED.url, title="Another name")
    assert add_feeds(store, [again, OWN]) == AddedFeeds(added=2, known=0)
    assert store.feeds() == [OWN, SHIPPED]
    assert add_feeds(store, [again, OWN]) == AddedFeeds(added=0, known=2)


def test_one_of_the_catalogue_is_switched_off_not_removed(store: FeedStore) -> None:
    add_feeds(store, [OWN, SHIPPED])
    assert remove_feed(store, OWN.url)
    assert remove_feed(store, SHIPPED.url)
    assert not remove_feed(store, "https://never.example/")
    assert store.feeds() == [replace(SHIPPED, enabled=False)]


def test_a_feed_of_the_users_own_stays_on_though_the_catalogue_has_it_off(
    store: FeedStore,
) -> None:
    mine = replace(SHIPPED, origin="user", title="Mine")
    add_feeds(store, [mine])
    follow_catalogue(store, Settings(), [replace(SHIPPED, enabled=False)])
    assert store.feeds() == [mine]


def test_the_catalogue_is_followed_only_when_the_choice_changes(
    store: FeedStore,
) -> None:
    follow_catalogue(store, Settings(), [SHIPPED])
    store.save_feed(replace(SHIPPED, enabled=False))
    follow_catalogue(store, Settings(), [SHIPPED])
    assert store.feeds() == [replace(SHIPPED, enabled=False)]
    follow_catalogue(store, Settings(regions=("us",)), [SHIPPED])
    assert store.feeds() == [SHIPPED]
