"""Days of results and splits are kept, and bars can be adjusted where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from builders_market import bar
from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.listing import ListingId
from newswatch.storage.database import Database
from newswatch.storage.market import MarketStore

ALIBABA = ListingId("9988.HK")
ASKED = datetime(2025, 2, 17, 1, tzinfo=UTC)


@pytest.fixture
def market(database: Database) -> MarketStore:
    return MarketStore(database)


def days(*texts: str) -> list[EarningsDate]:
    """``~`` marks an estimate."""
    return [
        EarningsDate(ALIBABA, date.fromisoformat(text.strip("~")), text.startswith("~"))
        for text in texts
    ]


def test_what_was_said_comes_back_and_when_it_was_asked(market: MarketStore) -> None:
    market.save_earnings(ALIBABA, days("2024-11-15", "~2025-02-20"), ASKED)

    assert market.earnings(ALIBABA) == days("2024-11-15", "~2025-02-20")
    assert market.earnings(ListingId("BABA")) == []
    assert market.earnings_asked() == {ALIBABA: ASKED}


@pytest.mark.parametrize(
    ("then", "kept"),
    [
        (["2025-02-25"], ["2024-11-15", "2025-02-25"]),  # moved
        (["2025-02-20"], ["2024-11-15", "2025-02-20"]),  # announced
        ([], ["2024-11-15", "~2025-02-20"]),  # nothing said is not "never"
    ],
)
def test_a_coming_day_is_replaced_and_a_past_one_stays(
    market: MarketStore, then: Sequence[str], kept: Sequence[str]
) -> None:
    market.save_earnings(ALIBABA, days("2024-11-15", "~2025-02-20"), ASKED)

    market.save_earnings(ALIBABA, days(*then), ASKED + timedelta(hours=20))

    assert market.earnings(ALIBABA) == days(*kept)


def test_splits_come_back_exact(market: MarketStore) -> None:
    third = Split(date(2024, 6, 10), Decimal(1) / 3)
    market.save_splits(ALIBABA, [Split(date(2025, 1, 2), Decimal(10)), third])

    assert market.splits(ALIBABA) == (third, Split(date(2025, 1, 2), Decimal(10)))


def test_bars_before_a_moment_are_divided_and_no_others(market: MarketStore) -> None:
    starts = [ASKED + timedelta(days=n) for n in range(4)]
    for interval in (Interval.D1, Interval.H1):
        bars = tuple(bar(start, "100") for start in starts)
        market.save_series(PriceSeries(ALIBABA, interval, "HKD", bars, "test", ASKED))

    market.divide_before(ALIBABA, Interval.D1, starts[2], Decimal(8))

    end = starts[3] + timedelta(days=1)
    divided = market.bars(ALIBABA, Interval.D1, starts[0], end)
    assert [str(b.close) for b in divided] == ["12.5", "12.5", "100.0", "100.0"]
    assert [b.volume for b in divided] == [800, 800, 100, 100]
    untouched = market.bars(ALIBABA, Interval.H1, starts[0], end)
    assert {b.close for b in untouched} == {100}
    assert market.bars_beside(ALIBABA, Interval.D1, starts[2]) == divided[1:3]
    assert market.bars_beside(ALIBABA, Interval.D1, starts[0]) is None


def test_splits_of_all_listings_are_read_at_once(market: MarketStore) -> None:
    first, second = (Split(date(year, 6, 9), Decimal(4)) for year in (2014, 2020))
    market.save_splits(ALIBABA, [second, first])

    assert market.all_splits() == {ALIBABA: (first, second)}


def test_the_earliest_day_that_splits_are_known_from_stays(market: MarketStore) -> None:
    for day in (date(2019, 1, 2), date(2014, 6, 9), date(2020, 1, 2)):
        market.save_splits_since(ALIBABA, day)

    assert market.splits_since() == {ALIBABA: date(2014, 6, 9)}
