"""The finest bars that tell of an article are used, and coarse ones say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from builders import quote
from builders_market import bar, daily, five_minutes, hk
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.coverage import best_intraday, covers, finest_kept
from newswatch.domain.reaction import ReactionState, reaction
from newswatch.domain.session import SessionCalendar

HOURLY = [bar(hk(at), price) for at, price in (
    ("09:30", "100"), ("10:30", "110"), ("11:30", "112"),
    ("13:00", "113"), ("14:00", "114"), ("15:00", "115"),
)]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Interval.M5),
        (58, Interval.M5),
        (60, Interval.H1),
        (728, Interval.H1),
        (800, None),
    ],
)
def test_how_fine_bars_are_kept(days: int, expected: Interval | None) -> None:
    now = hk("12:00")

    assert finest_kept(now - timedelta(days=days), now) is expected


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("09:41", True),
        ("12:30", True),  # lunch
        ("08:00", True),  # before the opening: what it moves is today's session
        ("16 12:00", True),  # Sunday: likewise
        ("14 11:00", False),  # another day's session
        ("16:30", False),  # after the close: tomorrow's
    ],
)
def test_bars_cover_the_session_that_news_could_move(
    hongkong: SessionCalendar, at: str, *, told: bool
) -> None:
    assert covers(HOURLY, hk(at), hongkong) is told


def test_fine_bars_of_other_days_give_way_to_coarse_ones_that_cover(
    hongkong: SessionCalendar,
) -> None:
    stored = {
        Interval.M5: five_minutes(hk("24 09:30"), "120 121"),
        Interval.H1: HOURLY,
    }

    def read(interval: Interval) -> Sequence[Bar]:
        return stored.get(interval, [])

    assert best_intraday(read, hk("10:35"), hongkong) == (Interval.H1, HOURLY)
    assert best_intraday(read, hk("24 09:36"), hongkong)[0] is Interval.M5
    assert best_intraday(lambda _: [], hk("10:35"), hongkong) == (None, ())


def test_an_hour_is_too_long_to_tell_of_a_quarter(hongkong: SessionCalendar) -> None:
    """It would say 0.00 % of a move that nobody measured."""
    found = reaction(
        hk("10:35"),
        hk("25 10:00"),
        HOURLY,
        daily(hongkong, {"2025-02-14": "99", "2025-02-17": "115"}),
        quote("9988.HK 130 HKD", hk("25 09:45")),
        hongkong,
        timedelta(minutes=15),
        interval=Interval.H1,
    )

    assert found.state is ReactionState.MOVED
    assert found.base == 100
    assert found.after_15m is None
    assert found.after_1h is not None
    assert found.after_1h.price == 110
    assert found.reason == "Of that time there are only hourly prices."
