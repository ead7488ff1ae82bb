"""Fetches price histories: what charts and articles need, one request at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from newswatch.calendars import Calendars
from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.domain.pairs import pair_of
from newswatch.domain.quote_state import UNKNOWN_DELAY
from newswatch.domain.symbols import hours_mic
from newswatch.engine.state import EngineState
from newswatch.log import logger
from newswatch.protocol import BarsChanged, SplitsLearned, WantBars

log = logger(__name__)

DAILY_SPAN = timedelta(days=400)
INTRADAY_SPAN = timedelta(days=8)
EARLIEST = date(1970, 1, 1)
"""No source has splits before it; a day such as 0202-02-17 is a slip of the hand."""

EVENT_SPAN = timedelta(days=30)
"""How far back to look for the split behind a jump."""

OVERLAP = 2
"""Bars asked for again: the last one was still running."""


@dataclass(frozen=True, slots=True, order=True)
class Wish:
    """Bars that somebody needs; the smaller the urgency, the sooner."""

    urgency: int
    listing_id: ListingId
    interval: Interval
    start: datetime
    end: datetime


class BarsJob:
    """Works through wishes for bars; the same wish is not asked twice in a while."""

    def __init__(self, state: EngineState) -> None:
        self._state = state
        self._wishes: asyncio.PriorityQueue[Wish] = asyncio.PriorityQueue()
        self._asked: dict[tuple[ListingId, Interval], tuple[Wish, datetime]] = {}
        self._calendars = Calendars()
        # From which day on all splits were asked for; None until it is read.
        self._splits_since: dict[ListingId, date] | None = None
        # Up to when there is no hole, by what is kept of everything watched.
        self._had: dict[tuple[ListingId, Interval], datetime] = {}

    async def run(self) -> None:
        """Go on until cancelled."""
        market = self._state.stores.market
        self._splits_since = await self._state.lanes.store(market.splits_since)
        self._want_splits()
        while True:
            wish = await self._wishes.get()
            if not self._is_old_news(wish):
                await self._fetch(wish)
                await asyncio.sleep(self._state.sources.pace.bars)
            self._wishes.task_done()

    def want(self, message: WantBars) -> None:
        """Somebody looks at a chart: urgent."""
        self._wishes.put_nowait(
            Wish(0, message.listing_id, message.interval, message.start, message.end)
        )

    def want_events(self, listing_id: ListingId) -> None:
        """A price has jumped: ask at once whether there was a split."""
        if pair_of(listing_id) is None:
            now = self._state.sources.clock.now()
            self._asked.pop((listing_id, Interval.D1), None)
            self._wishes.put_nowait(
                Wish(0, listing_id, Interval.D1, now - EVENT_SPAN, now)
            )

    def want_watched(self) -> None:
        """Ask for a year of days and a week of minutes of everything watched.

        What was had before is asked only from there on, and only if the
        listing has traded since.
        """
        benchmark = ListingId(self._state.settings.benchmark)
        for listing_id in dict.fromkeys([*self._state.watched.ids, benchmark]):
            self._want_since(1, listing_id, Interval.D1, DAILY_SPAN)
            self._want_since(2, listing_id, self._intraday, INTRADAY_SPAN)
        self._want_splits()

    def _want_splits(self) -> None:
        """Ask for the weeks since the first purchase, where nobody asked before.

        The year of days that everything gets tells of its own splits only.
        """
        now = self._state.sources.clock.now()
        for listing_id, bought in self._state.watched.counted_from.items():
            day = max(bought, EARLIEST)
            start = datetime.combine(day, time(), UTC) - Interval.W1.length
            if start < now - DAILY_SPAN and not self._knows_splits(listing_id, day):
                self._wishes.put_nowait(Wish(3, listing_id, Interval.W1, start, now))

    def _knows_splits(self, listing_id: ListingId, day: date) -> bool:
        known = self._splits_since
        return known is None or known.get(listing_id, date.max) <= day

    def _want_since(
        self, urgency: int, listing_id: ListingId, interval: Interval, span: timedelta
    ) -> None:
        now = self._state.sources.clock.now()
        had = self._had.get((listing_id, interval))
        if had is not None and not self._traded_since(listing_id, had, interval, now):
            return
        start = now - span if had is None else had - OVERLAP * interval.length
        self._wishes.put_nowait(Wish(urgency, listing_id, interval, start, now))

    def _traded_since(
        self, listing_id: ListingId, had: datetime, interval: Interval, now: datetime
    ) -> bool:
        quote = self._state.market.newest(listing_id)
        traded = quote is None or quote.as_of > had
        whole = interval is not Interval.D1 or not self._settled_since(
            listing_id, had, now
        )
        return traded and (now - had >= interval.length or not whole)

    def _settled_since(
        self, listing_id: ListingId, had: datetime, now: datetime
    ) -> bool:
        """Tell whether a session has ended of which the bar was had while it ran.

        Its price of then would stand there as that day's close until tomorrow.
        """
        calendar = self._calendars.of(hours_mic(listing_id))
        if calendar is None:
            return False
        told = calendar.last_close_before(now).settled + UNKNOWN_DELAY
        return had < told <= now

    async def settled(self) -> None:
        """Wait until no wish is left."""
        await self._wishes.join()

    async def keep_fresh(self) -> None:
        """Look again now and then, while the program runs."""
        while True:
            self.want_watched()
            await asyncio.sleep(self._state.sources.refresh_bars_s)

    @property
    def _intraday(self) -> Interval:
        return self._state.sources.intraday

    def _is_old_news(self, wish: Wish) -> bool:
        """Tell whether as much was asked for a moment ago."""
        now, age = self._state.sources.clock.now(), self._state.sources.age_of_bars
        key = wish.listing_id, wish.interval
        if key in self._asked:
            last, asked_at = self._asked[key]
            covered = last.start <= wish.start and wish.end < last.end + age
            if covered and now - asked_at < age:
                return True
        self._asked[key] = wish, now
        return False

    async def _fetch(self, wish: Wish) -> None:
        state = self._state
        try:
            series = await state.lanes.market(
                state.sources.bars.bars,
                wish.listing_id,
                wish.interval,
                wish.start,
                wish.end,
            )
        except SourceError as error:
            log.info("No bars of %s: %s", wish.listing_id, error)
            return
        self._note(wish)
        await self.take(series)
        await self._note_splits(wish)

    def _note(self, wish: Wish) -> None:
        """Remember up to when all is there, if this wish leaves no hole before it.

        A chart of one day, or an old article, asks for less than what is kept
        of everything watched.
        """
        key = wish.listing_id, wish.interval
        span = DAILY_SPAN if wish.interval is Interval.D1 else INTRADAY_SPAN
        had = self._had.get(key)
        joins = had is not None and wish.start <= had
        now = self._state.sources.clock.now()
        if joins or (wish.start <= now - span < wish.end):
            self._had[key] = max(wish.end, had or wish.end)

    async def _note_splits(self, wish: Wish) -> None:
        """Remember from when on splits are known: those of the weeks asked for."""
        state, day = self._state, wish.start.date() + Interval.W1.length
        recent = state.sources.clock.now() - wish.end < DAILY_SPAN
        if wish.interval is not Interval.W1 or not recent:
            return
        if self._splits_since is None or self._knows_splits(wish.listing_id, day):
            return
        self._splits_since[wish.listing_id] = day
        await state.lanes.store(
            state.stores.market.save_splits_since, wish.listing_id, day
        )

    async def take(self, series: PriceSeries) -> None:
        """Store bars and tell the window; also what a split among them changed."""
        state = self._state
        if not series.bars:
            return
        delta = await state.lanes.store(state.market.record_series, series)
        state.tell_market(delta)
        if delta.splits:
            state.outbox.put(
                SplitsLearned(listing_id=series.listing_id, splits=delta.splits)
            )
        for interval in dict.fromkeys((series.interval, *delta.bars)):
            state.outbox.put(
                BarsChanged(listing_ids=(series.listing_id,), interval=interval)
            )
