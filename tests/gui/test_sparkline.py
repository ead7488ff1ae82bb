"""Mini charts: many are kept, so each must be small."""

from __future__ import annotations

import psutil
from PySide6.QtWidgets import QApplication

from newswatch.ui.sparkline import Spark, SparkCache, SparkLook

CHARTS, POINTS = 400, 330
LOOK = SparkLook(64, 26, "#ff0000", filled=True)


def _filled(offset: int) -> SparkCache:
    cache = SparkCache(CHARTS)
    for number in range(CHARTS):
        prices = tuple(float(37 * i % (97 + number) + offset) for i in range(POINTS))
        cache.pixmap(Spark(prices, 50.0), LOOK, 1.0)
    return cache


def test_kept_charts_take_little_more_than_points_and_pixels(
    qapp: QApplication,
) -> None:
    assert qapp is not None
    process = psutil.Process()
    small = _filled(0).pixmap(Spark((1.0, 2.0)), LOOK, 2.0)
    assert small.devicePixelRatio() == 2.0
    before = process.memory_info().rss
    kept = _filled(1), _filled(2), _filled(3)
    each = (process.memory_info().rss - before) / (CHARTS * len(kept))
    assert each < 45_000, "with Qt's paint engine it is 70 kB"
    assert kept
