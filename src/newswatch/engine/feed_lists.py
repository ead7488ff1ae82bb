"""Lists of feeds as files: in from other readers, and out to them."""

from __future__ import annotations

from pathlib import Path

from newswatch.domain.errors import StoreError
from newswatch.ports import FeedStore
from newswatch.services.export import write_atomically
from newswatch.services.feeds import AddedFeeds, add_feeds
from newswatch.sources.feeds.opml import read_opml, write_opml

MOST_BYTES = 8_000_000
"""Of a file that is taken in: a list of 5,000 feeds has one."""


def import_opml(store: FeedStore, path: Path) -> AddedFeeds:
    """Add the feeds of an OPML file. Store lane.

    Raises:
        InputError: If it is no OPML.
        StoreError: If the file cannot be read, or holds no feed.
    """
    feeds = read_opml(_content(path))
    if not feeds:
        raise StoreError("The file names no feed", f"{path} is OPML, but it is empty.")
    return add_feeds(store, feeds)


def export_opml(store: FeedStore, path: Path) -> int:
    """Write the feeds that are read to an OPML file; return how many. Store lane.

    Raises:
        StoreError: If the disk is full, or does not let us.
    """
    content, count = as_opml(store)
    write_atomically(path, content)
    return count


def as_opml(store: FeedStore) -> tuple[bytes, int]:
    """Return the feeds that are read as OPML, and how many they are."""
    feeds = [feed for feed in store.feeds() if feed.enabled]
    return write_opml(feeds), len(feeds)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError("The file cannot be read", f"{path}: {reason}.") from error
    if len(body) > MOST_BYTES:
        raise StoreError(
            "The file is too big", f"{path}: over {MOST_BYTES // 1_000_000} MB."
        )
    return body
