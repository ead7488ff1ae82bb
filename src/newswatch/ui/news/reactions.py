"""What prices did since articles came out, worked out a little at a time."""

from __future__ import annotations

import time
from collections import OrderedDict
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.storage.market import MarketStore
from newswatch.ui.clock import UiClock
from newswatch.ui.market_hours import MarketHours
from newswatch.ui.news.items import NewsItem
from newswatch.ui.price_book import PriceBook
from newswatch.ui.sparkline import Spark
from newswatch.ui.user_data import UserData

BUDGET_S = 0.006
"""Longer than this at a time, and a frame would be late."""

KEPT = 400
TICK_MS = 1000
_BEFORE, _AFTER = timedelta(days=4), timedelta(days=2)
"""Over a weekend and a holiday, there and back."""
_DAILY_BEFORE, _DAILY_AFTER = timedelta(days=14), timedelta(days=7)

Key = tuple[ArticleId, ListingId]


class Beside(NamedTuple):
    """What stands beside an article for one listing: a `Reaction`, a chart."""

    reaction: Any
    spark: Spark | None


class _Bars(NamedTuple):
    intraday: PriceSeries | None
    daily: tuple[Bar, ...]


class ReactionBook(QObject):
    """Hands out what is known; the unknown is worked out soon, newest wish first.

    Signals:
        changed: `frozenset[ArticleId]`: other figures stand beside these.
    """

    changed = Signal(object)

    def __init__(
        self,
        store: MarketStore,
        book: PriceBook,
        data: UserData,
        hours: MarketHours,
        clock: UiClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._book = book
        self._user = data
        self._hours = hours
        hours.opened.connect(self._start)
        self._clock = clock
        self._known: OrderedDict[Key, Beside] = OrderedDict()
        self._published: dict[ArticleId, datetime] = {}
        self._bars: dict[tuple[ListingId, date], _Bars] = {}
        self._wanted: dict[Key, None] = {}
        self._work = QTimer(self, interval=0, singleShot=True)
        self._work.timeout.connect(self._work_some)
        self._moved: set[ListingId] = set()
        self._tick = QTimer(self, interval=TICK_MS, singleShot=True)
        self._tick.timeout.connect(self._on_tick)
        book.changed.connect(self._on_prices)

    def get(self, item: NewsItem, listing_id: ListingId) -> Beside | None:
        """Return what is known; None means: not yet, `changed` will tell."""
        key = (item.id, listing_id)
        known = self._known.get(key)
        if known is None:
            self._published[item.id] = item.row.stored.article.published
            self._wanted[key] = None
            self._start()
        else:
            self._known.move_to_end(key)
        return known

    def forget_bars(self, listing_ids: tuple[ListingId, ...]) -> None:
        """Read these listings' bars anew: more were stored."""
        gone = set(listing_ids)
        self._bars = {k: v for k, v in self._bars.items() if k[0] not in gone}
        self._again(gone)

    def refresh(self) -> None:
        """Work everything out anew: time went on."""
        self._again({listing_id for _, listing_id in self._known})

    def _on_prices(self, listing_ids: frozenset[ListingId]) -> None:
        self._moved |= listing_ids
        if not self._tick.isActive():
            self._tick.start()

    def _on_tick(self) -> None:
        moved, self._moved = self._moved, set()
        self._again(moved)

    def _again(self, listing_ids: set[ListingId]) -> None:
        stale = [key for key in self._known if key[1] in listing_ids]
        self._wanted.update(dict.fromkeys(stale))
        if stale:
            self._start()

    def _start(self) -> None:
        """Work, if there is anything to do and the tables are open."""
        if self._wanted and self._hours.is_open:
            self._work.start()

    def _work_some(self) -> None:
        until = time.monotonic() + BUDGET_S
        changed: set[ArticleId] = set()
        while self._wanted and time.monotonic() < until:
            key, _ = self._wanted.popitem()
            beside = self._find(*key)
            if self._known.get(key) != beside:
                self._known[key] = beside
                changed.add(key[0])
        self._drop_old()
        if changed:
            self.changed.emit(frozenset(changed))
        self._start()

    def _drop_old(self) -> None:
        while len(self._known) > KEPT:
            (article_id, _), _ = self._known.popitem(last=False)
            self._published.pop(article_id, None)

    def _find(self, article_id: ArticleId, listing_id: ListingId) -> Beside:
        from newswatch.domain.quote_state import effective_delay
        from newswatch.domain.reaction import reaction
        from newswatch.domain.spark_window import spark_window

        published = self._published[article_id]
        listing = self._user.listing(listing_id)
        calendar = self._hours.of_listing(listing)
        bars = self._bars_of(listing_id, published)
        series = bars.intraday
        quote = self._book.quote(listing_id)
        fine = series if series and series.interval is not Interval.D1 else None
        if fine and quote and quote.unit != fine.unit:
            fine = None
        found = reaction(
            published,
            self._clock.now(),
            fine.bars if fine else (),
            bars.daily,
            quote,
            calendar,
            effective_delay(quote) if quote else None,
            interval=fine.interval if fine else None,
        )
        if series is None:
            return Beside(found, None)
        window = spark_window(
            published, series.bars, calendar, interval=series.interval
        )
        points = tuple(float(bar.close) for bar in window.bars)
        spark = Spark(points, None, window.dot) if len(points) > 1 else None
        return Beside(found, spark)

    def _bars_of(self, listing_id: ListingId, published: datetime) -> _Bars:
        key = (listing_id, published.date())
        if key not in self._bars:
            self._bars[key] = self._read(listing_id, published)
        return self._bars[key]

    def _read(self, listing_id: ListingId, published: datetime) -> _Bars:
        day = published.replace(hour=12, minute=0, second=0, microsecond=0)
        quote = self._book.quote(listing_id)
        daily = self._store.bars(
            listing_id,
            Interval.D1,
            day - _DAILY_BEFORE,
            day + _DAILY_AFTER,
            unit=quote.unit if quote else None,
        )
        return _Bars(self._store.bars_around(listing_id, day, _BEFORE, _AFTER), daily)
