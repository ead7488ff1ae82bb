"""A quote says how far it can be trusted, and what is unknown is never live."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.quote_state import (
    QuoteState,
    StateKind,
    effective_delay,
    explain,
    is_close_of,
    missed_session,
    state_of,
    times,
)
from newswatch.domain.session import SessionCalendar

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
BERLIN = ZoneInfo("Europe/Berlin")


def hk(text: str) -> datetime:
    """``hk("09:41")`` on the day of the demo, or ``hk("14 16:08")``."""
    day, _, clock = text.rpartition(" ")
    hour, minute = clock.split(":")
    return datetime(2025, 2, int(day or 17), int(hour), int(minute), tzinfo=HONG_KONG)


def traded(
    as_of: str, asked: str | None = None, delay: int | None = None, **more: object
) -> Quote:
    """A quote of Alibaba in Hong Kong; `delay` in minutes."""
    made = quote("9988.HK 129.10 HKD from 124.10", hk(as_of), **more)
    late = None if delay is None else timedelta(minutes=delay)
    return replace(made, fetched_at=hk(asked or as_of), delay=late)


@pytest.mark.parametrize(
    ("made", "now", "kind"),
    [
        (traded("09:41", "09:41", 0), "09:41", StateKind.LIVE),
        (traded("09:41", "09:41", 0), "09:45", StateKind.LIVE),
        (traded("09:41", "09:41", 0), "09:47", StateKind.CACHED),
        (traded("09:41", "09:56", 15), "09:56", StateKind.DELAYED),
        (traded("09:41", "09:56"), "09:56", StateKind.DELAYED),
        (traded("14 16:08", "09:35"), "09:35", StateKind.DELAYED),
        (traded("14 16:08", "14 17:00"), "16 12:00", StateKind.CLOSED),
        (traded("14 16:08", "14 17:00"), "09:29", StateKind.CLOSED),
        (traded("14 16:08", "14 17:00"), "09:36", StateKind.CACHED),
        (traded("14 15:30", "14 15:45"), "15 12:00", StateKind.CACHED),
        (traded("15:45", "16:00"), "16:01", StateKind.DELAYED),
        (traded("16:00", "16:05", 0), "16:05", StateKind.LIVE),
        (traded("16:08", "16:30"), "16:30", StateKind.CLOSED),
        (traded("11:59", "12:16"), "12:30", StateKind.CLOSED),
        (traded("11:45", "12:00"), "12:01", StateKind.DELAYED),
        (traded("11:45", "11:50", 0), "12:30", StateKind.CACHED),
        (traded("10:00", "11:00", 0), "11:00", StateKind.STALE),
        (traded("14 16:08", "11:00", 0), "11:00", StateKind.STALE),
        (traded("11:00", "11:00", 0), "10:00", StateKind.SUSPECT),
    ],
)
def test_the_state_follows_session_delay_and_age(
    hongkong: SessionCalendar, made: Quote, now: str, kind: StateKind
) -> None:
    assert state_of(made, hongkong, hk(now)).kind is kind


def test_a_day_without_any_trade_is_seen_from_silence(
    hongkong: SessionCalendar,
) -> None:
    """A typhoon: the table says open, the last trade is Friday's."""
    state = state_of(traded("14 16:08", "11:00"), hongkong, hk("11:00"))

    assert state.kind is StateKind.STALE
    assert state.silent_since == hk("14 16:08")
    assert "No trades since" in explain(state, HONG_KONG)


def test_silence_shows_even_when_the_market_has_closed(
    hongkong: SessionCalendar,
) -> None:
    state = state_of(traded("14:00", "17:00"), hongkong, hk("17:00"))

    assert state.kind is StateKind.CLOSED
    assert state.silent_since is not None


@pytest.mark.parametrize(
    ("made", "now", "missed"),
    [
        (traded("14 16:08", "17:00"), "17:00", True),  # nothing all day
        (traded("14 16:08", "17:00"), "18 09:00", True),  # and the night after
        (traded("13 16:08", "16 12:00"), "16 12:00", True),  # on Friday, nothing
        (traded("14 16:08", "12:16"), "12:30", True),  # nothing in the morning
        (traded("14 16:08", "11:00", 0), "11:00", True),
        (traded("14 16:08", "09:40", 0), "09:40", False),  # it opened just now
        (traded("14 16:08", "09:00"), "09:00", False),
        (traded("09:31", "17:00"), "17:00", False),  # one trade all day
        (traded("14 16:08", "14 17:00"), "16 12:00", False),
        (traded("14 16:08", "14 17:00"), "11:00", False),  # we have not asked
    ],
)
def test_a_share_that_missed_the_latest_session_is_no_close_of_it(
    hongkong: SessionCalendar, made: Quote, now: str, missed: bool
) -> None:
    """A share suspended for years must not look like today's close."""
    assert missed_session(made, hongkong, hk(now)) is missed
    closed = state_of(made, hongkong, hk(now)).kind is StateKind.CLOSED
    assert not (missed and closed)


def test_without_a_table_nobody_knows_which_sessions_there_were() -> None:
    assert not missed_session(traded("14 16:08", "17:00"), None, hk("17:00"))


def test_lunch_and_night_are_no_silence(hongkong: SessionCalendar) -> None:
    assert state_of(traded("11:59", "13:10", 0), hongkong, hk("13:10")).kind is (
        StateKind.LIVE
    )


def test_an_unknown_holiday_is_not_called_silence(hongkong: SessionCalendar) -> None:
    monday = datetime(2030, 5, 13, 11, tzinfo=HONG_KONG)
    made = quote("9988.HK 1 HKD", monday - timedelta(days=3), delay=timedelta())
    state = state_of(replace(made, fetched_at=monday), hongkong, monday)

    assert state.silent_since is None
    assert state.kind is StateKind.UNKNOWN_DELAY


def test_new_york_without_a_delay_is_never_live(newyork: SessionCalendar) -> None:
    noon = datetime(2025, 2, 18, 17, tzinfo=UTC)

    state = state_of(quote("BABA 120 USD", noon), newyork, noon)

    assert state.kind is StateKind.UNKNOWN_DELAY
    assert state.badge == "Delay unknown"


def test_before_the_opening_new_york_shows_its_last_close(
    newyork: SessionCalendar,
) -> None:
    close = datetime(2025, 2, 18, 21, 0, tzinfo=UTC)
    made = replace(
        quote("BABA 120 USD", close, delay=timedelta()),
        fetched_at=close + timedelta(minutes=5),
    )

    after = state_of(made, newyork, close + timedelta(hours=1))
    before = state_of(made, newyork, close + timedelta(hours=15))

    assert (after.kind, after.badge) == (StateKind.CLOSED, "After hours")
    assert (before.kind, before.badge) == (StateKind.CLOSED, "Pre-market")


@pytest.mark.parametrize(
    ("phase", "delay", "kind"),
    [
        (MarketPhase.REGULAR, timedelta(), StateKind.LIVE),
        (MarketPhase.REGULAR, None, StateKind.UNKNOWN_DELAY),
        (MarketPhase.REGULAR, timedelta(minutes=20), StateKind.DELAYED),
        (MarketPhase.CLOSED, None, StateKind.CLOSED),
        (MarketPhase.UNKNOWN, timedelta(), StateKind.UNKNOWN_DELAY),
    ],
)
def test_without_a_table_the_source_says_what_its_market_does(
    phase: MarketPhase, delay: timedelta | None, kind: StateKind
) -> None:
    made = quote("7203.T 2845 JPY", hk("10:00"), phase=phase, delay=delay)

    state = state_of(made, None, hk("10:01"))

    assert state.kind is kind
    assert state.phase is phase


def test_without_a_table_closed_is_not_believed_for_ever() -> None:
    """Told on Friday evening, and not asked since: on Monday it may be trading."""
    made = replace(
        traded("14 18:00", phase=MarketPhase.CLOSED), listing_id=ListingId("X.KS")
    )
    told = [state_of(made, None, hk(now)).kind for now in ("14 18:15", "14 19:00")]

    assert told == [StateKind.CLOSED, StateKind.CACHED]
    assert state_of(made, None, hk("17 11:00")).kind is StateKind.CACHED


@given(
    hours=st.floats(0, 200),
    delay=st.sampled_from([None, 0, 15]),
    phase=st.sampled_from(list(MarketPhase)),
    table=st.booleans(),
)
def test_what_was_asked_long_ago_is_closed_at_the_close_or_cached(
    hongkong: SessionCalendar,
    hours: float,
    delay: int | None,
    phase: MarketPhase,
    table: bool,
) -> None:
    """However the clock runs on after a restart: nothing old is live or delayed."""
    made, now = traded("11:00", "11:00", delay, phase=phase), hk("11:30")
    state = state_of(made, hongkong if table else None, now + timedelta(hours=hours))

    assert state.kind is StateKind.CACHED


def test_a_held_quote_is_suspect_and_says_why(hongkong: SessionCalendar) -> None:
    state = state_of(traded("09:41"), hongkong, hk("09:41"), suspect="Odd.")

    assert not state.trusted
    assert state.badge == "Suspect"
    assert explain(state, HONG_KONG).endswith("Odd.")


def test_both_times_are_shown_where_they_differ(hongkong: SessionCalendar) -> None:
    state = state_of(traded("09:41"), hongkong, hk("09:41"))

    assert times(state, HONG_KONG) == "17 Feb 2025 09:41 HKT"
    assert times(state, BERLIN) == "17 Feb 2025 09:41 HKT (02:41 CET)"
    assert times(state, ZoneInfo("America/New_York")).endswith("(16 Feb 20:41 EST)")


@pytest.mark.parametrize(
    ("made", "now", "badge", "words"),
    [
        (traded("09:41", delay=0), "09:41", "Live", "The market is open"),
        (traded("09:41", "09:56"), "09:56", "Delayed 15 min", "15 minutes late"),
        (traded("11:59", "12:16"), "12:30", "Lunch", "at lunch"),
        (traded("16:08", "16:30"), "17:00", "Closed", "The market is closed"),
        (traded("09:41"), "11:00", "Cached", "Last asked 17 Feb 09:41"),
    ],
)
def test_a_state_explains_itself(
    hongkong: SessionCalendar, made: Quote, now: str, badge: str, words: str
) -> None:
    state = state_of(made, hongkong, hk(now))

    assert state.badge == badge
    assert words in explain(state, HONG_KONG)


def test_a_price_is_the_close_only_after_the_auction(hongkong: SessionCalendar) -> None:
    session = hongkong.session_on(hk("09:41").date())
    assert session is not None

    assert not is_close_of(traded("15:59", "16:20"), session)
    assert is_close_of(traded("15:59", "16:26"), session)


def test_metadata_overrules_the_default_delay() -> None:
    assert effective_delay(traded("09:41")) == timedelta(minutes=15)
    assert effective_delay(traded("09:41", delay=0)) == timedelta()
    assert effective_delay(quote("BABA 120 USD")) is None


@given(
    as_of=st.integers(0, 14 * 24 * 60),
    asked_later=st.integers(0, 3 * 24 * 60),
    now_later=st.integers(0, 3 * 24 * 60),
    delay=st.sampled_from([None, 0, 15, 20]),
)
def test_live_means_open_prompt_and_not_late(
    hongkong: SessionCalendar,
    as_of: int,
    asked_later: int,
    now_later: int,
    delay: int | None,
) -> None:
    start = hk("03 00:00") + timedelta(minutes=as_of)
    made = replace(
        traded("09:41", delay=delay),
        as_of=start,
        fetched_at=start + timedelta(minutes=asked_later),
    )
    now = made.fetched_at + timedelta(minutes=now_later)

    state: QuoteState = state_of(made, hongkong, now)

    if state.kind is StateKind.LIVE:
        assert delay == 0
        assert now_later <= 5
        session = hongkong.last_opened(now)
        assert session.open <= now <= session.settled + timedelta(minutes=5)
