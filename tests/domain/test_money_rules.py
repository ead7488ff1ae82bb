"""Money never mixes currencies, and fractions of one are told from it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import money
from newswatch.domain.money import (
    MINOR_UNITS,
    Currency,
    Money,
    PriceUnit,
    decimals_of,
    price_unit,
)
from newswatch.domain.wording import (
    CURRENCY_WORDS,
    MINOR_WORDS,
    day_month,
    money_text,
    percent_text,
    price_text,
    unit_words,
)

amounts = st.decimals("-1e12", "1e12", places=4)


def test_money_adds_and_scales() -> None:
    assert money("10.50 HKD") + money("0.50 HKD") == money("11.00 HKD")
    assert money("10.50 HKD") - money("0.50 HKD") == money("10.00 HKD")
    assert money("10.50 HKD") * 2 == money("21.00 HKD")
    assert -money("1 HKD") == money("-1 HKD")


def test_two_currencies_never_add() -> None:
    with pytest.raises(ValueError, match="cannot add USD to HKD"):
        money("1 HKD") + money("1 USD")
    with pytest.raises(ValueError, match="cannot add GBP to HKD"):
        money("1 HKD") - money("1 GBP")


@given(amounts, amounts)
def test_adding_can_be_undone(a: Decimal, b: Decimal) -> None:
    hkd = Currency("HKD")

    assert Money(a, hkd) + Money(b, hkd) - Money(b, hkd) == Money(a, hkd)


@pytest.mark.parametrize(
    ("code", "currency", "per_major"),
    [
        ("HKD", "HKD", 1),
        ("usd", "USD", 1),
        ("GBp", "GBP", 100),
        ("GBX", "GBP", 100),
        ("GBP", "GBP", 1),
        ("ZAc", "ZAR", 100),
        ("ILA", "ILS", 100),
        ("KWF", "KWD", 1000),
        ("CNH", "CNY", 1),
        ("", None, 1),
        (None, None, 1),
        ("POINTS", None, 1),
        ("港元元", None, 1),
        ("12A", None, 1),
    ],
)
def test_a_unit_belongs_to_a_currency_or_to_none(
    code: str | None, currency: str | None, per_major: int
) -> None:
    unit = price_unit(code)

    assert (unit.currency, unit.per_major) == (currency, per_major)


def test_pence_become_pounds() -> None:
    assert price_unit("GBp").money(Decimal("871.2")) == money("8.712 GBP")
    assert price_unit("").money(Decimal(20000)) is None


@given(st.sampled_from(sorted(MINOR_UNITS)), amounts)
def test_a_fraction_times_its_count_is_the_amount(code: str, amount: Decimal) -> None:
    unit = price_unit(code)
    found = unit.money(amount)

    assert found is not None
    assert found.amount * unit.per_major == amount


def test_currencies_have_their_decimals() -> None:
    assert [decimals_of(c) for c in ("JPY", "KWD", "HKD", "")] == [0, 3, 2, 2]


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("16.594 USD", "$16.59"),
        ("129.1 HKD", "HK$129.10"),
        ("-5 GBP", "-£5.00"),
        ("1234.5 JPY", "¥1,235"),
        ("12.3 SGD", "12.30 SGD"),
        ("0.0036 USD", "$0.0036"),
        ("0 USD", "$0.00"),
    ],
)
def test_amounts_have_an_unmistakable_symbol(amount: str, text: str) -> None:
    assert money_text(money(amount)) == text


@pytest.mark.parametrize(
    ("price", "code", "text"),
    [
        ("129.1", "HKD", "129.10"),
        ("0.028", "HKD", "0.028"),
        ("2845", "JPY", "2,845"),
        ("2845.5", "JPY", "2,845.5"),
        ("1E+3", "USD", "1,000.00"),
        ("1.23456", "USD", "1.2346"),
        ("22620.33", "", "22,620.33"),
    ],
)
def test_prices_keep_the_decimals_they_have(price: str, code: str, text: str) -> None:
    assert price_text(Decimal(price), price_unit(code)) == text


def test_units_have_words() -> None:
    assert unit_words(price_unit("GBp")) == "pence"
    assert unit_words(price_unit("GBp"), chinese=True) == "便士"
    assert unit_words(price_unit("XAF")) == "XAF"
    assert unit_words(PriceUnit("", None)) == ""
    assert {c for c, _ in MINOR_UNITS.values()} == set(MINOR_WORDS)
    assert all(en and zh for en, zh in CURRENCY_WORDS.values())


def test_percentages_round_half_up() -> None:
    assert percent_text(Decimal("0.04025")) == "4.03%"
    assert percent_text(Decimal("-0.04025")) == "4.03%"
    assert percent_text(Decimal("12.3")) == "1,230.00%"


def test_dates_do_not_follow_the_locale() -> None:
    assert day_month(date(2025, 2, 17)) == "17 Feb"


@given(
    amount=st.decimals("0.0000000001", "1e12", allow_nan=False, places=10),
    code=st.sampled_from(["HKD", "USD", "JPY", "KRW", "KWD", "CNY", "ISK", "VND"]),
)
def test_an_amount_in_words_is_the_amount(amount: Decimal, code: str) -> None:
    """Nothing that is there is written as zero, nor a twentieth off."""
    written = money_text(Money(amount, Currency(code)))
    number = Decimal(re.sub(r"[^\d.]", "", written))

    assert abs(number - amount) <= amount / 20


@given(
    price=st.decimals("0.0000000001", "1e9", allow_nan=False, places=10),
    code=st.sampled_from(["HKD", "JPY", "GBp", "KWF", ""]),
)
def test_a_price_in_words_is_the_price(price: Decimal, code: str) -> None:
    number = Decimal(price_text(price, price_unit(code)).replace(",", ""))

    assert abs(number - price) <= min(price / 200, Decimal("0.00005"))


@pytest.mark.parametrize(
    ("price", "code", "text"),
    [
        ("0.00001574", "USD", "0.0000157"),
        ("912", "KWF", "912"),
        ("912.5", "KWF", "912.5"),
    ],
)
def test_tiny_prices_and_thousandths(price: str, code: str, text: str) -> None:
    assert price_text(Decimal(price), price_unit(code)) == text
