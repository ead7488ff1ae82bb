"""Failures as people read them, and what becomes of the odd ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON, listing, quote
from fakes import FakeClock
from newswatch.domain.errors import BadResponse, RateLimited, SourceError, Unreachable
from newswatch.domain.listing import ListingId
from newswatch.ports import QuoteBatch
from newswatch.sources.circuit import Circuit, Limiter
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.failures import (
    no_connection,
    refusal,
    retry_after,
    web_page,
)
from newswatch.sources.yahoo.search import YahooSearch
from newswatch.sources.yahoo.session import Answer, Json, YahooSession
from newswatch.sources.yahoo.ticks import Tick, apply_tick

DATE = "Mon, 17 Feb 2025 01:41:00 GMT"
LATER = "Mon, 17 Feb 2025 01:43:30 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "90"}, 90),
        ({"retry-after": " 90 "}, 90),
        ({"Retry-After": LATER, "Date": DATE}, 150),
        ({"Retry-After": DATE, "Date": LATER}, 0),
        ({"Retry-After": DATE}, 0),
        ({"Retry-After": "9" * 5000}, 10**7),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: int | None) -> None:
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert retry_after(headers) == expected


@given(st.text(max_size=40))
def test_any_retry_after_is_a_wait_or_nothing(value: str) -> None:
    found = retry_after({"Retry-After": value, "Date": value})
    assert found is None or found >= timedelta(0)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError("Could not resolve host: query2"), "address was not found"),
        (OSError("SSL certificate problem"), "certificate"),
        (OSError("CONNECT tunnel failed, response 407"), "proxy"),
        (TimeoutError(), "did not answer in time"),
        (ConnectionResetError("Recv failure"), "was lost"),
    ],
)
def test_connections_that_fail_are_told_apart(error: OSError, words: str) -> None:
    found = no_connection(error)
    assert words in found.title
    assert found.hint


def test_a_busy_server_that_says_how_long_is_waited_for() -> None:
    found = refusal(503, {"Retry-After": "30"}, "")
    assert isinstance(found, RateLimited)
    assert found.retry_after == timedelta(seconds=30)


def test_a_consent_page_says_what_to_do() -> None:
    assert "consent" in web_page("<html>Consent to cookies</html>").title


class OddData:
    """yfinance on a day when it fails in a way of its own."""

    _crumb = _cookie = _cookie_strategy = None

    def __init__(self, error: Exception) -> None:
        self._error = error

    def get(self, *_: object, **__: object) -> Answer:
        raise self._error


class YFRateLimitError(Exception):
    """Named like yfinance's."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [(YFRateLimitError(), RateLimited), (TypeError("'NoneType'"), BadResponse)],
)
def test_what_yfinance_raises_of_its_own_has_a_name(
    error: Exception, kind: type[SourceError], tmp_path: Path
) -> None:
    session = YahooSession(Transport(cache=tmp_path))
    session._data = OddData(error)
    with pytest.raises(kind):
        session.get("https://query2.finance.yahoo.com/x", {}, crumb=True)


class DeafSession:
    """A session that reaches nobody."""

    def get(self, url: str, params: Mapping[str, str], *, crumb: bool) -> Json:
        raise Unreachable("Yahoo Finance", f"{url} {params} {crumb}")

    def post(self, url: str, body: Json) -> Json:
        raise Unreachable("Yahoo Finance", f"{url} {body}")

    def reset(self) -> None:
        """Nothing to forget."""


class Known:
    """Quotes that know one listing."""

    name = "test"

    def __init__(self, batch: Callable[[], QuoteBatch]) -> None:
        self._batch = batch

    def latest(self, _: Any) -> QuoteBatch:
        return self._batch()


def deaf_client(clock: FakeClock) -> YahooClient:
    circuits = [Circuit("Yahoo Finance", clock) for _ in range(3)]
    return YahooClient(DeafSession(), *circuits, Limiter("Yahoo Finance"))


def test_a_search_that_fails_says_so(clock: FakeClock) -> None:
    search = YahooSearch(deaf_client(clock), Known(QuoteBatch))
    with pytest.raises(Unreachable):
        search.search("alibaba")


def test_a_code_is_confirmed_by_its_quote_where_search_fails(clock: FakeClock) -> None:
    batch = QuoteBatch(listings=(listing("9988.HK", mic="XHKG", unit="HKD"),))
    hits = YahooSearch(deaf_client(clock), Known(lambda: batch)).search("9988")
    assert [(hit.listing.id, hit.exchange_name) for hit in hits] == [
        ("9988.HK", "Hong Kong")
    ]


def test_a_tick_of_another_listing_is_a_bug() -> None:
    tick = Tick(listing_id=ListingId("BABA"), last=quote("BABA 1 USD").last, as_of=NOON)
    with pytest.raises(ValueError, match="no tick of"):
        apply_tick(quote("9988.HK 129.10 HKD"), tick, NOON)
