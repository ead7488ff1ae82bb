"""An implausible quote is held, and cleared by a second look or a split."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, quote, rate
from newswatch.domain.fx import FxRate
from newswatch.domain.quote import Quote
from newswatch.domain.suspicion import judge, judge_rate

MINUTE = timedelta(minutes=1)
GOOD = quote("9988.HK 129.10 HKD", NOON)


def later(text: str, minutes: int = 1) -> Quote:
    return quote(f"9988.HK {text}", NOON + minutes * MINUTE)


def rate_later(text: str, minutes: int = 1, source: str = "test") -> FxRate:
    return replace(rate(text, NOON + minutes * MINUTE), source=source)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("180.80 HKD", "40% higher"),
        ("77 HKD", "40% lower"),
        ("12910 HKD", "100 times higher"),
        ("1.291 HKD", "100 times lower"),
        ("16.59 USD", "in USD instead of HKD"),
        ("129.10 HKd", "instead of HKD"),
    ],
)
def test_the_implausible_is_held_and_the_good_stays(text: str, words: str) -> None:
    new = later(text)

    verdict = judge(GOOD, None, new)

    assert (verdict.good, verdict.pending) == (GOOD, new)
    assert words in verdict.reason


@pytest.mark.parametrize("text", ["180 HKD", "78 HKD", "129.10 HKD"])
def test_ordinary_moves_pass(text: str) -> None:
    assert judge(GOOD, None, later(text)).good == later(text)


def test_the_first_quote_is_believed() -> None:
    assert judge(None, None, GOOD).good == GOOD


@pytest.mark.parametrize("last", ["12910 HKD", "1.25 HKD"])
def test_a_first_quote_a_hundredfold_its_own_close_is_held(last: str) -> None:
    odd = later(f"{last} from 124.10")
    held = judge(None, None, odd)
    again = judge(None, held.pending, later(f"{last} from 124.10", 2))
    elsewhere = replace(later(f"{last} from 124.10", 3), source="other")

    assert (held.good, held.pending, again.good) == (None, odd, None)
    assert "100 times" in held.reason
    assert judge(None, again.pending, elsewhere).good == elsewhere
    assert judge(None, again.pending, GOOD).good == GOOD


def test_a_first_quote_may_have_doubled() -> None:
    doubled = later("260 HKD from 124.10")

    assert judge(None, None, doubled).good == doubled


def test_a_second_observation_clears_it() -> None:
    held = judge(GOOD, None, later("60 HKD")).pending

    verdict = judge(GOOD, held, later("61 HKD", 2))

    assert verdict.good == later("61 HKD", 2)
    assert verdict.pending is None


def test_the_same_trade_told_twice_is_no_second_observation() -> None:
    held = later("60 HKD")

    assert judge(GOOD, held, later("60 HKD")).good == GOOD
    elsewhere = replace(later("60 HKD"), source="other")
    assert judge(GOOD, held, elsewhere).good == elsewhere


def test_a_return_to_normal_drops_what_was_held() -> None:
    back = later("129.20 HKD", 2)

    assert judge(GOOD, later("12910 HKD"), back).pending is None
    assert judge(GOOD, later("12910 HKD"), back).good == back


def test_two_different_oddities_do_not_confirm_each_other() -> None:
    assert judge(GOOD, later("60 HKD"), later("12910 HKD", 2)).good == GOOD


def test_a_split_explains_the_jump() -> None:
    new = later("16.20 HKD")

    assert judge(GOOD, None, new, split=Decimal(8)).good == new
    assert judge(GOOD, None, new).good == GOOD
    assert judge(GOOD, None, later("130 HKD"), split=Decimal(8)).good != GOOD


def test_an_older_trade_changes_nothing() -> None:
    held = later("60 HKD")

    verdict = judge(GOOD, held, later("130 HKD", -1))

    assert (verdict.good, verdict.pending) == (GOOD, held)
    assert "lower" in verdict.reason
    assert judge(GOOD, None, later("130 HKD", -1)).reason == ""


def test_quotes_of_different_listings_are_a_bug() -> None:
    with pytest.raises(ValueError, match="BABA"):
        judge(GOOD, None, quote("BABA 120 USD"))


def test_a_missing_currency_is_named() -> None:
    assert "no currency" in judge(GOOD, None, replace(GOOD, unit="")).reason


@given(
    st.lists(st.decimals("0.01", "9999", places=2), min_size=1, max_size=12),
)
def test_the_good_price_never_jumps_unseen(prices: list[Decimal]) -> None:
    """What is shown moves by more than 40 % only when two observations agree."""
    good, pending = GOOD, None
    for n, price in enumerate(prices, start=1):
        new = later(f"{price} HKD", n)
        verdict = judge(good, pending, new)
        assert verdict.good is not None
        if abs(verdict.good.last / good.last - 1) > Decimal("0.4"):
            assert pending is not None
            assert abs(new.last / pending.last - 1) <= Decimal("0.1")
        good, pending = verdict.good, verdict.pending


def test_a_rate_off_the_peg_needs_another_source() -> None:
    good = rate("USD/HKD 7.7818")
    odd = rate_later("USD/HKD 7.2")

    held = judge_rate(good, None, odd)
    assert (held.good, held.pending) == (good, odd)
    assert "band" in held.reason
    assert judge_rate(good, odd, rate_later("USD/HKD 7.2", 2)).good == good
    ecb = rate_later("USD/HKD 7.21", 2, "ecb")
    assert judge_rate(good, odd, ecb).good == ecb
    assert judge_rate(None, None, odd).good is None


def test_the_inverse_has_its_band_too() -> None:
    assert judge_rate(None, None, rate("HKD/USD 0.1285")).good is not None
    assert judge_rate(None, None, rate("HKD/USD 0.0129")).good is None


def test_other_rates_are_held_when_they_jump() -> None:
    good, odd = rate("USD/JPY 152"), rate_later("USD/JPY 100")

    held = judge_rate(good, None, odd)
    assert held.good == good
    assert "-34%" in held.reason
    second = rate_later("USD/JPY 100", 2)
    assert judge_rate(good, odd, second).good == second
    assert judge_rate(good, None, rate_later("USD/JPY 150")).reason == ""
    assert judge_rate(good, None, rate_later("USD/JPY 150", -1)).good == good


def test_rates_of_different_pairs_are_a_bug() -> None:
    with pytest.raises(ValueError, match="JPY"):
        judge_rate(rate("USD/HKD 7.8"), None, rate("USD/JPY 150"))


def test_a_fault_that_lasts_is_no_second_observation() -> None:
    """All prices a hundredfold, with the previous close as it was."""
    wrong = [later(f"1291{n} HKD from 124.10", n) for n in range(1, 6)]
    held: Quote | None = None

    for new in wrong:
        verdict = judge(GOOD, held, new)
        assert verdict.good == GOOD
        held = verdict.pending

    other = replace(wrong[-1], source="elsewhere")
    assert judge(GOOD, held, other).good == other


def test_another_unit_has_to_hold_until_the_next_day() -> None:
    held = judge(GOOD, None, later("129.10 USD", 1)).pending
    for minutes in (2, 60, 300):
        verdict = judge(GOOD, held, later("129.30 USD", minutes))
        assert verdict.good == GOOD
        assert verdict.pending == held, "the first observation stays"

    tomorrow = later("129.10 USD", 24 * 60)
    assert judge(GOOD, held, tomorrow).good == tomorrow


def test_a_crash_is_confirmed_by_the_next_trade() -> None:
    first, second = later("60 HKD from 124.10", 1), later("59 HKD from 124.10", 2)
    held = judge(GOOD, None, first).pending

    assert held == first
    assert judge(GOOD, held, second).good == second


@pytest.mark.parametrize(
    "bogus", ["GBP/USD 0.7943", "USD/JPY 1.52", "USD/CNY 0.1378", "EUR/USD 108"]
)
def test_a_first_rate_where_it_never_was_waits_for_another_source(bogus: str) -> None:
    held = judge_rate(None, None, rate(bogus))
    again = judge_rate(None, held.pending, rate_later(bogus, 2))
    bank = rate_later(bogus, 3, "ecb")

    assert (held.good, again.good) == (None, None), "a fault that lasts is one still"
    assert "has not been since 2000" in held.reason
    assert judge_rate(None, again.pending, bank).good == bank


@pytest.mark.parametrize(
    "usual", ["GBP/USD 1.05", "GBP/USD 2.1", "USD/JPY 165", "EUR/USD 0.83", "USD/BRL 9"]
)
def test_a_first_rate_that_was_there_before_is_believed(usual: str) -> None:
    assert judge_rate(None, None, rate(usual)).good == rate(usual)


PENCE = quote("HSBA.L 885 GBp", NOON)


def pounds(minutes: int, unit: str = "GBP") -> Quote:
    return replace(PENCE, last=Decimal(886), unit=unit, as_of=NOON + minutes * MINUTE)


def test_a_first_quote_in_another_unit_than_the_listings_is_held() -> None:
    verdict = judge(None, None, pounds(1), unit="GBp")

    assert (verdict.good, verdict.pending) == (None, pounds(1))
    assert verdict.reason == ("The price came as 886 GBP, but this one trades in GBp.")


@pytest.mark.parametrize("unit", ["GBp", "GBX", ""])
def test_what_names_the_listings_unit_or_none_is_believed_at_first(unit: str) -> None:
    assert judge(None, None, pounds(1, unit), unit="GBp").good == pounds(1, unit)


def test_where_no_unit_is_known_the_first_quote_tells_it() -> None:
    assert judge(None, None, pounds(1), unit="").good == pounds(1)


def test_a_strange_unit_is_cleared_by_another_source_or_the_next_day() -> None:
    held = judge(None, None, pounds(1), unit="GBp").pending
    soon, tomorrow = pounds(60), pounds(24 * 60)
    elsewhere = replace(soon, source="other")

    assert judge(None, held, soon, unit="GBp").good is None
    assert judge(None, held, soon, unit="GBp").pending == held, "the first stays"
    assert judge(None, held, elsewhere, unit="GBp").good == elsewhere
    assert judge(None, held, tomorrow, unit="GBp").good == tomorrow


def test_a_price_once_believed_in_a_strange_unit_gives_way_to_the_right_one() -> None:
    believed, right = pounds(1), replace(PENCE, as_of=NOON + 2 * MINUTE)

    assert judge(believed, None, right, unit="GBp").good == right
    assert judge(believed, None, right, unit="").good == believed, "nobody knows"


def test_a_price_without_a_unit_repairs_nothing() -> None:
    believed = pounds(1)

    assert judge(believed, None, pounds(2, ""), unit="GBp").good == believed
