"""The replayed market: quotes, bars and rates as they stood at a moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import GBP, HKD, USD
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.replay.paths import (
    HOURS,
    MINUTE,
    MINUTE_DAYS,
    bridge,
    daily_bars,
    minute_bars,
    past_minutes,
    ticks_of_minute,
    to_tick,
)
from newswatch.replay.world import DemoListing, World

SOURCE = "demo"
FEED_URL = "demo:replay"
"""Where the replay's articles are said to come from."""
PIP = Decimal("0.0001")
USDHKD_SYMBOL = ListingId("HKD=X")


class ReplayMarket:
    """Answers what was known at a moment of the replay, and nothing later."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._daily = {each.symbol: daily_bars(each) for each in world.listings}
        self._today = {
            each.symbol: minute_bars(each, world.day, each.today)
            for each in world.listings
            if each.today
        }
        self._usdhkd = _rate_path(world, world.usdhkd, "usdhkd")
        self._gbpusd = _rate_path(world, world.gbpusd, "gbpusd")

    def quote(self, symbol: ListingId, at: datetime) -> Quote | None:
        """Return the quote as of `at`; None for what the replay does not have."""
        if symbol == USDHKD_SYMBOL:
            return self._rate_quote(at)
        listing = self._world.listing(symbol)
        if listing is None:
            return None
        done = bisect_right([bar.start for bar in self._today.get(symbol, [])], at)
        if done == 0:
            return self._closed_quote(listing, at)
        return self._open_quote(listing, self._today[symbol][:done], at)

    def series(
        self,
        symbol: ListingId,
        interval: Interval,
        start: datetime,
        end: datetime,
        at: datetime,
    ) -> PriceSeries | None:
        """Return bars in [start, end) that have ended by `at`."""
        listing = self._world.listing(symbol)
        if listing is None or interval not in {Interval.M1, Interval.D1}:
            return None
        bars = (
            self._daily[symbol] if interval is Interval.D1 else self._minutes(listing)
        )
        end = min(end, at - interval.length + timedelta(microseconds=1))
        first = bisect_left(bars, start, key=_start)
        last = bisect_left(bars, end, key=_start)
        kept = tuple(bars[first:last])
        return PriceSeries(symbol, interval, listing.unit, kept, SOURCE, at)

    def rates(self, at: datetime) -> list[FxRate]:
        """Return USD/HKD and GBP/USD as of `at`."""
        hkd, when = _value_at(self._usdhkd, at)
        usd, _ = _value_at(self._gbpusd, at)
        return [
            FxRate(base=USD, quote=HKD, rate=hkd, as_of=when, source=SOURCE),
            FxRate(base=GBP, quote=USD, rate=usd, as_of=when, source=SOURCE),
        ]

    def _minutes(self, listing: DemoListing) -> list[Bar]:
        past = [
            minute
            for daily in self._daily[listing.symbol][-MINUTE_DAYS:]
            for minute in past_minutes(listing, daily)
        ]
        return past + self._today.get(listing.symbol, [])

    def _closed_quote(self, listing: DemoListing, at: datetime) -> Quote:
        last, before = self._daily[listing.symbol][-1], self._daily[listing.symbol][-2]
        zone = HOURS[listing.mic].zone
        closed = HOURS[listing.mic].minutes(last.start.astimezone(zone).date())[-1]
        return Quote(
            listing_id=listing.symbol,
            last=last.close,
            unit=listing.unit,
            as_of=closed + MINUTE,
            fetched_at=at,
            source=SOURCE,
            previous_close=before.close,
            open=last.open,
            day_high=last.high,
            day_low=last.low,
            volume=last.volume,
            delay=timedelta(0),
            phase=MarketPhase.CLOSED,
        )

    def _open_quote(
        self, listing: DemoListing, bars: Sequence[Bar], at: datetime
    ) -> Quote:
        last, as_of = _last_trade(listing, bars, at)
        over = at >= bars[-1].start + MINUTE
        return Quote(
            listing_id=listing.symbol,
            last=last,
            unit=listing.unit,
            as_of=as_of,
            fetched_at=at,
            source=SOURCE,
            previous_close=self._daily[listing.symbol][-1].close,
            open=bars[0].open,
            day_high=max(last, *(bar.high for bar in bars[:-1]), bars[0].open),
            day_low=min(last, *(bar.low for bar in bars[:-1]), bars[0].open),
            volume=sum(bar.volume or 0 for bar in bars) or None,
            delay=timedelta(0),
            phase=MarketPhase.LUNCH if over else MarketPhase.REGULAR,
        )

    def _rate_quote(self, at: datetime) -> Quote:
        rate, when = _value_at(self._usdhkd, at)
        return Quote(
            listing_id=USDHKD_SYMBOL,
            last=rate,
            unit="HKD",
            as_of=when,
            fetched_at=at,
            source=SOURCE,
            previous_close=Decimal("7.7853"),
            delay=timedelta(0),
            phase=MarketPhase.REGULAR,
        )


def _last_trade(
    listing: DemoListing, bars: Sequence[Bar], at: datetime
) -> tuple[Decimal, datetime]:
    bar = bars[-1]
    seed = f"{listing.symbol} {bar.start}"
    price, when = bar.open, bar.start
    for second, traded in ticks_of_minute(bar.open, bar.close, listing.tick, seed):
        moment = bar.start + timedelta(seconds=second)
        if moment <= at:
            price, when = traded, moment
    return price, when


def _rate_path(
    world: World, anchors: dict[str, Decimal], seed: str
) -> list[tuple[datetime, Decimal]]:
    points = [(world.at(at).astimezone(UTC), rate) for at, rate in anchors.items()]
    path = [points[0]]
    for (start, rate), (end, next_rate) in pairwise(points):
        steps = int((end - start) / MINUTE)
        drawn = bridge(float(rate), float(next_rate), steps, 0.00001, f"{seed} {start}")
        path += [
            (start + n * MINUTE, to_tick(drawn[n], PIP)) for n in range(1, steps)
        ] + [(end, next_rate)]
    return path


def _value_at(
    path: list[tuple[datetime, Decimal]], at: datetime
) -> tuple[Decimal, datetime]:
    index = bisect_right(path, at, key=lambda point: point[0]) - 1
    when, value = path[max(index, 0)]
    return value, when


def _start(bar: Bar) -> datetime:
    return bar.start
