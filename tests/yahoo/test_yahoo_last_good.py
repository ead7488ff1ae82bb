"""Whatever Yahoo sends on a bad day, the last good values stay in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from decimal import Decimal

import pytest

from fakes import FakeClock
from loopback.internet import Internet
from loopback.yahoo_faults import FAULTS
from newswatch.calendars import Calendars
from newswatch.catalog import open_catalog
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import QuoteState, StateKind, explain, state_of
from newswatch.ports import Stores
from newswatch.services.market import MarketService
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

pytestmark = pytest.mark.socket

WATCHED = [ListingId(s) for s in ("9988.HK", "0700.HK", "HSBA.L", "HKD=X")]
ALIBABA, POLL = WATCHED[0], timedelta(seconds=20)
PRICES_GO_ON = ("401", "extras-gone", "null-closes", "nan-tail")
"""Sparks serve, or only extras and histories suffer."""

NO_PRICES = sorted({*FAULTS, "expired-certificate", "unreachable"} - {*PRICES_GO_ON})
WHEN_STARTING = ("crumb-429", "expired-certificate", "slow", "unreachable")
"""What only hurts a program that has no connection or crumb yet, or no patience."""

DOUBTED = ("bogus", "wrong-currency")
ROUNDS = (90, 12)
"""Half an hour; fewer where every request is answered, and the limiter counts."""

ASKED_TOO_OFTEN = 20
"""Requests in half an hour of which every one fails; without manners it is 90."""


@pytest.fixture
def stores() -> Iterator[Stores]:
    """A database in memory."""
    database = Database.in_memory()
    yield open_stores(database)
    database.close()


def kept(stores: Stores) -> dict[ListingId, Quote]:
    return {quote.listing_id: quote for quote in stores.market.quotes()}


@pytest.mark.parametrize("scenario", NO_PRICES)
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
    good, asked = kept(stores), morning.now()
    assert len(good) == len(WATCHED)

    internet.play(scenario)
    if scenario in WHEN_STARTING:
        patience_s = 1.0 if scenario == "slow" else 5.0
        source = YahooQuotes(connect(patience_s), morning)
    internet.yahoo.forget()
    internet.proxy.connects.clear()
    for _ in range(ROUNDS[scenario in DOUBTED]):
        morning.advance(POLL)
        service.record(source.latest(WATCHED))

    assert kept(stores) == good
    seen = shown(service, morning)
    assert seen.asked_at == asked
    if scenario in DOUBTED:
        assert seen.kind is StateKind.SUSPECT
        assert "suddenly" in explain(seen, UTC)
    else:
        assert seen.kind is StateKind.CACHED
        assert "Last asked 17 Feb 01:41." in explain(seen, UTC)
        sent = len(internet.yahoo.log) or len(internet.proxy.connects)
        assert 0 < sent <= ASKED_TOO_OFTEN

    internet.play("ok")
    recover(service, source, morning)


def shown(service: MarketService, clock: FakeClock) -> QuoteState:
    """Return what Alibaba's last good price is worth now."""
    quote = service.newest(ALIBABA)
    assert quote is not None
    assert quote.last == Decimal("129.10")
    doubt = service.doubts.get(ALIBABA, "")
    return state_of(quote, Calendars().of("XHKG"), clock.now(), suspect=doubt)


def recover(service: MarketService, source: YahooQuotes, clock: FakeClock) -> None:
    """Go on asking, as the engine does, until the price is fresh again."""
    began = clock.now()
    while shown(service, clock).kind is not StateKind.DELAYED:
        clock.advance(POLL)
        service.record(source.latest(WATCHED))
        assert clock.now() - began < timedelta(hours=3)
    assert not service.doubts


def test_while_no_address_is_found_the_price_stays_and_comes_again(
    internet: Internet,
    connect: Callable[..., YahooClient],
    morning: FakeClock,
    stores: Stores,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    internet.yahoo.world.now = morning.now
    service = MarketService(stores.market, stores.user)
    service.record(YahooQuotes(connect(), morning).latest(WATCHED))

    with monkeypatch.context() as patched:
        patched.setenv("HTTPS_PROXY", "http://no-such-host.invalid:1")
        source = YahooQuotes(connect(), morning)
        for _ in range(30):
            morning.advance(POLL)
            batch = source.latest(WATCHED)
            service.record(batch)
        assert batch.error is not None
        assert "address was not found" in batch.error.title
        assert shown(service, morning).kind is StateKind.CACHED

    recover(service, source, morning)


def test_a_first_price_in_a_strange_currency_is_not_shown(
    internet: Internet,
    connect: Callable[..., YahooClient],
    morning: FakeClock,
    stores: Stores,
) -> None:
    internet.yahoo.world.now = morning.now
    service = MarketService(stores.market, stores.user, open_catalog().unit_of)
    source = YahooQuotes(connect(), morning)
    internet.play("wrong-currency")
    service.record(source.latest(WATCHED))
    assert kept(stores) == {}
    assert "trades in GBp" in service.doubts[ListingId("HSBA.L")]

    internet.play("ok")
    morning.advance(POLL)
    service.record(source.latest(WATCHED))
    assert set(kept(stores)) == set(WATCHED)
    assert service.doubts == {}
