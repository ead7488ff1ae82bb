"""The loopback Yahoo is a true one: yfinance's own interface, unmodified, reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
import yfinance
from yfinance import _http
from yfinance.data import YfData

from loopback.internet import Internet
from loopback.yahoo_stream import StreamServer

pytestmark = [
    pytest.mark.socket,
    pytest.mark.filterwarnings("ignore"),  # yfinance's own, about pandas
]


@pytest.fixture
def alibaba(internet: Internet) -> Iterator[yfinance.Ticker]:
    """9988.HK as yfinance sees it."""
    server = StreamServer()
    server.start()
    internet.stream = server
    session = _http.new_session()
    session.verify = os.environ["SSL_CERT_FILE"]
    YfData(session=session)
    yield yfinance.Ticker("9988.HK")
    internet.stream = None
    server.close()


def test_histories(alibaba: yfinance.Ticker) -> None:
    daily = alibaba.history(period="1mo")
    assert [round(float(close), 2) for close in daily["Close"].tail(2)] == [
        124.1,
        129.1,
    ]
    minutes = alibaba.history(period="1d", interval="1m")
    assert str(minutes.index[-1]) == "2025-02-17 09:40:00+08:00"


@pytest.mark.usefixtures("_utc")  # yfinance gives the day where we are
def test_quote_calendar_and_news(alibaba: yfinance.Ticker) -> None:
    assert alibaba.fast_info["currency"] == "HKD"
    assert str(alibaba.calendar["Earnings Date"][0]) == "2025-02-20"
    assert alibaba.news[0]["content"]["provider"]["displayName"] == "Loopback News"


@pytest.mark.usefixtures("alibaba")
def test_search() -> None:
    found = yfinance.Search("alibaba").quotes
    assert [hit["symbol"] for hit in found][:1] == ["9988.HK"]


@pytest.mark.usefixtures("alibaba")
def test_the_stream() -> None:
    with yfinance.WebSocket(verbose=False) as socket:
        socket.subscribe(["9988.HK"])
        envelope = json.loads(socket._ws.recv())
        found = socket._decode_message(envelope["message"])
    assert found["id"] == "9988.HK"
    assert round(found["price"], 2) == 129.1
