"""The engine without a window: the same jobs, printing instead of sending."""

from __future__ import annotations

import io
from collections.abc import Callable

from newswatch.domain.errors import (
    NewswatchError,
    NothingFollowed,
    SourceError,
    with_name,
)
from newswatch.domain.health import SourceHealth
from newswatch.domain.query import ArticleRow
from newswatch.engine.collector import keep_for_good
from newswatch.engine.lanes import Lanes
from newswatch.engine.lock import EngineLock
from newswatch.engine.main import EngineOptions, prepare
from newswatch.engine.server import Server
from newswatch.engine.state import EngineState
from newswatch.protocol import Failed, HealthChanged, Message, NewsArrived
from newswatch.services.watched import Watched

Show = Callable[[ArticleRow, Watched], None]
Complain = Callable[[NewswatchError], None]


async def watch(options: EngineOptions, show: Show, complain: Complain) -> None:
    """Run the engine and show each new article that mentions the watchlist.

    Raises:
        StoreError: The profile cannot be used, or another engine uses it.
    """
    with EngineLock(options.profile.folder):
        lanes = Lanes()
        database, state = await lanes.store(prepare, options, lanes)
        keep_for_good()
        server = Server(state, options.profile, io.BytesIO())
        printer = _Printer(state, show, complain)
        printer.begin()
        state.sources.ask_again()
        server.flush = printer.flush  # type: ignore[method-assign]
        try:
            await server.run()
        finally:
            await lanes.store(database.close)
            lanes.close()


class _Printer:
    """Takes what the engine says and prints what a terminal wants of it."""

    def __init__(self, state: EngineState, show: Show, complain: Complain) -> None:
        self._state = state
        self._show = show
        self._complain = complain
        self._said: set[str] = set()

    def begin(self) -> None:
        """Say at once if nothing will ever be printed."""
        if not self._state.watched.entities:
            self._once(NothingFollowed())

    async def flush(self) -> None:
        """Handle what waits in the outbox."""
        for message in self._state.outbox.take():
            await self._handle(message)

    async def _handle(self, message: Message) -> None:
        match message:
            case NewsArrived(article_ids=ids):
                rows = await self._state.lanes.store(self._state.stores.news.rows, ids)
                self._print(rows)
            case HealthChanged(sources=sources):
                for each in sources:
                    if each.error_title:
                        self._once(_named(each))
            case Failed(title=title, hint=hint):
                self._once(NewswatchError(title, hint))
            case _:
                return

    def _print(self, rows: list[ArticleRow]) -> None:
        watched = self._state.watched
        for row in sorted(rows, key=lambda each: each.id):
            if any(mention.entity_id in watched.entities for mention in row.mentions):
                self._show(row, watched)

    def _once(self, error: NewswatchError) -> None:
        """Complain about one thing once, not every round."""
        if str(error) not in self._said:
            self._said.add(str(error))
            self._complain(error)


def _named(each: SourceHealth) -> SourceError:
    """Return the source's last failure, with its name in it."""
    title = with_name(each.name, each.error_title)
    return SourceError(each.name, title, each.error_hint)
