"""The base of a reaction: no price that came later, whatever is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from builders_market import FIVE, NO_DELAY, bar, daily, five_minutes, hk
from builders_reaction import LATE, MORNING, Desk, shown, traded
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.reaction import ReactionState, reaction
from newswatch.domain.session import SessionCalendar


@given(
    minute=st.integers(0, 149),
    later=st.integers(0, 200),
    moves=st.lists(st.integers(-5, 5), min_size=30, max_size=30),
)
def test_no_reaction_looks_ahead(
    hongkong: SessionCalendar, minute: int, later: int, moves: list[int]
) -> None:
    """Bars that end after publication never change the base."""
    closes, price = [], 1000
    for move in moves:
        price += move
        closes.append(str(price))
    bars = five_minutes(hk("09:30"), " ".join(closes))
    published = hk("09:30") + timedelta(minutes=minute)
    now = published + timedelta(minutes=later)
    history = daily(hongkong, {"2025-02-14": "999"})

    found = reaction(published, now, bars, history, None, hongkong, NO_DELAY)
    tampered = [
        b if b.start + FIVE <= published else replace(b, close=Decimal(5)) for b in bars
    ]
    again = reaction(published, now, tampered, history, None, hongkong, NO_DELAY)

    assert found.base == again.base
    assert found.base is not None
    if found.now:
        assert found.now.at > published
        assert found.now.fraction == found.now.price / found.base - 1


def days(hongkong: SessionCalendar, close: str) -> list[Bar]:
    return daily(hongkong, {"2025-02-14": "99", "2025-02-17": close})


def test_news_in_the_closing_auction_is_measured_from_before_it(
    hongkong: SessionCalendar,
) -> None:
    """The official close, found at 16:08, was not known at 16:04."""
    afternoon = five_minutes(hk("15:30"), "100 101 102 103 104 105")

    found = reaction(
        hk("16:04"),
        hk("18:00"),
        [bar(hk("09:30"), "98"), *afternoon],
        days(hongkong, "110"),
        quote("9988.HK 110 HKD", hk("16:08")),
        hongkong,
        LATE,
        interval=Interval.M5,
    )

    assert found.base == 105
    assert found.next_close is not None
    assert found.next_close.price == 110
    assert found.after_15m is None
    assert found.now is not None
    assert found.now.price == 110


def test_without_bars_the_auctions_own_close_is_no_base(
    hongkong: SessionCalendar,
) -> None:
    found = reaction(
        hk("16:04"),
        hk("18:00"),
        [],
        days(hongkong, "110"),
        quote("9988.HK 110 HKD", hk("16:08")),
        hongkong,
        LATE,
    )

    assert found.state is ReactionState.DAILY_ONLY
    assert found.base == 99


@pytest.mark.parametrize(
    ("close", "state", "base"),
    [
        ("129", ReactionState.DAILY_ONLY, 99),  # it went on, and we were not there
        ("111", ReactionState.MOVED, 111),  # nobody traded any more
    ],
)
def test_bars_that_break_off_tell_nothing_of_later(
    hongkong: SessionCalendar, close: str, state: ReactionState, base: int
) -> None:
    later = five_minutes(hk("27 09:30"), "140 141 142 143 144 145 146 147 148 149")

    found = reaction(
        hk("14:30"),
        hk("27 11:00"),
        [*MORNING, *later],
        days(hongkong, close),
        quote("9988.HK 150 HKD", hk("27 10:45")),
        hongkong,
        LATE,
        interval=Interval.M5,
    )

    assert found.state is state
    assert found.base == base


# --- a quote that is the price at publication -----------------------------------

WHOLE_MORNING = [bar(hk("09:30") + n * FIVE, Decimal(100 + n)) for n in range(30)]
AFTERNOON = [bar(hk("13:00") + n * FIVE, Decimal(130 + n)) for n in range(36)]


@pytest.mark.parametrize("seconds", [0, 8, 59])
@pytest.mark.parametrize("fetched", [30, 28], ids=["all bars", "two bars late"])
def test_at_lunch_the_base_is_the_last_trade_before_it(
    desk: Desk, seconds: int, fetched: int
) -> None:
    """Not the previous close, though the last trade lies behind the last bar."""
    at_noon = hk("12:00") + timedelta(seconds=seconds)
    last = replace(traded("129", "12:00", "12:44"), as_of=at_noon)
    found = desk("12:30", "12:45", WHOLE_MORNING[:fetched], last)

    assert (found.state, found.base) == (ReactionState.NOT_TRADED, Decimal(129))
    assert not found.from_close


def test_after_the_auctions_trade_its_price_is_the_base(desk: Desk) -> None:
    bars, last = WHOLE_MORNING + AFTERNOON, traded("170", "16:08", "18:59")
    found = desk("16:09", "19:00", bars, last)

    assert (found.base, found.base_at) == (Decimal(170), hk("16:08"))


def test_before_the_auctions_trade_it_is_not(desk: Desk) -> None:
    """And without the day's own bar, its close is the quote's, not the last bar's."""
    bars, last = WHOLE_MORNING + AFTERNOON, traded("170", "16:08", "18:59")
    desk.daily.pop()
    found = desk("16:03", "19:00", bars, last)

    assert found.base == Decimal(165)
    assert shown(found.next_close) == "170 +3.03%"


def test_a_quote_that_may_have_missed_a_trade_is_no_base(desk: Desk) -> None:
    """Asked at 11:30, nothing is known of the half hour before lunch."""
    found = desk("12:30", "12:45", MORNING, traded("111", "10:30", "11:30"))

    assert found.base != Decimal(111)


@given(
    published=st.integers(0, 400),
    made=st.integers(0, 400),
    asked=st.integers(0, 400),
    late=st.sampled_from([0, 15]),
)
def test_a_quote_made_after_the_article_is_never_its_base(
    hongkong: SessionCalendar, published: int, made: int, asked: int, late: int
) -> None:
    """Minutes since the opening; the quote is the only price there is."""
    start, delay = hk("09:30"), timedelta(minutes=late)
    last = replace(
        traded("170", "09:30"),
        as_of=start + timedelta(minutes=made),
        fetched_at=start + timedelta(minutes=max(asked, made) + late),
        delay=delay,
    )
    found = reaction(
        start + timedelta(minutes=published),
        start + timedelta(minutes=900),
        [],
        [],
        last,
        hongkong,
        delay,
    )

    if made > published:
        assert found.base != Decimal(170)


def test_a_daily_bar_of_this_morning_is_not_todays_close(desk: Desk) -> None:
    """The days were fetched at eleven, at 150; the close was 120."""
    settled = desk("19:00", "20:00", made=traded("120", "16:08", "19:59"))
    asked_at_noon = desk("19:00", "20:00", made=traded("150", "11:00", "11:01"))

    assert settled.base == Decimal(120)
    assert asked_at_noon.base is None


def test_tomorrow_the_quote_knows_todays_close(desk: Desk) -> None:
    bars = five_minutes(hk("18 09:30"), "121 122 123")
    made = traded("123", "18 09:44", close="120")
    found = desk("19:00", "18 09:45", bars, made)

    assert (found.base, found.from_close) == (Decimal(120), True)
    assert shown(found.now) == "123 +2.50%"
