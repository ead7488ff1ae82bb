"""Quotes, bars, lots, holdings and errors keep their promises."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, money, quote, rate
from builders_market import bar, daily, five_minutes, hk
from newswatch.domain.bar import Interval
from newswatch.domain.bars import bar_length, daily_bar
from newswatch.domain.errors import NewswatchError, NoRate, RateLimited, SourceError
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD, USD
from newswatch.domain.portfolio import Holding, Lot, value_holding
from newswatch.domain.session import SessionCalendar

QUOTE = quote("9988.HK 129.10 HKD from 124.10")
prices = st.decimals("0.001", "99999", places=3).filter(bool)


@pytest.mark.parametrize("last", ["0", "-1", "NaN", "Infinity"])
def test_a_price_is_above_zero(last: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        quote(f"9988.HK {last} HKD")


@pytest.mark.parametrize("field", ["as_of", "fetched_at"])
def test_a_quote_knows_its_times(field: str) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="timezone-aware"):
        replace(QUOTE, **{field: naive})  # type: ignore[arg-type]


def test_the_change_needs_a_previous_close() -> None:
    bare = replace(QUOTE, previous_close=None)

    assert (bare.change, bare.change_fraction) == (None, None)
    assert replace(QUOTE, previous_close=Decimal(0)).change_fraction is None
    assert QUOTE.change == 5
    assert QUOTE.money == money("129.10 HKD")


@given(prices, prices)
def test_change_and_fraction_agree(last: Decimal, close: Decimal) -> None:
    made = replace(QUOTE, last=last, previous_close=close)

    assert made.change is not None
    assert made.change_fraction is not None
    assert made.change == last - close
    assert abs(made.change_fraction * close - made.change) < Decimal("1e-18")


def test_a_quote_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        QUOTE.last = Decimal(1)  # type: ignore[misc]


def test_intervals_have_lengths() -> None:
    assert [interval.length for interval in Interval] == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=15),
        timedelta(hours=1),
        timedelta(days=1),
        timedelta(days=7),
    ]


def test_bars_tell_their_length() -> None:
    assert bar_length(five_minutes(hk("09:30"), "1 - 2 3")) == timedelta(minutes=5)
    assert bar_length(()) == timedelta(minutes=5)
    hourly = [bar(hk("10:00"), "1"), bar(hk("11:00"), "1")]
    assert bar_length(hourly) == timedelta(hours=1)


def test_a_daily_bar_is_found_by_its_day(hongkong: SessionCalendar) -> None:
    bars = daily(hongkong, {"2025-02-13": "1", "2025-02-17": "3"})
    midnight = replace(bars[0], start=hk("14 00:00"), close=Decimal(2))
    bars.insert(1, midnight)  # some sources start a day at midnight

    def close(day: int) -> Decimal | None:
        found = daily_bar(bars, hk(f"{day} 12:00").date(), hongkong)
        return found.close if found else None

    assert [close(day) for day in (12, 13, 14, 16, 17, 18)] == [
        None,
        Decimal(1),
        Decimal(2),
        None,
        Decimal(3),
        None,
    ]


def lot(quantity: str) -> Lot:
    return Lot(listing_id=ListingId("9988.HK"), quantity=Decimal(quantity))


@pytest.mark.parametrize("quantity", ["0", "-5", "NaN"])
def test_a_lot_has_shares(quantity: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        lot(quantity)


@given(st.lists(st.decimals("0.001", "1e6", places=3).filter(bool), max_size=6))
def test_a_holding_is_the_sum_of_its_lots(quantities: list[Decimal]) -> None:
    holding = Holding(ListingId("9988.HK"), tuple(lot(str(q)) for q in quantities))

    assert holding.shares_on(NOON.date()) == sum(quantities)


HOLDING = Holding(ListingId("9988.HK"), (lot("100"), lot("50")))


def test_a_holding_is_valued_in_any_currency() -> None:
    fx = FxTable((rate("USD/HKD 7.7818"),))

    home = value_holding(HOLDING, QUOTE, fx, HKD)
    abroad = value_holding(HOLDING, QUOTE, fx, USD)

    assert home is not None
    assert abroad is not None
    assert home.value == money("19365.00 HKD")
    assert home.previous_value is not None
    assert round(home.previous_value.amount, 9) == Decimal("18615.000000000")
    assert round(abroad.value.amount, 2) == Decimal("2488.50")


def test_what_is_not_known_is_not_valued() -> None:
    bare = replace(QUOTE, previous_close=None)
    position = value_holding(HOLDING, bare, FxTable(), HKD)

    assert position is not None
    assert position.previous_value is None
    assert value_holding(HOLDING, replace(QUOTE, unit=""), FxTable(), HKD) is None
    with pytest.raises(NoRate):
        value_holding(HOLDING, QUOTE, FxTable(), USD)
    with pytest.raises(ValueError, match="cannot value"):
        value_holding(HOLDING, quote("BABA 120 USD"), FxTable(), USD)


def test_errors_say_what_and_what_to_do() -> None:
    assert str(NewswatchError("It broke")) == "It broke"
    assert str(NewswatchError("It broke", "Mend it.")) == "It broke. Mend it."
    assert SourceError("Yahoo", "It broke").source == "Yahoo"
    limited = RateLimited("Yahoo", "Too often", retry_after=timedelta(minutes=1))
    assert limited.retry_after == timedelta(minutes=1)
