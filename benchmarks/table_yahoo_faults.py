"""Table: an hour of each of Yahoo's bad days, and what a user sees of it.

    .venv/bin/python benchmarks/table_yahoo_faults.py [FAULT…]

The unmodified yfinance speaks over real sockets and TLS with a Yahoo on loopback.
Five listings are asked for every 20 seconds of a clock that the script moves:
180 rounds on a good day, 180 requests. After the hour Yahoo is well again; the
last column says how long it takes until every price is fresh, with nobody
doing anything. A bad value in the table ends the script with an error.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from yfinance.data import SingletonMeta, YfData

from fakes import FakeClock
from loopback.internet import PROXY_FAULTS, Internet
from loopback.yahoo_data import DEMO_MORNING
from loopback.yahoo_faults import FAULTS
from newswatch.calendars import Calendars
from newswatch.domain.bar import Interval
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import ListingId
from newswatch.domain.quote_state import state_of
from newswatch.services.market import MarketService
from newswatch.sources.circuit import Limiter
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.client import YahooClient, make_client
from newswatch.sources.yahoo.health import circuit_health
from newswatch.sources.yahoo.history import YahooBars
from newswatch.sources.yahoo.quotes import YahooQuotes
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

WATCHED = [ListingId(s) for s in ("9988.HK", "BABA", "0700.HK", "HSBA.L", "HKD=X")]
ALIBABA = WATCHED[0]
POLL, HOUR = timedelta(seconds=20), timedelta(hours=1)
GIVE_UP = timedelta(hours=4)
SLOW_S = 1.0
WIDTHS = (19, 60, 41, 8, 7)
HEADS = ("bad day", "what is said", "9988.HK after an hour", "requests", "back in")


WHEN_STARTING = (*PROXY_FAULTS, "crumb-429", "dns")
"""What only hurts a program that has no connection or crumb yet."""


@dataclass(slots=True)
class Desk:
    """The part of the engine that prices go through, on a clock of ours."""

    clock: FakeClock
    service: MarketService
    client: YahooClient = field(init=False)
    source: YahooQuotes = field(init=False)

    def poll(self) -> SourceError | None:
        """Go round once; return why prices are missing."""
        batch = self.source.latest(WATCHED)
        self.service.record(batch)
        self.clock.advance(POLL)
        return batch.error

    def connect(self, folder: Path, timeout_s: float) -> None:
        """Start like a fresh process: without connection, cookie and crumb."""
        SingletonMeta._instances.pop(YfData, None)  # noqa: SLF001
        limiter = Limiter(
            "Yahoo", now=lambda: self.clock.now().timestamp(), sleep=_no_sleep
        )
        transport = Transport(cache=folder, timeout_s=timeout_s)
        self.client = make_client(transport, self.clock, limiter=limiter)
        self.source = YahooQuotes(self.client, self.clock)

    @property
    def fresh(self) -> bool:
        """Whether every price was learned in the last round."""
        known = map(self.service.newest, WATCHED)
        return all(q and self.clock.now() - q.fetched_at <= POLL for q in known)

    def shown(self) -> str:
        """Return the price of Alibaba as a row of the watchlist words it."""
        quote = self.service.newest(ALIBABA)
        assert quote is not None
        doubt = self.service.doubts.get(ALIBABA, "")
        hours = Calendars().of("XHKG")
        state = state_of(quote, hours, self.clock.now(), suspect=doubt)
        age = int((self.clock.now() - quote.fetched_at).total_seconds() // 60)
        return f"{quote.last} {quote.unit}, {state.badge}, asked {age}m ago"


def play(internet: Internet, name: str, folder: Path) -> tuple[str, ...]:
    """Return a row of the table."""
    clock = FakeClock(DEMO_MORNING)
    internet.yahoo.world.now = clock.now
    with closing(Database.in_memory()) as database:
        stores = open_stores(database)
        desk = Desk(clock, MarketService(stores.market, stores.user))
        desk.connect(folder, SLOW_S if name == "slow" else 10)
        desk.poll()
        said, sent = _bad_hour(internet, name, desk, folder)
        shown = desk.shown()
        if not shown.startswith("129."):
            raise SystemExit(f"{name}: a wrong price is shown: {shown}")
        return name, said, shown, str(sent), _back_in(internet, desk)


def _bad_hour(
    internet: Internet, name: str, desk: Desk, folder: Path
) -> tuple[str, int]:
    """Play the fault for an hour; return what is said and how many requests went."""
    _begin(internet, name)
    if name in WHEN_STARTING:
        desk.connect(folder, 10)
    internet.yahoo.forget()
    internet.proxy.connects.clear()
    errors = [desk.poll() for _ in range(HOUR // POLL)]
    bars = _history(desk) if name in {"nan-tail", "null-closes"} else ""
    doubt = desk.service.doubts.get(ALIBABA, "")
    error = next((e.title for e in errors if e is not None), "")
    sent = len(internet.yahoo.log) or len(internet.proxy.connects)
    return error or doubt or bars or _go_on(desk), sent


def _go_on(desk: Desk) -> str:
    """Return what the health page says where prices come all the same."""
    told = (each for each in circuit_health(desk.client) if each.failures)
    why = next((each.error_title for each in told), "")
    return f"(prices go on) {why}".strip()


def _history(desk: Desk) -> str:
    now = desk.clock.now()
    bars = YahooBars(desk.client, desk.clock).bars(
        ALIBABA, Interval.D1, now - timedelta(days=30), now
    )
    good = sum(bar.close > 0 for bar in bars.bars)
    return f"(prices go on; {good} whole days of {len(bars.bars)} read)"


def _begin(internet: Internet, name: str) -> None:
    if name == "dns":
        os.environ["HTTPS_PROXY"] = "http://no-such-host.invalid:1"
    else:
        internet.play(name)


def _back_in(internet: Internet, desk: Desk) -> str:
    """Heal Yahoo and wait; return how long it takes on the clock."""
    os.environ.update(internet.proxy.environment)
    internet.play("ok")
    began = desk.clock.now()
    while desk.poll() is not None or not desk.fresh:
        if desk.clock.now() - began > GIVE_UP:
            raise SystemExit("it does not recover by itself")
    return f"{(desk.clock.now() - began).total_seconds() / 60:.0f} min"


def line(*cells: str) -> None:
    """Print a row."""
    cut = (f"{c[:w]:<{w}}" for c, w in zip(cells, WIDTHS, strict=True))
    print("  ".join(cut).rstrip())


def _no_sleep(_seconds: float) -> None:
    """Let no time pass but on our clock."""


def main() -> None:
    """Print the table."""
    names = sys.argv[1:] or ["ok", *FAULTS, *PROXY_FAULTS, "dns"]
    line(*HEADS)
    with tempfile.TemporaryDirectory() as folder, Internet(Path(folder)) as internet:
        os.environ.update(internet.proxy.environment)
        for name in names:
            line(*play(internet, name, Path(folder) / "cache"))


if __name__ == "__main__":
    main()
