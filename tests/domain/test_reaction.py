"""The reaction to an article: from a price that was known then, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from builders_market import FIVE, bar, daily, five_minutes, hk
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.quote import Quote
from newswatch.domain.reaction import (
    Point,
    Reaction,
    ReactionState,
    reaction,
)
from newswatch.domain.session import SessionCalendar
from newswatch.domain.spark_window import spark_window

NO_DELAY, LATE, HOUR = timedelta(), timedelta(minutes=15), timedelta(hours=1)
MORNING = five_minutes(hk("09:30"), "100 101 102 103 104 105 106 107 108 109 110 111")
"""09:30 to 10:30: the bar that ends at 09:35 closes at 100, and so on."""


def traded(last: str, as_of: str, asked: str = "", close: str = "99") -> Quote:
    made = quote(f"9988.HK {last} HKD from {close}", hk(as_of))
    return replace(made, fetched_at=hk(asked or as_of), delay=NO_DELAY)


class Desk:
    """Judges reactions with one calendar and one history."""

    def __init__(self, calendar: SessionCalendar) -> None:
        self.calendar = calendar
        self.daily = daily(
            calendar,
            {"2025-02-13": "97", "2025-02-14": "99", "2025-02-17": "150"},
        )

    def __call__(
        self,
        published: str,
        now: str,
        intraday: Sequence[Bar] = MORNING,
        made: Quote | None = None,
        delay: timedelta | None = NO_DELAY,
    ) -> Reaction:
        return reaction(
            hk(published), hk(now), intraday, self.daily, made, self.calendar, delay
        )


@pytest.fixture
def desk(hongkong: SessionCalendar) -> Desk:
    return Desk(hongkong)


def shown(point: Point | None) -> str:
    return "-" if point is None else f"{point.price} {100 * point.fraction:+.2f}%"


def test_the_base_is_the_last_bar_that_had_ended(desk: Desk) -> None:
    found = desk("09:41", "10:30", made=traded("120", "10:29"))

    assert (found.base, found.base_at) == (Decimal(101), hk("09:40"))
    assert found.state is ReactionState.MOVED
    assert shown(found.now) == "120 +18.81%"
    assert not found.from_close


def test_a_quarter_and_an_hour_later_use_bars_that_had_ended(desk: Desk) -> None:
    bars = [*MORNING, *five_minutes(hk("10:30"), "112 113 114 115")]
    found = desk("09:41", "10:50", bars)

    assert shown(found.after_15m) == "104 +2.97%"  # ended at 09:55
    assert shown(found.after_1h) == "113 +11.88%"  # ended at 10:40
    assert found.next_close is None


def test_what_lies_ahead_of_the_delay_is_not_known(desk: Desk) -> None:
    found = desk("09:41", "10:00", MORNING[:3], delay=LATE)

    assert found.after_15m is None
    assert found.now == Point(Decimal(102), hk("09:45"), Decimal(102) / 101 - 1)


def test_early_and_late_bars_are_left_out(newyork: SessionCalendar) -> None:
    """A source may give them; quotes and closes are of the regular session."""
    session = newyork.session_on(hk("18 12:00").date())
    assert session is not None
    noon = session.open + timedelta(hours=3)
    regular = five_minutes(noon, "100 101 102")
    late = [bar(session.close + timedelta(hours=1), "150")]

    found = reaction(
        noon + FIVE,
        session.close + 2 * HOUR,
        [*regular, *late],
        (),
        None,
        newyork,
        NO_DELAY,
    )

    assert found.base == 100
    assert shown(found.now) == "102 +2.00%"


def test_bars_of_the_future_do_not_exist(desk: Desk) -> None:
    """A replay has the whole day; a source with a delay may repeat itself."""
    for delay in (NO_DELAY, LATE):
        known = hk("10:00") - delay
        upto = [b for b in MORNING if b.start < known]
        assert desk("09:41", "10:00", MORNING, delay=delay) == desk(
            "09:41", "10:00", upto, delay=delay
        )


def test_before_the_first_trade_of_the_day_the_price_has_not_moved(desk: Desk) -> None:
    found = desk("16 20:00", "10:30", five_minutes(hk("10:00"), "105 106 107 108"))

    assert shown(found.after_15m) == "99 +0.00%"
    assert shown(found.now) == "108 +9.09%"


def test_over_a_lunch_break_the_hour_is_trading_time(desk: Desk) -> None:
    bars = five_minutes(hk("11:30"), "100 100 100 100 100 100")
    bars += five_minutes(hk("13:00"), "110 120 130 140 150 160 170")

    found = desk("11:45", "13:40", bars)

    assert shown(found.after_15m) == "100 +0.00%"
    assert found.after_1h is None
    later = desk("11:45", "14:00", [*bars, *five_minutes(hk("13:35"), "180 190 200")])
    assert shown(later.after_1h) == "190 +90.00%"  # 15 minutes before, 45 after


def test_overnight_the_base_is_the_previous_close(desk: Desk) -> None:
    found = desk("16 20:00", "10:30", made=traded("108.9", "10:29"))

    assert (found.base, found.base_at) == (Decimal(99), hk("14 16:00"))
    assert found.from_close
    assert shown(found.now) == "108.9 +10.00%"
    assert shown(found.after_15m) == "102 +3.03%"  # counted from the opening


def test_in_the_first_minutes_the_base_is_the_previous_close(desk: Desk) -> None:
    found = desk("09:31", "10:30")

    assert found.base == 99
    assert found.state is ReactionState.MOVED


def test_no_trade_yet_today_means_the_previous_close_too(desk: Desk) -> None:
    friday = five_minutes(hk("14 15:50"), "98 99")
    late_first_trade = five_minutes(hk("10:00"), "105 106")

    found = desk("09:50", "10:10", [*friday, *late_first_trade])

    assert (found.base, found.state) == (Decimal(99), ReactionState.MOVED)


def test_without_daily_bars_the_quote_knows_the_previous_close(desk: Desk) -> None:
    desk.daily = []

    assert desk("16 20:00", "10:30", made=traded("99", "10:29")).base == 99
    assert (
        desk("15 20:00", "10:30", (), traded("90", "14 16:08", "15 01:00")).base == 90
    )
    assert desk("13 20:00", "10:30", (), traded("99", "10:29")).base is None


def test_without_daily_bars_a_whole_sessions_bars_do(desk: Desk) -> None:
    desk.daily = []
    friday = five_minutes(hk("14 15:50"), "98 98.5")

    assert desk("16 20:00", "10:30", [*friday, *MORNING]).base == Decimal("98.5")
    half = desk("16 20:00", "10:30", [*friday[:1], *MORNING])
    assert half.state is ReactionState.UNKNOWN
    assert half.reason


def test_a_whole_bar_newer_than_the_quote_counts(desk: Desk) -> None:
    found = desk("09:41", "10:30", made=traded("120", "10:20"))

    assert found.now is not None
    assert (found.now.price, found.now.at) == (Decimal(111), hk("10:30"))


def test_a_small_move_is_flat(desk: Desk) -> None:
    found = desk("10:00", "10:30", made=traded("105.05", "10:29"))

    assert found.state is ReactionState.FLAT


def test_inside_the_delay_it_is_too_fresh(desk: Desk) -> None:
    made = traded("103", "09:45", "10:00")

    found = desk("09:55", "10:00", MORNING[:3], made, LATE)

    assert found.state is ReactionState.TOO_FRESH
    assert found.now is None


def test_while_the_market_is_shut_nothing_was_traded(desk: Desk) -> None:
    found = desk("16 20:00", "08:00", (), traded("99", "14 16:08", "15 01:00"))

    assert found.state is ReactionState.NOT_TRADED
    assert "shut" in found.reason
    assert desk("12:10", "12:30", MORNING).state is not ReactionState.MOVED


def test_at_lunch_nothing_was_traded(desk: Desk) -> None:
    bars = five_minutes(hk("11:50"), "100 101")

    found = desk("12:10", "12:40", bars, traded("101", "11:59", "12:40"))

    assert (found.state, found.base) == (ReactionState.NOT_TRADED, Decimal(101))


def test_a_share_nobody_traded_since_says_so(desk: Desk) -> None:
    made = traded("102", "09:44", "10:30")

    found = desk("10:00", "10:30", MORNING[:3], made)

    assert (found.state, found.base) == (ReactionState.NOT_TRADED, Decimal(102))
    assert "no trade" in found.reason


def test_bars_nobody_fetched_are_not_mistaken_for_silence(desk: Desk) -> None:
    found = desk("10:20", "10:30", MORNING[:3], traded("120", "10:29"))

    assert found.state is ReactionState.DAILY_ONLY
    assert found.base == 99
    without_quote = desk("10:20", "10:30", MORNING[:3])
    assert without_quote.state is ReactionState.TOO_FRESH


def test_without_intraday_history_the_close_before_counts_and_it_says_so(
    desk: Desk,
) -> None:
    found = desk("14 11:00", "10:30", (), traded("108.9", "10:29"))

    assert found.state is ReactionState.DAILY_ONLY
    assert found.base == 97
    assert found.after_15m is None
    assert shown(found.next_close) == "99 +2.06%"
    assert "no intraday" in found.reason


def test_the_next_close_is_known_once_it_is_settled(desk: Desk) -> None:
    before = desk("09:41", "16:05", MORNING, traded("149", "15:59"))
    after = desk("09:41", "16:30", MORNING, traded("150", "16:08", "16:30"))

    assert before.next_close is None
    assert shown(after.next_close) == "150 +48.51%"


def test_at_the_closing_auction_the_base_is_not_known_yet(desk: Desk) -> None:
    found = desk("16:05", "16:06", MORNING, traded("149", "15:59"))

    assert found.state is ReactionState.TOO_FRESH


def test_the_future_counts_as_now(desk: Desk) -> None:
    assert desk("10:30", "10:00", MORNING[:6]).base == 105


def test_without_hours_nothing_is_known() -> None:
    found = reaction(hk("09:41"), hk("10:30"), MORNING, (), None, None, NO_DELAY)

    assert found.state is ReactionState.UNKNOWN


def test_an_unknown_delay_is_taken_as_long(desk: Desk) -> None:
    assert desk("09:41", "10:14", MORNING, delay=None).after_15m is None
    assert desk("09:41", "10:16", MORNING, delay=None).after_15m is not None


def test_a_daily_bar_on_a_day_without_session_is_passed_over(
    hongkong: SessionCalendar,
) -> None:
    """Yahoo's history has flat bars on typhoon days."""
    days = daily(hongkong, {"2023-08-31": "90"})
    days.append(bar(hongkong.local(days[0].start) + timedelta(days=1), "77"))
    monday = hongkong.next_session(days[1].start.date()).open

    found = reaction(
        monday - timedelta(hours=9), monday, (), days, None, hongkong, NO_DELAY
    )

    assert found.base == 90


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


def test_the_dot_sits_on_the_last_bar_before_publication() -> None:
    window = spark_window(hk("09:41"), MORNING, before=2, after=3)

    assert [str(b.close) for b in window.bars] == ["100", "101", "102", "103", "104"]
    assert window.dot == 1


def test_a_fresh_article_shows_more_of_what_was_before() -> None:
    window = spark_window(hk("10:31"), MORNING, before=2, after=3)

    assert len(window.bars) == 5
    assert window.dot == 4


def test_before_all_bars_there_is_no_dot() -> None:
    window = spark_window(hk("09:31"), MORNING, before=2, after=3)

    assert window.dot is None
    assert spark_window(hk("09:31"), ()).bars == ()


def test_a_daily_bar_ends_with_its_session(hongkong: SessionCalendar) -> None:
    days = daily(hongkong, {"2025-02-13": "97", "2025-02-14": "99", "2025-02-17": "1"})

    def dot(published: datetime) -> int | None:
        return spark_window(published, days, hongkong, interval=Interval.D1).dot

    assert dot(hk("14 15:59")) == 0
    assert dot(hk("14 16:01")) == 1
    assert spark_window(hk("17 16:01"), days, interval=Interval.D1).dot == 1


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
