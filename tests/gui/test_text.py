from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from builders import NOON, money
from newswatch.domain.money import HKD, JPY, USD, Money
from newswatch.ui import text


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("129.1", "HKD", "129.10"),
        ("0.315", "HKD", "0.315"),
        ("871.2", "GBp", "871.2p"),
        ("2513", "JPY", "2,513"),
        ("8329.47", "", "8,329.47"),
        ("1234567.5", "USD", "1,234,567.50"),
        ("2845.5", "JPY", "2,845.5"),
        ("152.34", "JPY", "152.34"),
        ("912", "KWF", "912"),
        ("4.532", "", "4.532"),
        ("0.00001574", "USD", "0.0000157"),
    ],
)
def test_a_price_has_the_decimals_of_its_market(
    value: str, unit: str, expected: str
) -> None:
    assert text.price(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("970.63 HKD", "HK$970.6"),
        ("1903.4 HKD", "HK$1,903"),
        ("16.588 USD", "US$16.59"),
        ("0.1234 USD", "US$0.1234"),
        ("97.4 JPY", "JP¥97"),
        ("12 CHF", "CHF 12.00"),
    ],
)
def test_a_short_amount_keeps_the_digits_that_count(amount: str, expected: str) -> None:
    assert text.short_money(money(amount)) == expected


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [
        ("0.04029", "▲ +4.03%"),
        ("-0.0041", "▼ −0.41%"),
        ("-0.00001", "0.00%"),
        ("0", "0.00%"),
    ],
)
def test_a_change_has_arrow_and_sign_and_zero_has_neither(
    fraction: str, expected: str
) -> None:
    assert text.arrow_percent(Decimal(fraction)) == expected


def test_what_is_not_known_is_a_dash() -> None:
    assert {
        text.price(None),
        text.money(None),
        text.percent(None),
        text.volume(None),
        text.arrow_percent(None),
    } == {text.MISSING}


@pytest.mark.usefixtures("_utc")
@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(seconds=-3), "just now"),
        (timedelta(seconds=12), "12 s ago"),
        (timedelta(minutes=12, seconds=59), "12 min ago"),
        (timedelta(hours=16), "16 h ago"),
        (timedelta(days=3), "3 d ago"),
        (timedelta(days=30), "18 Jan 2025"),
    ],
)
def test_an_age_is_rough_and_never_in_the_future(
    passed: timedelta, expected: str
) -> None:
    assert text.age(NOON - passed, NOON) == expected


@given(st.text(), st.text(), st.text())
def test_a_span_in_utf16_covers_the_same_characters(a: str, b: str, c: str) -> None:
    whole = (a + b + c).encode("utf-16-le", "surrogatepass")

    position, length = text.utf16_span(a + b + c, len(a), len(a) + len(b))

    assert whole[2 * position : 2 * (position + length)] == b.encode(
        "utf-16-le", "surrogatepass"
    )


def test_a_tally_says_where_counting_stopped() -> None:
    assert text.tally(9_999) == "9,999"
    assert text.tally(text.MOST_COUNTED) == "9,999+"


@pytest.mark.parametrize("absurd", ["1e400", "-1e400", "1e9999", "1e-400"])
def test_no_number_is_too_absurd_to_be_shown(absurd: str) -> None:
    value = Decimal(absurd)

    shown = [
        text.number(value, 2),
        text.signed(value),
        text.quantity(value),
        text.price(value, "HKD"),
        text.percent(value),
        text.arrow(value),
        text.money(Money(value, HKD)),
        text.short_money(Money(value, HKD)),
    ]

    assert all(len(words) < 20 for words in shown)


def test_a_number_beyond_all_digits_is_written_short() -> None:
    assert text.number(Decimal(99999999999999999999), 0) == "1.00e+20"
    assert text.money(Money(Decimal("-2e20"), HKD)) == f"{text.MINUS}HK$2.00e+20"


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("9999999999999.99", 2, "9,999,999,999,999.99"),
        ("99999999999999.99", 2, "1.00e+14"),
        ("999999999999999", 0, "999,999,999,999,999"),
    ],
)
def test_no_digit_is_written_that_a_float_has_lost(
    value: str, decimals: int, written: str
) -> None:
    assert text.number(Decimal(value), decimals) == written


@pytest.mark.parametrize(
    ("system", "month", "number"),
    [
        ("fr_FR", "17 Feb 2025", "1,50"),
        ("de_CH", "17 Feb 2025", "1.50"),
        ("zh_CN", "17 Feb 2025", "1.50"),
        ("zh_TW", "2025年2月17日", "1.50"),
        ("C", "17 Feb 2025", "1.50"),
    ],
)
def test_days_speak_the_language_of_the_words(
    monkeypatch: pytest.MonkeyPatch, system: str, month: str, number: str
) -> None:
    found = QLocale(system)
    monkeypatch.setattr(QLocale, "system", lambda: found)

    text.set_language("")

    assert text.day(date(2025, 2, 17)) == month
    assert text.number(Decimal("1.5"), 2) == number
    assert text.is_chinese() is (system == "zh_TW")


@pytest.mark.parametrize("language", ["en", "zh_HK"])
def test_a_tiny_amount_is_never_written_as_nothing(language: str) -> None:
    text.set_language(language)
    assert text.money(Money(Decimal("0.0014"), USD)) == "US$0.0014"
    assert (
        text.money(Money(Decimal("-0.00000012"), HKD)) == f"{text.MINUS}HK$0.00000012"
    )
    assert text.money(Money(Decimal("16.594"), USD)) == "US$16.59"
    assert text.money(Money(Decimal("0.43"), JPY)) == "JP¥0.43"
    assert text.quantity(Decimal("0.00000012")) == "0.00000012"
    low, high = Money(Decimal("0.00140"), USD), Money(Decimal("0.00142"), USD)
    assert text.between(low, high) == "US$0.0014–0.0014"


@given(value=st.decimals("0.0000000001", "1e9", allow_nan=False, places=10))
@pytest.mark.parametrize("unit", ["HKD", "JPY", "GBp", "KWF", ""])
def test_a_price_is_never_written_as_another(unit: str, value: Decimal) -> None:
    written = Decimal(text.price(value, unit).replace(",", "").removesuffix("p"))

    slack = Decimal("0.051") if unit == "GBp" else Decimal("0.0051")
    assert abs(written - value) <= slack
    assert written or unit == "GBp"
