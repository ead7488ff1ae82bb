"""A small invented market in the shapes of Yahoo's answers.

Names and codes are real, prices are made up; the morning is that of the demo.
"""

from __future__ import annotations

import math
import struct
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from loopback.yahoo_stocks import STOCKS, Market, Stock

__all__ = ["STOCKS", "Stock"]

Json = dict[str, Any]

DEMO_MORNING = datetime(2025, 2, 17, 1, 41, tzinfo=UTC)
"""9:41 in Hong Kong."""

RANGES = {
    "1d": 1,
    "5d": 7,
    "1mo": 31,
    "3mo": 92,
    "6mo": 183,
    "1y": 366,
    "2y": 731,
    "5y": 1827,
    "max": 3650,
}
"""Yahoo's names for ranges, in days."""

INTERVALS = {"1m": 60, "5m": 300, "15m": 900, "1h": 3600}


def last_trade(market: Market, now: datetime) -> datetime:
    """Return when the market last traded: now, or when it closed."""
    local = now.astimezone(ZoneInfo(market.zone))
    for days in range(8):
        day = local.date() - timedelta(days=days)
        for opens, closes in reversed(_sessions(market, day)):
            if opens <= now:
                return min(now, closes)
    raise ValueError("no session in a week")


def _sessions(market: Market, day: date) -> list[tuple[datetime, datetime]]:
    if day.weekday() >= 5:
        return []
    zone = ZoneInfo(market.zone)
    return [
        (
            datetime.combine(day, opens, zone).astimezone(UTC),
            datetime.combine(day, closes, zone).astimezone(UTC),
        )
        for opens, closes in market.hours
    ]


def is_open(market: Market, now: datetime) -> bool:
    """Tell whether the market trades at `now`."""
    day = now.astimezone(ZoneInfo(market.zone)).date()
    return any(opens <= now < closes for opens, closes in _sessions(market, day))


def float32(value: float) -> float:
    """Return what is left of a price in Yahoo's 32-bit floats."""
    found: float = struct.unpack("f", struct.pack("f", value))[0]
    return found


def quote(stock: Stock, now: datetime) -> Json:
    """Return one result of /v7/finance/quote."""
    market = stock.market
    return {
        "language": "en-US",
        "region": "US",
        "quoteType": stock.kind,
        "quoteSourceName": market.source,
        "triggerable": True,
        "currency": stock.currency,
        "regularMarketPrice": stock.last,
        "regularMarketTime": int(last_trade(market, now).timestamp()),
        "regularMarketPreviousClose": stock.previous,
        "regularMarketChange": float32(stock.last - stock.previous),
        "regularMarketOpen": stock.previous,
        "regularMarketDayHigh": max(stock.last, stock.previous),
        "regularMarketDayLow": min(stock.last, stock.previous),
        "regularMarketVolume": 0 if stock.kind == "CURRENCY" else 28_650_400,
        "marketState": "REGULAR" if is_open(market, now) else "CLOSED",
        "exchange": market.exchange,
        "fullExchangeName": market.full_name,
        "exchangeTimezoneName": market.zone,
        "exchangeDataDelayedBy": market.delay,
        "sourceInterval": 15,
        "priceHint": stock.hint,
        "longName": stock.name,
        "shortName": stock.name[:20],
        "symbol": stock.symbol,
    }


def chart(
    stock: Stock,
    now: datetime,
    interval: str,
    start: datetime,
    end: datetime,
    *,
    extended: bool = False,
) -> Json:
    """Return one result of /v8/finance/chart, or of a spark.

    Args:
        extended: The hours before and after were asked for; nothing trades in
            them here, but trading periods come in another shape.
    """
    starts = _starts(stock.market, now, interval, start, end)
    last_day = last_trade(stock.market, now).date()
    days = sorted({at.date() for at in starts} | {last_day}, reverse=True)
    ages = {day: age for age, day in enumerate(days)}
    rows = [_row(stock, ages[at.date()], at) for at in starts]
    names = ("open", "high", "low", "close", "volume")
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    meta = _meta(stock, now, interval, rows)
    if interval in INTERVALS:
        meta["tradingPeriods"] = _trading_periods(
            stock.market, starts, extended=extended
        )
    return {
        "meta": meta,
        "timestamp": [int(at.timestamp()) for at in starts],
        "indicators": {
            "quote": [columns],
            "adjclose": [{"adjclose": columns["close"]}],
        },
    }


def _starts(
    market: Market, now: datetime, interval: str, start: datetime, end: datetime
) -> list[datetime]:
    found: list[datetime] = []
    day, until = start.date() - timedelta(days=1), min(end, now)
    while day <= until.date() + timedelta(days=1):
        sessions = _sessions(market, day)
        if interval in INTERVALS:
            step = timedelta(seconds=INTERVALS[interval])
            found += [
                opens + n * step
                for opens, closes in sessions
                for n in range(math.ceil((closes - opens) / step))
            ]
        else:
            found += [sessions[0][0]] if sessions else []
        day += timedelta(days=1)
    return [at for at in found if start <= at < end and at <= now]


def _row(stock: Stock, age: int, at: datetime) -> tuple[float, ...]:
    """Return a bar of `age` sessions ago.

    The closes of the last two sessions are the last price and the previous
    close; before that, the price sinks slowly.
    """
    close = stock.last if age == 0 else stock.previous * (1 - (0.004 * (age - 1)) % 0.3)
    wave = 0.002 * close * math.sin(at.timestamp() / 3000)
    opened = stock.previous if age == 0 else close - wave
    values = (opened, max(opened, close) * 1.001, min(opened, close) * 0.999, close)
    return (*(float32(value) for value in values), 120_000)


def _meta(stock: Stock, now: datetime, interval: str, rows: list[Any]) -> Json:
    market, traded = stock.market, last_trade(stock.market, now)
    sessions = _sessions(market, traded.astimezone(ZoneInfo(market.zone)).date())
    opens, closes = sessions[0][0], sessions[-1][1]
    period = _zone(market, traded)
    before, after = opens - timedelta(hours=4), closes + timedelta(hours=4)
    return {
        "currency": stock.currency,
        "symbol": stock.symbol,
        "exchangeName": market.exchange,
        "fullExchangeName": market.full_name,
        "instrumentType": stock.kind,
        "firstTradeDate": 1411133400,
        "regularMarketTime": int(traded.timestamp()),
        "hasPrePostMarketData": market.exchange in {"NYQ", "NMS"},
        **period,
        "exchangeTimezoneName": market.zone,
        "regularMarketPrice": stock.last,
        "regularMarketDayHigh": max(stock.last, stock.previous),
        "regularMarketDayLow": min(stock.last, stock.previous),
        "regularMarketVolume": 28_650_400,
        "longName": stock.name,
        "shortName": stock.name[:20],
        # The trap: the close before the range, not yesterday's.
        "chartPreviousClose": rows[0][0] * 0.97 if rows else stock.previous,
        "priceHint": stock.hint,
        "currentTradingPeriod": {
            "pre": _period(before, opens, period),
            "regular": _period(opens, closes, period),
            "post": _period(closes, after, period),
        },
        "dataGranularity": interval,
        "range": "",
        "validRanges": list(RANGES),
    }


def _trading_periods(
    market: Market, starts: list[datetime], *, extended: bool
) -> Json | list[list[Json]]:
    regular: list[list[Json]] = []
    for day in sorted({at.astimezone(ZoneInfo(market.zone)).date() for at in starts}):
        sessions = _sessions(market, day)
        opens, closes = sessions[0][0], sessions[-1][1]
        regular.append([_period(opens, closes, _zone(market, opens))])
    return (
        {"pre": regular, "regular": regular, "post": regular} if extended else regular
    )


def _zone(market: Market, at: datetime) -> Json:
    local = at.astimezone(ZoneInfo(market.zone))
    offset = int((local.utcoffset() or timedelta()).total_seconds())
    return {"timezone": local.tzname(), "gmtoffset": offset}


def _period(start: datetime, end: datetime, zone: Json) -> Json:
    return {**zone, "start": int(start.timestamp()), "end": int(end.timestamp())}


def search(text: str, *, chinese: bool) -> list[Json]:
    """Return the `quotes` of /v1/finance/search."""
    wanted = text.casefold()
    found = [
        stock
        for stock in STOCKS.values()
        if wanted in (stock.name + " " + stock.symbol).casefold()
        or (chinese and wanted in stock.name_zh)
    ]
    return [
        {
            "exchange": stock.market.exchange,
            "shortname": stock.name_zh if chinese else stock.name[:20],
            "longname": stock.name_zh if chinese else stock.name,
            "quoteType": stock.kind,
            "symbol": stock.symbol,
            "index": "quotes",
            "score": 20000,
            "typeDisp": stock.kind.title(),
            "exchDisp": stock.market.full_name,
            "isYahooFinance": True,
        }
        for stock in found
    ]


def summary(stock: Stock, now: datetime) -> Json:
    """Return one result of quoteSummary, whatever modules were asked for."""
    day = now + timedelta(days=3)
    return {
        "quoteType": {"symbol": stock.symbol, "quoteType": stock.kind},
        "price": {"symbol": stock.symbol, "longName": stock.name},
        "calendarEvents": {
            "maxAge": 1,
            "earnings": {
                "earningsDate": [int(day.timestamp())],
                "isEarningsDateEstimate": False,
            },
        },
    }


def news(symbol: str, now: datetime) -> list[Json]:
    """Return the stream of Yahoo's news for a symbol."""
    return [
        {
            "id": f"00000000-0000-0000-0000-{n:012}",
            "content": {
                "id": f"{n}",
                "title": f"{symbol}: story number {n} of the loopback",
                "summary": "A story that nobody has told.",
                "pubDate": (now - timedelta(minutes=7 * n)).isoformat(),
                "provider": {"displayName": "Loopback News"},
                "canonicalUrl": {"url": f"https://news.example/{symbol}/{n}"},
            },
        }
        for n in range(1, 4)
    ]
