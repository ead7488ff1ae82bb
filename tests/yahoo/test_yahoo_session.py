"""What we rely on in yfinance, and how its session behaves behind ours."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yfinance
from yfinance import cache

from fakes import FakeClock
from loopback.internet import Internet
from newswatch.domain.errors import BadResponse, SourceError
from newswatch.domain.listing import ListingId
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.sources.yahoo.session import Answer, YahooSession, decode

BABA = [ListingId("BABA")]
GET_CRUMB = "query1.finance.yahoo.com/v1/test/getcrumb"


def test_this_is_a_yfinance_whose_insides_we_know() -> None:
    """If this fails, read `YahooSession.reset` and `_forgo_cache` again."""
    from yfinance import _http
    from yfinance.data import YfData

    assert yfinance.__version__.startswith("1.7.")
    assert callable(_http.new_session)
    data = YfData()
    assert {"_crumb", "_cookie", "_cookie_strategy", "_session"} <= set(vars(data))
    assert hasattr(cache._CookieCacheManager, "_Cookie_cache")
    assert callable(cache._CookieCacheDummy)


@pytest.mark.socket
def test_cookie_and_crumb_are_fetched_once(
    internet: Internet, connect: Callable[..., YahooClient], morning: FakeClock
) -> None:
    source = YahooQuotes(connect(), morning)
    for _ in range(3):
        source.latest(BABA)
    assert internet.yahoo.requests() == {
        "fc.yahoo.com/": 1,
        GET_CRUMB: 1,
        "query2.finance.yahoo.com/v7/finance/quote": 3,
    }


@pytest.mark.socket
def test_an_expired_crumb_is_renewed_by_itself(
    internet: Internet, connect: Callable[..., YahooClient], morning: FakeClock
) -> None:
    source = YahooQuotes(connect(), morning)
    source.latest(BABA)
    internet.yahoo.world.crumb = "aNew/crumb"

    batch = source.latest(BABA)
    assert batch.error is None
    assert len(batch.quotes) == 1


@pytest.mark.socket
@pytest.mark.usefixtures("internet")
def test_a_damaged_cookie_file_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "cookies.db").write_bytes(b"this is no database" * 100)
    session = YahooSession(Transport(cache=tmp_path / "cache"))

    body = session.get(
        "https://query2.finance.yahoo.com/v7/finance/quote",
        {"symbols": "BABA"},
        crumb=True,
    )
    assert body["quoteResponse"]["result"][0]["symbol"] == "BABA"


@pytest.mark.socket
@pytest.mark.usefixtures("internet")
def test_cookies_that_cannot_be_kept_are_no_reason_to_go_without(
    tmp_path: Path,
) -> None:
    (tmp_path / "profile").write_bytes(b"a file, where a folder should be")
    session = YahooSession(Transport(cache=tmp_path / "profile" / "cache"))

    body = session.get(
        "https://query2.finance.yahoo.com/v7/finance/quote",
        {"symbols": "BABA"},
        crumb=True,
    )
    assert body["quoteResponse"]["result"][0]["symbol"] == "BABA"


@pytest.mark.socket
def test_cookies_that_yfinance_cannot_read_are_done_without(
    internet: Internet,
    connect: Callable[..., YahooClient],
    morning: FakeClock,
    tmp_path: Path,
) -> None:
    source = YahooQuotes(connect(), morning)
    yfinance.set_tz_cache_location(str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    cache.get_cookie_cache().store("curlCffi", {".yahoo.com": {"/": {}}})

    assert len(source.latest(BABA).quotes) == 1
    assert "query2.finance.yahoo.com/v7/finance/quote" in internet.yahoo.log


@pytest.mark.socket
def test_the_proxy_of_the_settings_is_used(
    internet: Internet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = internet.proxy.environment["HTTPS_PROXY"]
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    session = YahooSession(Transport(cache=tmp_path, proxy=proxy))
    try:
        body = session.get(
            "https://query2.finance.yahoo.com/v8/finance/chart/BABA", {}, crumb=False
        )
    finally:
        yfinance.config.network.proxy = None
    assert body["chart"]["result"][0]["meta"]["symbol"] == "BABA"


def test_numbers_stay_exact_and_nan_is_nothing() -> None:
    body = decode(Answer(200, {}, '{"price": 129.10, "tail": NaN, "n": 3}', ""))
    assert body == {"price": Decimal("129.10"), "tail": None, "n": 3}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"text"',
        '{"quoteResponse": {"result": [{"symbol": "BA',
        "<!DOCTYPE html><html>",
        "Edge: Too Many Requests",
        "[" * 100_000,
        '{"a":' * 50_000,
    ],
)
def test_what_is_no_json_object_has_a_name(text: str) -> None:
    with pytest.raises(BadResponse):
        decode(Answer(200, {}, text, ""))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422, 429, 500, 502, 999])
@pytest.mark.parametrize("body", ["", "{}", "<html>", '{"finance":{"error":{}}}'])
def test_every_status_has_a_name_and_a_sentence(status: int, body: str) -> None:
    with pytest.raises(SourceError) as raised:
        decode(Answer(status, {"Retry-After": "x"}, body, ""))
    assert raised.value.title
    assert not raised.value.title.endswith(".")
    assert raised.value.hint.endswith(".")
