"""A loopback internet with Yahoo in it, and a client that trusts it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peewee
import pytest

from fakes import FakeClock
from loopback.internet import Internet
from loopback.yahoo_data import DEMO_MORNING
from newswatch.sources.circuit import Limiter
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.client import YahooClient, make_client


@pytest.fixture(autouse=True)
def _cookie_files_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what other threads opened of yfinance's files; it closes its own."""
    opened: list[sqlite3.Connection] = []
    base: Any = peewee.SqliteDatabase
    connect = base._connect

    def noted(database: Any) -> sqlite3.Connection:
        database.connect_params["check_same_thread"] = False
        connection: sqlite3.Connection = connect(database)
        if threading.current_thread() is not threading.main_thread():
            opened.append(connection)
        return connection

    monkeypatch.setattr(base, "_connect", noted)
    yield
    for connection in opened:
        connection.close()


@pytest.fixture
def morning() -> FakeClock:
    """The demo's morning: 9:41 in Hong Kong."""
    return FakeClock(DEMO_MORNING)


@pytest.fixture
def internet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """A loopback internet that this process is sent to."""
    with Internet(tmp_path) as found:
        for name, value in found.proxy.environment.items():
            monkeypatch.setenv(name, value)
        for name in ("NO_PROXY", "no_proxy", "https_proxy", "CURL_CA_BUNDLE"):
            monkeypatch.delenv(name, raising=False)
        forget_yfinance()
        yield found
        forget_yfinance()


@pytest.fixture
def connect(tmp_path: Path, morning: FakeClock) -> Callable[..., YahooClient]:
    """Makes clients; each starts like a fresh process."""

    def make(timeout_s: float = 5.0, limiter: Limiter | None = None) -> YahooClient:
        forget_yfinance()
        transport = Transport(cache=tmp_path / "cache", timeout_s=timeout_s)
        return make_client(transport, morning, limiter=limiter)

    return make


def forget_yfinance() -> None:
    """Drop what yfinance keeps for the life of a process."""
    from yfinance import cache
    from yfinance.data import SingletonMeta, YfData

    SingletonMeta._instances.pop(YfData, None)
    cache._CookieDBManager.close_db()
    cache._CookieDBManager._db = None
    cache._CookieCacheManager._Cookie_cache = None
