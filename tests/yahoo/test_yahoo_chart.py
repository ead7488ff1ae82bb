"""Charts: no bar is made up, none is there twice, yesterday is yesterday."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON
from newswatch.domain.bar import Interval, Split
from newswatch.domain.errors import BadResponse
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.sources.circuit import Answered
from newswatch.sources.yahoo.chart_parse import (
    Chart,
    Dividend,
    chart_record,
    parse_chart,
    quote_from_chart,
)
from newswatch.sources.yahoo.history import KEPT, LONGEST_M1, earliest

HK = ListingId("9988.HK")
DAY = 86_400
OPEN = 1739496600  # Friday 14 February 2025, 9:30 in Hong Kong
MONDAY = OPEN + 3 * DAY


def chart(
    starts: list[Any],
    closes: list[Any],
    meta: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return a chart answer with flat bars."""
    columns = dict.fromkeys(("open", "high", "low", "close"), closes)
    known = {
        "symbol": "9988.HK",
        "currency": "HKD",
        "instrumentType": "EQUITY",
        "exchangeName": "HKG",
        "exchangeTimezoneName": "Asia/Hong_Kong",
        "priceHint": 3,
        "chartPreviousClose": 99.9,
    }
    found = {
        "meta": known | (meta or {}),
        "timestamp": starts,
        "indicators": {"quote": [{**columns, "volume": [100] * len(starts)}]},
        **more,
    }
    return {"chart": {"result": [found], "error": None}}


def read(body: dict[str, Any], interval: Interval = Interval.D1) -> Chart:
    return parse_chart(body, HK, interval, NOON)


def closes(found: Chart) -> list[str]:
    return [str(bar.close.normalize()) for bar in found.series.bars]


def test_null_and_nan_closes_are_left_out() -> None:
    body = chart([OPEN, OPEN + DAY, OPEN + 2 * DAY, MONDAY], [1.5, None, 2.5, None])
    assert closes(read(body)) == ["1.5", "2.5"]


@pytest.mark.parametrize("closes_sent", [[1.5], [1.5, 2.5, 3.5]])
def test_closes_that_cannot_be_told_apart_are_nobodys(closes_sent: list[float]) -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        read(chart([OPEN, MONDAY], closes_sent))


def test_bars_of_before_1970_are_bars() -> None:
    found = read(chart([-315_619_200, OPEN], [1, 2]))
    assert closes(found) == ["1", "2"]
    assert found.series.bars[0].start == datetime(1960, 1, 1, tzinfo=UTC)


def test_bars_are_sorted_and_in_utc() -> None:
    found = read(chart([MONDAY, OPEN], [2, 1]))
    assert closes(found) == ["1", "2"]
    assert found.series.bars[0].start == datetime(2025, 2, 14, 1, 30, tzinfo=UTC)


def test_the_running_day_is_there_once() -> None:
    now = MONDAY + 660
    body = chart([OPEN, MONDAY, now], [1, 2, 3], {"regularMarketTime": now})
    found = read(body)
    assert closes(found) == ["1", "3"]
    assert found.series.bars[-1].start.timestamp() == MONDAY
    assert found.series.bars[-1].open == 2
    assert found.series.bars[-1].high == 3
    assert found.series.bars[-1].volume == 100


def test_the_running_minute_is_there_once() -> None:
    now = MONDAY + 61 + 17
    body = chart([MONDAY, MONDAY + 60, now], [1, 2, 3], {"regularMarketTime": now})
    assert closes(read(body, Interval.M1)) == ["1", "3"]


def test_an_hour_that_starts_early_is_its_own_bar() -> None:
    """Before New York opens at 9:30, the bar of 9:00 lasts half an hour."""
    body = chart([MONDAY, MONDAY + 1800], [1, 2], {"regularMarketTime": MONDAY + 9999})
    assert closes(read(body, Interval.H1)) == ["1", "2"]


def test_summer_time_moves_no_day() -> None:
    """London's daily bars start at midnight there: 23:00 UTC of the day before."""
    starts = [1743120000, 1743375600]  # Friday 28 and, an hour earlier, Monday 31 March
    body = chart(starts, [1, 2], {"exchangeTimezoneName": "Europe/London"})
    found = read(body)
    days = [bar.start.astimezone(found.zone).date() for bar in found.series.bars]
    assert days == [date(2025, 3, 28), date(2025, 3, 31)]


def test_high_and_low_always_hold_open_and_close() -> None:
    body = chart([OPEN], [10])
    body["chart"]["result"][0]["indicators"]["quote"][0]["high"] = [9.99]
    body["chart"]["result"][0]["indicators"]["quote"][0]["low"] = [None]
    bar = read(body).series.bars[0]
    assert bar.low <= bar.open <= bar.high
    assert bar.low <= bar.close <= bar.high


def test_splits_and_dividends_are_dated_where_the_exchange_is() -> None:
    events = {
        "splits": {str(OPEN): {"date": OPEN, "numerator": 8, "denominator": 1}},
        "dividends": {str(MONDAY): {"date": MONDAY, "amount": 1.0}},
    }
    found = read(chart([OPEN], [1], events=events))
    assert found.series.splits == (Split(date(2025, 2, 14), Decimal(8)),)
    assert found.dividends == (Dividend(date(2025, 2, 17), Decimal("1.0")),)


def test_chart_previous_close_is_not_yesterdays() -> None:
    now = MONDAY + 660
    meta = {"regularMarketPrice": 129.1, "regularMarketTime": now}
    found = quote_from_chart(
        chart_record(chart([OPEN, MONDAY], [124.1, 129.1], meta)), NOON
    )
    assert found is not None
    assert found.previous_close == Decimal("124.1")
    assert found.delay == timedelta(minutes=15)
    assert found.unit == "HKD"


def test_a_hole_yesterday_is_an_unknown_previous_close() -> None:
    meta = {"regularMarketPrice": 129.1, "regularMarketTime": MONDAY + 660}
    starts = [OPEN - DAY, OPEN, MONDAY]
    found = quote_from_chart(
        chart_record(chart(starts, [120, None, 129.1], meta)), NOON
    )
    assert found is not None
    assert found.previous_close is None


def test_the_phase_follows_from_the_trading_periods() -> None:
    regular = {"start": int(NOON.timestamp()) - 9, "end": int(NOON.timestamp()) + 9}
    meta = {
        "regularMarketPrice": 1,
        "regularMarketTime": OPEN,
        "currentTradingPeriod": {"regular": regular},
    }
    body = chart_record(chart([OPEN], [1], meta))
    inside, after = (
        quote_from_chart(body, NOON),
        quote_from_chart(body, NOON + timedelta(hours=1)),
    )
    assert inside is not None
    assert after is not None
    assert (inside.phase, after.phase) == (MarketPhase.REGULAR, MarketPhase.CLOSED)


def test_trading_periods_that_cannot_be_read_do_not_close_the_market() -> None:
    meta = {
        "regularMarketPrice": 1,
        "regularMarketTime": OPEN,
        "currentTradingPeriod": {"regular": {"start": None, "end": "soon"}},
    }
    found = quote_from_chart(chart_record(chart([OPEN], [1], meta)), NOON)
    assert found is not None
    assert found.phase is MarketPhase.UNKNOWN


@pytest.mark.parametrize("zone", ["Mars/Olympus", "America", "x" * 5000, "../UTC", 7])
def test_a_time_zone_that_is_none_is_utc(zone: Any) -> None:
    found = read(chart([OPEN], [1], {"exchangeTimezoneName": zone}))
    assert str(found.zone) == "UTC"


def test_a_chart_that_yahoo_has_not_is_no_fault_of_yahoos() -> None:
    error = {
        "code": "Not Found",
        "description": "No data found, symbol may be delisted",
    }
    with pytest.raises(Answered, match="no prices"):
        read({"chart": {"result": None, "error": error}})


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"chart": None},
        {"chart": {"result": None, "error": None}},
        {"chart": {"result": [{}]}},
    ],
)
def test_a_changed_shape_is_named(body: dict[str, Any]) -> None:
    with pytest.raises(BadResponse, match="changed shape"):
        read(body)


cells = st.none() | st.floats() | st.integers(-5, 10**12) | st.text(max_size=3)


@given(
    starts=st.lists(cells, max_size=8),
    values=st.lists(cells, max_size=8),
    interval=st.sampled_from(list(Interval)),
)
def test_any_columns_give_bars_that_keep_the_promise(
    starts: list[Any], values: list[Any], interval: Interval
) -> None:
    values = [*values, *[None] * len(starts)][: len(starts)]
    bars = read(chart(starts, values), interval).series.bars
    assert all(first.start < second.start for first, second in pairwise(bars))
    assert all(0 < bar.low <= bar.close <= bar.high for bar in bars)


@given(
    interval=st.sampled_from(list(Interval)),
    days=st.integers(0, 5000),
    length=st.integers(1, 5000),
)
def test_no_request_asks_for_more_than_yahoo_gives(
    interval: Interval, days: int, length: int
) -> None:
    start = NOON - timedelta(days=days)
    end = start + timedelta(days=length)
    first = earliest(interval, start, end, NOON)
    if interval in KEPT:
        assert first >= start
        assert first >= NOON - KEPT[interval]
    else:
        assert first <= start
    if interval is Interval.M1:
        assert end - first <= LONGEST_M1
