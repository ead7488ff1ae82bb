"""Conversion uses what is known, says how old it is, and never guesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, money, rate
from newswatch.domain.errors import NoRate
from newswatch.domain.fx import FxRate, FxTable, band_interval, in_band
from newswatch.domain.money import CNY, EUR, GBP, HKD, USD, Currency, Money

HOUR = timedelta(hours=1)
TABLE = FxTable((rate("USD/HKD 7.7818"), rate("GBP/USD 1.25", NOON - HOUR)))
rates = st.decimals("0.0001", "20000", places=6).filter(bool)
amounts = st.decimals("-1e9", "1e9", places=4)


def test_a_rate_is_used_directly_inverted_or_crossed() -> None:
    assert TABLE.convert(money("10 USD"), HKD) == money("77.8180 HKD")
    there = TABLE.convert(money("129.10 HKD"), USD)
    assert round(there.amount, 2) == Decimal("16.59")
    assert TABLE.convert(money("1 GBP"), HKD) == money("9.727250 HKD")


def test_a_cross_is_as_old_as_its_older_leg() -> None:
    found = TABLE.conversion(GBP, HKD)

    assert found.as_of == NOON - HOUR
    assert found.sources == ("test",)


def test_its_own_currency_needs_nothing() -> None:
    assert FxTable().convert(money("5 CNY"), CNY) == money("5 CNY")
    assert FxTable().conversion(CNY, CNY).as_of is None


@pytest.mark.parametrize(("base", "quote"), [(CNY, HKD), (HKD, CNY), (EUR, CNY)])
def test_a_missing_rate_is_refused_not_guessed(base: Currency, quote: Currency) -> None:
    with pytest.raises(NoRate, match=f"No {base}/{quote} rate"):
        TABLE.convert(Money(Decimal(1), base), quote)


def test_the_newest_of_a_pair_counts() -> None:
    older, newer = rate("USD/HKD 7.70", NOON - HOUR), rate("USD/HKD 7.80")

    for table in (FxTable((older, newer)), FxTable((newer, older))):
        assert table.rate(USD, HKD) == newer
    assert FxTable((newer,)).with_rates([older]).rate(USD, HKD) == newer
    assert FxTable((older,)).with_rates([newer]).rates == (newer,)
    assert TABLE.rate(HKD, USD) is None


def test_a_newer_inverse_beats_an_old_rate() -> None:
    table = FxTable((rate("HKD/USD 0.2", NOON - HOUR), rate("USD/HKD 8")))

    assert table.convert(money("8 HKD"), USD) == money("1.000 USD")
    older = FxTable((rate("HKD/USD 0.2"), rate("USD/HKD 8", NOON - HOUR)))
    assert older.convert(money("10 HKD"), USD) == money("2.0 USD")


def test_a_newer_cross_beats_an_old_rate() -> None:
    old = rate("EUR/HKD 9", NOON - 24 * HOUR)
    table = FxTable((old, rate("EUR/USD 1.05"), rate("USD/HKD 7.8")))

    assert table.convert(money("1 EUR"), HKD) == money("8.190 HKD")
    fresh = table.with_rates([replace(old, as_of=NOON)])
    assert fresh.convert(money("1 EUR"), HKD) == money("9 HKD")


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_is_above_zero(value: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        rate(f"USD/HKD {value}")


def test_a_rate_knows_its_time() -> None:
    with pytest.raises(ValueError, match="timezone-aware"):
        rate("USD/HKD 7.8", NOON.replace(tzinfo=None))


@given(rates, rates, amounts)
def test_conversions_there_and_back_are_the_same_amount(
    usdhkd: Decimal, gbpusd: Decimal, amount: Decimal
) -> None:
    table = FxTable((rate(f"USD/HKD {usdhkd}"), rate(f"GBP/USD {gbpusd}")))
    currencies = [HKD, USD, GBP, HKD]

    for there, back in pairwise(currencies):
        start = Money(amount, there)
        again = table.convert(table.convert(start, back), there)
        assert abs(again.amount - amount) <= abs(amount) * Decimal("1e-20")


@given(st.lists(st.tuples(rates, st.integers(0, 99)), min_size=1, max_size=8))
def test_the_order_of_arrival_does_not_matter(
    arrivals: list[tuple[Decimal, int]],
) -> None:
    known: list[FxRate] = [
        rate(f"USD/HKD {value}", NOON + timedelta(minutes=minute))
        for value, minute in {
            minute: (value, minute) for value, minute in arrivals
        }.values()
    ]

    one = FxTable().with_rates(known)
    other = FxTable().with_rates(reversed(known))

    assert one.rate(USD, HKD) == other.rate(USD, HKD)


@pytest.mark.parametrize(
    ("usdhkd", "inside"),
    [("7.75", True), ("7.85", True), ("7.745", True), ("7.73", False), ("7.87", False)],
)
def test_the_band_has_a_little_tolerance(usdhkd: str, inside: bool) -> None:
    assert in_band(Decimal(usdhkd)) is inside


def test_the_band_bounds_an_amount() -> None:
    low, high = band_interval(Decimal("129.10"))

    assert (round(low, 2), round(high, 2)) == (Decimal("16.45"), Decimal("16.66"))
