"""How smoothly a chart of 100,000 bars pans: frames a second, against 500 bars.

The baseline is the same chart with 500 bars in the same run; the named rival is
pyqtgraph's own line item with its own downsampling. Times are this process's
own processor time, so that other load on the machine does not count; on a quiet
machine they are the wall's.

    QT_QPA_PLATFORM=offscreen python benchmarks/bench_chart.py
"""

from __future__ import annotations

import math
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.listing import ListingId
from newswatch.ui.palette import DARK
from newswatch.ui.quote.chart_content import ChartContent
from newswatch.ui.quote.chart_plot import Plot

FRAMES = 120
SIZE = (480, 300)


def bars(count: int) -> tuple[Bar, ...]:
    """Walk at random, a minute a bar."""
    dice, price = random.Random(1), 100.0
    start = datetime(2024, 1, 2, tzinfo=UTC)
    made = []
    for number in range(count):
        first = price
        price *= math.exp(dice.gauss(0, 0.001))
        high, low = max(first, price) * 1.001, min(first, price) * 0.999
        made.append(
            Bar(
                start + timedelta(minutes=number),
                *(Decimal(f"{value:.3f}") for value in (first, high, low, price)),
                dice.randint(1, 1_000_000),
            )
        )
    return tuple(made)


def content(made: tuple[Bar, ...]) -> ChartContent:
    """Return what the chart is given."""
    return ChartContent(
        listing_id=ListingId("TEST"),
        name="Test",
        unit="HKD",
        interval=Interval.M1,
        bars=made,
        zone=ZoneInfo("Asia/Hong_Kong"),
        base=Decimal(100),
    )


def frames(widget: QWidget, move: Callable[[float], None]) -> float:
    """Return frames a second while panning to and fro; each frame is painted."""
    times = []
    for number in range(FRAMES):
        began = time.process_time()
        move(0.01 if number % 40 < 20 else -0.01)
        widget.grab()
        times.append(time.process_time() - began)
    return 1 / statistics.median(times)


def ours(made: tuple[Bar, ...], *, candles: bool, share: float) -> float:
    """Pan our chart with `share` of its bars in view."""
    plot = Plot(DARK)
    plot.resize(*SIZE)
    plot.show()
    plot.set_style(candles=candles)
    plot.show_content(content(made))
    count = len(made)
    plot.getViewBox().setXRange(count * 0.05, count * (0.05 + share), padding=0)
    QApplication.processEvents()
    return frames(plot, plot.pan)


def a_tick(plot: Plot, made: tuple[Bar, ...]) -> float:
    """Return the seconds that one more price takes, the median of some."""
    times = []
    for number in range(15):
        last = replace(made[-1], close=made[-1].close + Decimal(number))
        fresh = content((*made[:-1], last))
        began = time.process_time()
        plot.show_content(fresh, keep_view=True)
        times.append(time.process_time() - began)
    return statistics.median(times)


def rival(made: tuple[Bar, ...], share: float) -> float:
    """Pan pyqtgraph's own line with its own downsampling and clipping."""
    plot = pg.PlotWidget()
    plot.resize(*SIZE)
    plot.show()
    pen = pg.mkPen(DARK.up, width=1.6)
    line = plot.plot([float(bar.close) for bar in made], pen=pen, antialias=True)
    line.setDownsampling(auto=True, method="peak")
    line.setClipToView(True)
    count = len(made)
    plot.setXRange(count * 0.05, count * (0.05 + share), padding=0)
    QApplication.processEvents()

    def move(part: float) -> None:
        low, high = plot.getViewBox().viewRange()[0]
        plot.getViewBox().translateBy(x=(high - low) * part)

    return frames(plot, move)


def main() -> int:
    """Print the table; 1 if the claim does not hold."""
    app = QApplication.instance() or QApplication([])
    assert app is not None
    few, many = bars(500), bars(100_000)
    began = time.process_time()
    plot = Plot(DARK)
    plot.show_content(content(many))
    whole = time.process_time() - began
    tick = a_tick(plot, many)
    print(f"100,000 bars taken over in {whole * 1000:.0f} ms")
    print(f"a price that moves: {tick * 1000:.1f} ms, {tick / whole:.3f}x")
    base = ours(few, candles=False, share=0.9)
    print(f"{'what':44}{'frames/s':>10}{'to 500 bars':>13}")
    print(f"{'line, 500 bars (baseline)':44}{base:10.0f}{1:12.2f}x")
    worst = base
    for name, candles, share in (
        ("line, 100,000 bars, 90 % in view", False, 0.9),
        ("line, 100,000 bars, 1 % in view", False, 0.01),
        ("candles, 100,000 bars, 90 % in view", True, 0.9),
        ("candles, 100,000 bars, 1 % in view", True, 0.01),
    ):
        speed = ours(many, candles=candles, share=share)
        worst = min(worst, speed)
        print(f"{name:44}{speed:10.0f}{speed / base:12.2f}x")
    other = rival(many, 0.9)
    name = "pyqtgraph's own line, 100,000, 90 % in view"
    print(f"{name:44}{other:10.0f}{other / base:12.2f}x")
    verdict = "holds" if worst >= 30 else "FAILS"
    print(f"claim: at least 30 frames a second: {verdict}")
    return 0 if worst >= 30 else 1


if __name__ == "__main__":
    sys.exit(main())
