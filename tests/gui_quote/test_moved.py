"""What moved my portfolio: the page beneath the chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from builders import quote
from gui.sample_world import NOW, World, quoted_anew
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD
from newswatch.domain.portfolio import Lot
from newswatch.ui.quote.panel import QuotePanel


@pytest.fixture
def panel(qtbot: QtBot, made: World) -> QuotePanel:
    return shown(qtbot, made)


def shown(qtbot: QtBot, world: World) -> QuotePanel:
    panel = QuotePanel(world.context)
    qtbot.addWidget(panel)
    panel.resize(428, 868)
    panel.show()
    panel.show_listing(ListingId("9988.HK"))
    panel.show_moved()
    return panel


def cells(panel: QuotePanel) -> list[list[str]]:
    return [[cell.text for cell in row] for row in panel.moved.effects.rows]


def test_what_moved_ranks_by_effect_and_sums_up(panel: QuotePanel, made: World) -> None:
    rows = cells(panel)
    names = [row[0] for row in rows[1:]]

    assert names[0] == "9988.HK"
    assert set(names) == {"9988.HK", "0700.HK", "BABA", "AAPL", "0005.HK"}
    assert "%" in panel.moved.total.text()
    # New York's own index has no quote here: its part is unknown, not zero.
    assert rows[names.index("BABA") + 1][3] == "—"
    assert made.context.price_book.display_currency == USD


def test_what_missed_the_latest_session_has_moved_nothing(
    qtbot: QtBot, made: World
) -> None:
    old = quote("0700.HK 100 HKD from 500", NOW - timedelta(days=7))
    quoted = quoted_anew(made, replace(old, fetched_at=NOW))

    panel = shown(qtbot, quoted)

    (tencent,) = (row for row in cells(panel) if row[0] == "0700.HK")
    assert tencent[2] == "0.00", "of its own"
    assert tencent[1] == tencent[4], "all of it is the exchange rate's"


def test_what_moved_names_the_likely_story(panel: QuotePanel) -> None:
    QApplication.processEvents()

    said = [label.text() for label in panel.moved.findChildren(QLabel)]

    assert any(text.startswith("Alibaba Group · ") for text in said)


def test_what_cannot_be_counted_is_named_with_the_reason(
    qtbot: QtBot, made: World
) -> None:
    made.context.user.add_lot(
        Lot(listing_id=ListingId("7203.T"), quantity=Decimal(100))
    )

    panel = shown(qtbot, made)

    assert "7203.T: There is no quote." in panel.moved.missing.text()
    assert not panel.moved.missing.isHidden()
