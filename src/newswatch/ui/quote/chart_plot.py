"""The drawing of a chart: pyqtgraph's axes and mouse around our own layers.

Imported with the first chart that is shown: pyqtgraph and numpy cost a second.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from newswatch.ui.palette import Theme
from newswatch.ui.quote.chart_axis import TimeAxis, ValueAxis
from newswatch.ui.quote.chart_content import ChartContent, Pin
from newswatch.ui.quote.chart_items import (
    Backdrop,
    Layer,
    LegendLayer,
    PinLayer,
    PriceLayer,
    VolumeLayer,
)
from newswatch.ui.quote.chart_scene import Look, Scene, scene_of
from newswatch.ui.theme import font

MIN_BARS = 8
PIN_REACH_PX = 9.0


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
        self._candles, self._volume = False, True
        self._scene: Scene | None = None
        self._moved = False
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
        self._scene = scene_of(content, self._scene)
        self._values.in_percent = content.in_percent
        self._times.set_times(self._scene.starts, content.zone)
        self._limit()
        if keep_view and self._moved:
            self._refresh()
        else:
            self.fit()

    def set_style(self, *, candles: bool = False, volume: bool = True) -> None:
        """Switch between line and candles, with or without volume."""
        self._candles, self._volume = candles, volume
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
        count = self._room()
        self.setXRange(-0.5, max(count - 0.5, 1.0), padding=0)
        self._moved = False
        self._refresh()

    def pan(self, share: float) -> None:
        """Move along by a share of what is visible; positive is later."""
        self._on_moved()
        low, high = self.getViewBox().viewRange()[0]
        self.getViewBox().translateBy(x=(high - low) * share)

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many bars, keeping the newest in place."""
        self._on_moved()
        high = self.getViewBox().viewRange()[0][1]
        self.getViewBox().scaleBy(x=factor, center=pg.Point(high, 0))

    def shown_range(self) -> tuple[int, int]:
        """Return ``[first, end)`` of the bars that are visible."""
        low, high = self.getViewBox().viewRange()[0]
        count = self._count()
        return max(0, int(np.ceil(low))), min(count, int(np.floor(high)) + 1)

    def value_at(self, index: int) -> float:
        """Return what the line shows at a bar: a price, or percent."""
        assert self._scene is not None
        return float(self._scene.line.close[index])

    def curve_values(self, index: int) -> list[tuple[str, float]]:
        """Return names and percents of the compared listings at a bar."""
        curves = self._scene.curves if self._scene else ()
        return [(name, float(values[index])) for name, values in curves]

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
        if not self._count():
            return
        x = self.getViewBox().mapSceneToView(where).x()
        index = min(max(round(x), 0), self._count() - 1)
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
        box.sigRangeChangedManually.connect(self._on_moved)

    def _on_moved(self, *_: Any) -> None:
        """Note that the user chose what is visible: from now on it is kept."""
        self._moved = True

    def _count(self) -> int:
        """Return how many bars there are."""
        return len(self._scene.data) if self._scene else 0

    def _room(self) -> int:
        """Return how many bars there will be by the end of the day."""
        return len(self._scene.starts) if self._scene else 0

    def _limit(self) -> None:
        count = max(self._room(), MIN_BARS)
        self.getViewBox().setLimits(
            xMin=-0.5 - count * 0.02,
            xMax=count * 1.05 + 1,
            minXRange=MIN_BARS,
        )

    def _refresh(self, *_: Any) -> None:
        if self._scene is None:
            return
        low, high = self.getViewBox().viewRange()[0]
        look = Look(
            theme=self._theme,
            candles=self._candles,
            volume=self._volume,
            strong=self._strong,
        )
        frame = self._scene.frame(low, high, max(self.width(), 50), look)
        if frame is None:
            return
        self.setYRange(frame.rect.top(), frame.rect.bottom(), padding=0)
        for layer in self._layers:
            layer.show_frame(frame)

    def _pins_near(self, where: QPointF) -> tuple[Pin, ...]:
        frame = self._layers[-1].frame
        if self._scene is None or frame is None:
            return ()
        box = self.getViewBox()
        found: list[int] = []
        for pin in frame.pins:
            at = box.mapViewToScene(QPointF(pin.x, pin.y)) - where
            if at.x() ** 2 + at.y() ** 2 <= (PIN_REACH_PX + 4) ** 2:
                found += pin.indices
        return tuple(self._scene.content.pins[i] for i in found)

    def _hover(self, pins: tuple[Pin, ...]) -> None:
        if pins != self._hovered:
            self._hovered = pins
            self.pins_hovered.emit(pins)


def make_plot(theme: Theme) -> Plot:
    """Return a plot. Last in the module: where it is, the import is complete."""
    return Plot(theme)
