"""The engine at work: jobs side by side, messages in, messages out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import BinaryIO

from newswatch.domain.errors import NewswatchError
from newswatch.engine.bars_job import BarsJob
from newswatch.engine.commands import Commands
from newswatch.engine.earnings_job import EarningsJob
from newswatch.engine.feeds_job import FeedsJob
from newswatch.engine.outbox import FLUSH_S
from newswatch.engine.pictures_job import PicturesJob
from newswatch.engine.quotes_job import QuotesJob, RatesJob
from newswatch.engine.settling import SettleJob
from newswatch.engine.share_news_job import ShareNewsJob
from newswatch.engine.state import EngineState
from newswatch.engine.stream_job import StreamJob
from newswatch.engine.wake import Rests
from newswatch.log import logger
from newswatch.paths import Profile
from newswatch.protocol import (
    VERSION,
    Alive,
    Failed,
    FromWindow,
    Hello,
    NewsRematched,
    QuotesChanged,
    Ready,
    encode,
)
from newswatch.storage.backup import keep_copy
from newswatch.storage.pictures import PictureCache

log = logger(__name__)

HEARTBEAT_S = 1.0
RESTART_S = 5.0
BREATH_S = 0.05
"""Between two steps of keeping the store tidy."""

HOUR_S = 3_600.0
DAY_S = 86_400.0
COPY_AFTER_S = 20.0
"""How long after a change a copy is made; changes seldom come alone."""


class Server:
    """Runs the jobs and speaks with the window until it is told to stop."""

    def __init__(self, state: EngineState, profile: Profile, pipe: BinaryIO) -> None:
        self._state = state
        self._pipe = pipe
        self._profile = profile
        self._bars = BarsJob(state)
        self._quotes = QuotesJob(state, self._bars.want_events)
        self._rates = RatesJob(state)
        self._feeds = FeedsJob(state)
        self._settling = SettleJob(state)
        self._earnings = EarningsJob(state)
        self._share_news = ShareNewsJob(state)
        self._stream = StreamJob(state, self._quotes)
        pictures = PicturesJob(state, PictureCache(profile.pictures))
        self.commands = Commands(state, self._bars, pictures, profile.settings)
        self._doing: set[asyncio.Task[None]] = set()
        self._priced = asyncio.Event()

    async def run(self) -> None:
        """Serve until `stop` is called or the window asks to quit."""
        state = self._state
        state.outbox.put(Hello(version=VERSION, pid=os.getpid()))
        await self._tell_what_is_known()
        jobs = [
            asyncio.create_task(each)
            for each in (
                self._heartbeat(),
                self._send(),
                self._kept_up("first round", self._first_round),
                self._kept_up("stream", self._stream_quotes),
                self._kept_up("stories", self._settling.run),
            )
        ]
        try:
            await self.commands.quit.wait()
        finally:
            await self._wind_up(jobs)

    async def _wind_up(self, jobs: list[asyncio.Task[None]]) -> None:
        """End every job, let go of connections, say what is left to say."""
        for job in [*jobs, *self._doing]:
            job.cancel()
        await asyncio.gather(*jobs, *self._doing, return_exceptions=True)
        await self._state.sources.feeds.close()
        await self.flush()

    def on_message(self, message: FromWindow) -> None:
        """Carry out what the window asks, beside everything else."""
        self._do(self.commands.carry_out(message))

    def stop(self) -> None:
        """The pipe has closed: the window is gone."""
        self.commands.quit.set()

    def _do(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._doing.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._doing.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report_bug("A request", error)

    async def _tell_what_is_known(self) -> None:
        state = self._state
        quotes = await state.lanes.store(state.stores.market.quotes)
        rates = await state.lanes.store(state.stores.market.rates)
        state.tell_rates(rates)
        state.outbox.put(QuotesChanged(quotes=tuple(quotes)))

    async def _first_round(self) -> None:
        """Everything once, in the order of what a user sees first; then for ever."""
        self._bars.want_watched()
        bars = asyncio.create_task(self._kept_up("bars", self._bars.run))
        self._doing.add(bars)
        await asyncio.gather(self._first_quotes(), self._feeds.once())
        if self._state.sources.set_clock is not None:
            await self._bars.settled()
            await self._settling.settled()
        self._state.outbox.put(Ready())
        self._do(self.commands.resume())
        for name, job in (
            ("quotes", self._quotes.run),
            ("feeds", self._feeds.run),
            ("rates", self._rates.run),
            ("histories", self._bars.keep_fresh),
            ("earnings", self._earnings.run),
            ("news of shares", self._share_news.run),
            ("retention", self._keep_tidy),
            ("copies", self._keep_copies),
        ):
            self._do(self._kept_up(name, job))

    async def _first_quotes(self) -> None:
        await self._quotes.once()
        self._priced.set()

    async def _stream_quotes(self) -> None:
        """Follow ticks once there are quotes to follow; slow feeds are no reason."""
        await self._priced.wait()
        await self._stream.run()

    async def _kept_up(self, name: str, job: Callable[[], Awaitable[None]]) -> None:
        """Run a job; a bug in it is shown and does not stop the others."""
        while True:
            try:
                await job()
            except Exception as error:  # noqa: BLE001 - shown as the bug it is
                self._report_bug(name, error)
                await asyncio.sleep(RESTART_S)
            else:
                return

    async def _keep_tidy(self) -> None:
        """Let go of what is old, once a day; others use the store in between."""
        state = self._state
        while True:
            steps = state.stores.news.tidy(
                state.settings.keep_days, state.sources.clock.now()
            )
            gone = 0
            while (done := await state.lanes.store(next, steps, None)) is not None:
                gone += done
                await asyncio.sleep(BREATH_S)
            if gone:  # lists that are open show it no longer
                state.outbox.put(NewsRematched())
            await asyncio.sleep(DAY_S)

    async def _keep_copies(self) -> None:
        """Keep a copy of what the user made: each hour, and soon after a change.

        A demo's is nobody's.
        """
        if self._state.sources.replay is not None:
            return
        rests = Rests(self._state.wake)
        while True:
            try:
                await self._state.lanes.store(
                    keep_copy, self._profile.database, datetime.now(UTC).date()
                )
            except NewswatchError as error:
                log.warning("No copy was kept: %s", error)
                self._state.outbox.put(Failed(title=error.title, hint=error.hint))
            await rests.take(HOUR_S)
            await asyncio.sleep(COPY_AFTER_S)

    def _report_bug(self, name: str, error: BaseException) -> None:
        log.error("Bug in %s", name, exc_info=error)
        self._state.outbox.put(
            Failed(
                title=f"Something went wrong inside Newswatch ({name})",
                hint=f"{type(error).__name__}: {error}. Details are in the log.",
                bug=True,
            )
        )

    async def _heartbeat(self) -> None:
        state = self._state
        while True:
            speed, paused = (
                state.sources.replay() if state.sources.replay else (1.0, False)
            )
            now = state.sources.clock.now()
            state.outbox.put(Alive(now=now, speed=speed, paused=paused))
            await asyncio.sleep(HEARTBEAT_S)

    async def _send(self) -> None:
        """Send what is said, at once but not more often than each `FLUSH_S`."""
        while True:
            await self._state.outbox.filled.wait()
            await self.flush()
            await asyncio.sleep(FLUSH_S)

    async def flush(self) -> None:
        """Send what waits in the outbox."""
        messages = self._state.outbox.take()
        if not messages:
            return
        lines = b"".join(map(encode, messages))
        try:
            await asyncio.to_thread(_write_all, self._pipe, lines)
        except OSError:
            self.stop()


def _write_all(pipe: BinaryIO, lines: bytes) -> None:
    view = memoryview(lines)
    while view:
        view = view[pipe.write(view) :]
