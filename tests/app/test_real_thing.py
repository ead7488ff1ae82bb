"""The real program over real sockets: Yahoo and feeds behind a TLS proxy on loopback.

Nothing of ours is replaced: the unmodified yfinance and our own fetcher talk
through HTTPS_PROXY and trust the CA bundle named by SSL_CERT_FILE.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loopback.internet import Internet
from newswatch import catalog
from newswatch.domain.feed import Feed
from newswatch.domain.listing import ListingId
from newswatch.paths import profile
from newswatch.settings import Settings, save
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from patience import PATIENCE_S

SYMBOLS = tuple(map(ListingId, ("9988.HK", "BABA", "0700.HK", "HSBA.L")))
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Loopback Wire</title>
<item><title>🚀 Alibaba opens a data centre</title><link>https://wire.example/1</link>
<description>騰訊 is not mentioned in the title.</description>
<pubDate>{when}</pubDate></item>
<item><title>Prince Baba opens a fair</title><link>https://wire.example/2</link>
<pubDate>{when}</pubDate></item>
</channel></rss>"""

pytestmark = [pytest.mark.slow, pytest.mark.socket]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder; the test prints what matters."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def internet(tmp_path: Path) -> Iterator[Internet]:
    """Yahoo, and a host ``wire.example`` that serves a folder, behind a proxy."""
    www = tmp_path / "www"
    www.mkdir()
    when = format_datetime(datetime.now(UTC) - timedelta(minutes=3))
    (www / "feed.xml").write_text(FEED.format(when=when), encoding="utf-8")
    (www / "login.xml").write_text("<!doctype html><html><body>Log in</body></html>")
    handler = partial(_Quiet, directory=str(www))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "ca").mkdir()
    online = Internet(tmp_path / "ca")
    online.routes["wire.example"] = ("127.0.0.1", server.server_port)
    with online:
        yield online
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile with a watchlist and feeds of its own."""
    where = profile(tmp_path / "profile")
    save(where.settings, Settings(first_run_done=True, regions=(), languages=()))
    database = Database.open(where.database)
    stores = open_stores(database)
    directory = catalog.open_catalog()
    known = [directory.listing(symbol) for symbol in SYMBOLS]
    stores.user.save_listings([listing for listing in known if listing])
    made = stores.user.add_watchlist("Mine")
    stores.user.save_watchlist(type(made)(id=made.id, name="Mine", listing_ids=SYMBOLS))
    for name in ("feed", "login", "missing"):
        stores.feeds.save_feed(Feed(url=f"https://wire.example/{name}.xml", title=name))
    database.close()
    return where.folder


def newswatch(
    internet: Internet, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newswatch", "--profile", str(folder), *arguments],
        env={**os.environ, **internet.proxy.environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def test_quotes_come_through_the_proxy_and_a_bad_day_keeps_them(
    internet: Internet, folder: Path
) -> None:
    done = newswatch(internet, folder, "quotes", "--json")

    assert done.returncode == 0, done.stderr
    records = {r["symbol"]: r for r in map(json.loads, done.stdout.splitlines())}
    assert records["9988.HK"]["last"] == "129.10"
    assert records["HSBA.L"]["unit"] == "GBp"
    assert all(record["state"] != "live" for record in records.values())

    internet.play("429")
    again = newswatch(internet, folder, "quotes", "9988.HK")
    assert again.returncode == 1
    assert "Traceback" not in again.stderr


def test_watch_finds_news_and_names_each_broken_feed(
    internet: Internet, folder: Path
) -> None:
    command = [sys.executable, "-m", "newswatch", "watch", "--json"]
    with subprocess.Popen(
        [*command, "--profile", str(folder)],
        env={**os.environ, **internet.proxy.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        assert process.stdout is not None
        found = json.loads(process.stdout.readline())
        complaints = _read_until(process, "login", "missing")
        process.terminate()
        timer.cancel()

    assert found["title"] == "🚀 Alibaba opens a data centre"
    assert set(found["symbols"]) == {"9988.HK", "BABA", "0700.HK"}
    [alibaba] = [m for m in found["mentions"] if m["entity"] == "alibaba"]
    assert (alibaba["start"], alibaba["end"], alibaba["text"]) == (2, 9, "Alibaba")
    assert "Traceback" not in complaints


def test_without_a_network_everything_is_a_sentence(
    internet: Internet, folder: Path
) -> None:
    internet.play("unreachable")

    done = newswatch(internet, folder, "quotes")

    assert done.returncode == 1
    assert done.stderr.startswith("newswatch: ")
    assert "Traceback" not in done.stderr
    assert "9988.HK     —" in done.stdout


def _read_until(process: subprocess.Popen[str], *words: str) -> str:
    """Read complaints until each of `words` begins one, or the pipe ends."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if all(f"newswatch: {word}: " in said for word in words):
            return said
    return pytest.fail(f"not all of {words} were named: {said}")
