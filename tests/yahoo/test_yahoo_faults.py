"""Yahoo's bad days, over real sockets to the unmodified yfinance.

For each: the error has a name, nothing that was good is touched, requests while
it lasts are few, and recovery needs nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from fakes import FakeClock
from loopback.internet import Internet
from newswatch.domain.errors import BadResponse, RateLimited, SourceError, Unreachable
from newswatch.domain.listing import ListingId
from newswatch.sources.circuit import Admission
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.quotes import YahooQuotes

pytestmark = pytest.mark.socket

WATCHED = [ListingId(s) for s in ("9988.HK", "BABA", "0700.HK", "HSBA.L", "HKD=X")]
POLL = timedelta(seconds=15)

Connect = Callable[..., YahooClient]

DOWN = {
    "403": (BadResponse, "refuses this connection"),
    "404": (BadResponse, "does not know the address"),
    "429": (RateLimited, "asks us to wait"),
    "429-retry-after": (RateLimited, "asks us to wait"),
    "500": (BadResponse, "fault of its own (HTTP 500)"),
    "503": (BadResponse, "fault of its own (HTTP 503)"),
    "maintenance": (BadResponse, "down for maintenance"),
    "html": (BadResponse, "web page instead of data"),
    "empty": (BadResponse, "sent no prices"),
    "zero": (BadResponse, "sent no prices"),
    "truncated": (BadResponse, "broken off"),
    "drift": (BadResponse, "changed shape"),
    "reset": (Unreachable, "connection to Yahoo Finance was lost"),
}
"""The scenarios in which no price can be had, and what the user is told."""


def poll(
    source: YahooQuotes, clock: FakeClock, rounds: int
) -> list[SourceError | None]:
    """Refresh as the engine does; return the errors. No quote may come."""
    errors = []
    for _ in range(rounds):
        batch = source.latest(WATCHED)
        assert batch.quotes == ()
        assert batch.missing == tuple(WATCHED)
        errors.append(batch.error)
        clock.advance(POLL)
    return errors


@pytest.mark.parametrize("scenario", DOWN)
def test_an_hour_of_failure_is_named_costs_little_and_ends_by_itself(
    scenario: str, internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    kind, words = DOWN[scenario]
    client = connect()
    source = YahooQuotes(client, morning)
    assert len(source.latest(WATCHED).quotes) == len(WATCHED)

    internet.yahoo.play(scenario)
    internet.yahoo.forget()
    errors = poll(source, morning, 240)

    assert isinstance(errors[0], kind)
    assert all(error is not None and words in error.title for error in errors)
    assert all(error is not None and "delisted" not in str(error) for error in errors)
    assert len(internet.yahoo.log) <= 40

    internet.yahoo.play("ok")
    back = recovered(source, morning)
    assert back <= timedelta(hours=2, minutes=24)
    assert client.circuit.admission() is Admission.FREE


def recovered(source: YahooQuotes, clock: FakeClock) -> timedelta:
    """Poll until every quote is there again; return how long it took."""
    began = clock.now()
    while len(source.latest(WATCHED).quotes) < len(WATCHED):
        clock.advance(POLL)
        assert clock.now() - began < timedelta(hours=3)
    assert source.latest(WATCHED).error is None
    return clock.now() - began


def test_while_yahoo_is_down_only_one_symbol_is_asked_for(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    source = YahooQuotes(client, morning)
    source.latest(WATCHED)
    internet.yahoo.play("500")
    poll(source, morning, 1)
    retry_at = client.circuit.state.retry_at
    assert retry_at is not None
    morning.advance(retry_at - morning.now())
    internet.yahoo.play("ok")
    internet.yahoo.forget()

    assert len(source.latest(WATCHED).quotes) == len(WATCHED)
    asked = internet.yahoo.queries
    assert [len(one["symbols"].split(",")) for one in asked] == [1, len(WATCHED) - 1]


def test_retry_after_is_obeyed_to_the_second(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    source = YahooQuotes(client, morning)
    internet.yahoo.play("429-retry-after")
    error = source.latest(WATCHED).error
    assert isinstance(error, RateLimited)
    assert error.retry_after == timedelta(seconds=90)
    internet.yahoo.forget()

    morning.advance(timedelta(seconds=89))
    source.latest(WATCHED)
    assert internet.yahoo.log == []


@pytest.mark.parametrize("scenario", ["401", "crumb-429"])
def test_where_only_the_crumb_is_refused_charts_serve_instead(
    scenario: str, internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.yahoo.play(scenario)
    client = connect()
    batches = []
    source = YahooQuotes(client, morning)
    for _ in range(4):
        batches.append(source.latest(WATCHED))
        morning.advance(timedelta(minutes=6))

    last = {quote.listing_id: quote for quote in batches[-1].quotes}
    if scenario == "401":
        assert len(last) == len(WATCHED)
        assert str(last[ListingId("9988.HK")].last) == "129.10"
        assert str(last[ListingId("9988.HK")].previous_close) == "124.10"
        assert last[ListingId("9988.HK")].delay == timedelta(minutes=15)
        assert last[ListingId("HSBA.L")].unit == "GBp"
        assert (
            internet.yahoo.requests()["query2.finance.yahoo.com/v7/finance/spark"] == 4
        )
    else:
        assert isinstance(batches[0].error, RateLimited)
    internet.yahoo.play("ok")
    recovered(source, morning)


def test_while_charts_serve_they_are_asked_for_once_a_minute(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.yahoo.play("401")
    source = YahooQuotes(connect(), morning)
    for _ in range(12):
        batch = source.latest(WATCHED)
        assert len(batch.quotes) == len(WATCHED)
        assert morning.now() - batch.quotes[0].fetched_at < timedelta(minutes=1)
        morning.advance(POLL)
    assert internet.yahoo.requests()["query2.finance.yahoo.com/v7/finance/spark"] == 3


def test_where_cookies_are_blocked_charts_serve_instead(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.play("cookies-blocked")
    source = YahooQuotes(connect(), morning)

    assert len(source.latest(WATCHED).quotes) == len(WATCHED)
    assert set(internet.yahoo.requests()) == {
        "query2.finance.yahoo.com/v7/finance/spark"
    }


def test_where_fc_yahoo_com_is_blocked_consent_gives_the_cookie(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.play("fc-blocked")
    batch = YahooQuotes(connect(), morning).latest(WATCHED)

    assert batch.error is None
    assert internet.yahoo.requests()["query2.finance.yahoo.com/v7/finance/quote"] == 1


def test_a_rate_limit_does_not_poison_the_crumb(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    source = YahooQuotes(client, morning)
    internet.yahoo.play("crumb-429")
    assert isinstance(source.latest(WATCHED).error, RateLimited)
    internet.yahoo.play("ok")
    client.circuit.retry_now()

    assert source.latest(WATCHED).error is None


def test_an_expired_certificate_is_named(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.play("expired-certificate")
    source = YahooQuotes(connect(), morning)
    errors = poll(source, morning, 40)

    assert isinstance(errors[0], Unreachable)
    assert "certificate" in errors[0].title
    assert "SSL_CERT_FILE" in errors[0].hint
    assert internet.yahoo.log == []
    assert len(internet.proxy.connects) <= 20


@pytest.mark.usefixtures("internet")
def test_a_name_that_cannot_be_resolved_is_named(
    connect: Connect,
    morning: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://no-such-host.invalid:1")
    error = YahooQuotes(connect(), morning).latest(WATCHED).error

    assert isinstance(error, Unreachable)
    assert "address was not found" in error.title
    assert "fc.yahoo.com" in error.hint


def test_bytes_that_come_slowly_end_at_the_time_out(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect(timeout_s=1.0)
    source = YahooQuotes(client, morning)
    internet.yahoo.play("slow")
    errors = poll(source, morning, 8)

    assert isinstance(errors[0], Unreachable)
    assert "did not answer in time" in errors[0].title
    assert len(internet.yahoo.log) <= 12
    internet.yahoo.play("ok")
    recovered(source, morning)


def test_no_connection_at_all_is_named_and_tried_again_soon(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    source = YahooQuotes(client, morning)
    internet.play("unreachable")
    errors = poll(source, morning, 40)
    assert isinstance(errors[0], Unreachable)
    assert len(internet.proxy.connects) <= 20
    internet.play("ok")
    assert recovered(source, morning) <= timedelta(minutes=10)


def test_a_bogus_price_is_delivered_as_it_came(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    """The domain calls it suspect: a jump, compared with the last good one."""
    internet.play("bogus")
    quotes = YahooQuotes(connect(), morning).latest(WATCHED).quotes
    assert {str(quote.last) for quote in quotes} >= {"12910.00"}


def test_a_wrong_currency_is_delivered_as_it_came(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    """Judging it is the domain's: it knows what the unit was before."""
    internet.yahoo.play("wrong-currency")
    batch = YahooQuotes(connect(), morning).latest([ListingId("HSBA.L"), *WATCHED])
    assert {quote.unit for quote in batch.quotes} == {"USD"}


@pytest.mark.usefixtures("internet")
def test_one_unknown_symbol_does_not_stop_the_others(
    connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    source = YahooQuotes(client, morning)
    unknown = ListingId("NOPE.HK")

    batch = source.latest([unknown, *WATCHED])
    assert batch.missing == (unknown,)
    assert batch.error is None
    assert source.latest([unknown]).missing == (unknown,)
    assert client.circuit.admission() is Admission.FREE
    assert client.crumb_circuit.admission() is Admission.FREE


def test_fifty_listings_are_one_request(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    source = YahooQuotes(connect(), morning)
    symbols = [ListingId(f"DEMO{n:02}") for n in range(50)]
    source.latest(WATCHED)
    internet.yahoo.forget()

    assert len(source.latest([*symbols, *WATCHED]).quotes) == 55
    assert len(internet.yahoo.log) == 1


def test_no_request_asks_for_more_than_yahoo_takes(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    source = YahooQuotes(connect(), morning)
    world = internet.yahoo.world
    many = [ListingId(f"MORE{n}") for n in range(150)]
    world.stocks |= {one: replace(world.stocks["AAPL"], symbol=one) for one in many}
    assert len(source.latest(many).quotes) == 150
    assert len(internet.yahoo.queries) == 2
