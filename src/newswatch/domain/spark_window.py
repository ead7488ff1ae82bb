"""The bars that a mini chart beside an article draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.bars import bar_length, count_ended
from newswatch.domain.session import SessionCalendar


@dataclass(frozen=True, slots=True)
class SparkWindow:
    """What a mini chart beside an article draws.

    Attributes:
        bars: Oldest first; may be empty.
        dot: Index in `bars` of the last that had ended at publication: where
            the dot goes; None if publication lies before them all.
    """

    bars: tuple[Bar, ...]
    dot: int | None


def spark_window(
    published: datetime,
    bars: Sequence[Bar],
    calendar: SessionCalendar | None = None,
    *,
    interval: Interval | None = None,
    before: int = 24,
    after: int = 48,
) -> SparkWindow:
    """Return the bars to draw around publication, and where the dot goes.

    `before` bars lead up to it and `after` follow; of a fresh article, which
    has few after it, more of before is shown. Daily bars (say so by `interval`)
    end with their session, which `calendar` knows.
    """
    ended = _ended(published, bars, calendar, interval)
    first = max(0, min(ended - before, len(bars) - before - after))
    window = tuple(bars[first : first + before + after])
    return SparkWindow(window, ended - 1 - first if ended else None)


def _ended(
    published: datetime,
    bars: Sequence[Bar],
    calendar: SessionCalendar | None,
    interval: Interval | None,
) -> int:
    if interval is not Interval.D1 or calendar is None:
        length = interval.length if interval else bar_length(bars)
        return count_ended(bars, published, length)
    closed = calendar.last_close_before(published)
    return count_ended(bars, closed.close, timedelta())
