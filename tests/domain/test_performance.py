"""Changes over a day to a year, from the right base or from none."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from builders_market import bar, daily, hk
from newswatch.domain.bar import Bar
from newswatch.domain.performance import (
    Change,
    Period,
    close_before,
    months_before,
    parts,
    performance,
    versus,
    year_base,
)
from newswatch.domain.session import SessionCalendar
from newswatch.domain.splits import Split, adjusted
from newswatch.domain.wording import percent_text

HISTORY = {
    "2024-02-16": "71.00",  # a year before: the 17th was a Saturday
    "2024-08-16": "78.00",  # six months before: likewise
    "2024-12-30": "82.00",
    "2024-12-31": "81.30",  # half day, last of the year
    "2025-01-17": "82.50",
    "2025-02-10": "104.00",  # five sessions before
    "2025-02-13": "116.80",
    "2025-02-14": "124.10",
    "2025-02-17": "128.00",  # today's, still running
}
QUOTE = quote("9988.HK 129.10 HKD from 124.10", hk("09:41"))


def test_every_period_has_its_base(hongkong: SessionCalendar) -> None:
    found = performance(daily(hongkong, HISTORY), QUOTE, hongkong)

    assert {period: (c.base, c.day) for period, c in found.items()} == {
        Period.DAY: (Decimal("124.10"), date(2025, 2, 14)),
        Period.FIVE_DAYS: (Decimal("104.00"), date(2025, 2, 10)),
        Period.MONTH: (Decimal("82.50"), date(2025, 1, 17)),
        Period.SIX_MONTHS: (Decimal("78.00"), date(2024, 8, 16)),
        Period.YEAR_TO_DATE: (Decimal("81.30"), date(2024, 12, 31)),
        Period.YEAR: (Decimal("71.00"), date(2024, 2, 16)),
    }
    assert percent_text(found[Period.YEAR_TO_DATE].fraction) == "58.79%"
    assert percent_text(found[Period.DAY].fraction) == "4.03%"


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2024-12-31", Period.YEAR_TO_DATE),
        ("2025-02-10", Period.FIVE_DAYS),
        ("2025-01-17", Period.MONTH),
        ("2024-08-16", Period.SIX_MONTHS),
        ("2024-02-16", Period.YEAR),
    ],
)
def test_a_missing_base_leaves_the_figure_out(
    hongkong: SessionCalendar, day: str, period: Period
) -> None:
    history = {d: close for d, close in HISTORY.items() if d != day}

    found = performance(daily(hongkong, history), QUOTE, hongkong)

    assert period not in found
    assert len(found) == len(Period) - 1


def test_the_day_comes_from_the_bars_where_the_quote_does_not_say(
    hongkong: SessionCalendar,
) -> None:
    bare = replace(QUOTE, previous_close=None)

    found = performance(daily(hongkong, HISTORY), bare, hongkong)

    assert found[Period.DAY].base == Decimal("124.10")


def test_without_a_quote_the_last_bar_counts(hongkong: SessionCalendar) -> None:
    found = performance(daily(hongkong, HISTORY), None, hongkong)

    assert found[Period.DAY].fraction == Decimal("128.00") / Decimal("124.10") - 1


def test_from_nothing_comes_nothing(hongkong: SessionCalendar) -> None:
    assert performance((), None, hongkong) == {}
    assert set(performance((), QUOTE, hongkong)) == {Period.DAY}


def test_a_share_listed_this_year_has_no_year(hongkong: SessionCalendar) -> None:
    young = daily(hongkong, {"2025-01-17": "10", "2025-02-14": "12"})

    assert year_base(young, date(2025, 2, 17), hongkong) is None
    assert Period.YEAR not in performance(young, QUOTE, hongkong)


def test_a_flat_bar_on_a_typhoon_day_is_no_base(hongkong: SessionCalendar) -> None:
    """Yahoo's history has bars of days on which nothing traded."""
    bars = daily(hongkong, {"2023-08-31": "90", "2023-09-04": "91"})
    saola = bar(hongkong.local(bars[0].start) + timedelta(days=1), "77")

    found = performance([bars[0], saola, bars[1]], None, hongkong)

    assert found[Period.DAY] == Change(
        Decimal(90), date(2023, 8, 31), Decimal(91) / 90 - 1
    )


def test_where_holidays_are_unknown_the_last_close_counts(
    hongkong: SessionCalendar,
) -> None:
    def opening(day: date) -> datetime:
        session = hongkong.session_on(day)
        assert session is not None
        return session.open

    bars = [bar(opening(date(2030, 4, 30)), "10"), bar(opening(date(2030, 5, 2)), "11")]

    assert performance(bars, None, hongkong)[Period.DAY].base == 10
    assert performance(bars[1:], None, hongkong) == {}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 3, 31), 1, date(2025, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 15), 1, date(2024, 12, 15)),
        (date(2025, 2, 17), 12, date(2024, 2, 17)),
        (date(2025, 2, 17), 6, date(2024, 8, 17)),
    ],
)
def test_months_before_keep_to_the_calendar(
    day: date, months: int, expected: date
) -> None:
    assert months_before(day, months) == expected


def test_a_move_splits_into_market_and_share(hongkong: SessionCalendar) -> None:
    share = performance(daily(hongkong, HISTORY), QUOTE, hongkong)
    index = performance(
        daily(hongkong, {"2025-02-14": "100"}),
        quote("^HSCE 103 HKD from 100", hk("09:41")),
        hongkong,
    )

    split = versus(share, index)

    assert set(split) == {Period.DAY}
    assert split[Period.DAY].market == Decimal("0.03")


fractions = st.decimals("-0.99", "9", places=6)


@given(fractions, fractions)
def test_parts_sum_to_the_total(total: Decimal, market: Decimal) -> None:
    split = parts(total, market)

    assert split.market + split.share == split.total == total


def test_a_split_that_was_not_adjusted_for_is(hongkong: SessionCalendar) -> None:
    raw = daily(
        hongkong, {"2025-02-12": "800", "2025-02-13": "808", "2025-02-14": "101"}
    )

    bars = adjusted(raw, [Split(date(2025, 2, 14), Decimal(8))], hongkong)

    assert [b.close for b in bars] == [100, 101, 101]
    assert bars[0].volume == 800
    assert adjusted(bars, [Split(date(2025, 2, 14), Decimal(8))], hongkong) == bars


def test_a_consolidation_is_adjusted_for(hongkong: SessionCalendar) -> None:
    raw = daily(hongkong, {"2025-02-13": "1", "2025-02-14": "10.2"})
    raw[0] = replace(raw[0], volume=None)

    bars = adjusted(raw, [Split(date(2025, 2, 14), Decimal("0.1"))], hongkong)

    assert [b.close for b in bars] == [10, Decimal("10.2")]
    assert bars[0].volume is None


def test_a_split_outside_the_bars_changes_nothing(hongkong: SessionCalendar) -> None:
    raw = tuple(daily(hongkong, {"2025-02-13": "1", "2025-02-14": "10.2"}))
    weekend_before = Split(date(2025, 2, 8), Decimal(10))
    later = Split(date(2025, 2, 15), Decimal(10))

    assert adjusted(raw, [weekend_before, later], hongkong) == raw


@given(
    ratio=st.sampled_from(["2", "3", "4", "8", "10", "20", "0.1", "0.5"]),
    moves=st.lists(st.integers(-9, 9), min_size=8, max_size=8),
    cut=st.integers(1, 7),
    done=st.booleans(),
)
def test_adjusting_gives_the_same_whether_the_source_did_it_or_not(
    hongkong: SessionCalendar, ratio: str, moves: list[int], cut: int, done: bool
) -> None:
    factor = Decimal(ratio)
    days = [hongkong.sessions_back(date(2025, 2, 17), n) for n in range(8, 0, -1)]
    price, clean = Decimal(100), list[Bar]()
    for session, move in zip(days, moves, strict=True):
        price = price * (100 + move) / 100
        clean.append(bar(session.open, price))
    raw = [bar(b.start, b.close * factor) for b in clean[:cut]] + clean[cut:]
    split = [Split(days[cut].day, factor)]

    bars = adjusted(clean if done else raw, split, hongkong)

    for mine, right in zip(bars, clean, strict=True):
        assert abs(mine.close / right.close - 1) < Decimal("1e-20")


def test_recorded_history_gives_known_figures(
    shared_data: Path, hongkong: SessionCalendar
) -> None:
    """AIA in 2022, from its recorded bars: 78.60 at the end of 2021."""
    path = shared_data / "price_history" / "wubw__1299.HK.csv"
    bars = []
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            session = hongkong.session_on(date.fromisoformat(row["Date"][:10]))
            if session:
                bars.append(bar(session.open, str(round(float(row["Close"]), 3))))
    bars.sort(key=lambda b: b.start)
    june = datetime(2022, 6, 30, 7, tzinfo=UTC)
    made = quote("1299.HK 85.05 HKD", june)

    found = performance(bars, made, hongkong)

    assert set(found) == set(Period)
    assert found[Period.YEAR_TO_DATE].day == date(2021, 12, 31)
    assert found[Period.YEAR_TO_DATE].base == Decimal("78.6")
    assert found[Period.FIVE_DAYS].day == date(2022, 6, 23)


@pytest.mark.parametrize(
    ("told", "differs", "older"),
    [
        ("124.10", False, None),
        ("124.20", False, None),  # another source's rounding
        ("116.80", True, date(2025, 2, 13)),  # the close of an older day
        ("120.00", True, None),
    ],
)
def test_the_previous_close_is_compared_with_our_own(
    hongkong: SessionCalendar, told: str, differs: bool, older: date | None
) -> None:
    told_quote = replace(QUOTE, previous_close=Decimal(told))
    found = close_before(daily(hongkong, HISTORY), told_quote, hongkong)

    assert found is not None
    assert (found.day, found.ours) == (date(2025, 2, 14), Decimal("124.10"))
    assert (found.differs, found.older) == (differs, older)


def test_behind_the_new_year_it_is_that_of_the_last_session(
    hongkong: SessionCalendar,
) -> None:
    """29 to 31 January 2025 were holidays, and the 28th was a half day."""
    closes = {"2025-01-27": "86.00", "2025-01-28": "88.25", "2025-02-03": "91.00"}
    history = daily(hongkong, closes)
    first = quote("9988.HK 92 HKD from 86.00", datetime(2025, 2, 3, 2, 0, tzinfo=UTC))
    found = close_before(history, first, hongkong)

    assert found is not None
    assert (found.day, found.differs) == (date(2025, 1, 28), True)
    assert found.older == date(2025, 1, 27)


def test_what_nobody_knows_is_not_compared(hongkong: SessionCalendar) -> None:
    alone = close_before([], QUOTE, hongkong)

    assert alone is not None
    assert (alone.ours, alone.differs) == (None, False)
    assert close_before([], replace(QUOTE, previous_close=None), hongkong) is None


def test_a_bar_fetched_while_its_session_ran_is_no_close(
    hongkong: SessionCalendar,
) -> None:
    """Of New Year's Eve there is the price of eleven o'clock; the quote knows more."""
    history = daily(hongkong, {"2024-12-30": "82.00", "2024-12-31": "80.00"})
    first = quote("9988.HK 83 HKD from 81.30", datetime(2025, 1, 2, 2, 0, tzinfo=UTC))

    found = performance(history, first, hongkong)

    assert found[Period.YEAR_TO_DATE].base == Decimal("81.30")
    assert year_base(history, date(2025, 1, 2), hongkong, first) == Decimal("81.30")
    check = close_before(history, first, hongkong)
    assert check is not None
    assert not check.differs
