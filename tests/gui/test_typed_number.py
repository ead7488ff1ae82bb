"""A typed number is read in one way, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.ui import text, typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", "1500"),
        ("1,500", "1500"),
        ("1,234,567.25", "1234567.25"),
        ("12 345.5", "12345.5"),
        (".5", "0.5"),
        ("70.", "70"),
        ("-3", "-3"),
        ("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", "12"),
        ("70,250", "70250"),
    ],
)
def test_true_groups_and_points_are_read(typed: str, number: str) -> None:
    assert typed_number.read(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["66,5", "70,25", "1,23,456", "1,234 567", "1,2345", "1e400", "NaN", "."]
)
def test_what_could_mean_something_else_is_not_read(typed: str) -> None:
    assert typed_number.read(typed) is None


def test_a_german_reader_types_a_comma() -> None:
    text.set_language("de")

    assert typed_number.read("66,5") == Decimal("66.5")
    assert typed_number.read("1.234,5") == Decimal("1234.5")
    assert typed_number.read("66.5") is None
    assert typed_number.write(Decimal("66.50")) == "66,5"
    assert typed_number.example() == "1.234,5"


@given(
    number=st.decimals(0, Decimal(10) ** 12, allow_nan=False),
    language=st.sampled_from(("en", "zh_HK", "de", "fr", "de_CH", "en_IN", "ar_EG")),
)
def test_what_is_written_is_read_back_exactly(number: Decimal, language: str) -> None:
    text.set_language(language)

    assert typed_number.read(typed_number.write(number)) == number
