"""Feeds, the state of visiting them, and a few notes that outlive a process."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace

from newswatch.domain import feed as values
from newswatch.storage.convert import from_ms_or_none, to_ms_or_none
from newswatch.storage.database import Database, Row

_SAVE_FEED = "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_SAVE_STATE = """
    INSERT OR REPLACE INTO feed_state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


_OWN = ("user", "opml")
"""The origins of feeds that nobody names again."""


class FeedStore:
    """Fulfils `ports.FeedStore`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def transaction(self) -> AbstractContextManager[None]:
        """Leave by an exception and nothing was written. May be nested."""
        return self._db.transaction()

    def feeds(self) -> list[values.Feed]:
        """Return all feeds, switched on or not."""
        return [_feed(row) for row in self._db.rows("SELECT * FROM feed ORDER BY url")]

    def states(self) -> dict[str, values.FeedState]:
        """Return the states by URL."""
        rows = self._db.rows("SELECT * FROM feed_state")
        return {row[0]: _state(row) for row in rows}

    def save_feed(self, feed: values.Feed) -> None:
        """Add or update."""
        with self._db.transaction():
            self._db.execute(_SAVE_FEED, _feed_row(feed))

    def delete_feed(self, url: str) -> values.Feed | None:
        """Forget a feed and its state; its articles stay. Undo: `save_feed`."""
        with self._db.transaction():
            row = self._db.row("SELECT * FROM feed WHERE url = ?", (url,))
            self._db.execute("DELETE FROM feed WHERE url = ?", (url,))
            self._db.execute("DELETE FROM feed_state WHERE url = ?", (url,))
        return None if row is None else _feed(row)

    def save_state(self, state: values.FeedState) -> None:
        """Add or update; a feed of the user's own is renamed to its `moved_to`.

        The others keep their address, by which the catalogue or the watchlist
        names them again, and remember where to ask.
        """
        with self._db.joined():
            away = state.moved_to not in {"", state.url}
            if away and self._is_users_own(state.url):
                self._rename(state.url, state.moved_to)
                state = replace(state, url=state.moved_to, moved_to="")
            self._db.execute(_SAVE_STATE, _state_row(state))

    def get_note(self, key: str) -> str | None:
        """Return what was noted under `key`: an open circuit, when last seen."""
        row = self._db.row("SELECT value FROM note WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def set_note(self, key: str, value: str | None) -> None:
        """Note a value under `key`; None forgets it."""
        with self._db.transaction():
            if value is None:
                self._db.execute("DELETE FROM note WHERE key = ?", (key,))
                return
            self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))

    def _is_users_own(self, url: str) -> bool:
        row = self._db.row("SELECT origin FROM feed WHERE url = ?", (url,))
        return row is not None and row[0] in _OWN

    def _rename(self, old: str, new: str) -> None:
        """Two feeds that turn out to be one keep the settings of the new URL's."""
        self._db.execute("UPDATE OR IGNORE feed SET url = ? WHERE url = ?", (new, old))
        self._db.execute("DELETE FROM feed WHERE url = ?", (old,))
        self._db.execute("DELETE FROM feed_state WHERE url = ?", (old,))
        self._db.execute(
            "UPDATE OR IGNORE origin SET feed_url = ? WHERE feed_url = ?", (new, old)
        )


def _feed_row(feed: values.Feed) -> Row:
    return (
        feed.url,
        feed.title,
        feed.language,
        feed.region,
        feed.origin,
        int(feed.enabled),
        int(feed.verified),
        feed.fold,
    )


def _feed(row: Row) -> values.Feed:
    url, title, language, region, origin, enabled, verified, fold = row
    return values.Feed(
        url=url,
        title=title,
        language=language,
        region=region,
        origin=origin,
        enabled=bool(enabled),
        verified=bool(verified),
        fold=fold,
    )


def _state_row(state: values.FeedState) -> Row:
    return (
        state.url,
        state.etag,
        state.last_modified,
        state.failures,
        to_ms_or_none(state.last_attempt),
        to_ms_or_none(state.last_success),
        to_ms_or_none(state.next_visit),
        state.moved_to,
        int(state.gone),
        state.error_title,
        state.error_hint,
        state.interval_s,
        state.body_hash,
    )


def _state(row: Row) -> values.FeedState:
    return values.FeedState(
        url=row[0],
        etag=row[1],
        last_modified=row[2],
        failures=row[3],
        last_attempt=from_ms_or_none(row[4]),
        last_success=from_ms_or_none(row[5]),
        next_visit=from_ms_or_none(row[6]),
        moved_to=row[7],
        gone=bool(row[8]),
        error_title=row[9],
        error_hint=row[10],
        interval_s=row[11],
        body_hash=row[12],
    )
