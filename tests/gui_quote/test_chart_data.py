"""Merging bars for the screen loses no peak, no volume, and does not flicker."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newswatch.domain.bar import Bar
from newswatch.ui.quote.chart_axis import UNITS, label, local_seconds, ticks
from newswatch.ui.quote.chart_data import (
    Columns,
    closes_only,
    columns,
    line_points,
    onto,
    percent,
    position,
    updated,
    visible,
    with_close,
)

START = datetime(2025, 2, 17, 1, 30, tzinfo=UTC)


def made(closes: list[float], minutes: int = 1) -> Columns:
    return columns([bar(n * minutes, close, n) for n, close in enumerate(closes)])


def bar(minute: int, close: float, volume: int | None = None) -> Bar:
    price = Decimal(str(close))
    at = START + timedelta(minutes=minute)
    return Bar(at, price, price + 1, price - 1, price, volume)


@given(
    closes=st.lists(st.integers(5, 999), min_size=1, max_size=400),
    room=st.integers(1, 80),
)
def test_merging_all_keeps_extremes_volume_first_and_last(
    closes: list[int], room: int
) -> None:
    data = made([float(close) for close in closes])

    shown = visible(data, 0, len(data), room)

    assert len(shown.columns) <= room + 1
    assert shown.columns.high.max() == data.high.max()
    assert shown.columns.low.min() == data.low.min()
    assert shown.columns.volume.sum() == data.volume.sum()
    assert shown.columns.open[0] == data.open[0]
    assert shown.columns.close[-1] == data.close[-1]


@given(start=st.integers(0, 900), step=st.integers(1, 40))
def test_groups_do_not_change_while_panning(start: int, step: int) -> None:
    data = made([float(5 + n % 97) for n in range(1000)])

    one = visible(data, start, start + 300, 50)
    other = visible(data, start + step, start + step + 300, 50)

    shared = np.intersect1d(one.x[1:-1], other.x[1:-1])
    if one.width == other.width:
        for x in shared:
            first = one.columns.high[one.x == x]
            assert first == other.columns.high[other.x == x]


def test_a_line_of_merged_bars_reaches_every_peak() -> None:
    closes = [100.0] * 1000
    closes[333] = 500.0
    shown = visible(closes_only(made(closes)), 0, 1000, 50)

    _, y = line_points(shown)

    assert y.max() == 500


@given(
    closes=st.lists(st.integers(5, 99), min_size=1, max_size=30),
    more=st.lists(st.integers(5, 99), max_size=3),
    changed=st.integers(0, 29),
)
def test_updating_gives_what_converting_anew_gives(
    closes: list[int], more: list[int], changed: int
) -> None:
    before = [bar(n, float(close)) for n, close in enumerate(closes)]
    after = [bar(n, float(close)) for n, close in enumerate([*closes, *more])]
    after[min(changed, len(after) - 1)] = bar(changed, 77.0)

    found, expected = updated(columns(before), before, after), columns(after)

    assert found.close.tolist() == expected.close.tolist()
    assert found.start.tolist() == expected.start.tolist()
    assert found.volume.tolist() == expected.volume.tolist()


def test_nothing_is_drawn_of_nothing() -> None:
    assert len(visible(columns([]), 0, 100, 50).columns) == 0


def test_an_unknown_volume_is_drawn_as_none() -> None:
    assert columns([bar(0, 1.0)]).volume[0] == 0


def test_a_moment_lies_in_the_bar_that_had_begun() -> None:
    data = made([1, 2, 3])

    assert position(data, (START + timedelta(seconds=90)).timestamp()) == 1
    assert position(data, (START - timedelta(seconds=1)).timestamp()) is None
    assert position(data, (START + timedelta(days=9)).timestamp()) == 2


def test_another_market_keeps_its_last_price_and_has_none_before_it_began() -> None:
    data, other = made([1, 1, 1, 1, 1, 1]), made([10, 20], minutes=3)
    later = with_close(replace(other, start=other.start + 60), other.close)

    values = onto(data, later)

    assert np.isnan(values[0])
    assert values[1:].tolist() == [10, 10, 10, 20, 20]


def test_percent_counts_from_the_base_or_from_the_first_known() -> None:
    assert percent(np.array([110.0]), 100.0).tolist() == [10.000000000000009]
    assert percent(np.array([np.nan, 50.0, 75.0]))[2] == 50


def test_ticks_stand_where_the_exchanges_day_begins() -> None:
    zone = ZoneInfo("Asia/Hong_Kong")
    starts = made([1.0] * 600, minutes=60).start
    local = local_seconds(starts, zone)

    unit, found = ticks(local, 0, 600, 40)

    assert unit.seconds == 86_400
    days = [int(second) // 86_400 for second in local]
    assert all(days[at] != days[at - 1] for at, _ in found)
    assert label(unit, found[0][1], None) == "18 Feb"


def test_a_clock_change_does_not_shift_the_axis() -> None:
    zone = ZoneInfo("America/New_York")
    days = [
        datetime(2025, 3, 7, 14, 30, tzinfo=UTC),
        datetime(2025, 3, 10, 13, 30, tzinfo=UTC),
    ]
    starts = np.array([int(day.timestamp()) for day in days], dtype=np.int64)

    local = local_seconds(starts, zone)

    assert [int(second) % 86_400 for second in local] == [34_200, 34_200]


def test_every_unit_is_coarser_than_the_one_before() -> None:
    lengths = [unit.seconds or unit.months * 30 * 86_400 for unit in UNITS]

    assert lengths == sorted(set(lengths))
