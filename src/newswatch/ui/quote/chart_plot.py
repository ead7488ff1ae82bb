"""The drawing of a chart: pyqtgraph's axes and mouse around our own layers.

Imported with the first chart that is shown: pyqtgraph and numpy cost a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from newswatch.ui.palette import Theme
from newswatch.ui.quote.chart_axis import TimeAxis, ValueAxis
from newswatch.ui.quote.chart_content import ChartContent, Pin
from newswatch.ui.quote.chart_data import (
    closes_only,
    columns,
    onto,
    percent,
    position,
    updated,
    visible,
    with_close,
)
from newswatch.ui.quote.chart_items import (
    VOLUME_SHARE,
    Backdrop,
    Curve,
    Frame,
    Layer,
    LegendLayer,
    PinLayer,
    PlacedPin,
    PriceLayer,
    VolumeLayer,
)
from newswatch.ui.theme import font

MIN_BARS = 8
PIN_REACH_PX = 9.0
BASE_SHARE = 0.3
"""The previous close is kept in view while prices still fill this much of it."""

CURVES_DARK = ("#c79bff", "#4fd0d8", "#ff9ecb", "#b9c46a")
CURVES_LIGHT = ("#7a3fc0", "#00707a", "#b02a73", "#5d6800")
"""Of the second, third… listing in a comparison; none means up, down or a pin."""


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Draws a `ChartContent`; pans and zooms along time, follows the prices.

    Signals:
        crossed: Number of the bar under the cross-hair, or None.
        pins_hovered: Tuple of `Pin` under the mouse, empty when it has left.
        pins_clicked: Tuple of `Pin`.
    """

    crossed = Signal(object)
    pins_hovered = Signal(object)
    pins_clicked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._times, self._values = TimeAxis(), ValueAxis()
        axes = {"bottom": self._times, "right": self._values}
        super().__init__(parent=parent, axisItems=axes)
        self._theme = theme
        self._candles_on, self._volume_on = False, True
        self._content: ChartContent | None = None
        self._data = columns(())
        self._line = self._data
        self._curves: list[tuple[str, Any]] = []
        self._whole: list[float] = []
        self._strong: int | None = None
        self._hovered: tuple[Pin, ...] = ()
        self._layers: list[Layer] = [
            Backdrop(),
            VolumeLayer(),
            PriceLayer(),
            LegendLayer(),
            PinLayer(),
        ]
        self._build()
        self.set_theme(theme)

    # --- what is shown ---------------------------------------------------------

    def show_content(self, content: ChartContent, *, keep_view: bool = False) -> None:
        """Draw `content`; `keep_view` leaves zoom and place as they are.

        A view of everything stays one when bars are added.
        """
        before = self._content.bars if self._content else ()
        self._content = content
        self._data = updated(self._data, before, content.bars)
        self._line = closes_only(self._data)
        self._curves = []
        self._values.in_percent = content.in_percent
        if content.in_percent:
            self._to_percent(content)
        future = [int(moment.timestamp()) for moment in content.future]
        starts = np.concatenate((self._data.start, np.array(future, dtype=np.int64)))
        self._times.set_times(starts, content.zone)
        whole = self.getViewBox().viewRange()[0] == self._whole
        self._limit()
        if keep_view and not whole:
            self._refresh()
        else:
            self.fit()

    def set_style(self, *, candles: bool = False, volume: bool = True) -> None:
        """Switch between line and candles, with or without volume."""
        self._candles_on, self._volume_on = candles, volume
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours; this widget's alone."""
        self._theme = theme
        self.setBackground(theme.window)
        for name in ("bottom", "right"):
            axis = self.getAxis(name)
            axis.setPen(theme.window)
            axis.setTextPen(theme.faint)
        for line in (self._cross_x, self._cross_y):
            line.setPen(pg.mkPen(theme.faint, width=1, style=Qt.PenStyle.DashLine))
        self._refresh()

    def highlight_pin(self, index: int | None) -> None:
        """Make one of the content's pins stand out, or none."""
        if index != self._strong:
            self._strong = index
            self._refresh()

    def fit(self) -> None:
        """Show all bars, and the room for those still to come today."""
        count = len(self._data) + self._to_come()
        self.setXRange(-0.5, max(count - 0.5, 1.0), padding=0)
        self._whole = self.getViewBox().viewRange()[0]
        self._refresh()

    def pan(self, share: float) -> None:
        """Move along by a share of what is visible; positive is later."""
        low, high = self.getViewBox().viewRange()[0]
        self.getViewBox().translateBy(x=(high - low) * share)

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many bars, keeping the newest in place."""
        high = self.getViewBox().viewRange()[0][1]
        self.getViewBox().scaleBy(x=factor, center=pg.Point(high, 0))

    def shown_range(self) -> tuple[int, int]:
        """Return ``[first, end)`` of the bars that are visible."""
        low, high = self.getViewBox().viewRange()[0]
        count = len(self._data)
        return max(0, int(np.ceil(low))), min(count, int(np.floor(high)) + 1)

    def value_at(self, index: int) -> float:
        """Return what the line shows at a bar: a price, or percent."""
        return float(self._line.close[index])

    def curve_values(self, index: int) -> list[tuple[str, float]]:
        """Return names and percents of the compared listings at a bar."""
        return [(name, float(values[index])) for name, values in self._curves]

    # --- mouse and keys ---------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the cross-hair, then let pyqtgraph drag."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.point_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which pins were clicked."""
        super().mousePressEvent(event)
        pins = self._pins_near(event.position())
        if pins and event.button() == Qt.MouseButton.LeftButton:
            self.pins_clicked.emit(pins)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything again."""
        super().mouseDoubleClickEvent(event)
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the cross-hair."""
        super().leaveEvent(event)
        self._cross_x.hide()
        self._cross_y.hide()
        self._hover(())
        self.crossed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with left and right, zoom with up and down, fit with Home."""
        moves = {Qt.Key.Key_Left: -0.15, Qt.Key.Key_Right: 0.15}
        zooms = {
            Qt.Key.Key_Up: 0.75,
            Qt.Key.Key_Plus: 0.75,
            Qt.Key.Key_Equal: 0.75,
            Qt.Key.Key_Down: 1 / 0.75,
            Qt.Key.Key_Minus: 1 / 0.75,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.pan(moves[key])
        elif key in zooms:
            self.zoom(zooms[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_0}:
            self.fit()
        else:
            event.ignore()
            return
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Merge bars anew for the new width."""
        super().resizeEvent(event)
        if hasattr(self, "_layers"):
            self._refresh()

    def point_at(self, where: QPointF) -> None:
        """Put the cross-hair at a widget position, on the nearest bar."""
        if not len(self._data):
            return
        x = self.getViewBox().mapSceneToView(where).x()
        index = min(max(round(x), 0), len(self._data) - 1)
        self._cross_x.setPos(index)
        self._cross_y.setPos(self.value_at(index))
        self._cross_x.show()
        self._cross_y.show()
        self._hover(self._pins_near(where))
        self.crossed.emit(index)

    # --- inside -----------------------------------------------------------------

    def _build(self) -> None:
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.hideAxis("left")
        self.showAxis("right")
        for name in ("bottom", "right"):
            self.getAxis(name).setTickFont(font(10.5))
        for layer in self._layers:
            self.addItem(layer, ignoreBounds=True)
        self._cross_x = pg.InfiniteLine(angle=90, movable=False)
        self._cross_y = pg.InfiniteLine(angle=0, movable=False)
        for line in (self._cross_x, self._cross_y):
            line.hide()
            self.addItem(line, ignoreBounds=True)
        box = self.getViewBox()
        box.setMouseEnabled(x=True, y=False)
        box.disableAutoRange()
        box.setDefaultPadding(0)
        box.sigXRangeChanged.connect(self._refresh)

    def _to_come(self) -> int:
        return len(self._content.future) if self._content else 0

    def _limit(self) -> None:
        count = max(len(self._data) + self._to_come(), MIN_BARS)
        self.getViewBox().setLimits(
            xMin=-0.5 - count * 0.02,
            xMax=count * 1.05 + 1,
            minXRange=MIN_BARS,
        )

    def _to_percent(self, content: ChartContent) -> None:
        base = float(content.base) if content.base else None
        self._line = with_close(self._data, percent(self._data.close, base))
        for overlay in content.overlays:
            values = onto(self._data, columns(overlay.bars))
            own = float(overlay.base) if overlay.base else None
            self._curves.append((overlay.name, percent(values, own)))

    def _refresh(self, *_: Any) -> None:
        if self._content is None or not len(self._data):
            return
        low, high = self.getViewBox().viewRange()[0]
        room = max(self.width(), 50)
        line = visible(self._line, low, high, room)
        bars = visible(self._data, low, high, max(room // 4, 10))
        if not len(line.columns):
            return
        bottom, top = self._values_range(line, bars)
        self.setYRange(bottom, top, padding=0)
        frame = self._frame(QRectF(low, bottom, high - low, top - bottom), line, bars)
        for layer in self._layers:
            layer.show_frame(frame)

    def _values_range(self, line: Any, bars: Any) -> tuple[float, float]:
        shown = bars if self._candles() else line
        lows, highs = [shown.columns.low.min()], [shown.columns.high.max()]
        part = slice(line.first, line.first + len(line.columns) * line.width)
        for _, values in self._curves:
            known = values[part][~np.isnan(values[part])]
            if len(known):
                lows.append(known.min())
                highs.append(known.max())
        low, high = float(min(lows)), float(max(highs))
        base = self._base()
        if base is not None and high - low > BASE_SHARE * (
            max(high, base) - min(low, base)
        ):
            low, high = min(low, base), max(high, base)
        span = (high - low) or abs(high) * 0.01 or 1.0
        room = VOLUME_SHARE * 1.15 if self._volume_on else 0.06
        return low - span * room, high + span * 0.08

    def _candles(self) -> bool:
        return self._candles_on and not self._curves

    def _base(self) -> float | None:
        assert self._content is not None
        if self._content.in_percent:
            return 0.0
        return float(self._content.base) if self._content.base else None

    def _frame(self, rect: QRectF, line: Any, bars: Any) -> Frame:
        assert self._content is not None
        base = self._base()
        start = base if base is not None else float(self._line.close[0])
        return Frame(
            name=str(self._content.listing_id),
            rect=rect,
            line=line,
            bars=bars,
            theme=self._theme,
            candles=self._candles(),
            volume=self._volume_on,
            base=base,
            rising=float(self._line.close[-1]) >= start,
            shades=self._content.extended,
            breaks=self._content.breaks,
            curves=self._visible_curves(line),
            pins=self._placed(self._content.pins),
        )

    def _visible_curves(self, line: Any) -> list[Curve]:
        curves = []
        shades = CURVES_DARK if self._theme.dark else CURVES_LIGHT
        for number, (name, values) in enumerate(self._curves):
            at = np.arange(
                line.first,
                min(line.first + len(line.columns) * line.width, len(values)),
                line.width,
            )
            colour = QColor(shades[number % len(shades)])
            curves.append(Curve(name, at.astype(np.float64), values[at], colour))
        return curves

    def _placed(self, pins: Sequence[Pin]) -> list[PlacedPin]:
        spots: dict[tuple[float, str], list[int]] = {}
        for index, pin in enumerate(pins):
            x = position(self._data, pin.when.timestamp())
            if x is not None:
                spots.setdefault((x, pin.kind), []).append(index)
        return [
            PlacedPin(
                x,
                float(self._line.close[int(x)]),
                pins[found[0]].kind,
                tuple(found),
                self._strong in found,
            )
            for (x, _), found in spots.items()
        ]

    def _pins_near(self, where: QPointF) -> tuple[Pin, ...]:
        frame = self._layers[-1].frame
        if self._content is None or frame is None:
            return ()
        box = self.getViewBox()
        found: list[int] = []
        for pin in frame.pins:
            at = box.mapViewToScene(QPointF(pin.x, pin.y)) - where
            if at.x() ** 2 + at.y() ** 2 <= (PIN_REACH_PX + 4) ** 2:
                found += pin.indices
        return tuple(self._content.pins[i] for i in found)

    def _hover(self, pins: tuple[Pin, ...]) -> None:
        if pins != self._hovered:
            self._hovered = pins
            self.pins_hovered.emit(pins)


def make_plot(theme: Theme) -> Plot:
    """Return a plot. Last in the module: where it is, the import is complete."""
    return Plot(theme)
