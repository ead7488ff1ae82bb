"""Only newer and plausible quotes are believed; what is held back is said."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from builders import NOON, listing, quote, rate
from newswatch.domain.listing import ListingId
from newswatch.domain.money import GBP, HKD, USD
from newswatch.domain.pairs import rate_of, rate_symbol
from newswatch.ports import QuoteBatch, Stores
from newswatch.services.market import MarketService
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def stores() -> Stores:
    return open_stores(Database.in_memory())


@pytest.fixture
def service(stores: Stores) -> MarketService:
    return MarketService(stores.market, stores.user)


def test_an_older_quote_never_replaces_a_newer(
    service: MarketService, stores: Stores
) -> None:
    service.record(QuoteBatch((quote("9988.HK 129.10 HKD", LATER),)))

    delta = service.record(QuoteBatch((quote("9988.HK 120 HKD", NOON),)))

    assert delta.quotes == ()
    assert [q.last for q in stores.market.quotes()] == [Decimal("129.10")]


def test_a_jump_is_held_until_a_second_observation(
    service: MarketService, stores: Stores
) -> None:
    service.record(QuoteBatch((quote("HSBA.L 871.2 GBp"),)))

    held = service.record(QuoteBatch((quote("HSBA.L 8.712 GBp", LATER),)))

    assert held.quotes == ()
    assert "100 times lower" in service.doubts[ListingId("HSBA.L")]
    assert stores.market.quotes()[0].last == Decimal("871.2")
    again = quote("HSBA.L 8.713 GBp", LATER + timedelta(minutes=1))
    assert service.record(QuoteBatch((again,))).quotes == (again,)
    assert service.doubts == {}


def test_a_quote_of_a_pair_is_a_rate(service: MarketService, stores: Stores) -> None:
    delta = service.record(QuoteBatch((quote("HKD=X 7.7818 HKD"),)))

    assert [(r.base, r.quote, r.rate) for r in delta.rates] == [
        (USD, HKD, Decimal("7.7818"))
    ]
    assert stores.market.rates()[0].rate == Decimal("7.7818")


def test_a_rate_off_the_peg_is_not_used(service: MarketService) -> None:
    assert service.record(QuoteBatch((quote("HKD=X 8.9 HKD"),))).rates == ()
    assert list(service.record_rates([rate("USD/HKD 0.128")])) == []


@pytest.mark.parametrize(
    ("told", "pair"),
    [
        ("HKD=X 1.5 HKD", ("USD", "HKD")),
        ("GBPUSD=X 1.5 USD", ("GBP", "USD")),
        ("9988.HK 1.5 USD", None),
        ("HKD=X 1.5 USD", None),
    ],
)
def test_pairs_are_read_from_symbols(told: str, pair: tuple[str, str] | None) -> None:
    found = rate_of(quote(told))

    assert (found.pair if found else None) == pair


def test_symbols_of_rates() -> None:
    assert rate_symbol(USD, HKD) == "HKD=X"
    assert rate_symbol(HKD, USD) == "HKDUSD=X"
    assert rate_symbol(USD, GBP) == "GBPUSD=X"


def test_a_name_fills_a_gap_and_never_overwrites(
    service: MarketService, stores: Stores
) -> None:
    stores.user.save_listings([listing("7203.T"), listing("AAPL", name="My Apple")])
    told = (
        listing("7203.T", name="Toyota Motor", unit="JPY"),
        listing("AAPL", name="Apple Inc.", unit="USD"),
    )

    learned = service.record(QuoteBatch(listings=told)).listings

    assert {each.name for each in learned} == {"Toyota Motor", "My Apple"}
    assert {each.unit for each in stores.user.listings()} == {"JPY", "USD"}


def test_the_unit_of_a_price_held_back_is_not_learned(stores: Stores) -> None:
    stores.user.save_listings([listing("HSBA.L")])
    service = MarketService(stores.market, stores.user, lambda _symbol: "GBp")
    pounds = quote("HSBA.L 8.85 GBP")
    told = listing("HSBA.L", name="HSBC Holdings", unit="GBP")

    delta = service.record(QuoteBatch((pounds,), (told,)))

    assert delta.quotes == ()
    assert "trades in GBp" in service.doubts[pounds.listing_id]
    assert [(each.name, each.unit) for each in stores.user.listings()] == [
        ("HSBC Holdings", "")
    ]


def test_ticks_are_kept_in_memory_until_saved(
    service: MarketService, stores: Stores
) -> None:
    service.record(QuoteBatch((quote("9988.HK 129.10 HKD"),)), save=False)
    assert stores.market.quotes() == []

    service.record(QuoteBatch())
    assert len(stores.market.quotes()) == 1
