"""Feeds that the window wants added, and lists of them, in and out."""

from __future__ import annotations

from pathlib import Path

from newswatch.domain.errors import InputError, NewswatchError
from newswatch.engine.feed_lists import export_opml, import_opml
from newswatch.engine.state import EngineState
from newswatch.protocol import AddFeed, ExportFeeds, FeedsAnswered, ImportFeeds
from newswatch.services.feeds import AddedFeeds, add_feeds


class FeedCommands:
    """Carries out what concerns the list of feeds; each wish has one answer."""

    def __init__(self, state: EngineState) -> None:
        self._state = state

    async def carry_out(self, message: AddFeed | ImportFeeds | ExportFeeds) -> None:
        """Do what a message asks, and answer it; known errors are in the answer."""
        try:
            answer = await self._answer(message)
        except NewswatchError as error:
            answer = FeedsAnswered(error_title=error.title, error_hint=error.hint)
        self._state.outbox.put(answer)
        if answer.added:
            self._state.wake.call()

    async def _answer(
        self, message: AddFeed | ImportFeeds | ExportFeeds
    ) -> FeedsAnswered:
        state, feeds = self._state, self._state.stores.feeds
        match message:
            case AddFeed(address=address):
                return await self._add(address)
            case ImportFeeds(path=path):
                return _told(await state.lanes.store(import_opml, feeds, Path(path)))
            case ExportFeeds(path=path):
                count = await state.lanes.store(export_opml, feeds, Path(path))
                return FeedsAnswered(path=path, exported=count)

    async def _add(self, address: str) -> FeedsAnswered:
        state = self._state
        if state.sources.find_feeds is None:
            raise InputError(
                "address",
                "The demo reads only its own feed",
                "Start Newswatch without --demo to add feeds.",
            )
        found = await state.sources.find_feeds(address)
        if len(found) > 1:
            return FeedsAnswered(choices=tuple(found))
        return _told(await state.lanes.store(add_feeds, state.stores.feeds, found))


def _told(added: AddedFeeds) -> FeedsAnswered:
    return FeedsAnswered(added=added.added, known=added.known)
