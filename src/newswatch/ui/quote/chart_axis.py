"""The time axis of a chart whose x is the bar's number: no empty nights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QDate, QLocale

from newswatch.ui.quote.chart_data import Ints

LABEL_PX = 56
"""Room that a label needs."""

DAY_S = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Unit:
    """A spacing of labels: every so many seconds, months or years."""

    seconds: int = 0
    months: int = 0

    def keys(self, local: Ints) -> Ints:
        """Return a number for each time that changes where a label belongs."""
        if self.seconds:
            return local // self.seconds
        month = local.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
        keys: Ints = month // self.months
        return keys


UNITS = (
    *(Unit(seconds=60 * minutes) for minutes in (1, 5, 10, 15, 30, 60, 120, 180)),
    *(Unit(seconds=DAY_S * days) for days in (1, 2, 7, 14)),
    *(Unit(months=months) for months in (1, 2, 3, 6, 12, 24, 60, 120)),
)


def local_seconds(starts: Ints, zone: ZoneInfo) -> Ints:
    """Return seconds since the epoch as the exchange's wall clock counts them.

    The offset is looked up once a day: it changes only at night.
    """
    days = starts // DAY_S
    unique, inverse = np.unique(days, return_inverse=True)
    offsets = np.array([_offset(int(day), zone) for day in unique], dtype=np.int64)
    local: Ints = starts + offsets[inverse] if len(unique) else starts
    return local


def ticks(
    local: Ints, low: float, high: float, room: int
) -> tuple[Unit, list[tuple[int, int]]]:
    """Return the finest unit that fits and ``(position, local second)`` of its ticks.

    Args:
        low, high: The visible positions.
        room: How many labels there is room for.
    """
    first, last = max(0, int(low)), min(len(local), int(high) + 1)
    if last - first < 2:
        return UNITS[-1], []
    part = local[first:last]
    for unit in UNITS:
        at = np.flatnonzero(np.diff(unit.keys(part))) + 1
        if len(at) <= max(room, 1):
            return unit, [(int(i) + first, int(part[i])) for i in at]
    return UNITS[-1], []


def label(unit: Unit, second: int, previous: int | None) -> str:
    """Return a tick's text: the time, the day, the month or the year."""
    moment = _moment(second)
    locale = QLocale()
    chinese = locale.name().startswith("zh")
    day = QDate(moment.year, moment.month, moment.day)
    if unit.months:
        new_year = previous is None or _year(previous) != moment.year
        if unit.months >= 12 or (new_year and moment.month == 1):
            return f"{moment.year}年" if chinese else str(moment.year)
        return locale.toString(day, "M月" if chinese else "MMM")
    if unit.seconds < DAY_S and (
        previous is None or previous // DAY_S == second // DAY_S
    ):
        return f"{moment:%H:%M}"
    return locale.toString(day, "M月d日" if chinese else "d MMM")


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Labels bar numbers with the exchange's time."""

    def __init__(self) -> None:
        super().__init__(orientation="bottom")
        self._local: Ints = np.zeros(0, np.int64)
        self._starts: Ints = self._local
        self._zone: ZoneInfo | None = None
        self._labels: dict[float, str] = {}
        self.setStyle(tickLength=0, tickTextOffset=5)
        self.enableAutoSIPrefix(False)

    def set_times(self, starts: Ints, zone: ZoneInfo) -> None:
        """Show other bars."""
        if np.array_equal(starts, self._starts) and zone is self._zone:
            return
        self._starts, self._zone = starts, zone
        self._local = local_seconds(starts, zone)
        self.picture = None
        self.update()

    def tickValues(
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return where labels stand."""
        unit, found = ticks(self._local, low, high, int(size // LABEL_PX))
        self._labels = {}
        previous = None
        for at, second in found:
            self._labels[float(at)] = label(unit, second, previous)
            previous = second
        return [(1.0, list(self._labels))]

    def tickStrings(self, values: list[float], *_: Any) -> list[str]:
        """Return their texts."""
        return [self._labels.get(float(value), "") for value in values]


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Labels prices, or percents where listings are compared."""

    def __init__(self) -> None:
        super().__init__(orientation="right")
        self.in_percent = False
        self.setStyle(tickLength=0, tickTextOffset=6, maxTickLevel=0)
        self.enableAutoSIPrefix(False)

    def tickStrings(
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Return numbers with as many decimals as tell them apart."""
        decimals = max(0, math.ceil(-math.log10(spacing * scale)))
        locale = QLocale()
        texts = [locale.toString(value, "f", decimals) for value in values]
        if not self.in_percent:
            return texts
        signs = ("+" if value > 0 else "" for value in values)
        return [f"{s}{t}%".replace("-", "−") for s, t in zip(signs, texts, strict=True)]


def _offset(day: int, zone: ZoneInfo) -> int:
    noon = _moment(day * DAY_S + DAY_S // 2)
    delta = noon.astimezone(zone).utcoffset()
    return int(delta.total_seconds()) if delta else 0


def _year(second: int) -> int:
    return _moment(second).year


def _moment(second: int) -> datetime:
    """Return a time; Windows' own conversion refuses those before 1970."""
    return EPOCH + timedelta(seconds=second)
