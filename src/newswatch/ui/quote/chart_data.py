"""Bars as arrays, and the few of them that a screen has room for.

Imported with the first chart only: numpy costs a third of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newswatch.domain.bar import Bar

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Bars as arrays of one length; x on the chart is the position in them.

    Attributes:
        start: Seconds since the epoch.
        volume: Shares; 0 where unknown.
    """

    start: Ints
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Visible:
    """Bars of the shown range, several merged into one where room is short.

    Attributes:
        x: Middle of each merged bar, in bars.
        width: How many bars each one stands for.
        first: Position of the first bar that is in it.
    """

    x: Floats
    width: int
    first: int
    columns: Columns


def columns(bars: Sequence[Bar]) -> Columns:
    """Return `bars` as arrays."""
    count = len(bars)

    def floats(name: str) -> Floats:
        values = (float(getattr(bar, name) or 0) for bar in bars)
        return np.fromiter(values, np.float64, count)

    starts = (int(bar.start.timestamp()) for bar in bars)
    return Columns(
        np.fromiter(starts, np.int64, count),
        floats("open"),
        floats("high"),
        floats("low"),
        floats("close"),
        floats("volume"),
    )


def updated(data: Columns, before: Sequence[Bar], bars: Sequence[Bar]) -> Columns:
    """Return `columns(bars)`, from the arrays of `before` where bars are the same.

    A price that moves changes the last bar only; the rest is not converted anew.
    """
    same = min(len(before), len(bars)) - 1
    if same < 1 or before[:same] != bars[:same]:
        return columns(bars)
    tail = columns(bars[same:])
    return Columns(
        np.concatenate((data.start[:same], tail.start)),
        np.concatenate((data.open[:same], tail.open)),
        np.concatenate((data.high[:same], tail.high)),
        np.concatenate((data.low[:same], tail.low)),
        np.concatenate((data.close[:same], tail.close)),
        np.concatenate((data.volume[:same], tail.volume)),
    )


def closes_only(data: Columns) -> Columns:
    """Return bars that are nothing but their close: what a line is drawn from."""
    return with_close(data, data.close)


def with_close(data: Columns, close: Floats) -> Columns:
    """Return bars at the same times that are nothing but these closes."""
    return Columns(data.start, close, close, close, close, data.volume)


def visible(data: Columns, low: float, high: float, room: int) -> Visible:
    """Return what of `data` to draw between two positions.

    Args:
        low, high: Positions at the left and right edge.
        room: How many bars there is room for; more are merged, keeping each
            group's first open, last close, highest, lowest and total volume,
            so that no spike is lost.
    """
    count = len(data)
    first = max(0, min(int(low) - 1, count))
    last = max(first, min(int(high) + 2, count))
    width = max(1, -(-(last - first) // max(room, 1)))
    # Groups start at multiples of the width: they must not flicker while panning.
    first -= first % width
    edges = np.arange(first, last, width)
    middle = np.minimum(edges + (width - 1) / 2, max(count - 1, 0))
    return Visible(middle, width, first, _merged(data, edges, last))


def _merged(data: Columns, edges: Ints, last: int) -> Columns:
    if not len(edges):
        none = data.close[:0]
        return Columns(data.start[:0], none, none, none, none, none)
    local = edges - edges[0]
    part = slice(int(edges[0]), last)
    ends = np.minimum(np.append(edges[1:], last), last) - 1
    return Columns(
        data.start[edges],
        data.open[edges],
        np.maximum.reduceat(data.high[part], local),
        np.minimum.reduceat(data.low[part], local),
        data.close[ends],
        np.add.reduceat(data.volume[part], local),
    )


def line_points(shown: Visible) -> tuple[Floats, Floats]:
    """Return the x and y of a line that keeps every peak of merged `closes_only`."""
    if shown.width == 1:
        return shown.x, shown.columns.close
    x = np.repeat(shown.x, 2)
    x[0::2] -= shown.width / 4
    x[1::2] += shown.width / 4
    rising = shown.columns.close >= shown.columns.open
    y = np.empty(len(x))
    y[0::2] = np.where(rising, shown.columns.low, shown.columns.high)
    y[1::2] = np.where(rising, shown.columns.high, shown.columns.low)
    return x, y


def position(data: Columns, second: float) -> float | None:
    """Return where on the x axis a moment lies: in the last bar begun before it.

    None if it is before the first bar.
    """
    index = int(np.searchsorted(data.start, second, side="right")) - 1
    return float(index) if index >= 0 else None


def onto(data: Columns, other: Columns) -> Floats:
    """Return `other`'s close at each bar of `data`; NaN before it begins.

    The last bar of `other` that began by then: markets that do not trade at
    the same time keep their last price.
    """
    index = np.searchsorted(other.start, data.start, side="right") - 1
    values = other.close[np.maximum(index, 0)] if len(other) else np.zeros(len(data))
    return np.where(index >= 0, values, np.nan)


def percent(values: Floats, base: float | None = None) -> Floats:
    """Return `values` as percent above `base`, or above their first number."""
    if base is None:
        known = values[~np.isnan(values)]
        base = float(known[0]) if len(known) else 1.0
    return (values / base - 1.0) * 100.0
