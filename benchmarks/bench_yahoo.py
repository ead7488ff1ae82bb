"""What Yahoo is asked for: on a good day, and in an hour of each bad one.

    .venv/bin/python benchmarks/bench_yahoo.py

A loopback Yahoo counts. The baseline asks for the same symbols in the same
rhythm through yfinance's own `get_raw_json`, without our session and circuit.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from yfinance import _http
from yfinance.data import SingletonMeta, YfData

from fakes import FakeClock
from loopback.internet import Internet
from loopback.yahoo_data import DEMO_MORNING
from loopback.yahoo_faults import FAULTS
from newswatch.domain.listing import ListingId
from newswatch.sources.circuit import Limiter
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.client import make_client
from newswatch.sources.yahoo.quotes import YahooQuotes

FIFTY = [ListingId(f"DEMO{n:02}") for n in range(50)]
POLL = timedelta(seconds=15)
POLLS = 240
BASELINE_POLLS = 10
NO_FAILURES = (
    *("bogus", "wrong-currency", "null-closes", "nan-tail", "slow"),
    "extras-gone",
)


def forget() -> None:
    """Start like a fresh process."""
    SingletonMeta._instances.pop(YfData, None)  # noqa: SLF001


def make_source(folder: Path, clock: FakeClock) -> YahooQuotes:
    """Return our source; its limiter follows the clock that we move."""
    limiter = Limiter(
        "Yahoo", now=lambda: clock.now().timestamp(), sleep=lambda _seconds: None
    )
    transport = Transport(cache=folder)
    return YahooQuotes(make_client(transport, clock, limiter=limiter), clock)


def ours(internet: Internet, folder: Path, scenario: str) -> tuple[int, int, str]:
    """Return requests in an hour of it, minutes until all is well again, and why."""
    forget()
    clock = FakeClock(DEMO_MORNING)
    source = make_source(folder, clock)
    source.latest(FIFTY)
    internet.yahoo.play(scenario)
    internet.yahoo.forget()
    title = "prices go on (charts)"
    for _ in range(POLLS):
        error = source.latest(FIFTY).error
        title = error.title if error else title
        clock.advance(POLL)
    sent = len(internet.yahoo.log)
    internet.yahoo.play("ok")
    began = clock.now()
    while len(source.latest(FIFTY).quotes) < len(FIFTY):
        clock.advance(POLL)
    return sent, int((clock.now() - began) / timedelta(minutes=1)), title


def baseline(internet: Internet, scenario: str) -> int:
    """Return yfinance's requests in an hour of it, from a few polls."""
    forget()
    session = _http.new_session()
    session.verify = os.environ["SSL_CERT_FILE"]
    data = YfData(session=session)
    url = "https://query2.finance.yahoo.com/v7/finance/quote"
    internet.yahoo.play("ok")
    data.get_raw_json(url, {"symbols": ",".join(FIFTY)})
    internet.yahoo.play(scenario)
    internet.yahoo.forget()
    for _ in range(BASELINE_POLLS):
        with contextlib.suppress(Exception):  # whatever it is, it is polled on
            data.get_raw_json(url, {"symbols": ",".join(FIFTY)})
    return len(internet.yahoo.log) * POLLS // BASELINE_POLLS


def good_day(internet: Internet, folder: Path) -> None:
    """Print what fifty listings and four rates cost."""
    forget()
    clock = FakeClock(DEMO_MORNING)
    source = make_source(folder, clock)
    rates = [ListingId(s) for s in ("HKD=X", "GBPUSD=X", "JPY=X", "CNY=X")]
    source.latest(FIFTY[:1])
    internet.yahoo.forget()
    began = time.perf_counter()
    batch = source.latest([*FIFTY, *rates])
    took = time.perf_counter() - began
    sent = len(internet.yahoo.log)
    print(
        f"{len(batch.quotes)} listings and rates refreshed: {sent} requests (goal: 3)"
    )
    print(
        f"  ratio to one request each: {sent / len(batch.quotes):.3f}; {took:.3f} s\n"
    )


def main() -> int:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name, Internet(Path(name)) as internet:
        os.environ.update(internet.proxy.environment)
        folder = Path(name) / "cache"
        good_day(internet, folder)
        print("requests in an hour, 50 listings every 15 s; minutes to recover")
        print(f"{'scenario':<16}  ours  yfinance  ratio  min  told")
        for scenario in (s for s in FAULTS if s not in NO_FAILURES):
            sent, minutes, title = ours(internet, folder, scenario)
            bare = baseline(internet, scenario)
            counts = f"{sent:>5} {bare:>9} {sent / bare:>6.3f} {minutes:>4}"
            print(f"{scenario:<16} {counts}  {title}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
