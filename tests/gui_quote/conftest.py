"""What the tests of the right pane share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

import newswatch.ui.quote.chart_plot  # noqa: F401 - so that plots are there at once
from gui.sample_world import World
from gui_quote.chart_world import Shown
from gui_quote.quote_world import quote_world
from newswatch.domain.listing import ListingId
from newswatch.ui import text
from newswatch.ui.quote.chart import ChartView
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.quote.reader import Reader

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window with a least size."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
            )


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Numbers and dates as in English, whatever machine the tests run on."""
    before = QLocale()
    text.set_language("en")
    yield
    QLocale.setDefault(before)


@pytest.fixture
def made() -> World:
    """The invented world of the right pane."""
    return quote_world()


@pytest.fixture
def reader(qtbot: QtBot, made: World) -> Reader:
    shown = Reader(made.context)
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    shown.show()
    return shown


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows a chart of a listing."""

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
