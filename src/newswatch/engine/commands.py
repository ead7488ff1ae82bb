"""What the window asks for, carried out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from newswatch.domain.errors import NewswatchError
from newswatch.domain.query import ArticleQuery
from newswatch.engine.bars_job import BarsJob
from newswatch.engine.feed_commands import FeedCommands
from newswatch.engine.pictures_job import PicturesJob
from newswatch.engine.state import EngineState
from newswatch.protocol import (
    AddFeed,
    Cancel,
    Export,
    Exported,
    ExportFeeds,
    Failed,
    FromWindow,
    ImportFeeds,
    NewsRematched,
    Progress,
    Quit,
    Refresh,
    SearchSymbols,
    SetClock,
    SymbolsFound,
    WantBars,
    WantPictures,
    WatchedChanged,
)
from newswatch.services.export import export_articles
from newswatch.services.matching import make_matcher, note_rematch, wants_rematch
from newswatch.services.news import rematch
from newswatch.services.watched import Watched, watched
from newswatch.settings import load

REMATCH = "rematch"


class Commands:
    """Carries out the window's wishes, one method each."""

    def __init__(
        self,
        state: EngineState,
        bars: BarsJob,
        pictures: PicturesJob,
        settings_path: Path,
    ) -> None:
        self._state = state
        self._bars = bars
        self._pictures = pictures
        self._feeds = FeedCommands(state)
        self._settings_path = settings_path
        self._rematching: asyncio.Task[None] | None = None
        self.quit = asyncio.Event()

    async def carry_out(self, message: FromWindow) -> None:
        """Do what a message asks; known errors go back as `Failed`."""
        try:
            await self._dispatch(message)
        except NewswatchError as error:
            self._state.outbox.put(Failed(title=error.title, hint=error.hint))

    async def _dispatch(self, message: FromWindow) -> None:
        match message:
            case WatchedChanged():
                await self._reload(rematch_all=bool(message.rematch))
            case Refresh():
                self._state.sources.ask_again()
                self._state.insist = True
                self._state.wake.call()
            case WantBars() | WantPictures():
                await self._want(message)
            case SearchSymbols():
                await self._search(message)
            case Cancel(job=job):
                self._state.cancelled.add(job)
            case Export():
                await self._export(message)
            case AddFeed() | ImportFeeds() | ExportFeeds():
                await self._feeds.carry_out(message)
            case SetClock():
                self._steer(message)
            case Quit():
                self.quit.set()

    async def _want(self, message: WantBars | WantPictures) -> None:
        if isinstance(message, WantBars):
            self._bars.want(message)
        else:
            await self._pictures.fetch(message.article_ids)

    def _steer(self, message: SetClock) -> None:
        if self._state.sources.set_clock is not None:
            self._state.sources.set_clock(message)

    async def _reload(self, *, rematch_all: bool) -> None:
        """The user changed something: read it all again."""
        state = self._state
        state.settings, _ = load(self._settings_path)
        await self._pictures.tidy()
        before = state.watched
        state.watched = await state.lanes.store(_watched, state)
        new = {each.entity_id for each in state.watched.listings} - before.entities
        derived = any(str(each).startswith("x:") for each in new)
        if rematch_all or derived:
            await self._renew_matcher()
        self._bars.want_watched()
        state.wake.call()

    async def _renew_matcher(self) -> None:
        state = self._state
        state.finder = await state.lanes.store(
            make_matcher, state.watched, state.catalogue.entities, state.stores.user
        )
        await self._note_rematch(begun=True)
        self._start_rematch()

    async def resume(self) -> None:
        """Match stored articles anew if the last process ended while it did."""
        state = self._state
        if await state.lanes.store(wants_rematch, state.stores.feeds):
            self._start_rematch()

    def _start_rematch(self) -> None:
        if self._rematching is not None:
            self._rematching.cancel()
        self._rematching = asyncio.create_task(self._rematch())

    async def _note_rematch(self, *, begun: bool) -> None:
        """Note that it is to be done, for a process that may have to go on."""
        state = self._state
        await state.lanes.store(note_rematch, state.stores.feeds, begun=begun)

    async def _rematch(self) -> None:
        """Match stored articles anew, a chunk at a time, with progress."""
        state = self._state
        state.cancelled.discard(REMATCH)
        total = await state.lanes.store(
            state.stores.news.count, ArticleQuery(stories=False)
        )
        steps = rematch(state.stores.news, state.finder)
        stopped = False
        while (done := await state.lanes.store(_step, steps)) is not None:
            stopped = REMATCH in state.cancelled
            self._progress(done, total, stopped=stopped)
            if stopped:
                break
        await self._note_rematch(begun=False)
        if not stopped:
            self._progress(total, total)
        state.outbox.put(NewsRematched())

    def _progress(self, done: int, total: int, *, stopped: bool = False) -> None:
        self._state.outbox.put(
            Progress(
                job=REMATCH,
                title="Matching stored articles",
                done=done,
                total=total,
                stopped=stopped,
            )
        )

    async def _search(self, message: SearchSymbols) -> None:
        state = self._state
        answer = SymbolsFound(generation=message.generation, listings=())
        if state.sources.search is not None:
            answer = await self._ask_search(message)
        state.outbox.put(answer)

    async def _ask_search(self, message: SearchSymbols) -> SymbolsFound:
        state = self._state
        assert state.sources.search is not None
        try:
            hits = await state.lanes.market(state.sources.search.search, message.text)
        except NewswatchError as error:
            return SymbolsFound(
                generation=message.generation,
                listings=(),
                error_title=error.title,
                error_hint=error.hint,
            )
        return SymbolsFound(
            generation=message.generation,
            listings=tuple(hit.listing for hit in hits),
            exchange_names=tuple(hit.exchange_name for hit in hits),
        )

    async def _export(self, message: Export) -> None:
        state = self._state
        count = await state.lanes.store(
            export_articles,
            state.stores,
            state.watched,
            message.query,
            Path(message.path),
            message.format,
            state.sources.clock.now(),
        )
        state.outbox.put(Exported(path=message.path, articles=count))


def _watched(state: EngineState) -> Watched:
    stores = state.stores
    splits = stores.market.all_splits()
    return watched(stores.user, state.catalogue.listing, splits)


def _step(steps: Iterator[int]) -> int | None:
    return next(steps, None)
