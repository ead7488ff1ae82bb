"""The chart: the right values, breaks and comparisons, and what is remembered of it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from gui.sample_world import NOW
from gui_quote.chart_world import ALIBABA, HSCE, Shown, readout
from gui_quote.quote_world import quote_world
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency
from newswatch.protocol import WantBars
from newswatch.ui.palette import DARK, LIGHT
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.chart_content import gaps, runs
from newswatch.ui.quote.ranges import ChartRange


def test_the_last_point_is_the_price_that_the_head_shows(shown: Shown) -> None:
    _, view = shown()

    assert view.content is not None
    assert view.content.bars[-1].close == Decimal("129.10")


def test_year_to_date_counts_from_last_years_last_close(shown: Shown) -> None:
    _, view = shown()

    assert view.content is not None
    assert view.content.base == Decimal("81.30")
    assert "+58.79%" in readout(view)


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
