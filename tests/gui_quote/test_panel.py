"""The right pane as a whole: one currency, one theme, one moment everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from builders import quote
from gui.sample_world import NOW, World
from gui_quote.quote_world import row_of
from newswatch.domain.bar import Interval
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.fx import FxTable
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD
from newswatch.domain.pairs import pair_of
from newswatch.ui.palette import LIGHT
from newswatch.ui.quote.chart_content import PinKind
from newswatch.ui.quote.panel import QuotePanel
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.quote.widgets import ElidedLabel

ALIBABA = ListingId("9988.HK")


@pytest.fixture
def panel(qtbot: QtBot, made: World) -> QuotePanel:
    shown = QuotePanel(made.context)
    qtbot.addWidget(shown)
    shown.resize(428, 868)
    shown.show()
    shown.show_listing(ALIBABA)
    return shown


def facts(panel: QuotePanel) -> dict[str, str]:
    return {fact.name: fact.value for fact in panel.stats.facts}


def cells(table: object) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]  # type: ignore[attr-defined]


def test_the_facts_under_the_chart(panel: QuotePanel) -> None:
    shown = facts(panel)

    assert shown["1 month"] == "+56.48%"
    assert shown["Year to date"] == "+58.79%"
    assert shown["Volume"] == "48.2 M"
    assert shown["Day range"] == "—"


def test_parity_is_per_share_of_what_is_shown(panel: QuotePanel) -> None:
    """BABA stands for eight shares: 124.73 x 7.7818 / 8 = 121.33."""
    assert facts(panel)["BABA ×1/8 in HKD"] == "121.33"
    assert facts(panel)["HK over BABA"] == "+6.4%"

    panel.show_listing(ListingId("BABA"))

    assert facts(panel)["9988.HK ×8 in USD"] == "132.72"
    assert facts(panel)["HK over BABA"] == "+6.4%"


def test_prices_of_different_times_are_marked_and_said_to_be(
    panel: QuotePanel,
) -> None:
    premium = next(f for f in panel.stats.facts if f.name == "HK over BABA")

    assert premium.doubtful
    assert "never open at the same time" in premium.tip


def test_without_a_rate_parity_is_a_dash(panel: QuotePanel, made: World) -> None:
    made.context.price_book._fx = FxTable()
    made.context.price_book.rates_changed.emit()

    assert facts(panel)["BABA ×1/8 in HKD"] == "—"
    assert "HK over BABA" not in facts(panel)


def test_the_sentence_is_written_and_copied_in_both_languages(
    panel: QuotePanel,
) -> None:
    english = panel.price_action.sentence.text()
    panel.price_action.copy()

    assert "129.10 Hong Kong dollars ($16.59)" in english
    assert "risen by 58.79%" in english
    assert QGuiApplication.clipboard().text() == english
    panel.price_action._other.click()
    assert "129.10" in panel.price_action.sentence.text()
    assert "港元" in panel.price_action.sentence.text()


def test_a_suspect_price_gets_no_sentence(panel: QuotePanel, made: World) -> None:
    later = quote("9988.HK 999.00 HKD from 124.10", NOW + timedelta(hours=2))
    made.context.price_book.apply_quotes([later])
    panel._refresh()

    assert panel.price_action.isHidden()
    assert panel.price_action.sentence.text() == ""


def test_the_display_currency_switches_everything(
    panel: QuotePanel, made: World
) -> None:
    panel.show_listing(ListingId("BABA"))
    panel._tabs.show_page(panel.compare)

    made.context.price_book.set_display_currency(HKD)

    assert panel.header.converted.text() == "HK$970.62"
    assert "HK$970.62" in panel.price_action.sentence.text()
    assert "HK$970.62" in panel.chart._readout.text()
    assert cells(panel.compare.listings)[1][1] == "HK$121.33"
    panel._tabs.show_page(panel.moved)
    assert "HK$" in panel.moved.total.text()


def test_a_tick_is_shown_coalesced(
    panel: QuotePanel, made: World, qtbot: QtBot
) -> None:
    for tenths in range(5):
        price = Decimal(130) + Decimal(tenths) / 10
        made.context.price_book.apply_quotes(
            [quote(f"9988.HK {price} HKD from 124.10", NOW - timedelta(minutes=14))]
        )

    assert panel.header.price.text() == "129.10"
    qtbot.waitUntil(lambda: panel.header.price.text() == "130.40")


def test_ticks_of_others_are_not_computed(panel: QuotePanel, made: World) -> None:
    tick = quote("AAPL 245.00 USD from 241.53", NOW)

    made.context.price_book.apply_quotes([tick])

    assert not panel._soon.isActive()


def test_the_theme_recolours_everything(panel: QuotePanel, made: World) -> None:
    made.context.theme.set_theme(LIGHT)

    assert LIGHT.text.name() in panel.header.price.styleSheet()
    assert LIGHT.panel.name() in panel.price_action.styleSheet()
    assert panel.chart._plot._theme is LIGHT


def test_articles_of_the_company_are_pinned(panel: QuotePanel) -> None:
    panel.chart.set_range(ChartRange.M1)

    content = panel.chart.content
    assert content is not None
    labels = [pin.label for pin in content.pins]
    assert any("Alibaba extends rally" in label for label in labels)
    assert not any("Tencent tests" in label for label in labels)


def test_an_article_that_is_read_stands_out_on_the_chart(
    panel: QuotePanel, made: World
) -> None:
    panel.chart.set_range(ChartRange.M1)
    row = row_of(made, "extends rally")

    panel.show_article(row)

    assert panel.chart.content is not None
    strong = panel.chart._plot._strong
    assert panel.chart.content.pins[strong].article_id == row.id
    other = row_of(made, "阿里巴巴升")
    panel.highlight_article(other.id)
    assert panel.chart.content.pins[panel.chart._plot._strong].article_id == other.id
    panel.highlight_article(None)
    assert panel.chart._plot._strong == strong


def test_hovering_a_pin_tells_the_list_and_a_click_opens_it(
    panel: QuotePanel, qtbot: QtBot
) -> None:
    panel.chart.set_range(ChartRange.M1)
    plot = panel.chart._plot
    placed = plot._layers[-1].frame.pins[0]
    where = plot.getViewBox().mapViewToScene(QPointF(placed.x, placed.y))

    with qtbot.waitSignal(panel.article_hovered) as hovered:
        plot.point_at(where)
    with qtbot.waitSignal(panel.article_chosen) as chosen:
        plot.pins_clicked.emit(plot._pins_near(where))

    assert hovered.args == [chosen.args[0].id]
    assert panel.reader.row is not None
    assert panel.reader.row.id == hovered.args[0]


def test_earnings_are_named_and_pinned(panel: QuotePanel, made: World) -> None:
    panel.chart.set_range(ChartRange.M6)
    days = [
        (date(2025, 2, 20), True),
        (date(2024, 11, 15), False),
        (date(2024, 11, 20), True),  # a guess that has passed is no report
    ]

    dates = [EarningsDate(ALIBABA, day, guessed) for day, guessed in days]
    made.context.market.save_earnings(ALIBABA, dates, NOW)
    panel.on_earnings_changed([ALIBABA])

    assert facts(panel)["Next earnings"] == "~Thu 20 Feb"
    assert panel.chart.content is not None
    pins = [p for p in panel.chart.content.pins if p.kind is PinKind.EARNINGS]
    assert len(pins) == 1


def test_performance_is_split_into_market_and_own(panel: QuotePanel) -> None:
    panel._tabs.show_page(panel.compare)

    rows = cells(panel.compare.periods)

    assert rows[0] == ["", "1D", "5D", "1M", "6M", "YTD", "1Y"]
    assert rows[1][0] == "9988.HK"
    assert rows[1][5] == "+58.8%"
    assert rows[2][0] == "^HSCE"
    assert rows[2][5] == "+14.3%"
    assert rows[3][5] == "+44.5%"


def test_a_figure_without_a_base_is_missing(panel: QuotePanel) -> None:
    panel.show_listing(ListingId("AAPL"))

    assert facts(panel)["Year to date"] == "—"


def test_daily_bars_that_arrive_are_computed_from(
    panel: QuotePanel, made: World, qtbot: QtBot
) -> None:
    panel.show_listing(ListingId("AAPL"))
    series = made.context.market.series(
        ListingId("BABA"), Interval.D1, NOW - timedelta(days=390), NOW
    )
    assert series is not None
    mine = type(series)(ListingId("AAPL"), Interval.D1, "USD", series.bars, "test", NOW)
    made.context.market.save_series(mine)

    panel.on_bars_changed([ListingId("AAPL")], Interval.D1)

    qtbot.waitUntil(lambda: facts(panel)["Year to date"] != "—")


def test_the_chart_and_the_figure_of_one_name_agree(panel: QuotePanel) -> None:
    for chosen, name in ((ChartRange.YTD, "Year to date"), (ChartRange.M1, "1 month")):
        panel.chart.set_range(chosen)

        assert facts(panel)[name] in panel.chart._readout.text()


def test_pairs_are_read_from_their_symbols() -> None:
    assert pair_of("HKD=X") == ("USD", "HKD")
    assert pair_of("GBPUSD=X") == ("GBP", "USD")
    assert pair_of("9988.HK") is None
    assert pair_of("TOOLONG=X") is None


def test_held_back_prices_are_told_for_the_listing_they_are_of(
    panel: QuotePanel,
) -> None:
    panel.set_doubts({ALIBABA: "The price is suddenly 60% higher."})
    assert not panel.header.doubt.isHidden()

    panel.show_listing(ListingId("BABA"))
    assert panel.header.doubt.isHidden()
    panel.set_doubts({})
    panel.show_listing(ALIBABA)
    assert panel.header.doubt.isHidden()


@pytest.mark.parametrize("width", [320, 340, 380, 428, 480, 620])
@pytest.mark.parametrize("symbol", ["9988.HK", "BABA", "HSBA.L", "^HSCE"])
def test_no_number_is_cut_at_any_width(
    qtbot: QtBot, made: World, width: int, symbol: str
) -> None:
    one = quote(
        f"{symbol} 1234567.80 HKD from 1034567.80",
        NOW,
        day_low=Decimal("1034567.10"),
        day_high=Decimal("1234568.90"),
        volume=48_200_000,
    )
    made.context.price_book.apply_quotes([one])
    shown = QuotePanel(made.context)
    qtbot.addWidget(shown)
    shown.resize(width, 900)
    shown.show()
    shown.show_listing(ListingId(symbol))
    shown.resize(width, 901)
    QApplication.processEvents()

    for label in shown.findChildren(QLabel):
        fixed = label.isVisible() and not label.wordWrap()
        if fixed and not isinstance(label, ElidedLabel):
            assert label.width() >= label.sizeHint().width(), label.text()


def test_an_article_without_a_listing_has_the_panel_for_itself(
    qtbot: QtBot, made: World
) -> None:
    """Of somebody who follows nothing yet: no empty chart stands above it."""
    shown = QuotePanel(made.context)
    qtbot.addWidget(shown)
    shown.resize(428, 868)
    shown.show()

    shown.show_article(row_of(made, "extends"))
    QApplication.processEvents()

    assert not shown.chart.isVisible()
    assert shown.reader.height() > shown.height() * 3 // 4

    shown.show_listing(ALIBABA)
    QApplication.processEvents()

    assert shown.chart.isVisible()
    assert shown.chart.height() > shown.height() // 5


def test_bars_in_another_unit_are_compared_with_no_price(
    panel: QuotePanel, made: World
) -> None:
    """While a new unit is held as suspect, its bars may be there already."""
    series = made.context.market.series(
        ALIBABA, Interval.D1, NOW - timedelta(days=400), NOW
    )
    assert series is not None

    made.context.market.save_series(replace(series, unit="CNY"))
    panel.on_bars_changed([ALIBABA], Interval.D1)
    panel._on_tick()

    assert facts(panel)["Year to date"] == "—"


def test_in_a_new_year_last_years_figure_is_not_its_year_to_date(
    panel: QuotePanel, made: World
) -> None:
    made.context.clock.set_demo_time(datetime(2026, 1, 1, 4, tzinfo=UTC))
    panel.on_bars_changed([ALIBABA], Interval.D1)
    panel._on_tick()

    assert facts(panel)["Year to date"] == "—"
