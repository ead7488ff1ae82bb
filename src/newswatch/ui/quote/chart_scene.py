"""One chart's numbers: from a `ChartContent` to what a screen shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from newswatch.ui.palette import Theme
from newswatch.ui.quote.chart_content import ChartContent, Pin
from newswatch.ui.quote.chart_data import (
    Columns,
    Floats,
    Ints,
    Visible,
    closes_only,
    columns,
    onto,
    percent,
    position,
    updated,
    visible,
    with_close,
)
from newswatch.ui.quote.chart_items import VOLUME_SHARE, Curve, Frame, PlacedPin

BASE_SHARE = 0.3
"""The previous close is kept in view while prices still fill this much of it."""

CURVES_DARK = ("#c79bff", "#4fd0d8", "#ff9ecb", "#b9c46a")
CURVES_LIGHT = ("#7a3fc0", "#00707a", "#b02a73", "#5d6800")
"""Of the second, third… listing in a comparison; none means up, down or a pin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a scene is drawn.

    Attributes:
        strong: Which of the content's pins stands out; None is none.
    """

    theme: Theme
    candles: bool = False
    volume: bool = True
    strong: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A content as arrays.

    Attributes:
        data: The bars, in the listing's unit.
        line: What the line shows: closes, or percent in a comparison.
        curves: Names and percents of the compared listings, one a bar.
    """

    content: ChartContent
    data: Columns
    line: Columns
    curves: tuple[tuple[str, Floats], ...] = ()

    @property
    def starts(self) -> Ints:
        """Seconds of all bars, those to come today included."""
        future = [int(moment.timestamp()) for moment in self.content.future]
        return np.concatenate((self.data.start, np.array(future, dtype=np.int64)))

    @property
    def base(self) -> float | None:
        """Where the dashed line lies; None if the close before is not known."""
        if self.content.in_percent:
            return 0.0
        return float(self.content.base) if self.content.base else None

    def candles(self, look: Look) -> bool:
        """Tell whether candles are drawn: not beside other curves."""
        return look.candles and not self.curves

    def frame(self, low: float, high: float, room: int, look: Look) -> Frame | None:
        """Return what to draw between two positions, `room` pixels wide."""
        line = visible(self.line, low, high, room)
        if not len(line.columns):
            return None
        bars = visible(self.data, low, high, max(room // 4, 10))
        bottom, top = self._values_range(bars if self.candles(look) else line, look)
        start = self.base if self.base is not None else float(self.line.close[0])
        return Frame(
            name=str(self.content.listing_id),
            rect=QRectF(low, bottom, high - low, top - bottom),
            line=line,
            bars=bars,
            theme=look.theme,
            candles=self.candles(look),
            volume=look.volume,
            base=self.base,
            rising=float(self.line.close[-1]) >= start,
            shades=self.content.extended,
            breaks=self.content.breaks,
            curves=self._visible_curves(line, look.theme),
            pins=self._placed(self.content.pins, look.strong),
        )

    def _values_range(self, shown: Visible, look: Look) -> tuple[float, float]:
        lows = [np.min(shown.columns.low)]
        highs = [np.max(shown.columns.high)]
        part = slice(shown.first, shown.first + len(shown.columns) * shown.width)
        for _, values in self.curves:
            known = values[part][~np.isnan(values[part])]
            if len(known):
                lows.append(np.min(known))
                highs.append(np.max(known))
        low, high = self._with_base(float(min(lows)), float(max(highs)))
        span = (high - low) or abs(high) * 0.01 or 1.0
        room = VOLUME_SHARE * 1.15 if look.volume else 0.06
        return low - span * room, high + span * 0.08

    def _with_base(self, low: float, high: float) -> tuple[float, float]:
        if self.base is None:
            return low, high
        wide_low, wide_high = min(low, self.base), max(high, self.base)
        if high - low > BASE_SHARE * (wide_high - wide_low):
            return wide_low, wide_high
        return low, high

    def _visible_curves(self, line: Visible, theme: Theme) -> list[Curve]:
        curves = []
        shades = CURVES_DARK if theme.dark else CURVES_LIGHT
        last = line.first + len(line.columns) * line.width
        for number, (name, values) in enumerate(self.curves):
            at = np.arange(line.first, min(last, len(values)), line.width)
            colour = QColor(shades[number % len(shades)])
            curves.append(Curve(name, at.astype(np.float64), values[at], colour))
        return curves

    def _placed(self, pins: Sequence[Pin], strong: int | None) -> list[PlacedPin]:
        spots: dict[tuple[float, str], list[int]] = {}
        for index, pin in enumerate(pins):
            x = position(self.data, pin.when.timestamp())
            if x is not None:
                spots.setdefault((x, pin.kind), []).append(index)
        return [
            PlacedPin(
                x,
                float(self.line.close[int(x)]),
                pins[found[0]].kind,
                tuple(found),
                strong in found,
            )
            for (x, _), found in spots.items()
        ]


def scene_of(content: ChartContent, before: Scene | None = None) -> Scene:
    """Return `content` as arrays, taken from `before` where bars are the same."""
    known = before.content.bars if before else ()
    data = updated(before.data if before else columns(()), known, content.bars)
    if not content.in_percent:
        return Scene(content, data, closes_only(data))
    line = with_close(data, percent(data.close, _number(content.base)))
    curves = tuple(
        (each.name, percent(onto(data, columns(each.bars)), _number(each.base)))
        for each in content.overlays
    )
    return Scene(content, data, line, curves)


def _number(base: Decimal | None) -> float | None:
    return float(base) if base else None
