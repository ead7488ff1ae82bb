"""Sessions, lunch breaks, half days, holidays, and what is not known."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.calendars import Calendars
from newswatch.domain.quote import MarketPhase
from newswatch.domain.session import SessionCalendar, countdown, duration

DEMO = datetime(2025, 2, 17, 1, 41, tzinfo=UTC)
MARKETS = ("XHKG", "XNYS", "XNAS", "XLON", "XTKS", "XSHG", "XSHE")
moments = st.datetimes(
    datetime(2000, 2, 1),  # noqa: DTZ001 - the zone is given apart
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def at(calendar: SessionCalendar, text: str) -> datetime:
    """``at(hongkong, "2025-02-17 09:41")``: the exchange's time."""
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


@pytest.mark.parametrize(
    ("when", "phase"),
    [
        ("2025-02-17 09:29", MarketPhase.CLOSED),
        ("2025-02-17 09:30", MarketPhase.REGULAR),
        ("2025-02-17 09:41", MarketPhase.REGULAR),
        ("2025-02-17 12:00", MarketPhase.LUNCH),
        ("2025-02-17 13:00", MarketPhase.REGULAR),
        ("2025-02-17 16:00", MarketPhase.CLOSED),
        ("2025-02-16 11:00", MarketPhase.CLOSED),  # Sunday
        ("2025-01-29 11:00", MarketPhase.CLOSED),  # Lunar New Year
        ("2025-01-28 11:59", MarketPhase.REGULAR),  # its eve: until noon
        ("2025-01-28 13:30", MarketPhase.CLOSED),
        ("2024-12-24 14:00", MarketPhase.CLOSED),
        ("2024-12-31 14:00", MarketPhase.CLOSED),
        ("2023-09-01 11:00", MarketPhase.CLOSED),  # typhoon Saola
        ("2023-09-08 11:00", MarketPhase.CLOSED),  # black rainstorm
        ("2009-06-01 09:45", MarketPhase.CLOSED),  # it opened at ten then
        ("2009-06-01 13:30", MarketPhase.LUNCH),
        ("2011-06-01 13:15", MarketPhase.LUNCH),
    ],
)
def test_hong_kong_keeps_its_hours(
    hongkong: SessionCalendar, when: str, phase: MarketPhase
) -> None:
    assert hongkong.phase(at(hongkong, when)) is phase


@pytest.mark.parametrize(
    ("when", "phase"),
    [
        ("2025-02-18 03:59", MarketPhase.CLOSED),
        ("2025-02-18 04:00", MarketPhase.PRE),
        ("2025-02-18 09:30", MarketPhase.REGULAR),
        ("2025-02-18 12:30", MarketPhase.REGULAR),
        ("2025-02-18 16:00", MarketPhase.POST),
        ("2025-02-18 20:00", MarketPhase.CLOSED),
        ("2025-02-17 11:00", MarketPhase.CLOSED),  # Presidents' Day
        ("2025-01-09 11:00", MarketPhase.CLOSED),  # day of mourning
        ("2024-11-29 13:30", MarketPhase.POST),  # half day
        ("2024-11-29 17:00", MarketPhase.CLOSED),
    ],
)
def test_new_york_trades_early_and_late(
    newyork: SessionCalendar, when: str, phase: MarketPhase
) -> None:
    assert newyork.phase(at(newyork, when)) is phase


def test_london_closes_at_half_past_four_and_early_on_christmas_eve(
    london: SessionCalendar,
) -> None:
    assert london.phase(at(london, "2025-07-01 16:29")) is MarketPhase.REGULAR
    assert london.phase(at(london, "2025-07-01 16:30")) is MarketPhase.CLOSED
    assert london.phase(at(london, "2024-12-24 12:31")) is MarketPhase.CLOSED


def test_tokyo_and_shanghai_have_their_lunch(calendars: Calendars) -> None:
    tokyo, shanghai = calendars.of("XTKS"), calendars.of("XSHG")
    assert tokyo is not None
    assert shanghai is not None

    assert tokyo.phase(at(tokyo, "2025-02-17 12:00")) is MarketPhase.LUNCH
    assert tokyo.phase(at(tokyo, "2025-02-17 15:20")) is MarketPhase.REGULAR
    assert tokyo.phase(at(tokyo, "2024-11-01 15:20")) is MarketPhase.CLOSED
    assert shanghai.phase(at(shanghai, "2025-02-17 12:30")) is MarketPhase.LUNCH
    assert shanghai.phase(at(shanghai, "2025-10-08 10:00")) is MarketPhase.CLOSED
    assert shanghai.phase(at(shanghai, "2027-02-18 10:00")) is MarketPhase.UNKNOWN


def test_daylight_saving_moves_new_york_in_utc(newyork: SessionCalendar) -> None:
    winter, summer = (
        newyork.session_on(date(2025, 3, 7)),
        newyork.session_on(date(2025, 3, 10)),
    )
    assert winter is not None
    assert summer is not None
    assert (winter.open.hour, summer.open.hour) == (14, 13)


@pytest.mark.parametrize(
    ("mic", "when", "text"),
    [
        ("XHKG", DEMO, "lunch in 2h 19m"),
        ("XHKG", DEMO + timedelta(hours=2, minutes=48), "reopens in 31m"),
        ("XHKG", DEMO + timedelta(hours=5, minutes=14), "closes in 1h 05m"),
        ("XNYS", DEMO + timedelta(days=1), "opens in 12h 49m"),
        ("XNYS", DEMO, "opens in 1d 12h"),
        ("XNYS", DEMO + timedelta(days=1, hours=12), "opens in 49m"),
        ("XNYS", datetime(2025, 2, 18, 22, tzinfo=UTC), "late trading ends in 3h 00m"),
        (
            "XHKG",
            datetime(2031, 2, 17, 1, tzinfo=UTC),
            "opens in 30m, unless it is a holiday",
        ),
    ],
)
def test_the_countdown_says_what_comes_next(
    calendars: Calendars, mic: str, when: datetime, text: str
) -> None:
    calendar = calendars.of(mic)
    assert calendar is not None
    assert countdown(calendar, when) == text


def test_beyond_the_table_holidays_are_unknown(hongkong: SessionCalendar) -> None:
    monday = datetime(2029, 5, 14, 3, tzinfo=UTC)

    assert hongkong.phase(monday) is MarketPhase.UNKNOWN
    assert hongkong.phase(monday + timedelta(days=5)) is MarketPhase.CLOSED
    session = hongkong.session_on(monday.date())
    assert session is not None
    assert not session.certain


def test_a_holiday_is_skipped_both_ways(hongkong: SessionCalendar) -> None:
    assert hongkong.previous_session(date(2025, 2, 3)).day == date(2025, 1, 28)
    assert hongkong.next_session(date(2025, 1, 28)).day == date(2025, 2, 3)
    assert hongkong.sessions_back(date(2025, 2, 4), 2).day == date(2025, 1, 28)


def test_the_last_close_is_fridays_on_monday_morning(hongkong: SessionCalendar) -> None:
    assert hongkong.last_close_before(DEMO).day == date(2025, 2, 14)
    assert hongkong.last_opened(DEMO).day == date(2025, 2, 17)
    assert hongkong.last_opened(DEMO - timedelta(hours=1)).day == date(2025, 2, 14)


def test_silence_is_measured_in_trading_time(hongkong: SessionCalendar) -> None:
    friday, monday = (
        at(hongkong, "2025-02-14 15:50"),
        at(hongkong, "2025-02-17 13:05"),
    )

    assert hongkong.trading_time(friday, monday) == timedelta(hours=2, minutes=45)
    assert hongkong.trading_time(monday, friday) == timedelta()


def test_an_hour_of_trading_jumps_over_lunch(hongkong: SessionCalendar) -> None:
    session = hongkong.session_on(date(2025, 2, 17))
    assert session is not None
    before_lunch = at(hongkong, "2025-02-17 11:30")

    assert session.after(before_lunch, timedelta(hours=1)) == at(
        hongkong, "2025-02-17 13:30"
    )
    assert session.after(session.close, timedelta(minutes=1)) is None
    assert session.after(before_lunch, timedelta(hours=9)) is None


def test_a_half_day_has_no_lunch_break(hongkong: SessionCalendar) -> None:
    session = hongkong.session_on(date(2024, 12, 24))
    assert session is not None
    assert session.half_day
    assert session.lunch is None


def test_an_unknown_market_has_no_calendar(calendars: Calendars) -> None:
    assert calendars.of("XXXX") is None
    assert calendars.of("../XHKG") is None
    assert calendars.of("") is None


def test_over_the_counter_follows_new_york(calendars: Calendars) -> None:
    otc = calendars.of("OTCM")
    assert otc is not None
    assert otc.phase(DEMO) is MarketPhase.CLOSED


def test_before_the_first_hours_the_oldest_known_are_used(
    hongkong: SessionCalendar,
) -> None:
    session = hongkong.session_on(date(1998, 3, 3))
    assert session is not None
    assert not session.certain


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0m"), (1, "1m"), (60, "1m"), (61, "2m"), (3600, "1h 00m"), (90000, "1d 1h")],
)
def test_durations_round_up_to_minutes(seconds: int, text: str) -> None:
    assert duration(timedelta(seconds=seconds)) == text


@given(moments, st.sampled_from(MARKETS))
def test_sessions_are_in_order(calendars: Calendars, when: datetime, mic: str) -> None:
    calendar = calendars.of(mic)
    assert calendar is not None
    closed, opened, coming = (
        calendar.last_close_before(when),
        calendar.last_opened(when),
        calendar.next_open(when),
    )

    assert closed.close <= when < coming.open
    assert closed.day <= opened.day < coming.day
    assert opened.open < opened.close <= opened.settled < coming.open


@given(moments, st.sampled_from(MARKETS))
def test_the_phase_holds_until_the_next_change(
    calendars: Calendars, when: datetime, mic: str
) -> None:
    calendar = calendars.of(mic)
    assert calendar is not None
    change = calendar.next_change(when)
    before = change.at - timedelta(microseconds=1)

    assert change.at > when
    assert calendar.scheduled_phase(before) is calendar.scheduled_phase(when)
    assert calendar.scheduled_phase(change.at) is change.phase


@given(moments, moments, moments)
def test_trading_time_adds_up(
    calendars: Calendars, a: datetime, b: datetime, c: datetime
) -> None:
    calendar = calendars.of("XHKG")
    assert calendar is not None
    start, middle, end = sorted(
        (a, min(b, a + timedelta(days=40)), min(c, a + timedelta(days=80)))
    )
    middle = min(middle, start + timedelta(days=40))
    end = max(middle, min(end, start + timedelta(days=80)))
    whole = calendar.trading_time(start, end)

    assert whole == calendar.trading_time(start, middle) + calendar.trading_time(
        middle, end
    )


def test_recorded_bars_fall_on_sessions(
    shared_data: Path, hongkong: SessionCalendar
) -> None:
    """Yahoo's own history: a bar that traded lies on a session, 2011 to 2022."""
    path = shared_data / "price_history" / "wubw__1299.HK.csv"
    with path.open(encoding="utf-8") as lines:
        volumes = {
            date.fromisoformat(row["Date"][:10]): float(row["Volume"])
            for row in csv.DictReader(lines)
        }
    first, last = min(volumes), max(volumes)
    days = [first + timedelta(days=n) for n in range((last - first).days)]

    assert not [d for d, v in volumes.items() if v and not hongkong.session_on(d)]
    missing = [d for d in days if hongkong.session_on(d) and d not in volumes]
    assert missing == [date(2012, 3, 19)]  # a hole in the recording
