"""Every real recorded answer becomes right values, or an error with a name."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes import FakeClock
from loopback.internet import Internet
from loopback.recordings import Recording, by_symbol, read_all
from newswatch.domain.bar import Interval
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.sources.circuit import Answered, Limiter
from newswatch.sources.yahoo.calendar import parse_earnings
from newswatch.sources.yahoo.chart_parse import (
    parse_chart,
    quote_from_chart,
    spark_records,
)
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.history import YahooBars
from newswatch.sources.yahoo.quote_parse import parse_quote_response
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.sources.yahoo.search import parse_hits
from newswatch.sources.yahoo.session import Answer, Json, decode

NOW = datetime(2026, 8, 22, tzinfo=UTC)
ANY = ListingId("ANY")


def bodies(folder: Path, kind: str) -> list[Json]:
    """Return the good answers of a kind."""
    found = [one for one in read_all(folder) if one.kind == kind and one.status == 200]
    return [decode(Answer(one.status, {}, one.text, "")) for one in found]


def test_every_recorded_quote_is_right(shared_data: Path) -> None:
    read = 0
    for body in bodies(shared_data, "quote"):
        sent = {one.get("symbol"): one for one in body["quoteResponse"]["result"]}
        for quote in parse_quote_response(body, NOW).quotes:
            item = sent[quote.listing_id]
            assert same(quote.last, item["regularMarketPrice"])
            if "regularMarketPreviousClose" in item and quote.previous_close:
                assert same(quote.previous_close, item["regularMarketPreviousClose"])
            index = item.get("quoteType") == "INDEX"
            assert quote.unit == ("" if index else item.get("currency") or "")
            read += 1
    assert read >= 70


def same(price: Any, sent: Any) -> bool:
    """Compare a price with what Yahoo sent, as far as a 32-bit float goes."""
    return float(price) == pytest.approx(float(raw(sent)), rel=2e-5)


def raw(value: Any) -> Any:
    return value["raw"] if isinstance(value, dict) else value


def test_every_recorded_chart_is_right(shared_data: Path) -> None:
    read = 0
    for body in bodies(shared_data, "chart"):
        try:
            interval = granularity(body)
            series = parse_chart(body, ANY, interval, NOW).series
        except Answered:
            continue
        sent = closes_sent(body)
        assert len(sent) - 1 <= len(series.bars) <= len(sent)
        starts = [bar.start.timestamp() for bar in series.bars]
        assert starts == sorted(set(starts))
        for bar in series.bars[:-1]:
            assert same(bar.close, sent[int(bar.start.timestamp())])
        if series.bars:
            assert same(series.bars[-1].close, list(sent.values())[-1])
        read += len(series.bars)
    assert read > 500


def granularity(body: Json) -> Interval:
    """Return how long the bars are; half-hours are read like quarters."""
    named = named_granularity(body)
    return Interval(named) if named in set(Interval) else Interval.M15


def named_granularity(body: Json) -> str:
    """Return what Yahoo calls the length of the bars."""
    return str(body["chart"]["result"][0]["meta"]["dataGranularity"])


def closes_sent(body: Json) -> dict[int, Any]:
    """Return the closes by time, holes left out, as Yahoo sent them."""
    found = body["chart"]["result"][0]
    starts = found.get("timestamp") or []
    closes = found["indicators"]["quote"][0].get("close") or []
    pairs = sorted(zip(starts, closes[: len(starts)], strict=True))
    return {start: close for start, close in pairs if close is not None}


READERS: dict[str, Callable[[Json], object]] = {
    "quote": lambda body: parse_quote_response(body, NOW),
    "chart": lambda body: parse_chart(body, ANY, Interval.D1, NOW),
    "spark": lambda body: [quote_from_chart(one, NOW) for one in spark_records(body)],
    "search": parse_hits,
    "summary": lambda body: parse_earnings(body, ANY),
}


def refusal_of(one: Recording, reader: str) -> SourceError | None:
    """Read an answer as another endpoint's; return the named error, if it is one."""
    try:
        READERS[reader](decode(Answer(one.status, {}, one.text, "")))
    except SourceError as error:
        return error
    return None


@pytest.mark.parametrize("reader", READERS)
def test_any_answer_read_as_any_other_never_surprises(
    reader: str, shared_data: Path
) -> None:
    recordings = list(read_all(shared_data))
    refused = [one for one in recordings if refusal_of(one, reader)]
    assert len(recordings) > 600
    assert 0 < len(refused) < len(recordings)


def test_recorded_error_bodies_have_names(shared_data: Path) -> None:
    lines = (shared_data / "yahoo_errors" / "errors.jsonl").read_text().splitlines()
    for row in map(json.loads, lines):
        if row["status"] >= 400 or row["body"].startswith("<"):
            with pytest.raises(SourceError) as raised:
                decode(Answer(row["status"], {}, row["body"], ""))
            assert "delisted" not in str(raised.value)


def test_every_answer_that_is_broken_off_has_a_name(shared_data: Path) -> None:
    for one in read_all(shared_data):
        if one.kind != "other":
            for part in (1, 2, 3):
                text = one.text.rstrip()[: len(one.text.rstrip()) * part // 4]
                with pytest.raises(SourceError):
                    decode(Answer(200, {}, text, ""))


@pytest.mark.socket
def test_recorded_answers_come_over_the_wire_as_they_are(
    shared_data: Path,
    internet: Internet,
    connect: Callable[..., YahooClient],
    morning: FakeClock,
) -> None:
    recorded = by_symbol(shared_data)
    internet.yahoo.world.recorded = recorded
    internet.yahoo.world.stocks = {}
    symbols = [ListingId(symbol) for kind, symbol in recorded if kind == "quote"]

    client = connect(limiter=Limiter("loopback", burst=1000))
    batch = YahooQuotes(client, morning).latest(symbols)
    assert batch.error is None
    assert len(batch.quotes) >= 30
    for quote in batch.quotes:
        body = recorded["quote", quote.listing_id]
        item = body["quoteResponse"]["result"][0]
        assert same(quote.last, item["regularMarketPrice"])

    charted = [ListingId(symbol) for kind, symbol in recorded if kind == "chart"]
    for symbol in charted:
        chart = parse_chart(recorded["chart", symbol], symbol, Interval.D1, NOW)
        known = chart.series.bars
        if known:
            start, end = known[0].start, known[-1].start + timedelta(seconds=1)
            bars = YahooBars(client, morning)
            if named_granularity(recorded["chart", symbol]) != Interval.D1:
                with pytest.raises(Answered):
                    bars.bars(symbol, Interval.D1, start, end)
                continue
            series = bars.bars(symbol, Interval.D1, start, end)
            assert series.bars == known
    assert len(charted) >= 15
