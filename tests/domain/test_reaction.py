"""The reaction to an article: from a price that was known then, or none."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from builders_market import FIVE, NO_DELAY, bar, daily, five_minutes, hk
from builders_reaction import HOUR, LATE, MORNING, Desk, shown, traded
from newswatch.domain.reaction import Point, ReactionState, reaction
from newswatch.domain.session import SessionCalendar


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
