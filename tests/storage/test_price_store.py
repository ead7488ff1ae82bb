"""Quotes, bars and rates come back as they went in, and never older."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, quote, rate
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.storage.database import Database
from newswatch.storage.market import MarketStore

BABA = ListingId("BABA")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def market(database: Database) -> MarketStore:
    return MarketStore(database)


def bar(start: datetime, close: str) -> Bar:
    price = Decimal(close)
    return Bar(start, price, price, price, price, 100)


def series(
    *bars: Bar, unit: str = "USD", interval: Interval = Interval.D1
) -> PriceSeries:
    return PriceSeries(BABA, interval, unit, bars, "test", NOON)


def test_an_older_quote_never_replaces_a_newer_one(market: MarketStore) -> None:
    market.save_quotes([quote("BABA 101 USD", NOON)])
    market.save_quotes([quote("BABA 99 USD", NOON - MINUTE)])

    assert [each.last for each in market.quotes()] == [101]


def test_of_quotes_of_the_same_time_the_last_told_counts(market: MarketStore) -> None:
    market.save_quotes([quote("BABA 101 USD"), quote("BABA 102 USD")])

    assert [each.last for each in market.quotes()] == [102]


def test_of_rates_the_newest_of_each_source_is_kept(market: MarketStore) -> None:
    market.save_rates([rate("USD/HKD 7.7818"), rate("USD/HKD 7.70", NOON - MINUTE)])

    (kept,) = market.rates()
    assert kept == rate("USD/HKD 7.7818")


def test_bars_come_in_order_from_a_half_open_range(market: MarketStore) -> None:
    bars = [bar(NOON + i * MINUTE, f"{i + 1}") for i in (2, 0, 1, 3)]
    market.save_series(series(*bars, interval=Interval.M1))

    found = market.bars(BABA, Interval.M1, NOON + MINUTE, NOON + 3 * MINUTE)
    assert [each.close for each in found] == [2, 3]


def test_a_bar_with_the_same_start_is_replaced(market: MarketStore) -> None:
    market.save_series(series(bar(NOON, "1")))
    market.save_series(series(bar(NOON, "2")))

    assert market.daily_closes(BABA, NOON) == [(NOON, Decimal(2))]


def test_bars_in_another_unit_are_never_mixed(market: MarketStore) -> None:
    market.save_series(series(bar(NOON, "871"), unit="GBp"))
    market.save_series(series(bar(NOON + MINUTE, "8.72"), unit="GBP"))

    found = market.series(BABA, Interval.D1, NOON, NOON + timedelta(days=1))
    assert found is not None
    assert (found.unit, [each.close for each in found.bars]) == (
        "GBP",
        [Decimal("8.72")],
    )


def test_a_chart_takes_the_finest_bars_that_make_a_line(market: MarketStore) -> None:
    market.save_series(series(bar(NOON, "1"), interval=Interval.M1))
    fives = [bar(NOON + i * 5 * MINUTE, "2") for i in range(3)]
    market.save_series(series(*fives, interval=Interval.M5))

    found = market.bars_around(BABA, NOON, MINUTE, 20 * MINUTE)
    assert found is not None
    assert found.interval is Interval.M5
    assert market.bars_around(BABA, NOON - timedelta(days=9), MINUTE, MINUTE) is None


def test_the_close_of_a_running_session_is_not_known_yet(market: MarketStore) -> None:
    opening = datetime(2025, 2, 17, 1, 30, tzinfo=UTC)
    market.save_series(
        series(bar(opening - timedelta(days=3), "124.1"), bar(opening, "129.1"))
    )

    during = market.last_close_before(BABA, opening + timedelta(hours=3))
    after = market.last_close_before(BABA, opening + timedelta(hours=12))
    assert during is not None
    assert after is not None
    assert (during.close, after.close) == (Decimal("124.1"), Decimal("129.1"))
    assert market.last_close_before(BABA, opening - timedelta(days=9)) is None


prices = st.decimals(
    min_value=Decimal("0.0001"), max_value=Decimal(999999), places=4
).map(lambda price: price.normalize())
times = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda when: when.replace(microsecond=when.microsecond // 1000 * 1000, fold=0))


@given(one=st.builds(Bar, times, prices, prices, prices, prices, st.integers(0, 2**62)))
def test_bars_round_trip_exactly(kept_database: Database, one: Bar) -> None:
    market = MarketStore(kept_database)
    kept_database.execute("DELETE FROM series")
    market.save_series(series(one))

    found = market.bars(BABA, Interval.D1, one.start, one.start + MINUTE)
    assert found == (one,)


@given(
    one=st.builds(
        Quote,
        listing_id=st.just(BABA),
        last=st.decimals(min_value="0.0001", max_value="1e12", allow_nan=False),
        unit=st.sampled_from(["USD", "GBp", ""]),
        as_of=times,
        fetched_at=times,
        source=st.text(),
        previous_close=st.none() | prices,
        open=st.none() | prices,
        volume=st.none() | st.integers(0, 2**62),
        delay=st.none()
        | st.integers(0, 10**9).map(lambda n: timedelta(milliseconds=n)),
        phase=st.sampled_from(MarketPhase),
        extended_last=st.none() | prices,
        extended_as_of=st.none() | times,
    )
)
def test_quotes_round_trip_exactly(kept_database: Database, one: Quote) -> None:
    market = MarketStore(kept_database)
    kept_database.execute("DELETE FROM quote")
    market.save_quotes([one])

    assert [str(each) for each in market.quotes()] == [str(one)]
