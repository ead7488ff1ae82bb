"""The word today stands above a total only if all its prices are of today."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from builders import quote
from gui.stage import Stage
from newswatch.domain.listing import ListingId
from newswatch.domain.money import USD
from newswatch.ui.main_window import MainWindow
from newswatch.ui.price_book import PriceBook
from newswatch.ui.watchlist.sessions import sessions

ZONES = {
    ListingId("0700.HK"): ZoneInfo("Asia/Hong_Kong"),
    ListingId("AAPL"): ZoneInfo("America/New_York"),
}
FRIDAY, MONDAY, TUESDAY = date(2025, 2, 14), date(2025, 2, 17), date(2025, 2, 18)
HK_FRIDAY = datetime(2025, 2, 14, 8, 0, tzinfo=UTC)
HK_MONDAY = datetime(2025, 2, 17, 2, 0, tzinfo=UTC)
US_FRIDAY = datetime(2025, 2, 14, 21, 0, tzinfo=UTC)
US_TUESDAY = datetime(2025, 2, 18, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hong_kong", "new_york", "today", "is_today"),
    [
        (HK_FRIDAY, US_FRIDAY, MONDAY, False),  # Monday before the opening
        (HK_MONDAY, US_FRIDAY, MONDAY, False),  # Presidents' Day
        (HK_FRIDAY, US_FRIDAY, FRIDAY, True),
        (HK_MONDAY, None, MONDAY, True),
        (None, US_TUESDAY, date(2025, 2, 19), False),  # seen from Hong Kong
        (None, US_TUESDAY, TUESDAY, True),
        (None, None, MONDAY, False),
    ],
)
def test_today_means_that_every_market_traded_today(
    hong_kong: datetime | None, new_york: datetime | None, today: date, is_today: bool
) -> None:
    book = PriceBook(USD)
    if hong_kong:
        book.apply_quotes([quote("0700.HK 500 HKD from 480", hong_kong)])
    if new_york:
        book.apply_quotes([quote("AAPL 240 USD from 239", new_york)])

    assert sessions(ZONES, book, ZONES.get, today).all_today is is_today


def test_the_head_names_the_days_of_older_prices(stage: Stage) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    window.hours.open()
    change = window.watchlist.header._change

    assert "latest session" in change.text()
    assert "today" not in change.text()
    assert "14 Feb 2025: BABA, AAPL" in change.toolTip()


def test_a_narrow_head_leaves_words_away_instead_of_cutting_them(stage: Stage) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    window.hours.open()
    head = window.watchlist.header
    head.resize(230, 80)
    head._fit_change()

    assert "latest session" in head._change.text()
    assert head._change.sizeHint().width() <= 230
    assert "(" in head._change.toolTip(), "the amount is still to be had"
