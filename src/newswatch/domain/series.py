"""Preparing bars for a chart: fewer, in percent, with the live price, with gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar


def downsample(bars: Sequence[Bar], most: int) -> list[Bar]:
    """Return at most `most` bars that keep every extreme of all of them.

    Neighbours are merged: first open, highest high, lowest low, last close,
    summed volume; so a chart of one bar a pixel loses no peak.
    """
    if most < 1:
        raise ValueError(f"at least one bar must remain, got {most}")
    if len(bars) <= most:
        return list(bars)
    edges = [n * len(bars) // most for n in range(most + 1)]
    return [merged(bars[first:end]) for first, end in pairwise(edges)]


def merged(bars: Sequence[Bar]) -> Bar:
    """Return several neighbouring bars as one; at least one is needed."""
    volumes = [bar.volume for bar in bars if bar.volume is not None]
    return Bar(
        start=bars[0].start,
        open=bars[0].open,
        high=max(bar.high for bar in bars),
        low=min(bar.low for bar in bars),
        close=bars[-1].close,
        volume=sum(volumes) if volumes else None,
    )


def rebased(bars: Sequence[Bar], base: Decimal | None = None) -> list[Decimal]:
    """Return each close as a fraction of change since `base`.

    `base` defaults to the first close, so that several listings, or an index,
    can share one axis whatever their prices and currencies.

    Raises:
        ValueError: If `base` is not above zero.
    """
    if not bars:
        return []
    start = bars[0].close if base is None else base
    if start <= 0:
        raise ValueError(f"a base must be above zero, got {start}")
    return [bar.close / start - 1 for bar in bars]


def with_live(
    series: PriceSeries, quote: Quote | None, calendar: SessionCalendar | None = None
) -> PriceSeries:
    """Return the series with the quote as its last point.

    The bar in which the quote was traded is updated, or a new one begun. What
    does not belong is left alone: an older trade, another listing, another unit.

    Args:
        quote: The latest, not suspect.
        calendar: For daily bars, which go by the exchange's date; without it
            by 24 hours.
    """
    if quote is None or not _belongs(series, quote):
        return series
    last = series.bars[-1] if series.bars else None
    start = _bar_start(series, quote, calendar)
    if last is None or start > last.start:
        bars = (*series.bars, _opened(start, quote, series.interval))
    else:
        bars = (*series.bars[:-1], _updated(last, quote, series.interval))
    return replace(series, bars=bars, fetched_at=quote.fetched_at)


def _belongs(series: PriceSeries, quote: Quote) -> bool:
    same = series.listing_id == quote.listing_id and series.unit == quote.unit
    newest = series.bars[-1].start if series.bars else quote.as_of
    return same and newest <= quote.as_of


def _bar_start(
    series: PriceSeries, quote: Quote, calendar: SessionCalendar | None
) -> datetime:
    """Return the start of the bar in which the quote was traded."""
    length, at = series.interval.length, quote.as_of
    if calendar is not None and series.interval is Interval.D1:
        session = calendar.session_on(calendar.day_of(at))
        at = session.open if session else at
        same_day = series.bars and calendar.day_of(
            series.bars[-1].start
        ) == calendar.day_of(at)
        return series.bars[-1].start if same_day else at
    if not series.bars:
        return at
    newest = series.bars[-1].start
    return newest + (at - newest) // length * length


def _opened(start: datetime, quote: Quote, interval: Interval) -> Bar:
    first = Bar(start, quote.last, quote.last, quote.last, quote.last)
    whole_day = interval is Interval.D1
    if whole_day and quote.open is not None:
        prices = (quote.open, quote.last)
        first = replace(first, open=quote.open, high=max(prices), low=min(prices))
    return _updated(first, quote, interval)


def _updated(bar: Bar, quote: Quote, interval: Interval) -> Bar:
    highs, lows, volume = [bar.high, quote.last], [bar.low, quote.last], bar.volume
    if interval is Interval.D1:
        highs += [quote.day_high] if quote.day_high is not None else []
        lows += [quote.day_low] if quote.day_low is not None else []
        volume = bar.volume if quote.volume is None else quote.volume
    return replace(bar, high=max(highs), low=min(lows), close=quote.last, volume=volume)


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole between two bars.

    Attributes:
        index: Of the bar behind it.
        missing: How much regular trading lies in it; zero where the market was
            merely shut, and a line may be drawn across.
    """

    index: int
    missing: timedelta


def gaps(
    bars: Sequence[Bar], length: timedelta, calendar: SessionCalendar
) -> list[Gap]:
    """Return where intraday bars do not follow one another directly."""
    found = []
    for index, (left, right) in enumerate(pairwise(bars), start=1):
        end = left.start + length
        if right.start > end:
            found.append(Gap(index, calendar.trading_time(end, right.start)))
    return found
