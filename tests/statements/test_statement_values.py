"""Numbers as people and spreadsheets write them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.statements.values import DayOrder, day, decimal_comma, moment, number


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1,234.56", "1234.56"),
        ("(1,234)", "-1234"),
        ("$-5", "-5"),
        ("-$5.10", "-5.10"),
        ("HK$1,000", "1000"),
        ("５００", "500"),
        ("1 000", "1000"),
        ("1'000.5", "1000.5"),
        ("100-", "-100"),
        ("\N{MINUS SIGN}3", "-3"),
        ("+7", "7"),
        ("5,000 USD", "5000"),
        ("800股", "800"),
        ("1,23,456", "123456"),
    ],
)
def test_numbers_are_read(cell: str, expected: str) -> None:
    assert number(cell) == Decimal(expected)


@pytest.mark.parametrize(
    "cell",
    [
        *("", "--", "abc", "10:1", "NaN", "Infinity", "12,5", "1,2,3", "9" * 50),
        *("1e9x", "1E-999999", "9E999999", "\ufdfa" * 100_000),
    ],
)
def test_what_is_no_number_is_none(cell: str) -> None:
    assert number(cell) is None


def test_the_whole_file_tells_which_mark_is_the_decimal_one() -> None:
    assert decimal_comma(["1.234,56", "7"], semicolons=False)
    assert decimal_comma(["28,03", "1"], semicolons=False)
    assert decimal_comma(["1,234"], semicolons=True)
    assert not decimal_comma(["1,234"], semicolons=False)
    assert not decimal_comma(["1,234.5", "1,234"], semicolons=True)
    assert number("1.234,56", comma=True) == Decimal("1234.56")


@given(st.decimals("-1e9", "1e9", places=2))
def test_numbers_survive_thousands_separators(value: Decimal) -> None:
    assert number(f"{value:,}") == value
    swapped = f"{value:,}".translate(str.maketrans(",.", ".,"))
    assert number(swapped, comma=True) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(cell: str) -> None:
    found = number(cell)
    assert found is None or found.is_finite()


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_refused(cell: str) -> None:
    with suppress(ValueError):
        assert day(cell, None).year > 0


@pytest.mark.parametrize("cell", ["0001-01-01", "1/2/1850", "9999-12-31"])
def test_a_day_of_another_age_is_none(cell: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        day(cell, DayOrder.DAY_FIRST)


@pytest.mark.parametrize(
    "cell", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"]
)
def test_a_moment_at_the_end_of_all_calendars_is_none(cell: str) -> None:
    assert moment(cell) is None
