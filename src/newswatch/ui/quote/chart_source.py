"""Reads from the stores what a chart shows; asks for what is not there."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.series import with_live
from newswatch.domain.session import SessionCalendar
from newswatch.storage.market import MarketStore
from newswatch.ui.quote.chart_content import (
    ChartContent,
    Overlay,
    Pin,
    PinKind,
    gaps,
    runs,
)
from newswatch.ui.quote.ranges import ChartRange, Span, span_of

UTC_ZONE = ZoneInfo("UTC")

SETTLING = timedelta(minutes=30)
"""So long after the close, delays included, the day's bars are all there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRequest:
    """What the user wants to see.

    Attributes:
        calendar: Of the listing's market; None if none is known.
        now: The clock's; aware.
    """

    listing: Listing
    chosen: ChartRange
    quote: Quote | None
    calendar: SessionCalendar | None
    now: datetime
    compared: tuple[tuple[Listing, Quote | None], ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The exchange's time zone, or UTC where it is not known."""
        return self.calendar.zone if self.calendar else UTC_ZONE

    @property
    def span(self) -> Span:
        """The time that is shown."""
        return span_of(self.chosen, self._last_moment(), self.zone, self.calendar)

    def _last_moment(self) -> datetime:
        if self.quote is not None:
            return min(self.quote.as_of, self.now)
        if self.calendar is not None:
            return self.calendar.last_opened(self.now).open
        return self.now


@dataclass(frozen=True, slots=True)
class Stored:
    """What the stores have for a request; prices come on top of it.

    Attributes:
        base: The close before the span, and its day's start; or None.
        compared: Listing, its bars, and its close before the span.
    """

    series: PriceSeries
    base: tuple[Decimal, datetime] | None = None
    compared: tuple[tuple[Listing, PriceSeries, Decimal | None], ...] = ()


def load(market: MarketStore, request: ChartRequest) -> ChartContent | None:
    """Return what there is to draw, or None if no bar is stored."""
    stored = read(market, request)
    return compose(stored, request) if stored else None


def read(market: MarketStore, request: ChartRequest) -> Stored | None:
    """Read what a request needs, or return None if no bar is stored."""
    span = request.span
    series = read_series(market, request.listing.id, request.chosen, span)
    if series is None:
        return None
    whole = request.chosen is ChartRange.MAX
    base = None if whole else close_before(market, request.listing.id, span)
    compared = _read_compared(market, request, span, series.interval)
    return Stored(series, base, compared)


def compose(stored: Stored, request: ChartRequest) -> ChartContent:
    """Return what was stored, with the latest prices as last points."""
    series = with_live(stored.series, request.quote, request.calendar)
    interval, bars = series.interval, series.bars
    base, name = _base(stored, request)
    return ChartContent(
        listing_id=request.listing.id,
        name=request.listing.name,
        unit=series.unit,
        interval=interval,
        bars=bars,
        zone=request.zone,
        base=base,
        base_name=name,
        overlays=_overlays(stored, request),
        extended=_extended(bars, interval, request.calendar),
        breaks=gaps(bars, interval),
        future=_future(bars, interval, request),
    )


def with_pins(content: ChartContent, pins: Sequence[Pin]) -> ChartContent:
    """Return `content` with pins; those outside it are left out.

    An article newer than the last bar is pinned to it; a coming report is not.
    """
    first, last = content.bars[0].start, content.bars[-1].start
    until = last + max(content.interval.length, timedelta(days=1))
    kept = (
        pin
        for pin in pins
        if pin.when >= first and (pin.kind is PinKind.ARTICLE or pin.when < until)
    )
    return replace(content, pins=tuple(kept))


def read_series(
    market: MarketStore, listing_id: ListingId, chosen: ChartRange, span: Span
) -> PriceSeries | None:
    """Return the best bars that are stored: two at least, one is no line."""
    for interval in chosen.intervals:
        series = market.series(listing_id, interval, span.start, span.end)
        if series is not None and len(series.bars) > 1:
            return series
    return None


def close_before(
    market: MarketStore, listing_id: ListingId, span: Span
) -> tuple[Decimal, datetime] | None:
    """Return the last stored daily close before the span, and its day's start."""
    bars = market.bars(listing_id, Interval.D1, span.load_from, span.start)
    return (bars[-1].close, bars[-1].start) if bars else None


def _base(stored: Stored, request: ChartRequest) -> tuple[Decimal | None, str]:
    quote = request.quote
    if request.chosen is ChartRange.D1 and quote and quote.previous_close:
        return quote.previous_close, "previous close"
    if stored.base is None:
        return None, ""
    day = stored.base[1].astimezone(request.zone).date()
    return stored.base[0], f"close of {day.isoformat()}"


def _read_compared(
    market: MarketStore, request: ChartRequest, span: Span, interval: Interval
) -> tuple[tuple[Listing, PriceSeries, Decimal | None], ...]:
    found = []
    for listing, _ in request.compared:
        same = market.series(listing.id, interval, span.start, span.end)
        series = same or read_series(market, listing.id, request.chosen, span)
        if series is None or not series.bars or listing.id == request.listing.id:
            continue
        base = close_before(market, listing.id, span)
        close = base[0] if base and request.chosen is not ChartRange.MAX else None
        found.append((listing, series, close))
    return tuple(found)


def _overlays(stored: Stored, request: ChartRequest) -> tuple[Overlay, ...]:
    quotes = {listing.id: quote for listing, quote in request.compared}
    return tuple(
        Overlay(
            listing.id,
            str(listing.id),
            with_live(series, quotes.get(listing.id)).bars,
            base,
        )
        for listing, series, base in stored.compared
    )


def _extended(
    bars: tuple[Bar, ...], interval: Interval, calendar: SessionCalendar | None
) -> tuple[tuple[int, int], ...]:
    if calendar is None or interval in {Interval.D1, Interval.W1}:
        return ()
    session_on = functools.cache(calendar.session_on)
    outside = {MarketPhase.PRE, MarketPhase.POST}
    flags = []
    for bar in bars:
        session = session_on(calendar.day_of(bar.start))
        flags.append(session is not None and session.phase(bar.start) in outside)
    return runs(flags)


def _future(
    bars: tuple[Bar, ...], interval: Interval, request: ChartRequest
) -> tuple[datetime, ...]:
    """Return the starts of the bars that are still to come today."""
    calendar = request.calendar
    if request.chosen is not ChartRange.D1 or calendar is None:
        return ()
    session = calendar.session_on(calendar.day_of(bars[-1].start))
    if session is None or request.now >= session.close + SETTLING:
        return ()
    starts = []
    for opened, closed in session.stretches():
        at = max(opened, bars[-1].start + interval.length)
        while at < closed:
            starts.append(at)
            at += interval.length
    return tuple(starts)
