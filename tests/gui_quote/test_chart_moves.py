"""What mouse and keys do to the chart: cross hair, zoom, pan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui_quote.chart_world import Shown, readout
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.ranges import ChartRange


def test_the_cross_hair_says_the_value_in_both_currencies(shown: Shown) -> None:
    made, view = shown()
    bar = view.content.bars[3]  # type: ignore[union-attr]

    view._plot.crossed.emit(3)

    dollars = (bar.close / Decimal("7.7818")).quantize(Decimal("0.01"))
    assert f"HK${bar.close}" in readout(view)
    assert f"US${dollars}" in readout(view)
    assert made.context.price_book.fx.rates


def test_the_mouse_moves_the_cross_hair_to_the_nearest_bar(shown: Shown) -> None:
    _, view = shown()
    seen: list[int | None] = []
    view._plot.crossed.connect(seen.append)
    box = view._plot.getViewBox()

    view._plot.point_at(box.mapViewToScene(QPointF(5.3, 100)))

    assert seen == [5]


def test_keys_pan_zoom_and_show_everything(shown: Shown) -> None:
    _, view = shown()
    box = view._plot.getViewBox()
    whole = box.viewRange()[0]

    QTest.keyClick(view._plot, Qt.Key.Key_Up)
    zoomed = box.viewRange()[0]
    QTest.keyClick(view._plot, Qt.Key.Key_Left)
    panned = box.viewRange()[0]
    QTest.keyClick(view._plot, Qt.Key.Key_Home)

    assert zoomed[1] - zoomed[0] < whole[1] - whole[0]
    assert panned[0] < zoomed[0]
    assert box.viewRange()[0] == pytest.approx(whole)


def test_the_values_follow_what_is_visible(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.Y1)
    box = view._plot.getViewBox()
    box.setXRange(200, 220, padding=0)

    low, high = box.viewRange()[1]

    part = view.content.bars[199:222]  # type: ignore[union-attr]
    assert low < min(float(bar.close) for bar in part)
    assert high > max(float(bar.close) for bar in part[1:-1])
    assert high < 2 * max(float(bar.close) for bar in part)


def wheel(view: ChartView, where: QPointF, steps: int) -> None:
    target = view._plot.viewport()
    event = QWheelEvent(
        where,
        target.mapToGlobal(where),
        QPoint(0, 0),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def drag(view: ChartView, start: QPointF, end: QPointF) -> None:
    target = view._plot.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    middle = (start + end) / 2
    for kind, at, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, middle, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        place = QPointF(target.mapToGlobal(at))
        event = QMouseEvent(
            kind, at, place, button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)


def test_the_wheel_zooms_where_the_mouse_is(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.Y1)
    box = view._plot.getViewBox()
    where = QPointF(150, 80)
    before, value = box.viewRange()[0], box.mapSceneToView(where).x()

    wheel(view, where, 3)

    after = box.viewRange()[0]
    assert after[1] - after[0] < before[1] - before[0]
    assert box.mapSceneToView(where).x() == pytest.approx(value, abs=1.0)


def test_dragging_pans_along_time_only(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.Y1)
    box = view._plot.getViewBox()
    box.setXRange(100, 160, padding=0)

    drag(view, QPointF(100, 80), QPointF(200, 20))

    low, high = box.viewRange()[0]
    assert low < 95
    assert high - low == pytest.approx(60, abs=0.5)


def test_a_view_of_everything_stays_one_when_bars_arrive(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.Y1)
    content = view.content
    assert content is not None
    few = replace(content, bars=content.bars[:3])
    view._plot.show_content(few)

    view._plot.show_content(content, keep_view=True)
    first, end = view._plot.shown_range()
    assert (first, end) == (0, len(content.bars))

    wheel(view, QPointF(150, 80), 3)
    zoomed = view._plot.shown_range()
    assert zoomed != (first, end)
    view._plot.show_content(content, keep_view=True)
    assert view._plot.shown_range() == zoomed
