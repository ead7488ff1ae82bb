"""The chart: what it draws, says, copies, asks for and explains."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.sample_world import NOW, World
from gui_quote.quote_world import quote_world
from newswatch.domain.article import ArticleId
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency
from newswatch.protocol import WantBars
from newswatch.ui.palette import DARK, LIGHT
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.chart_content import Pin, PinKind, gaps, runs
from newswatch.ui.quote.ranges import ChartRange

ALIBABA, HSCE = ListingId("9988.HK"), ListingId("^HSCE")
Shown = Callable[..., tuple[World, ChartView]]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def make(
        symbol: str = "9988.HK", chosen: ChartRange = ChartRange.YTD
    ) -> tuple[World, ChartView]:
        made = quote_world()
        view = ChartView(made.context)
        qtbot.addWidget(view)
        view.resize(400, 260)
        view.show()
        listing = made.context.directory.listing(ListingId(symbol))
        assert listing is not None
        view.show_listing(listing)
        view.set_range(chosen)
        return made, view

    return make


def readout(view: ChartView) -> str:
    return view._readout.text()


def test_the_last_point_is_the_price_that_the_head_shows(shown: Shown) -> None:
    _, view = shown()

    assert view.content is not None
    assert view.content.bars[-1].close == Decimal("129.10")


def test_year_to_date_counts_from_last_years_last_close(shown: Shown) -> None:
    _, view = shown()

    assert view.content is not None
    assert view.content.base == Decimal("81.30")
    assert "+58.79%" in readout(view)


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


def test_changing_the_display_currency_changes_the_read_out(shown: Shown) -> None:
    made, view = shown()

    made.context.price_book.set_display_currency(Currency("GBP"))

    assert "£13.18" in readout(view)


def test_without_a_rate_the_read_out_shows_the_bands_interval(qtbot: QtBot) -> None:
    made = quote_world()
    made.context.price_book._fx = type(made.context.price_book.fx)()
    view = ChartView(made.context)
    qtbot.addWidget(view)
    view.show()
    view.show_listing(made.context.directory.listing(ALIBABA))  # type: ignore[arg-type]
    view.set_range(ChartRange.YTD)

    assert "HK$129.10 = US$16.45–16.66*" in readout(view)


def test_missing_bars_are_asked_for_and_explained(shown: Shown) -> None:
    made, view = shown("HSBA.L", ChartRange.Y1)

    asked = [m for m in made.sent if isinstance(m, WantBars)]
    assert view.content is None
    assert asked[-1].listing_id == "HSBA.L"
    assert asked[-1].interval is Interval.D1
    assert asked[-1].start < NOW - timedelta(days=364)
    assert "HSBA.L" in view._empty.text()
    assert view._stack.currentWidget() is view._empty
    assert readout(view) == ""


def test_bars_that_arrive_are_drawn(shown: Shown, qtbot: QtBot) -> None:
    made, view = shown("HSBA.L", ChartRange.Y1)
    daily = made.context.market.series(
        ALIBABA, Interval.D1, NOW - timedelta(days=300), NOW
    )
    assert daily is not None
    mine = type(daily)(ListingId("HSBA.L"), Interval.D1, "GBp", daily.bars, "test", NOW)
    made.context.market.save_series(mine)

    view.on_bars_changed([ListingId("HSBA.L")], Interval.D1)

    qtbot.waitUntil(lambda: view.content is not None)


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


def test_bars_of_others_are_not_read(shown: Shown) -> None:
    _, view = shown()

    view.on_bars_changed([ListingId("0700.HK")], Interval.D1)

    assert not view._later.isActive()


def test_csv_has_the_visible_bars_as_they_were_stored(shown: Shown) -> None:
    _, view = shown()
    view._plot.getViewBox().setXRange(1.6, 4.4, padding=0)

    lines = view.csv().splitlines()

    assert lines[0] == "listing,unit,time,open,high,low,close,volume"
    content = view.content
    assert content is not None
    first, end = view._plot.shown_range()
    assert len(lines) == 1 + end - first
    bar = content.bars[first]
    assert lines[1] == (
        f"9988.HK,HKD,{bar.start.astimezone(content.zone).isoformat()},"
        f"{bar.open},{bar.high},{bar.low},{bar.close},{bar.volume}"
    )
    assert "+08:00" in lines[1]


def test_copying_puts_csv_and_picture_on_the_clipboard(shown: Shown) -> None:
    _, view = shown()

    view.copy_csv()
    assert QGuiApplication.clipboard().text().startswith("listing,unit")
    view.copy_picture()
    assert QGuiApplication.clipboard().pixmap().width() > 300


def test_a_comparison_counts_percent_and_names_all(shown: Shown) -> None:
    made, view = shown()

    view.compare([HSCE])

    assert view.content is not None
    assert view.content.in_percent
    assert "9988.HK +58.79%" in readout(view)
    assert "^HSCE +14.26%" in readout(view)
    asked = {m.listing_id for m in made.sent if isinstance(m, WantBars)}
    assert HSCE in asked


def test_the_button_compares_with_the_index_of_the_settings(shown: Shown) -> None:
    made, view = shown()
    made.context.settings.update(benchmark="^HSI")

    view._bar._compare.setChecked(True)

    assert list(view.compared) == ["^HSI"]
    view._bar._compare.setChecked(False)
    assert not view.compared


def test_a_new_theme_recolours_this_chart(shown: Shown) -> None:
    made, view = shown()
    before = view._plot.grab().toImage().pixelColor(2, 2)

    made.context.theme.set_theme(LIGHT)

    assert before == DARK.window
    assert view._plot.grab().toImage().pixelColor(2, 2) == LIGHT.window


def pin(view: ChartView, index: int, article: int = 7) -> Pin:
    assert view.content is not None
    when = view.content.bars[index].start + timedelta(hours=1)
    return Pin(PinKind.ARTICLE, when, "Alibaba rises", ArticleId(article))


def test_hovering_a_pin_names_its_article(shown: Shown) -> None:
    _, view = shown()
    mark = pin(view, 10)
    view.set_pins([mark])
    seen: list[object] = []
    view.pins_hovered.connect(seen.append)
    placed = view._plot._layers[-1].frame.pins[0]
    box = view._plot.getViewBox()

    view._plot.point_at(box.mapViewToScene(QPointF(placed.x, placed.y)))
    view._plot.point_at(box.mapViewToScene(QPointF(placed.x + 9, placed.y)))

    assert seen == [(mark,), ()]


def test_hovering_an_article_makes_its_pin_stand_out(shown: Shown) -> None:
    _, view = shown()
    view.set_pins([pin(view, 10, 7), pin(view, 15, 8)])

    view.highlight_article(ArticleId(8))
    strong = [p.x for p in view._plot._layers[-1].frame.pins if p.strong]
    view.highlight_article(None)

    assert strong == [15.0]
    assert not any(p.strong for p in view._plot._layers[-1].frame.pins)


def test_pins_lie_on_the_bar_that_was_running(shown: Shown) -> None:
    _, view = shown()
    view.set_pins([pin(view, 12)])

    (placed,) = view._plot._layers[-1].frame.pins

    assert placed.x == 12
    assert placed.y == float(view.content.bars[12].close)  # type: ignore[union-attr]


def test_pins_before_the_chart_and_reports_to_come_are_left_out(shown: Shown) -> None:
    _, view = shown()
    early = Pin(PinKind.ARTICLE, NOW - timedelta(days=900), "old", ArticleId(1))
    coming = Pin(PinKind.EARNINGS, NOW + timedelta(days=3), "Results")
    past = Pin(PinKind.EARNINGS, NOW - timedelta(days=10), "Results")

    view.set_pins([early, coming, past])

    assert view.content is not None
    assert view.content.pins == (past,)


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


def test_the_day_leaves_room_for_what_is_to_come(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.D1)
    content = view.content
    assert content is not None

    starts = [bar.start for bar in content.bars] + list(content.future)

    assert starts == sorted(set(starts))
    local = [start.astimezone(content.zone) for start in starts]
    assert f"{local[-1]:%H:%M}" == "15:59"
    assert not any(moment.hour == 12 for moment in local)
    assert content.base == Decimal("124.10")


def test_lunch_is_a_break_and_not_an_empty_hour(shown: Shown) -> None:
    _, view = shown(chosen=ChartRange.D1)
    bars = view.content.bars  # type: ignore[union-attr]
    later = [
        type(bar)(
            bar.start + timedelta(hours=4), bar.open, bar.high, bar.low, bar.close
        )
        for bar in bars
    ]

    assert gaps([*bars, *later], Interval.M1) == (len(bars),)
    assert gaps([*bars, *later], Interval.D1) == ()


def test_runs_of_flags() -> None:
    assert runs([]) == ()
    assert runs([False, True, True, False, True]) == ((1, 3), (4, 5))


def test_candles_and_volume_can_be_switched(shown: Shown) -> None:
    _, view = shown()

    view.set_candles(True)
    view.set_volume(False)

    frame = view._plot._layers[0].frame
    assert frame.candles
    assert not frame.volume
    assert QColor(view._plot.grab().toImage().pixelColor(2, 2)) == DARK.window


@pytest.mark.slow
def test_no_plotting_library_is_imported_before_a_chart_is_shown() -> None:
    code = (
        "import sys; import newswatch.ui.quote.panel;"
        "assert not {'numpy', 'pyqtgraph'} & set(sys.modules), 'imported too early'"
    )

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.slow
def test_the_plotting_library_arrives_beside_a_window_that_goes_on() -> None:
    """A chart shown in a fresh process is drawn in the end, off the first paint."""
    code = """
import sys
sys.path.insert(0, "tests")
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gui_quote.quote_world import quote_world
from newswatch.ui.quote.chart import ChartView
made = quote_world()
view = ChartView(made.context)
view.show()
view.show_listing(made.context.directory.listing("9988.HK"))
assert "pyqtgraph" not in sys.modules or view._plot is None
view._loader.loaded.connect(app.quit)
app.exec()
assert view._plot is not None and view._stack.currentWidget() is view._plot
"""

    subprocess.run([sys.executable, "-c", code], check=True, timeout=100)


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


def test_a_pins_tip_tells_the_exchanges_time_and_escapes_the_title(
    shown: Shown,
) -> None:
    _, view = shown()
    assert view.content is not None
    when = view.content.bars[5].start
    view._on_pins((Pin(PinKind.ARTICLE, when, "<b>x</b> & y", ArticleId(1)),))

    tip = view._plot.toolTip()

    assert "09:30 · &lt;b&gt;x&lt;/b&gt; &amp; y" in tip


def test_how_it_was_drawn_is_remembered(shown: Shown, qtbot: QtBot) -> None:
    made, view = shown()
    view.set_range(ChartRange.M6)
    view.set_candles(on=True)
    view.set_volume(on=False)
    view._on_index(HSCE)
    view.compare([HSCE, ListingId("BABA")])

    again = ChartView(made.context)
    qtbot.addWidget(again)

    assert again.chosen is ChartRange.M6
    assert (again._candles, again._volume) == (True, False)
    assert again.compared == (HSCE,), "a listing is compared with for a moment"
    ticked = {a.text() for a in again._bar.menu.actions() if a.isChecked()}
    assert ticked == {"Candles", "Compare with ^HSCE"}
    assert again._bar._compare.isChecked()
    made.context.settings.update(chart_range="1 aeon", chart_index="9988.HK")
    assert ChartView(made.context).chosen is ChartRange.YTD
    assert ChartView(made.context).compared == ()


def test_without_comparison_nothing_is_remembered_beside(shown: Shown) -> None:
    made, view = shown()
    view._on_compare(on=True)
    view._on_compare(on=False)

    assert made.context.settings.settings.chart_index == ""
