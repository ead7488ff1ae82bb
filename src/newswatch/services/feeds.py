"""Which feeds are read: the catalogue's, as regions and languages choose, and own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newswatch.domain.feed import CATALOG, Feed
from newswatch.ports import FeedStore
from newswatch.settings import Settings

NOTE = "feeds:chosen"


@dataclass(frozen=True, slots=True)
class AddedFeeds:
    """What adding feeds came to.

    Attributes:
        added: New, or switched on again.
        known: Were read already.
    """

    added: int
    known: int


def add_feeds(store: FeedStore, feeds: Iterable[Feed]) -> AddedFeeds:
    """Add feeds that are not there; switch on those that are switched off.

    What the user or the catalogue calls a known feed stays as it is. All are
    added or none.
    """
    known = {feed.url: feed for feed in store.feeds()}
    added = already = 0
    with store.transaction():
        for feed in feeds:
            old = known.get(feed.url)
            if old is not None and old.enabled:
                already += 1
                continue
            store.save_feed(feed if old is None else replace(old, enabled=True))
            added += 1
    return AddedFeeds(added, already)


def remove_feed(store: FeedStore, url: str) -> bool:
    """Stop reading a feed; its articles stay. False if there is no such feed.

    One of the catalogue's is switched off: it would be back with the next
    choice of regions.
    """
    known = {feed.url: feed for feed in store.feeds()}
    feed = known.get(url)
    if feed is None:
        return False
    if feed.origin == CATALOG:
        store.save_feed(replace(feed, enabled=False))
    else:
        store.delete_feed(url)
    return True


def follow_catalogue(
    store: FeedStore, settings: Settings, shipped: Sequence[Feed]
) -> None:
    """Add and switch the catalogue's feeds, when the choice of them has changed.

    A feed that the user switched by hand stays so until regions or languages
    are chosen anew. Feeds of the user's own are never touched.
    """
    choice = json.dumps(
        [settings.regions, settings.languages, sorted(feed.url for feed in shipped)]
    )
    if store.get_note(NOTE) == choice or not shipped:
        return
    with store.transaction():
        _switch(store, shipped)
        store.set_note(NOTE, choice)


def _switch(store: FeedStore, shipped: Sequence[Feed]) -> None:
    chosen = {feed.url: feed for feed in shipped}
    known = {feed.url: feed for feed in store.feeds()}
    for url, feed in known.items():
        if feed.origin == CATALOG and url not in chosen and feed.enabled:
            store.save_feed(replace(feed, enabled=False))
    for url, feed in chosen.items():
        before = known.get(url, feed)
        if before.origin == CATALOG:
            store.save_feed(replace(feed, verified=before.verified))
