"""What a chart is drawn with: layers over one view of the bars.

Each layer paints only what is visible, merged to what the screen has room for,
so that the work of a frame does not grow with the number of bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from newswatch.ui.palette import Theme
from newswatch.ui.quote.chart_content import PinKind
from newswatch.ui.quote.chart_data import Columns, Floats, Visible, line_points
from newswatch.ui.theme import font as theme_font

VOLUME_SHARE = 0.16
"""How much of the height volume takes, at the bottom."""

PIN_RADIUS = 4.0
LINE_WIDTH = 1.6


@dataclass(frozen=True, slots=True)
class Curve:
    """One more line, in percent, in its colour."""

    name: str
    x: Floats
    y: Floats
    colour: QColor


@dataclass(frozen=True, slots=True)
class PlacedPin:
    """Pins that lie on one spot: the position of their bar and its value."""

    x: float
    y: float
    kind: PinKind
    indices: tuple[int, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All the layers need for one picture.

    Attributes:
        name: Of the first listing, for the legend.
        rect: What the plot shows: bars by values.
        line: Closes, merged for a line; bars: merged for candles and volume.
        base: Value of the previous close, or None.
        rising: Whether the last value is at or above the base.
    """

    name: str
    rect: QRectF
    line: Visible
    bars: Visible
    theme: Theme
    candles: bool
    volume: bool
    base: float | None
    rising: bool
    shades: Sequence[tuple[int, int]]
    breaks: Sequence[int]
    curves: Sequence[Curve]
    pins: Sequence[PlacedPin]


class Layer(pg.GraphicsObject):  # type: ignore[misc]
    """The base of all layers: repaints when it is given another frame."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: Frame | None = None

    def show_frame(self, frame: Frame) -> None:
        """Paint this from now on."""
        self.prepareGeometryChange()
        self.frame = frame
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the whole visible part."""
        return self.frame.rect if self.frame else QRectF()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Paint the frame, if there is one with bars."""
        if self.frame is not None and len(self.frame.line.columns):
            self.draw(painter, self.frame)

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint `frame`; painter is in bars by values."""
        raise NotImplementedError


class Backdrop(Layer):
    """Shades extended hours, marks pauses, and draws the previous close."""

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint behind everything."""
        rect, theme = frame.rect, frame.theme
        for first, end in frame.shades:
            shade = QRectF(first - 0.5, rect.top(), end - first, rect.height())
            painter.fillRect(shade, with_alpha(theme.text, 14))
        painter.setPen(hair(theme.border, Qt.PenStyle.DotLine))
        painter.drawLines(
            [
                QLineF(x - 0.5, rect.top(), x - 0.5, rect.bottom())
                for x in frame.breaks
                if rect.left() < x < rect.right()
            ]
        )
        if frame.base is not None:
            painter.setPen(hair(theme.faint, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(rect.left(), frame.base, rect.right(), frame.base))


class VolumeLayer(Layer):
    """Volume along the bottom; scaled to the highest that is visible."""

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint one column a merged bar."""
        shown = frame.bars
        top = float(np.max(shown.columns.volume))
        if not frame.volume or top <= 0:
            return
        height = frame.rect.height() * VOLUME_SHARE / top
        half = 0.38 * shown.width
        bottom = frame.rect.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(frame.theme.muted, 70))
        painter.drawRects(
            [
                QRectF(x - half, bottom, 2 * half, v * height)
                for x, v in zip(shown.x, shown.columns.volume, strict=True)
                if v > 0
            ]
        )


class PriceLayer(Layer):
    """The price as a line with a tinted area, or as candles; and other curves."""

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint the price."""
        if frame.candles and not frame.curves:
            draw_candles(painter, frame)
            return
        # Merged bars fill every column of pixels: smoothing them costs two
        # thirds of the frame and shows nothing.
        smooth = frame.line.width == 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        colour = _line_colour(frame)
        x, y = line_points(frame.line)
        if not frame.curves:
            _draw_area(painter, frame, x, y, colour)
        width = LINE_WIDTH if smooth else 1.0
        _draw_line(painter, x, y, colour, width)
        for curve in frame.curves:
            _draw_line(painter, curve.x, curve.y, curve.colour, width)


class LegendLayer(Layer):
    """The names of what is compared, in the colours of their lines."""

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint one name a line at the top left, in pixels."""
        if not frame.curves:
            return
        device = painter.worldTransform()
        at = device.map(QPointF(frame.rect.left(), frame.rect.bottom()))
        painter.setWorldMatrixEnabled(False)
        painter.setFont(theme_font(11, 600))
        names = [(frame.name, _line_colour(frame))]
        names += [(curve.name, curve.colour) for curve in frame.curves]
        for number, (name, colour) in enumerate(names):
            painter.setPen(colour)
            painter.drawText(at + QPointF(6, 14 + 14 * number), name)
        painter.setWorldMatrixEnabled(True)


class PinLayer(Layer):
    """Dots where articles were published, squares where companies reported."""

    def draw(self, painter: QPainter, frame: Frame) -> None:
        """Paint the pins in pixels, so that they stay round."""
        device = painter.worldTransform()
        painter.setWorldMatrixEnabled(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pin in frame.pins:
            _draw_pin(painter, device.map(QPointF(pin.x, pin.y)), pin, frame)
        painter.setWorldMatrixEnabled(True)


def with_alpha(colour: QColor, alpha: int) -> QColor:
    """Return `colour`, see-through: 0 is invisible, 255 is solid."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def hair(colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen one pixel wide at any zoom."""
    pen = QPen(colour, 1.0, style)
    pen.setCosmetic(True)
    return pen


def draw_candles(painter: QPainter, frame: Frame) -> None:
    """Paint wicks and bodies; a rise is hollow, so that colour is not needed."""
    shown = frame.bars
    bars = shown.columns
    half = 0.36 * shown.width
    rising = bars.close >= bars.open
    for up, colour in ((True, frame.theme.up), (False, frame.theme.down)):
        chosen = np.flatnonzero(rising == up)
        painter.setPen(hair(colour))
        painter.drawLines(_wicks(shown.x, bars, chosen))
        painter.setBrush(frame.theme.window if up else colour)
        painter.drawRects(
            [
                QRectF(
                    shown.x[i] - half,
                    bars.open[i],
                    2 * half,
                    bars.close[i] - bars.open[i],
                )
                for i in chosen
            ]
        )


def _wicks(x: Floats, bars: Columns, chosen: Any) -> list[QLineF]:
    return [QLineF(x[i], bars.low[i], x[i], bars.high[i]) for i in chosen]


def _line_colour(frame: Frame) -> QColor:
    if frame.curves:
        return frame.theme.accent
    return frame.theme.up if frame.rising else frame.theme.down


def _draw_line(
    painter: QPainter, x: Floats, y: Floats, colour: QColor, width: float
) -> None:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(pg.arrayToQPath(x, y, connect="finite"))


def _draw_area(
    painter: QPainter, frame: Frame, x: Floats, y: Floats, colour: QColor
) -> None:
    # The plot's y points upwards: what Qt calls the top is the lowest value.
    floor = frame.rect.top()
    path: QPainterPath = pg.arrayToQPath(
        np.concatenate((x, x[-1:], x[:1])), np.concatenate((y, [floor, floor]))
    )
    path.closeSubpath()
    fade = QLinearGradient(0, frame.rect.bottom(), 0, floor)
    fade.setColorAt(0, with_alpha(colour, 60))
    fade.setColorAt(1, with_alpha(colour, 14))
    painter.fillPath(path, QBrush(fade))


def _draw_pin(painter: QPainter, at: QPointF, pin: PlacedPin, frame: Frame) -> None:
    theme = frame.theme
    radius = PIN_RADIUS * (1.5 if pin.strong else 1.0)
    painter.setPen(QPen(theme.window, 1.5))
    if pin.kind is PinKind.ARTICLE:
        painter.setBrush(theme.pin)
        painter.drawEllipse(at, radius, radius)
        return
    box = QRectF(at.x() - 7, at.y() - 16, 14, 13)
    painter.setBrush(theme.chip_on_border)
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(theme_font(9, 700))
    painter.setPen(theme.chip_on_text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "E")
