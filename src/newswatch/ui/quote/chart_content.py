"""What a chart shows, as a value; no Qt, no arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.listing import ListingId


class PinKind(StrEnum):
    """What a pin stands for."""

    ARTICLE = "article"
    EARNINGS = "earnings"


@dataclass(frozen=True, slots=True)
class Pin:
    """A moment marked on the chart."""

    kind: PinKind
    when: datetime
    label: str
    article_id: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """Another listing or an index, drawn in percent beside the first."""

    listing_id: ListingId
    name: str
    bars: tuple[Bar, ...]
    base: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """All a chart draws.

    Attributes:
        unit: What prices are counted in, see `Quote.unit`.
        bars: Oldest first.
        zone: The exchange's; the axis is in its time.
        base: The close before the first bar; None if not known.
        base_name: What the base is, in words: "previous close".
        extended: Positions ``[first, end)`` of bars outside the session.
        breaks: Positions before which trading had paused.
        future: Starts of the bars still to come today, where that is known:
            the axis leaves room for them.
    """

    listing_id: ListingId
    name: str
    unit: str
    interval: Interval
    bars: tuple[Bar, ...]
    zone: ZoneInfo
    base: Decimal | None = None
    base_name: str = ""
    overlays: tuple[Overlay, ...] = ()
    pins: tuple[Pin, ...] = ()
    extended: tuple[tuple[int, int], ...] = ()
    breaks: tuple[int, ...] = ()
    future: tuple[datetime, ...] = ()

    @property
    def in_percent(self) -> bool:
        """Whether the y axis counts percent, because several are compared."""
        return bool(self.overlays)


def gaps(bars: Sequence[Bar], interval: Interval) -> tuple[int, ...]:
    """Return the positions of bars before which the market had paused.

    Only for bars shorter than a day: lunch breaks and nights.
    """
    if interval in {Interval.D1, Interval.W1}:
        return ()
    longest = 6 * interval.length
    return tuple(
        index + 1
        for index, (one, other) in enumerate(pairwise(bars))
        if other.start - one.start > longest
    )


def runs(flags: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    """Return ``[first, end)`` of each run of true flags.

    >>> runs([True, True, False, True])
    ((0, 2), (3, 4))
    """
    found: list[tuple[int, int]] = []
    for index, flag in enumerate(flags):
        if not flag:
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return tuple(found)


def csv_text(content: ChartContent, bars: Sequence[Bar]) -> str:
    """Return `bars` as CSV: ISO times of the exchange, prices as they were stored."""
    lines = ["listing,unit,time,open,high,low,close,volume"]
    for bar in bars:
        when = bar.start.astimezone(content.zone).isoformat()
        volume = "" if bar.volume is None else str(bar.volume)
        prices = ",".join(f"{p:f}" for p in (bar.open, bar.high, bar.low, bar.close))
        lines.append(f"{content.listing_id},{content.unit},{when},{prices},{volume}")
    return "\r\n".join(lines) + "\r\n"
