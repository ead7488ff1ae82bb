"""A split clears the doubt it caused and leaves no figure in old shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import quote
from builders_market import bar, hk
from newswatch.calendars import Calendars
from newswatch.domain.bar import Bar, Interval, PriceSeries, Split
from newswatch.domain.listing import ListingId
from newswatch.domain.performance import Period, performance
from newswatch.domain.quote import Quote
from newswatch.ports import QuoteBatch, Stores
from newswatch.services.market import MarketService
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

SHARE = ListingId("1234.HK")
SPLIT_DAY = date(2025, 2, 17)
TEN = Split(SPLIT_DAY, Decimal(10))
BEFORE = quote("1234.HK 100 HKD from 98", hk("14 16:08"))


@pytest.fixture
def stores() -> Stores:
    return open_stores(Database.in_memory())


@pytest.fixture
def service(stores: Stores) -> MarketService:
    made = MarketService(stores.market, stores.user)
    made.record(QuoteBatch((BEFORE,)))
    return made


def series(
    bars: list[Bar], *splits: Split, interval: Interval = Interval.D1
) -> PriceSeries:
    return PriceSeries(SHARE, interval, "HKD", tuple(bars), "test", hk("09:50"), splits)


DAYS = [bar(hk("13 09:30"), "9.8"), bar(hk("14 09:30"), "10"), bar(hk("09:30"), "10.1")]


def test_a_split_clears_the_doubt_that_it_caused(
    service: MarketService, stores: Stores
) -> None:
    service.record(QuoteBatch((quote("1234.HK 10.1 HKD from 10", hk("09:31")),)))
    assert "90% lower" in service.doubts[SHARE]

    delta = service.record_series(series(DAYS, TEN))

    assert [str(q.last) for q in delta.quotes] == ["10.1"]
    assert service.doubts == {}
    assert [str(q.last) for q in stores.market.quotes()] == ["10.1"]


def test_a_split_that_is_known_causes_no_doubt(service: MarketService) -> None:
    service.record_series(series(DAYS, TEN))

    first = quote("1234.HK 10.1 HKD from 10", hk("09:31"))

    assert service.record(QuoteBatch((first,))).quotes == (first,)
    assert service.doubts == {}


def test_it_is_known_after_a_restart_too(
    service: MarketService, stores: Stores
) -> None:
    service.record_series(series(DAYS, TEN))
    first = quote("1234.HK 10.1 HKD from 10", hk("09:31"))

    again = MarketService(stores.market, stores.user)

    assert again.record(QuoteBatch((first,))).quotes == (first,)


def test_it_explains_no_other_jump_and_no_later_one(service: MarketService) -> None:
    service.record_series(series(DAYS, TEN))

    service.record(QuoteBatch((quote("1234.HK 50 HKD", hk("09:31")),)))
    assert "50% lower" in service.doubts[SHARE]

    service.record(QuoteBatch((quote("1234.HK 10.1 HKD", hk("09:32")),)))
    service.record(QuoteBatch((quote("1234.HK 1.01 HKD", hk("18 09:31")),)))
    assert "90% lower" in service.doubts[SHARE]


def test_a_price_recounted_on_the_eve_is_believed_and_so_is_the_next(
    service: MarketService,
) -> None:
    """Before the opening Yahoo already tells Friday's close in new shares."""
    service.record_series(series(DAYS[:2], TEN))
    eve = quote("1234.HK 10 HKD from 9.8", hk("14 16:08"))
    eve = replace(eve, fetched_at=hk("08:00"))
    first = quote("1234.HK 10.1 HKD from 10", hk("09:31"))

    assert service.record(QuoteBatch((eve,))).quotes == (eve,)
    assert service.record(QuoteBatch((first,))).quotes == (first,)


@pytest.mark.parametrize("told_first", [True, False])
def test_a_previous_close_in_old_shares_makes_no_change_of_ninety_percent(
    service: MarketService, *, told_first: bool
) -> None:
    steps: list[Callable[[], object]] = [
        lambda: service.record_series(series(DAYS, TEN)),
        lambda: service.record(
            QuoteBatch((quote("1234.HK 10.1 HKD from 100", hk("09:31")),))
        ),
    ]
    for step in steps if told_first else reversed(steps):
        step()

    shown = service.newest(SHARE)

    assert shown is not None
    assert shown.previous_close == 10
    assert shown.change_fraction == Decimal("0.01")


def test_stored_bars_of_every_interval_are_adjusted_once(
    service: MarketService, stores: Stores
) -> None:
    old = [bar(hk("14 15:50"), "99"), bar(hk("14 15:55"), "100")]
    service.record_series(series(old, interval=Interval.M5))
    service.record_series(series([bar(hk("13 09:30"), "98")]))

    service.record_series(series([bar(hk("09:30"), "10.1")], interval=Interval.M5))
    for _ in range(2):
        delta = service.record_series(series([bar(hk("09:30"), "10.1")], TEN))

    assert delta.bars == ()
    five = stores.market.bars(SHARE, Interval.M5, hk("13 00:00"), hk("18 00:00"))
    days = stores.market.bars(SHARE, Interval.D1, hk("13 00:00"), hk("18 00:00"))
    assert [str(b.close) for b in five] == ["9.9", "10.0", "10.1"]
    assert [str(b.close) for b in days] == ["9.8", "10.1"]


ratios = st.sampled_from(["2", "3", "5", "10", "50", "100", "0.5", "0.1", "0.02"])


@given(
    ratio=ratios,
    moves=st.lists(st.integers(-9, 9), min_size=8, max_size=8),
    cut=st.integers(1, 7),
    told=st.integers(0, 7),
)
def test_whenever_the_split_is_told_the_figures_are_of_todays_shares(
    ratio: str, moves: list[int], cut: int, told: int
) -> None:
    """Bars arrive day by day as they were traded; the split with one of them."""
    stores = open_stores(Database.in_memory())
    service = MarketService(stores.market, stores.user)
    calendar = Calendars().of("XHKG")
    assert calendar is not None
    days = [calendar.sessions_back(date(2025, 2, 18), n) for n in range(8, 0, -1)]
    split, factor = Split(days[cut].day, Decimal(ratio)), Decimal(ratio)
    price, clean = Decimal(1000), []
    for number, (session, move) in enumerate(zip(days, moves, strict=True)):
        price = (price * (100 + move) / 100).quantize(Decimal("0.001"))
        clean.append(price)
        traded = price * factor if number < cut else price
        known = (split,) if number >= max(cut, told) else ()
        service.record_series(series([bar(session.open, traded)], *known))
        service.record(QuoteBatch((_close(traded, session.close),)))

    stored = stores.market.bars(SHARE, Interval.D1, days[0].open, hk("18 00:00"))
    newest = service.newest(SHARE)

    for mine, right in zip(stored, clean, strict=True):
        assert abs(mine.close / right - 1) < Decimal("1e-9")
    assert service.doubts == {}
    assert newest is not None
    assert newest.last == clean[-1]
    five = performance(stored, newest, calendar)[Period.FIVE_DAYS].fraction
    assert abs(five - (clean[-1] / clean[-6] - 1)) < Decimal("1e-9")


def _close(price: Decimal, at: datetime) -> Quote:
    return quote(f"1234.HK {price} HKD", at + timedelta(minutes=9))
