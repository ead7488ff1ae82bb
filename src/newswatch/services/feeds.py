"""Which feeds are read: the catalogue's, as the user's regions and languages choose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from newswatch.domain.feed import Feed
from newswatch.ports import FeedStore
from newswatch.settings import Settings

NOTE = "feeds:chosen"


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
        if feed.origin == "catalog" and url not in chosen and feed.enabled:
            store.save_feed(replace(feed, enabled=False))
    for url, feed in chosen.items():
        verified = url in known and known[url].verified
        store.save_feed(replace(feed, verified=verified))
