"""Yahoo's chart and spark answers, read into values. Pure, without pandas.

Prices in `indicators.quote` are adjusted for splits and not for dividends,
which is what a `PriceSeries` promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newswatch.domain.bar import Bar, Interval, PriceSeries, Split
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.sources.circuit import Answered
from newswatch.sources.yahoo.failures import SOURCE, drift
from newswatch.sources.yahoo.markets import delay_of, kind_of, unit_of
from newswatch.sources.yahoo.quote_parse import SOURCE_KEY, phase_from_periods
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import (
    column,
    count,
    hint_of,
    number,
    price,
    record,
    records,
    start,
    text,
    time,
)

LONG = (Interval.D1, Interval.W1)
"""Intervals whose bars are a session or more."""


@dataclass(frozen=True, slots=True)
class Dividend:
    """Paid a share, in the unit of the series; `day` is the ex-date."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """What one chart answer holds.

    Attributes:
        zone: The exchange's time zone; its days are the bars' days.
    """

    series: PriceSeries
    dividends: tuple[Dividend, ...]
    zone: tzinfo


def chart_record(body: Json) -> dict[str, Any]:
    """Return the one chart in an answer as Yahoo sent it.

    Raises:
        Answered: Yahoo says that it has none.
        BadResponse: If the shape is not the known one.
    """
    chart = body.get("chart")
    if not isinstance(chart, dict):
        raise drift("chart")
    found = records(chart.get("result"))
    if found and isinstance(found[0].get("meta"), dict):
        return found[0]
    if chart.get("error"):
        raise no_chart(text(record(chart["error"]).get("description")))
    raise drift("chart")


def no_chart(reason: str) -> Answered:
    """Return the error for a chart that Yahoo says it has not."""
    return Answered(SOURCE, "Yahoo Finance has no prices for this time", reason)


def spark_records(body: Json) -> list[dict[str, Any]]:
    """Return the charts in a spark answer, one a symbol.

    Raises:
        BadResponse: If the shape is not the known one.
    """
    spark = body.get("spark")
    if not isinstance(spark, dict) or not isinstance(spark.get("result"), list):
        raise drift("spark")
    charts = [records(one.get("response")) for one in records(spark["result"])]
    return [chart[0] for chart in charts if chart]


def parse_chart(
    body: Json, listing_id: ListingId, interval: Interval, fetched_at: datetime
) -> Chart:
    """Read a chart answer. Bars without a close are left out, none is made up.

    Raises:
        Answered: Yahoo has no such chart.
        BadResponse: If the shape is not the known one.
    """
    return chart_of(chart_record(body), listing_id, interval, fetched_at)


def chart_of(
    found: dict[str, Any],
    listing_id: ListingId,
    interval: Interval,
    fetched_at: datetime,
) -> Chart:
    """Read one chart of an answer."""
    meta = record(found.get("meta"))
    zone = zone_of(meta)
    kind = kind_of(text(meta.get("instrumentType")))
    bars = _joined(_bars(found, hint_of(meta)), interval, zone, meta)
    events = record(found.get("events"))
    series = PriceSeries(
        listing_id=listing_id,
        interval=interval,
        unit=unit_of(text(meta.get("currency")), kind),
        bars=tuple(bars),
        source=SOURCE_KEY,
        fetched_at=fetched_at,
        splits=_splits(events, zone),
    )
    return Chart(series, _dividends(events, zone), zone)


def zone_of(meta: dict[str, Any]) -> tzinfo:
    """Return the exchange's time zone; UTC where Yahoo does not say."""
    try:
        return ZoneInfo(text(meta.get("exchangeTimezoneName")) or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder, too long a name
        return ZoneInfo("UTC")


def _bars(found: dict[str, Any], hint: int | None) -> list[Bar]:
    columns = record(
        next(iter(records(record(found.get("indicators")).get("quote"))), None)
    )
    names = ("open", "high", "low", "close", "volume")
    starts = column(found.get("timestamp"))
    cells = [_beside(starts, column(columns.get(name))) for name in names]
    rows = zip(starts, *cells, strict=True)
    bars = [bar for row in rows if (bar := _bar(row, hint)) is not None]
    return sorted(bars, key=lambda bar: bar.start)


def _beside(starts: list[Any], cells: list[Any]) -> list[Any]:
    """Return one cell for each start; empty ones where the column is not there.

    Raises:
        BadResponse: Which cell is whose cannot be told.
    """
    if cells and starts and len(cells) != len(starts):
        raise drift("chart")
    return cells if len(cells) == len(starts) else [None] * len(starts)


def _bar(row: Sequence[Any], hint: int | None) -> Bar | None:
    began, close = start(row[0]), price(row[4], hint)
    if began is None or close is None:
        return None
    opened = price(row[1], hint) or close
    high, low = price(row[2], hint) or close, price(row[3], hint) or close
    return Bar(
        start=began,
        open=opened,
        high=max(high, opened, close),
        low=min(low, opened, close),
        close=close,
        volume=count(row[5]),
    )


def _joined(
    bars: Iterable[Bar], interval: Interval, zone: tzinfo, meta: dict[str, Any]
) -> list[Bar]:
    """Join bars of the same interval: Yahoo adds the running one a second time.

    Its copy starts at the time of the last trade instead of the interval's.
    """
    live = time(meta.get("regularMarketTime"))
    found: list[Bar] = []
    for bar in bars:
        if found and _same(found[-1], bar, interval, zone, live):
            found[-1] = _join(found[-1], bar)
        else:
            found.append(bar)
    return found


def _same(
    first: Bar, second: Bar, interval: Interval, zone: tzinfo, live: datetime | None
) -> bool:
    if first.start == second.start:
        return True
    if interval is Interval.D1:
        return _day(first.start, zone) == _day(second.start, zone)
    trailing = second.start == live or second.start.second != 0
    return trailing and second.start - first.start < interval.length


def _join(first: Bar, second: Bar) -> Bar:
    volumes = [v for v in (first.volume, second.volume) if v is not None]
    return replace(
        first,
        high=max(first.high, second.high),
        low=min(first.low, second.low),
        close=second.close,
        volume=max(volumes, default=None),
    )


def _day(moment: datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date()


def _dividends(events: dict[str, Any], zone: tzinfo) -> tuple[Dividend, ...]:
    found = [
        Dividend(_day(at, zone), amount)
        for one in _events(events, "dividends")
        if (at := time(one.get("date"))) and (amount := number(one.get("amount")))
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _splits(events: dict[str, Any], zone: tzinfo) -> tuple[Split, ...]:
    found = [
        Split(_day(at, zone), above / below)
        for one in _events(events, "splits")
        if (at := time(one.get("date")))
        and (above := number(one.get("numerator")))
        and (below := number(one.get("denominator")))
        and above * below > 0
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _events(events: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = events.get(name)
    return records(list(found.values()) if isinstance(found, dict) else found)


def quote_from_chart(found: dict[str, Any], fetched_at: datetime) -> Quote | None:
    """Read the last trade from a chart of daily bars; None if there is none.

    The previous close is that of the bar before the last trade's day. It is
    not `chartPreviousClose`, which is the close before the whole range.
    """
    meta = record(found.get("meta"))
    hint, symbol = hint_of(meta), text(meta.get("symbol"))
    last = price(meta.get("regularMarketPrice"), hint)
    as_of = time(meta.get("regularMarketTime"))
    if not symbol or last is None or as_of is None:
        return None
    kind = kind_of(text(meta.get("instrumentType")))
    return Quote(
        listing_id=ListingId(symbol),
        last=last,
        unit=unit_of(text(meta.get("currency")), kind),
        as_of=as_of,
        fetched_at=fetched_at,
        source=SOURCE_KEY,
        previous_close=_previous_close(found, as_of, hint),
        day_high=price(meta.get("regularMarketDayHigh"), hint),
        day_low=price(meta.get("regularMarketDayLow"), hint),
        volume=count(meta.get("regularMarketVolume")),
        delay=delay_of(meta),
        phase=phase_from_periods(meta, fetched_at),
    )


def _previous_close(
    found: dict[str, Any], as_of: datetime, hint: int | None
) -> Decimal | None:
    """Return the close of the row before `as_of`'s day; None if that row is empty.

    An older close would be wrong: the row says that there was a session.
    """
    zone = zone_of(record(found.get("meta")))
    columns = record(
        next(iter(records(record(found.get("indicators")).get("quote"))), None)
    )
    starts = column(found.get("timestamp"))
    closes = column(columns.get("close"))
    if len(closes) != len(starts):
        return None
    rows = [
        (at, close) for s, close in zip(starts, closes, strict=True) if (at := start(s))
    ]
    before = [row for row in rows if _day(row[0], zone) < _day(as_of, zone)]
    return price(max(before, key=lambda row: row[0])[1], hint) if before else None
