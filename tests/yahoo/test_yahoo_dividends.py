"""Figures are price returns: a dividend moves no earlier price, nor a year's end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from builders import NOON
from newswatch.calendars import Calendars
from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.performance import Period, performance
from newswatch.sources.yahoo.chart_parse import parse_chart

SHARE = ListingId("9988.HK")
DAY = 86_400
LAST_OF_YEAR = 1735608600  # Tuesday 31 December 2024, 9:30 in Hong Kong
EX_DAY = LAST_OF_YEAR + 45 * DAY  # Friday 14 February 2025
MONDAY = EX_DAY + 3 * DAY


def chart(ratio: int = 1) -> dict[str, Any]:
    """Return days of a share that pays 4 on the 14th, and is split on the 17th.

    As the source does: closes adjusted for the split, and beside them closes
    that are adjusted for the dividend too, which are nobody's memory.
    """
    closes = [80.0 / ratio, 100.0 / ratio, 96.0 / ratio, 99.0 / ratio]
    starts = [LAST_OF_YEAR, EX_DAY - DAY, EX_DAY, MONDAY]
    split = {"date": MONDAY, "numerator": ratio, "denominator": 1}
    events: dict[str, Any] = {
        "dividends": {str(EX_DAY): {"date": EX_DAY, "amount": 4.0 / ratio}},
        "splits": {str(MONDAY): split} if ratio > 1 else {},
    }
    adjusted = [each * 0.96 for each in closes[:2]] + closes[2:]
    columns = dict.fromkeys(("open", "high", "low", "close"), closes)
    result = {
        "meta": {
            "symbol": SHARE,
            "currency": "HKD",
            "instrumentType": "EQUITY",
            "exchangeName": "HKG",
            "exchangeTimezoneName": "Asia/Hong_Kong",
        },
        "timestamp": starts,
        "events": events,
        "indicators": {
            "quote": [{**columns, "volume": [1] * 4}],
            "adjclose": [{"adjclose": adjusted}],
        },
    }
    return {"chart": {"result": [result], "error": None}}


@pytest.mark.parametrize("ratio", [1, 4])
def test_across_dividend_split_and_year_end_figures_are_of_prices(ratio: int) -> None:
    calendar = Calendars().of("XHKG")
    assert calendar is not None
    found = parse_chart(chart(ratio), SHARE, Interval.D1, NOON)

    figures = performance(found.series.bars, None, calendar)

    assert [each.day for each in found.dividends] == [date(2025, 2, 14)]
    assert figures[Period.DAY].fraction == Decimal(99) / 96 - 1
    year = figures[Period.YEAR_TO_DATE]
    assert (year.day, year.fraction) == (date(2024, 12, 31), Decimal("0.2375"))
