"""The facts under the chart say where their figures are from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from builders import quote
from builders_market import hk
from newswatch.domain.performance import Change, CloseBefore
from newswatch.ui.quote.stats import change_fact, close_fact

QUOTE = quote("9988.HK 129.10 HKD from 116.80", hk("09:41"))
FRIDAY, THURSDAY = date(2025, 2, 14), date(2025, 2, 13)


def test_a_close_of_another_day_is_doubted() -> None:
    ours = Decimal("124.10")
    fact = close_fact(QUOTE, CloseBefore(Decimal("116.80"), FRIDAY, ours, THURSDAY))

    assert (fact.value, fact.doubtful) == ("116.80", True)
    assert "124.10" in fact.tip
    assert "13" in fact.tip.rpartition(".")[0].rpartition(".")[2]


def test_a_close_that_agrees_names_its_day() -> None:
    same = Decimal("116.80")
    fact = close_fact(QUOTE, CloseBefore(same, FRIDAY, same))

    assert not fact.doubtful
    assert "14" in fact.tip


def test_without_a_price_of_ours_it_is_the_sources_word() -> None:
    fact = close_fact(QUOTE, CloseBefore(Decimal("116.80"), FRIDAY))

    assert not fact.doubtful
    assert "no price of that day" in fact.tip


def test_no_close_is_a_dash() -> None:
    bare = quote("9988.HK 129.10 HKD", hk("09:41"))

    assert close_fact(bare, None).value == "—"


def test_a_change_says_from_where_and_that_dividends_are_not_in_it() -> None:
    change = Change(Decimal("81.30"), date(2024, 12, 31), Decimal("0.5879"))

    fact = change_fact("Year to date", change, QUOTE)

    assert fact.value == "+58.79%"
    assert "81.30" in fact.tip
    assert fact.tip.endswith("Without dividends.")
