"""A line of quotes writes amounts as they are, tiny ones too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import NOON, money, quote
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD
from newswatch.domain.quote_state import state_of
from newswatch.domain.shown import Between, Exact
from newswatch.services.quotes import QuoteLine


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("16.594 USD", "16.59"),
        ("0.0014 USD", "0.0014"),
        ("0.00012 USD", "0.00012"),
        ("1234.5 USD", "1,234.50"),
    ],
)
def test_no_amount_is_written_as_zero(amount: str, text: str) -> None:
    line = QuoteLine(
        listing_id=ListingId("0000.HK"),
        name="Penny",
        currency=USD,
        shown=Exact(money(amount)),
    )

    assert line.shown_text == text


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("16.5944 USD", "16.59"),
        ("0.14 USD", "0.140000"),
        ("0.00000012 USD", "0.00000012"),
        ("-0.0000004 JPY", "-0.00000040"),
        ("12.5 JPY", "13"),
    ],
)
def test_nor_for_a_machine(amount: str, written: str) -> None:
    line = QuoteLine(
        listing_id=ListingId("0000.HK"),
        name="Penny",
        currency=USD,
        shown=Exact(money(amount)),
    )

    assert line.as_dict()["shown"] == written


def test_what_the_peg_allows_has_both_ends() -> None:
    line = QuoteLine(
        listing_id=ListingId("0000.HK"),
        name="Penny",
        currency=USD,
        shown=Between(money("0.00140 USD"), money("0.00142 USD")),
    )

    assert line.shown_text == "0.0014-0.0014"


@pytest.mark.parametrize(("days", "old"), [(0, False), (5, False), (20, True)])
def test_an_old_rate_is_named_and_told_to_a_machine(days: int, old: bool) -> None:
    priced = quote("9988.HK 129.10 HKD")
    line = QuoteLine(
        listing_id=priced.listing_id,
        name="Alibaba",
        quote=priced,
        currency=USD,
        shown=Exact(money("16.59 USD"), NOON - timedelta(days=days)),
    )

    assert ("HKD is worth in USD" in line.old_rate) is old
    day = NOON - timedelta(days=days)
    assert line.as_dict()["rate_as_of"] == day.isoformat()


@pytest.mark.parametrize(("days", "day"), [(1, "16 Feb"), (400, "14 Jan 2024")])
def test_a_trade_of_another_year_says_which(days: int, day: str) -> None:
    made = replace(quote("0000.HK 1 HKD", NOON - timedelta(days=days)), fetched_at=NOON)
    line = QuoteLine(
        listing_id=made.listing_id,
        name="Penny",
        currency=USD,
        quote=made,
        state=state_of(made, None, NOON),
    )

    assert f", {day} " in line.state_text
