"""Single values, and quotes made of them: what is unknown stays unknown."""

from __future__ import annotations

import math
import struct
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import NOON
from newswatch.domain.errors import BadResponse
from newswatch.domain.listing import EntityKind, ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.sources.yahoo.markets import delay_of, phase_of
from newswatch.sources.yahoo.quote_parse import (
    check_quotes,
    parse_listing,
    parse_quote,
    parse_quote_response,
)
from newswatch.sources.yahoo.values import count, number, price, text, time

LIVE = {"exchangeDataDelayedBy": 0, "quoteSourceName": "Nasdaq Real Time Price"}

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["raw", "fmt", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)


def record(**changes: Any) -> dict[str, Any]:
    """Return a quote as Yahoo sends it."""
    values: dict[str, Any] = {
        "symbol": "9988.HK",
        "quoteType": "EQUITY",
        "exchange": "HKG",
        "currency": "HKD",
        "regularMarketPrice": 129.1,
        "regularMarketTime": 1739756460,
        "regularMarketPreviousClose": 124.1,
        "marketState": "REGULAR",
        "exchangeDataDelayedBy": 15,
        "quoteSourceName": "Delayed Quote",
        "priceHint": 3,
    }
    return values | changes


@given(st.decimals("0.001", "9999", places=3))
def test_what_a_float32_did_to_a_price_is_undone(exact: Decimal) -> None:
    assume(len(exact.as_tuple().digits) <= 6)
    noisy = struct.unpack("f", struct.pack("f", float(exact)))[0]
    assert price(noisy, 3) == exact


@pytest.mark.parametrize(
    ("value", "hint", "shown"),
    [
        (129.10000610351562, 2, "129.10"),
        (7.781799793243408, 4, "7.7818"),
        (0.0123, 2, "0.0123"),
        (165.1735, 2, "165.174"),
        (22616.23046875, 2, "22616.23"),
        ({"raw": 24.5, "fmt": "24.50"}, 2, "24.50"),
        (1156.8699951171875, None, "1156.87"),
    ],
)
def test_prices_keep_their_digits(value: Any, hint: int | None, shown: str) -> None:
    found = price(value, hint)
    assert found is not None
    assert f"{found:f}".rstrip("0") == shown.rstrip("0")


@pytest.mark.parametrize(
    "value", [0, -1, None, "", "N/A", math.nan, math.inf, {}, [], True, "1e999999999"]
)
def test_what_is_no_price_is_none_and_never_zero(value: Any) -> None:
    assert price(value) is None


@given(JUNK)
def test_junk_never_raises(value: Any) -> None:
    number(value)
    price(value)
    assert time(value) is None or isinstance(time(value), datetime)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(record(), JUNK)))
def test_a_record_of_junk_is_a_quote_or_none(item: dict[str, Any]) -> None:
    found = parse_quote(item, NOON)
    assert found is None or found.last > 0
    parse_listing(item)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1739756460, datetime(2025, 2, 17, 1, 41, tzinfo=UTC)),
        (1739756460000, datetime(2025, 2, 17, 1, 41, tzinfo=UTC)),
        ({"raw": 1739756460}, datetime(2025, 2, 17, 1, 41, tzinfo=UTC)),
        ("2025-02-17T01:41:00.000Z", datetime(2025, 2, 17, 1, 41, tzinfo=UTC)),
        (0, None),
        (-5, None),
        (None, None),
        ("yesterday", None),
        (10**18, None),
        ("0001-01-01T00:00:00+05:00", None),
        ("1969-12-31T00:00:00Z", None),
    ],
)
def test_times(value: Any, expected: datetime | None) -> None:
    assert time(value) == expected


def test_what_no_database_holds_is_no_count() -> None:
    assert count(10**12) == 10**12
    assert count(9.99e18) is None


def test_half_a_character_is_not_text_that_breaks_storing() -> None:
    assert text("\ud83d Ltd").encode() == b"? Ltd"


@pytest.mark.parametrize(
    ("changes", "minutes"),
    [
        ({"exchangeDataDelayedBy": 15}, 15),
        ({"exchangeDataDelayedBy": 20, "symbol": "HSBA.L", "exchange": "LSE"}, 20),
        # Yahoo contradicts itself: 0, and "Delayed Quote". Hong Kong is late then.
        ({"exchangeDataDelayedBy": 0}, 15),
        ({"exchangeDataDelayedBy": None, "quoteSourceName": None}, 15),
        # What cannot be a delay is none, and half a minute is not live.
        ({"exchangeDataDelayedBy": 1e18}, 15),
        ({"exchangeDataDelayedBy": 0.5}, 0.5),
        (LIVE, 0),
        ({"exchangeDataDelayedBy": 0, "quoteSourceName": "Free Realtime Quote"}, 0),
        ({**LIVE, "symbol": "BABA", "exchange": "NYQ"}, 0),
        ({"exchangeDataDelayedBy": 0, "symbol": "BABA", "exchange": "NYQ"}, None),
        (
            {
                "exchangeDataDelayedBy": 0,
                "quoteSourceName": None,
                "symbol": "BABA",
                "exchange": "NYQ",
            },
            None,
        ),
        ({"exchangeDataDelayedBy": None, "symbol": "HKD=X", "exchange": "CCY"}, None),
    ],
)
def test_live_is_only_what_yahoo_calls_live_twice(
    changes: dict[str, Any], minutes: float | None
) -> None:
    expected = None if minutes is None else timedelta(minutes=minutes)
    assert delay_of(record(**changes)) == expected


def test_a_quote_is_read_whole() -> None:
    found = parse_quote(record(), NOON)
    assert found is not None
    assert found.listing_id == ListingId("9988.HK")
    assert found.change_fraction is not None
    assert round(found.change_fraction * 100, 2) == Decimal("4.03")
    assert found.phase is MarketPhase.REGULAR
    assert found.as_of == datetime(2025, 2, 17, 1, 41, tzinfo=UTC)
    assert found.fetched_at == NOON


def test_the_last_trade_outside_the_session_is_told_apart() -> None:
    extended = {"postMarketPrice": 130.5, "postMarketTime": 1739756500}
    found = parse_quote(record(**extended, preMarketPrice=1, preMarketTime=1), NOON)
    assert found is not None
    assert found.extended_last == Decimal("130.5")
    assert found.last == Decimal("129.1")


@pytest.mark.parametrize("pence", [12910, 1.291])
def test_a_trade_outside_the_session_in_another_unit_is_not_shown(
    pence: float,
) -> None:
    extended = {"postMarketPrice": pence, "postMarketTime": 1739756500}
    found = parse_quote(record(**extended), NOON)
    assert found is not None
    assert found.extended_last is None


def test_an_older_trade_outside_the_session_is_not_shown() -> None:
    found = parse_quote(record(preMarketPrice=120, preMarketTime=1739750000), NOON)
    assert found is not None
    assert found.extended_last is None


def test_points_of_an_index_have_no_currency() -> None:
    found = parse_quote(record(symbol="^HSI", quoteType="INDEX"), NOON)
    assert found is not None
    assert found.unit == ""
    assert found.money is None


def test_pence_stay_pence() -> None:
    found = parse_quote(record(symbol="HSBA.L", currency="GBp"), NOON)
    assert found is not None
    assert found.money is not None
    assert found.money.amount == Decimal("1.291")


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        ("PRE", MarketPhase.PRE),
        ("PREPRE", MarketPhase.CLOSED),
        ("POSTPOST", MarketPhase.CLOSED),
        ("SOMETHING", MarketPhase.UNKNOWN),
        ("", MarketPhase.UNKNOWN),
    ],
)
def test_market_states(state: str, phase: MarketPhase) -> None:
    assert phase_of(state) is phase


def test_what_is_missing_is_named() -> None:
    body = {
        "quoteResponse": {
            "result": [record(), record(symbol="X", regularMarketPrice=0)]
        }
    }
    batch = parse_quote_response(body, NOON, [ListingId("9988.HK"), ListingId("X")])
    assert [quote.listing_id for quote in batch.quotes] == ["9988.HK"]
    assert batch.missing == ("X",)
    assert batch.listings[0].mic == "XHKG"
    assert batch.listings[0].kind is EntityKind.COMPANY


@pytest.mark.parametrize(
    "body",
    [{}, {"quoteResponse": None}, {"quoteResponse": {"result": None}}, {"chart": 1}],
)
def test_a_changed_shape_is_named(body: dict[str, Any]) -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        parse_quote_response(body, NOON)


def test_no_price_for_several_is_a_failure_and_for_one_alone_is_not() -> None:
    body: dict[str, Any] = {"quoteResponse": {"result": []}}
    check_quotes(body, NOON, lone=True)
    with pytest.raises(BadResponse, match="no prices"):
        check_quotes(body, NOON, lone=False)
