"""Removing feeds, so that it can be taken back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from newswatch.domain.errors import NewswatchError
from newswatch.domain.feed import CATALOG, Feed
from newswatch.protocol import WatchedChanged
from newswatch.ui.context import UiContext
from newswatch.ui.user_data import Change

log = logging.getLogger(__name__)


class FeedChange(Change):
    """A change of the feeds among the other changes."""


class FeedChanges(QObject):
    """Takes feeds away and brings them back; lives as long as the undo stack.

    Signals:
        changed: There is one feed less, or more.
        failed: A `NewswatchError`: the store did not take it.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, context: UiContext, stack: QUndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.stack = stack
        self._feeds = context.feeds
        self._send = context.send

    def remove(self, url: str) -> str:
        """Stop reading a feed; its articles stay.

        One of the catalogue's is switched off: it would be back with the next
        choice of regions.

        Returns:
            What was done, for the user; ``""`` if there is no such feed to remove.
        """
        feed = next((each for each in self._feeds.feeds() if each.url == url), None)
        if feed is None or (feed.origin == CATALOG and not feed.enabled):
            return ""
        if feed.origin == CATALOG:
            return self._switch_off(feed)
        return self._delete(feed)

    def take_back(self) -> None:
        """Undo the last change if it was one of feeds: no other is in view here."""
        last = self.stack.command(self.stack.index() - 1)
        if isinstance(last, FeedChange):
            self.stack.undo()

    def _switch_off(self, feed: Feed) -> str:
        off = replace(feed, enabled=False)
        name = feed.title or feed.url
        self._push(
            self.tr("switch off {0}").format(name),
            lambda: self._feeds.save_feed(off),
            lambda: self._feeds.save_feed(feed),
        )
        return self.tr("{0} comes with Newswatch: switched off").format(name)

    def _delete(self, feed: Feed) -> str:
        state = self._feeds.states().get(feed.url)
        name = feed.title or feed.url

        def undo() -> None:
            with self._feeds.transaction():
                self._feeds.save_feed(feed)
                if state is not None:
                    self._feeds.save_state(state)

        self._push(
            self.tr("remove {0}").format(name),
            lambda: self._feeds.delete_feed(feed.url),
            undo,
        )
        return self.tr("{0} removed; its articles stay").format(name)

    def _push(
        self, words: str, redo: Callable[[], object], undo: Callable[[], object]
    ) -> None:
        change = FeedChange(words, lambda: self._write(redo), lambda: self._write(undo))
        self.stack.push(change)

    def _write(self, job: Callable[[], object]) -> None:
        try:
            job()
        except NewswatchError as error:
            log.warning("not stored: %s", error)
            self.failed.emit(error)
        self.changed.emit()
        self._send(WatchedChanged())
