"""Whatever Yahoo sends on a bad day, the last good values stay in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from fakes import FakeClock
from loopback.internet import Internet
from loopback.yahoo_faults import FAULTS
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.ports import Stores
from newswatch.services.market import MarketService
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

pytestmark = pytest.mark.socket

WATCHED = [ListingId(s) for s in ("9988.HK", "0700.HK", "HSBA.L", "HKD=X")]
PRICES_GO_ON = (
    *("401", "crumb-429", "slow", "null-closes", "nan-tail"),
    "extras-gone",
)
"""Sparks serve, or the crumb is there already, or only histories suffer; and one
is about time."""


@pytest.fixture
def stores() -> Iterator[Stores]:
    """A database in memory."""
    database = Database.in_memory()
    yield open_stores(database)
    database.close()


def kept(stores: Stores) -> dict[ListingId, Quote]:
    return {quote.listing_id: quote for quote in stores.market.quotes()}


@pytest.mark.parametrize("scenario", sorted(set(FAULTS) - set(PRICES_GO_ON)))
def test_a_bad_day_changes_nothing_that_was_good(
    scenario: str,
    internet: Internet,
    connect: Callable[..., YahooClient],
    morning: FakeClock,
    stores: Stores,
) -> None:
    internet.yahoo.world.now = morning.now
    service = MarketService(stores.market, stores.user)
    source = YahooQuotes(connect(), morning)
    service.record(source.latest(WATCHED))
    good = kept(stores)
    assert len(good) == len(WATCHED)

    internet.play(scenario)
    morning.advance(timedelta(minutes=1))
    service.record(source.latest(WATCHED))

    assert kept(stores) == good
    if scenario in {"bogus", "wrong-currency"}:
        assert set(service.doubts) >= {"9988.HK", "0700.HK"}
