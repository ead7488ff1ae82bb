"""Mini charts, painted once into pixmaps and kept until their points change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

KEPT = 600
"""Pixmaps kept: more than any screen shows, a few megabytes."""

_PEN_WIDTH = 1.3
_DOT_RADIUS = 3.2
_MARGIN = 2.0
_FILL_ALPHA = 34


class Spark(NamedTuple):
    """What a mini chart shows; also the key it is cached under.

    Attributes:
        points: Prices, oldest first; any unit, all the same.
        baseline: A price drawn as a dotted line (the previous close), or None.
        dot: Index of the point that is marked, or None.
    """

    points: tuple[float, ...]
    baseline: float | None = None
    dot: int | None = None


class SparkLook(NamedTuple):
    """How it is drawn: size in device-independent pixels, and colours as names."""

    width: int
    height: int
    line: str
    dot: str = ""
    ground: str = ""
    filled: bool = False


class SparkCache:
    """Hands out pixmaps of mini charts; the least used go first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._pixmaps: OrderedDict[tuple[Spark, SparkLook, float], QPixmap] = (
            OrderedDict()
        )

    def pixmap(self, spark: Spark, look: SparkLook, ratio: float) -> QPixmap:
        """Return the chart for a screen with `ratio` pixels a pixel."""
        key = (spark, look, ratio)
        known = self._pixmaps.get(key)
        if known is not None:
            self._pixmaps.move_to_end(key)
            return known
        made = draw(spark, look, ratio)
        self._pixmaps[key] = made
        if len(self._pixmaps) > self._kept:
            self._pixmaps.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forget all, as when the colours change."""
        self._pixmaps.clear()


def draw(spark: Spark, look: SparkLook, ratio: float) -> QPixmap:
    """Draw a chart into a new pixmap."""
    pixmap = QPixmap(round(look.width * ratio), round(look.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    places = place(spark.points, spark.baseline, look.width, look.height)
    if not places:
        return pixmap
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_line(painter, places, look)
    if spark.dot is not None:
        _draw_dot(painter, places[min(spark.dot, len(places) - 1)], look)
    painter.end()
    # What was painted on keeps Qt's paint engine, ten times the size of the pixels.
    return pixmap.copy()


def place(
    points: Sequence[float], baseline: float | None, width: float, height: float
) -> list[QPointF]:
    """Return where the points lie in a box; the highest price at the top.

    Thousands of points are thinned to two a pixel first. A flat line lies in
    the middle.
    """
    thin = _thin(points, max(2, int(width) * 2))
    if not thin:
        return []
    seen = [*thin, baseline] if baseline is not None else thin
    low, high = min(seen), max(seen)
    span = high - low
    inner_w, inner_h = width - 2 * _MARGIN, height - 2 * (_MARGIN + 1)
    step = inner_w / max(1, len(thin) - 1)
    return [
        QPointF(
            _MARGIN + index * step,
            _MARGIN + 1 + inner_h * ((high - value) / span if span else 0.5),
        )
        for index, value in enumerate(thin)
    ]


def _thin(points: Sequence[float], most: int) -> list[float]:
    if len(points) <= most:
        return list(points)
    step = (len(points) - 1) / (most - 1)
    return [points[round(index * step)] for index in range(most)]


def _draw_line(painter: QPainter, places: list[QPointF], look: SparkLook) -> None:
    colour = QColor(look.line)
    if look.filled:
        area = QPainterPath()
        area.addPolygon(places)
        area.lineTo(places[-1].x(), look.height)
        area.lineTo(places[0].x(), look.height)
        ground = QColor(colour)
        ground.setAlpha(_FILL_ALPHA)
        painter.fillPath(area, ground)
    pen = QPen(colour, _PEN_WIDTH)
    # Looks the same at this width as a round one, and takes half the time.
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    painter.setPen(pen)
    painter.drawPolyline(places)  # the same pixels as a path, in two thirds


def _draw_dot(painter: QPainter, at: QPointF, look: SparkLook) -> None:
    painter.setBrush(QColor(look.dot))
    painter.setPen(QPen(QColor(look.ground), 1) if look.ground else Qt.PenStyle.NoPen)
    painter.drawEllipse(at, _DOT_RADIUS, _DOT_RADIUS)
