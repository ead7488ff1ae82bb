"""Price histories from Yahoo's chart endpoint, without pandas."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote as url_quote

from newswatch.domain.bar import Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.ports import Clock
from newswatch.sources.yahoo.chart_parse import (
    LONG,
    Chart,
    chart_record,
    no_chart,
    parse_chart,
)
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.session import Json
from newswatch.sources.yahoo.values import record, text

KEPT = {
    Interval.M1: timedelta(days=29),
    Interval.M5: timedelta(days=59),
    Interval.M15: timedelta(days=59),
    Interval.H1: timedelta(days=729),
}
"""How far back Yahoo keeps them (30, 60, 60 and 730 days); daily ones for ever."""

LONGEST_M1 = timedelta(days=7)
"""Yahoo refuses more one-minute bars in one request."""

SAME = {"60m": Interval.H1.value}
"""Yahoo has two names for an hour."""

LEAST = timedelta(days=5)
"""Daily bars of less are asked for as this much: a holiday is no empty answer."""


class YahooBars:
    """Bars from Yahoo. Intraday ones include the hours before and after."""

    def __init__(self, client: YahooClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        """Fetch the bars that start in [start, end).

        What Yahoo does not keep is not there: minutes older than 30 days, and of
        them no more than the last seven days of the range.

        Raises:
            SourceError: Also where there is no bar at all in the time.
        """
        return self.chart(listing_id, interval, start, end).series

    def chart(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> Chart:
        """Fetch bars as `bars` does, with the dividends paid in that time."""
        first = earliest(interval, start, end, self._clock.now())
        if first >= end:
            raise no_chart(
                f"{interval} bars are kept for {KEPT[interval].days + 1} days."
            )
        body = self._client.get(
            f"/v8/finance/chart/{url_quote(listing_id, safe='')}",
            {
                "interval": interval.value,
                "period1": str(int(first.timestamp())),
                "period2": str(int(end.timestamp())),
                "events": "div,split",
                "includePrePost": "false" if interval in LONG else "true",
            },
            lambda found: _check(found, listing_id, interval),
        )
        chart = parse_chart(body, listing_id, interval, self._clock.now())
        return _cut(chart, start, end)


def earliest(
    interval: Interval, start: datetime, end: datetime, now: datetime
) -> datetime:
    """Return from when on to ask, so that Yahoo does not refuse. Pure."""
    if interval in LONG:
        return min(start, end - LEAST)
    start = max(start, now - KEPT[interval])
    return max(start, end - LONGEST_M1) if interval is Interval.M1 else start


def _check(body: Json, listing_id: ListingId, interval: Interval) -> None:
    """Refuse what was not asked for: months as days, another share's prices."""
    meta = record(chart_record(body).get("meta"))
    symbol, length = text(meta.get("symbol")), text(meta.get("dataGranularity"))
    if symbol and symbol.upper() != listing_id.upper():
        raise no_chart(f"Prices of {symbol} came for {listing_id}.")
    if length and SAME.get(length, length) != interval.value:
        raise no_chart(f"Bars of {length} came for bars of {interval}.")


def _cut(chart: Chart, start: datetime, end: datetime) -> Chart:
    series = chart.series
    bars = tuple(bar for bar in series.bars if start <= bar.start < end)
    if not bars:
        raise no_chart("The market was shut, or the listing was not traded.")
    return replace(chart, series=replace(series, bars=bars))
