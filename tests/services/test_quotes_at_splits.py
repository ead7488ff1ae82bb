"""On the morning of a split the commands say what the window says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal

import pytest

from builders import quote
from builders_market import bar, hk
from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.domain.money import HKD
from newswatch.ports import QuoteBatch, Stores
from newswatch.services.price_facts import MarketDesk
from newswatch.services.quotes import quote_lines
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

SHARE = ListingId("1234.HK")
TEN = Split(date(2025, 2, 17), Decimal(10))
RAW = quote("1234.HK 10.1 HKD from 100", hk("09:50"))
"""The source still gives the close of before the split."""


class Source:
    """Answers quotes; tells splits to those who ask for days."""

    name = "source"

    def __init__(self, *splits: Split, fails: bool = False) -> None:
        self.asked: list[ListingId] = []
        self._splits, self._fails = splits, fails

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        return QuoteBatch((RAW,) if SHARE in listing_ids else ())

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        self.asked.append(listing_id)
        if self._fails:
            raise SourceError("source", "It is down")
        bars = (bar(start, "100"),)
        return PriceSeries(listing_id, interval, "HKD", bars, "test", end, self._splits)


@pytest.fixture
def stores() -> Stores:
    return open_stores(Database.in_memory())


def change(stores: Stores, source: Source) -> str:
    desk = MarketDesk(quotes=source, bars=source, store=stores.market, now=hk("09:51"))
    (line,), _error = quote_lines(desk, [SHARE], HKD, lambda _: None)
    return line.change_text


def test_a_stored_split_corrects_the_previous_close(stores: Stores) -> None:
    stores.market.save_splits(SHARE, [TEN])
    source = Source()

    assert change(stores, source) == "+1.00%"
    assert source.asked == [], "nothing has to be asked"


def test_a_jump_is_asked_about(stores: Stores) -> None:
    source = Source(TEN)

    assert change(stores, source) == "+1.00%"
    assert source.asked == [SHARE]


@pytest.mark.parametrize("source", [Source(), Source(fails=True)])
def test_a_real_crash_stays_one(stores: Stores, source: Source) -> None:
    assert change(stores, source) == "-89.90%"
