"""Answers with one thing wrong in them: a value, or an error with a name.

No number may appear that was not sent, and what was read can be judged, stored
and shown like everything else.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loopback.recordings import Recording, read_all
from newswatch.calendars import Calendars
from newswatch.domain.bar import Interval
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import explain, state_of
from newswatch.domain.symbols import hours_mic
from newswatch.services.market import MarketService
from newswatch.sources.yahoo.calendar import parse_earnings
from newswatch.sources.yahoo.chart_parse import (
    chart_record,
    parse_chart,
    quote_from_chart,
    spark_records,
)
from newswatch.sources.yahoo.quote_parse import parse_quote_response
from newswatch.sources.yahoo.search import parse_hits
from newswatch.sources.yahoo.values import column, price, record, records
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

Json = dict[str, Any]
Path_ = tuple[str | int, ...]

NOW = datetime(2026, 8, 22, tzinfo=UTC)
ANY = ListingId("ANY")
LONGEST = 60_000
"""Characters of a recording that is still quick to change."""

ODD: st.SearchStrategy[Any] = st.sampled_from([
    *(None, True, 0, -1, 0.5, 1e-9, 1e18, 9.99e18, 1e300, 2**63, 10**30, -(2**63)),
    *(float("nan"), float("inf"), "", "N/A", "129.10", "1,234.5", "²", "sNaN"),
    *("0001-01-01T00:00:00+05:00", "2025-02-30", "20250217", 4102444801, 10**11),
    *({}, [], {"raw": 1.5, "fmt": "1.50"}, {"raw": None}, {"raw": {}}, [None], [{}]),
    *("x" * 5000, "\ud800", "\x00", "America", "../UTC"),
])  # fmt: skip
"""What has stood, or may once stand, in the place of a value."""

EDITS: dict[str, Callable[[Any, Any], Any]] = {
    "null": lambda _sent, _odd: None,
    "text": lambda sent, _odd: str(sent)[:50],
    "wrapped": lambda sent, _odd: {"raw": sent, "fmt": str(sent)[:50]},
    "odd": lambda _sent, odd: odd,
}


def places(value: Any, place: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to everything in an answer; of lists only to the first few."""
    inner: dict[Any, Any] = value if isinstance(value, dict) else {}
    if isinstance(value, list):
        inner = dict(enumerate(value[:4]))
    for key, one in inner.items():
        yield (*place, key)
        yield from places(one, (*place, key))


def change(body: Json, place: Path_, edit: str, odd: Any) -> None:
    """Change one thing in an answer, or take it out."""
    inside: Any = body
    for key in place[:-1]:
        inside = inside[key]
    if edit == "gone":
        del inside[place[-1]]
    else:
        inside[place[-1]] = EDITS[edit](inside[place[-1]], odd)


def check_quotes(body: Json, service: MarketService) -> None:
    """Read quotes; judge, store and word them; look where each price is from."""
    batch = parse_quote_response(body, NOW)
    sent = {
        price(item.get("regularMarketPrice"), hint)
        for item in body["quoteResponse"]["result"]
        if isinstance(item, dict)
        for hint in (None, *range(13))
    }
    assert {quote.last for quote in batch.quotes} <= sent
    service.record(batch)
    for quote in batch.quotes:
        word(quote)


def word(quote: Quote | None) -> None:
    """Say what a quote is worth."""
    if quote is not None:
        calendar = Calendars().of(hours_mic(quote.listing_id))
        explain(state_of(quote, calendar, NOW), UTC)


def check_chart(body: Json, service: MarketService) -> None:
    """Read, keep and word a chart; look where each close is from."""
    for interval in (Interval.D1, Interval.M1):
        series = parse_chart(body, ANY, interval, NOW).series
        sent = [price(one, hint) for one in closes(body) for hint in (None, 2, 4)]
        assert {round(bar.close, 2) for bar in series.bars} <= {
            round(one, 2) for one in sent if one is not None
        }
        assert all(0 < bar.low <= bar.close <= bar.high for bar in series.bars)
        service.record_series(series)
    word(quote_from_chart(chart_record(body), NOW))


def closes(body: Json) -> list[Any]:
    quote = record(chart_record(body).get("indicators")).get("quote")
    return column(next((one.get("close") for one in records(quote)), None))


def check_sparks(body: Json, _service: MarketService) -> None:
    """Read the charts of several listings as quotes."""
    for one in spark_records(body):
        word(quote_from_chart(one, NOW))


CHECKS: dict[str, Callable[[Json, MarketService], object]] = {
    "quote": check_quotes,
    "chart": check_chart,
    "spark": check_sparks,
    "search": lambda body, _: parse_hits(body),
    "summary": lambda body, _: parse_earnings(body, ANY),
}


@pytest.fixture(scope="module")
def service() -> Iterator[MarketService]:
    """Return where prices are kept and doubted."""
    with closing(Database.in_memory()) as database:
        stores = open_stores(database)
        yield MarketService(stores.market, stores.user)


def own() -> list[tuple[str, Json]]:
    """Return answers of our own invention, one of each kind."""
    at = 1739756460
    item: Json = {"symbol": "9988.HK", "quoteType": "EQUITY", "exchange": "HKG"}
    item |= {"currency": "HKD", "exchangeTimezoneName": "Asia/Hong_Kong"}
    quote = item | {"regularMarketPrice": 129.1, "regularMarketTime": at}
    quote |= {"exchangeDataDelayedBy": 15, "priceHint": 3, "marketState": "REGULAR"}
    quote |= {"regularMarketPreviousClose": 124.1, "regularMarketVolume": 10**7}
    meta = quote | {"instrumentType": "EQUITY", "exchangeName": "HKG"}
    period = {"start": at - 9, "end": at + 9}
    meta |= {"currentTradingPeriod": {"pre": period, "regular": period}}
    columns = {name: [124.1, 129.1] for name in ("open", "high", "low", "close")}
    chart = {
        "meta": meta,
        "timestamp": [at - 86_400, at],
        "events": {
            "splits": {"1": {"date": at, "numerator": 8, "denominator": 1}},
            "dividends": {"2": {"date": at, "amount": 1.05}},
        },
        "indicators": {"quote": [{**columns, "volume": [10, 20]}]},
    }
    dates = {"calendarEvents": {"earnings": {"earningsDate": [at, at + 86_400]}}}
    return [
        ("quote", {"quoteResponse": {"result": [quote], "error": None}}),
        ("chart", {"chart": {"result": [chart], "error": None}}),
        ("spark", {"spark": {"result": [{"symbol": "9", "response": [chart]}]}}),
        ("search", {"quotes": [item | {"shortname": "Alibaba", "score": 1.0}]}),
        ("summary", {"quoteSummary": {"result": [dates], "error": None}}),
    ]


def changed(sent: Json, data: st.DataObject) -> Json:
    """Return an answer with one thing, or three, that are wrong."""
    body = copy.deepcopy(sent)
    for _ in range(data.draw(st.sampled_from([1, 1, 3]))):
        place = data.draw(st.sampled_from(list(places(body)) or [()]))
        if place:
            edit = data.draw(st.sampled_from([*EDITS, "gone"]))
            change(body, place, edit, data.draw(ODD))
    return body


@given(data=st.data(), which=st.integers(0, 4))
@settings(max_examples=300)
def test_whatever_is_wrong_with_an_answer_it_is_read_or_named(
    data: st.DataObject, which: int, service: MarketService
) -> None:
    kind, sent = own()[which]
    with suppress(SourceError):
        CHECKS[kind](changed(sent, data), service)


@pytest.fixture
def recorded(shared_data: Path) -> list[tuple[str, Json]]:
    """Every real answer of a known kind that is not too long."""
    return [
        (one.kind, json.loads(one.text))
        for one in read_all(shared_data)
        if one.kind in CHECKS and one.status == 200 and is_short_object(one)
    ]


def is_short_object(one: Recording) -> bool:
    return one.text.startswith("{") and len(one.text) < LONGEST


@given(data=st.data())
@settings(max_examples=250, suppress_health_check=list(HealthCheck))
def test_whatever_happens_to_a_recorded_answer_it_is_read_or_named(
    data: st.DataObject, recorded: list[tuple[str, Json]], service: MarketService
) -> None:
    kind, sent = data.draw(st.sampled_from(recorded))
    with suppress(SourceError):
        CHECKS[kind](changed(sent, data), service)


@pytest.mark.parametrize(("kind", "body"), own())
def test_unchanged_all_of_them_are_read(
    kind: str, body: Json, service: MarketService
) -> None:
    assert CHECKS[kind](body, service) not in ([], ())
