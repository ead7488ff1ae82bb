"""Charts lose no peak, share an axis, end with the live price, show their holes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from builders_market import FIVE, bar, closes, daily, five_minutes, hk
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.domain.series import Gap, downsample, gaps, rebased, with_live
from newswatch.domain.session import SessionCalendar

LIVE = replace(
    quote("9988.HK 129.10 HKD", hk("09:41")),
    open=Decimal(125),
    day_high=Decimal("130.5"),
    day_low=Decimal("124.5"),
    volume=9_000,
)


def series(bars: list[Bar], interval: Interval = Interval.M5) -> PriceSeries:
    return PriceSeries(
        ListingId("9988.HK"), interval, "HKD", tuple(bars), "test", hk("09:40")
    )


prices = st.lists(st.integers(1, 10_000), min_size=1, max_size=200)


@given(prices, st.integers(1, 80))
def test_downsampling_keeps_every_extreme(values: list[int], most: int) -> None:
    bars = [bar(hk("09:30") + n * FIVE, str(v), n) for n, v in enumerate(values)]

    few = downsample(bars, most)

    assert len(few) == min(most, len(bars))
    assert max(b.high for b in few) == max(values)
    assert min(b.low for b in few) == min(values)
    assert few[0].open == values[0]
    assert few[-1].close == values[-1]
    assert sum(b.volume or 0 for b in few) == sum(b.volume or 0 for b in bars)
    assert [b.start for b in few] == sorted({b.start for b in few})


def test_unknown_volumes_stay_unknown() -> None:
    bars = [bar(hk("09:30"), "1", None), bar(hk("09:35"), "2", None)]

    assert downsample(bars, 1)[0].volume is None
    with pytest.raises(ValueError, match="at least one"):
        downsample(bars, 0)


@given(prices)
def test_rebasing_can_be_undone(values: list[int]) -> None:
    bars = [bar(hk("09:30") + n * FIVE, str(v)) for n, v in enumerate(values)]

    for fraction, value in zip(rebased(bars), values, strict=True):
        assert abs((fraction + 1) * values[0] - value) < Decimal("1e-20")


def test_a_base_can_be_given() -> None:
    assert rebased(five_minutes(hk("09:30"), "110"), Decimal(100)) == [Decimal("0.1")]
    assert rebased([]) == []
    with pytest.raises(ValueError, match="above zero"):
        rebased(five_minutes(hk("09:30"), "110"), Decimal(0))


def test_the_live_price_updates_its_bar() -> None:
    known = series(five_minutes(hk("09:30"), "126 127 128"))

    shown = with_live(known, LIVE)

    assert closes(shown.bars) == ["126", "127", "129.10"]
    assert shown.bars[-1].high == Decimal("129.10")
    assert shown.bars[-1].volume == 100
    assert shown.fetched_at == LIVE.fetched_at


def test_the_live_price_begins_a_bar() -> None:
    shown = with_live(series(five_minutes(hk("09:30"), "126")), LIVE)

    assert closes(shown.bars) == ["126", "129.10"]
    assert shown.bars[-1].start == hk("09:40")
    assert shown.bars[-1].open == Decimal("129.10")
    assert closes(with_live(series([]), LIVE).bars) == ["129.10"]


@pytest.mark.parametrize(
    "made",
    [
        None,
        replace(LIVE, unit="USD"),
        replace(LIVE, listing_id=ListingId("BABA")),
        replace(LIVE, as_of=hk("09:29")),
    ],
)
def test_what_does_not_belong_is_left_alone(made: object) -> None:
    known = series(five_minutes(hk("09:30"), "126"))

    assert with_live(known, made) is known  # type: ignore[arg-type]


def test_a_daily_bar_takes_the_days_range(hongkong: SessionCalendar) -> None:
    friday = daily(hongkong, {"2025-02-14": "124.10"})
    today = daily(hongkong, {"2025-02-14": "124.10", "2025-02-17": "128"})

    begun = with_live(series(friday, Interval.D1), LIVE, hongkong).bars
    updated = with_live(series(today, Interval.D1), LIVE, hongkong).bars

    for bars in (begun, updated):
        assert closes(bars) == ["124.10", "129.10"]
        assert bars[-1].high == Decimal("130.5")
        assert bars[-1].low == Decimal("124.5")
        assert bars[-1].volume == 9_000
        assert bars[-1].start == hk("09:30")
    assert begun[-1].open == Decimal(125)


def test_a_daily_bar_needs_no_more_than_a_price(hongkong: SessionCalendar) -> None:
    bare = replace(LIVE, open=None, day_high=None, day_low=None, volume=None)

    begun = with_live(series([], Interval.D1), bare, hongkong).bars
    sunday = replace(bare, as_of=hk("16 10:00"))

    assert begun[-1] == bar(hk("09:30"), "129.10", None)
    assert with_live(series([], Interval.D1), sunday, hongkong).bars[0].start == hk(
        "16 10:00"
    )


def test_gaps_tell_lunch_from_missing_bars(hongkong: SessionCalendar) -> None:
    bars = [
        *five_minutes(hk("11:50"), "1 2"),
        *five_minutes(hk("13:00"), "3 - - 4"),
    ]

    assert gaps(bars, FIVE, hongkong) == [
        Gap(2, timedelta()),
        Gap(3, timedelta(minutes=10)),
    ]
