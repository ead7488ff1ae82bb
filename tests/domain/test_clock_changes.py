"""When clocks change: sessions, countdowns, reactions and closes stay right.

New York changed on 9 March and 2 November 2025, London on 30 March and
26 October; Hong Kong never does. In between, the three are an hour apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from builders import quote
from builders_market import bar, daily, five_minutes
from newswatch.calendars import Calendars
from newswatch.domain.bar import Bar
from newswatch.domain.bars import daily_bar
from newswatch.domain.performance import Period, performance
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.quote_state import StateKind, state_of, times
from newswatch.domain.reaction import Reaction, ReactionState, reaction
from newswatch.domain.session import SessionCalendar, countdown

HOUR = timedelta(hours=1)
SPRING_FRIDAY, SPRING_MONDAY = "2025-03-07", "2025-03-10"
AUTUMN_FRIDAY, AUTUMN_MONDAY = "2025-10-31", "2025-11-03"


def utc(text: str) -> datetime:
    """``utc("2025-03-10 13:30")``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("mic", "day", "opens", "closes", "early"),
    [
        ("XNYS", SPRING_FRIDAY, "14:30", "21:00", "09:00"),
        ("XNYS", SPRING_MONDAY, "13:30", "20:00", "08:00"),
        ("XNYS", AUTUMN_FRIDAY, "13:30", "20:00", "08:00"),
        ("XNYS", AUTUMN_MONDAY, "14:30", "21:00", "09:00"),
        ("XLON", "2025-03-28", "08:00", "16:30", None),
        ("XLON", "2025-03-31", "07:00", "15:30", None),
        ("XLON", "2025-10-24", "07:00", "15:30", None),
        ("XLON", "2025-10-27", "08:00", "16:30", None),
        ("XHKG", SPRING_MONDAY, "01:30", "08:00", None),
        ("XHKG", AUTUMN_MONDAY, "01:30", "08:00", None),
    ],
)
def test_sessions_move_in_utc_with_their_exchanges_clock(
    calendars: Calendars, mic: str, day: str, opens: str, closes: str, early: str | None
) -> None:
    calendar = calendars.of(mic)
    assert calendar is not None
    session = calendar.session_on(date.fromisoformat(day))
    assert session is not None

    assert session.open == utc(f"{day} {opens}")
    assert session.close == utc(f"{day} {closes}")
    assert session.pre == (utc(f"{day} {early}") if early else None)


@pytest.mark.parametrize(
    ("mic", "when", "words"),
    [
        # Hours that pass, not hours on the clock: Saturday 8:30 to Monday 9:30 EDT.
        ("XNYS", "2025-03-08 13:30", "opens in 2d 0h"),
        ("XNYS", "2025-03-09 06:59", "opens in 1d 6h"),  # 1:59 EST
        ("XNYS", "2025-03-09 07:00", "opens in 1d 6h"),  # 3:00 EDT, a minute later
        ("XNYS", "2025-03-10 13:29", "opens in 1m"),
        ("XNYS", "2025-11-01 13:30", "opens in 2d 1h"),
        ("XNYS", "2025-11-02 05:30", "opens in 1d 9h"),  # 1:30 EDT
        ("XNYS", "2025-11-02 06:30", "opens in 1d 8h"),  # 1:30 EST, the second time
        ("XNYS", "2025-11-03 20:30", "closes in 30m"),
        ("XLON", "2025-03-30 00:30", "opens in 1d 6h"),
        ("XLON", "2025-03-31 15:00", "closes in 30m"),
        ("XLON", "2025-10-26 00:30", "opens in 1d 7h"),  # 1:30 BST
    ],
)
def test_countdowns_count_the_time_that_passes(
    calendars: Calendars, mic: str, when: str, words: str
) -> None:
    calendar = calendars.of(mic)
    assert calendar is not None
    assert countdown(calendar, utc(when)) == words


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (f"{SPRING_FRIDAY} 14:30", f"{SPRING_MONDAY} 20:00"),
        (f"{AUTUMN_FRIDAY} 13:30", f"{AUTUMN_MONDAY} 21:00"),
    ],
)
def test_two_sessions_are_thirteen_hours_of_trading(
    newyork: SessionCalendar, start: str, end: str
) -> None:
    assert newyork.trading_time(utc(start), utc(end)) == timedelta(hours=13)


class Desk:
    """Judges reactions of a share in New York that opens on Monday.

    Friday's five-minute bars end at 100; Monday's begin with 101, 102...
    """

    def __init__(self, calendar: SessionCalendar, friday: str, monday: str) -> None:
        self.calendar = calendar
        before, after = (
            calendar.session_on(date.fromisoformat(day)) for day in (friday, monday)
        )
        assert before is not None
        assert after is not None
        self.open, self.friday_close = after.open, before.close
        last = five_minutes(before.close - HOUR / 4, "98 99 100")
        rising = " ".join(str(price) for price in range(101, 131))
        self.bars: list[Bar] = [*last, *five_minutes(after.open, rising)]
        self.daily = daily(calendar, {friday: "100", monday: "130"})

    def __call__(self, published: datetime, now: datetime) -> Reaction:
        return reaction(
            *(published, now, self.bars, self.daily, None),
            *(self.calendar, timedelta()),
        )


@pytest.fixture(params=["spring", "autumn"])
def desk(request: pytest.FixtureRequest, newyork: SessionCalendar) -> Desk:
    if request.param == "spring":
        return Desk(newyork, SPRING_FRIDAY, SPRING_MONDAY)
    return Desk(newyork, AUTUMN_FRIDAY, AUTUMN_MONDAY)


def test_news_of_the_night_of_the_change_counts_from_fridays_close(desk: Desk) -> None:
    """Published hour by hour from Friday's close on, through both 1:30s."""
    moment = desk.friday_close + HOUR
    while moment < desk.open:
        found = desk(moment, desk.open + 2 * HOUR)
        assert (found.base, found.base_at) == (Decimal(100), desk.friday_close)
        assert found.from_close
        assert found.after_15m is not None
        assert (found.after_15m.price, found.after_15m.at) == (
            103,
            desk.open + HOUR / 4,
        )
        assert found.after_1h is not None
        assert found.after_1h.price == 112
        moment += HOUR / 2


def test_an_hour_before_the_opening_is_an_hour_before_it(desk: Desk) -> None:
    """By last week's clock the market would be open, or shut still."""
    before = desk(desk.open - HOUR / 2, desk.open - timedelta(minutes=1))
    assert before.state is ReactionState.NOT_TRADED
    assert before.reason == "The market has been shut since."

    within = desk(desk.open + timedelta(minutes=11), desk.open + HOUR)
    assert within.base == 102
    assert within.base_at == desk.open + HOUR / 6
    assert not within.from_close


def closing(last: str, as_of: datetime) -> Quote:
    made = quote(f"BABA {last} USD from 100", as_of)
    return replace(made, fetched_at=as_of + HOUR / 2, delay=timedelta())


@pytest.mark.parametrize(
    ("day", "close"), [(SPRING_MONDAY, "20:00"), (AUTUMN_MONDAY, "21:00")]
)
def test_closed_and_live_follow_the_new_hours(
    newyork: SessionCalendar, day: str, close: str
) -> None:
    end = utc(f"{day} {close}")
    running = replace(closing("101", end - HOUR / 2), fetched_at=end - HOUR / 2)

    assert state_of(running, newyork, end - HOUR / 2).kind is StateKind.LIVE
    assert newyork.phase(end) is MarketPhase.POST
    assert state_of(closing("101", end), newyork, end + HOUR).kind is StateKind.CLOSED


def test_a_trade_has_both_times_also_while_the_clocks_disagree(
    newyork: SessionCalendar,
) -> None:
    london = ZoneInfo("Europe/London")
    shown = [
        times(state_of(closing("101", at), newyork, at + HOUR), london)
        for at in map(utc, ("2025-03-10 13:41", "2025-03-31 13:41", "2025-10-27 13:41"))
    ]
    assert shown == [
        "10 Mar 2025 09:41 EDT (13:41 GMT)",
        "31 Mar 2025 09:41 EDT (14:41 BST)",
        "27 Oct 2025 09:41 EDT (13:41 GMT)",
    ]


def midnight_bars(zone: str, closes: Sequence[tuple[str, str]]) -> list[Bar]:
    """Daily bars as Yahoo gives London's: they begin at midnight there."""
    return [
        bar(
            datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone)),
            close,
        )
        for day, close in closes
    ]


def test_a_days_bar_is_that_days_whatever_hour_it_begins(
    london: SessionCalendar,
) -> None:
    bars = midnight_bars(
        "Europe/London",
        [("2025-03-27", "98"), ("2025-03-28", "99"), ("2025-03-31", "100")],
    )
    for day, close in (("2025-03-28", 99), ("2025-03-31", 100)):
        found = daily_bar(bars, date.fromisoformat(day), london)
        assert found is not None
        assert found.close == close

    change = performance(bars, None, london)[Period.DAY]
    assert change.base == 99
    assert change.day == date(2025, 3, 28)
