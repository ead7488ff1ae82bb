"""What is painted in one row of the watchlist does not cover its neighbour."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from newswatch.domain.listing import EntityId, ListingId
from newswatch.ui.palette import chosen
from newswatch.ui.sparkline import Spark
from newswatch.ui.theme import ThemeHolder
from newswatch.ui.watchlist.delegate import WatchlistDelegate
from newswatch.ui.watchlist.rows import ListingRow

SIZE = QSize(384, 42)
ROW = ListingRow(
    listing_id=ListingId("601229.SS"),
    entity_id=EntityId("bank"),
    symbol="601229.SS",
    subtitle="100 sh",
    price="101.00",
    converted="HK$1,080.2",
    change=Decimal("0.01"),
    change_text="+1.00%",
)


def columns(
    delegate: WatchlistDelegate, one: ListingRow, other: ListingRow
) -> set[int]:
    """Return the columns of pixels in which two rows differ."""
    first, second = (
        delegate._draw(row, SIZE, 1.0, selected=False, hover=False).toImage()
        for row in (one, other)
    )
    return {
        x
        for x in range(SIZE.width())
        for y in range(SIZE.height())
        if first.pixel(x, y) != second.pixel(x, y)
    }


@pytest.mark.parametrize("symbol", ["0700.HK", "601229.SS", "VERYLONG-SYMBOL.XX"])
@pytest.mark.parametrize("unread", [0, 7, 850, 2000])
def test_the_mini_chart_covers_neither_the_count_nor_an_amount(
    qtbot: QtBot, symbol: str, unread: int
) -> None:
    del qtbot
    delegate = WatchlistDelegate(ThemeHolder(chosen("dark")))
    counted = replace(ROW, symbol=symbol, unread=unread)
    drawn = replace(counted, spark=Spark((1.0, 3.0, 2.0, 4.0)))

    chart = columns(delegate, drawn, counted)
    count = columns(delegate, counted, replace(counted, symbol="", unread=0))
    amount = columns(delegate, counted, replace(counted, price="", converted=""))

    assert max(count) < min(chart, default=SIZE.width())
    assert max(chart, default=0) < min(amount)
