"""Fetch 200 feeds of 50 items over loopback, beside newsboat in the same run.

    python benchmarks/bench_feeds.py [--store MODULE:FUNCTION] [--reader PYTHON]
        [--rounds N]

Each feed has a loopback address of its own (127.0.0.1 to 127.0.0.200), so that
"one request a host" holds as it does on the internet. Ours do what the engine
does with a feed: articles are parsed, sanitised, stored, matched against the
whole catalogue and searchable when the clock stops. A second clock goes on until
all of them are gathered into stories and written to the search index, which the
engine does when it has time. newsboat parses and stores. A store is a class that
is given a folder and keeps `FeedOutcome`s; ``bench_feeds:PlainStore`` writes a bare
SQLite table.

Ours and newsboat's first fetches alternate, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from newswatch import catalog
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.query import ArticleQuery
from newswatch.engine.collector import keep_for_good
from newswatch.engine.feeds_job import TOGETHER, weight
from newswatch.engine.gathering import gathered
from newswatch.engine.lanes import Lanes
from newswatch.ports import FeedOutcome
from newswatch.services.matching import make_matcher
from newswatch.services.news import NewsService
from newswatch.services.watched import watched
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.http import HttpClient
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

FEEDS = 200


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Store(Protocol):
    """Where the articles go; used in the engine's store lane."""

    def keep(self, outcomes: Sequence[FeedOutcome]) -> None:
        """Store them."""

    def check(self, outcome: FeedOutcome) -> float:
        """See that what was stored last is found; return milliseconds."""

    def settle(self) -> None:
        """Do what was left for later."""


class EngineStore:
    """What the engine does with outcomes."""

    def __init__(self, folder: Path) -> None:
        catalogue = catalog.open_catalog()
        self._stores = open_stores(Database.open(folder / "newswatch.sqlite3"))
        follows = watched(self._stores.user, catalogue.listing)
        self._finder = make_matcher(follows, catalogue.entities, self._stores.user)
        self._news = NewsService(self._stores.news, self._stores.feeds)

    def keep(self, outcomes: Sequence[FeedOutcome]) -> None:
        self._news.ingest_many(outcomes, self._finder)

    def check(self, outcome: FeedOutcome) -> float:
        began = time.perf_counter()
        words = outcome.articles[0].title.rsplit(None, 1)[-1]
        query = ArticleQuery(text=words, stories=False)
        assert self._stores.news.page(query, limit=1), f"{words} is not found"
        return 1000 * (time.perf_counter() - began)

    def settle(self) -> None:
        news = self._stores.news
        while news.gather() is not None or news.index_some():
            pass


class PlainStore:
    """A table of articles: what is the least that a store can do."""

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(
            folder / "plain.sqlite3", isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(
            "CREATE TABLE article (url TEXT PRIMARY KEY, title TEXT, summary TEXT,"
            " html TEXT, published TEXT, source TEXT) STRICT"
        )

    def keep(self, outcomes: Sequence[FeedOutcome]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)",
            (
                (a.url, a.title, a.summary, a.html, a.published.isoformat(), a.source)
                for outcome in outcomes
                for a in outcome.articles
            ),
        )
        self._db.execute("COMMIT")

    def check(self, _outcome: FeedOutcome) -> float:
        return 0.0

    def settle(self) -> None:
        return


def urls(port: int) -> list[str]:
    return [f"http://127.0.0.{n + 1}:{port}/{n}" for n in range(FEEDS)]


def ours(port: int, store_name: str) -> dict[str, Any]:
    """Two rounds with one fetcher: all new, then all unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        module, _, name = store_name.partition(":")
        make: Callable[[Path], Store] = getattr(importlib.import_module(module), name)
        row = asyncio.run(_rounds(port, make, Path(folder)))
    return row | {"peak": peak_mb()}


def peak_mb() -> float:
    """Return the most memory that this process had, and its children together."""
    mine, theirs = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return mine + theirs


def busy_s() -> float:
    """Return processor time of this process and the children that have ended."""
    return time.process_time() + _children_cpu()


async def _rounds(
    port: int, make: Callable[[Path], Store], folder: Path
) -> dict[str, Any]:
    lanes = Lanes()
    made = await lanes.store(make, folder)
    keep_for_good()
    feeds = {url: Feed(url=url) for url in urls(port)}
    states = {url: FeedState(url=url) for url in feeds}
    async with HttpClient() as client:
        fetcher = HttpFeedFetcher(client, SystemClock())
        busy, start = busy_s(), time.perf_counter()
        outcomes, articles = await _round(fetcher, feeds, states, lanes, made)
        await lanes.store(made.check, outcomes[-1])
        first = time.perf_counter() - start
        busy = busy_s() - busy
        found = [await lanes.store(made.check, each) for each in outcomes]
        later = time.perf_counter()
        await lanes.store(made.settle)
        later = time.perf_counter() - later
        start = time.perf_counter()
        _, again = await _round(fetcher, feeds, states, lanes, made)
        unchanged = time.perf_counter() - start
        fetcher.close()
    assert again == 0, "a second round must bring nothing"
    return {
        "first": first,
        "unchanged": unchanged,
        "later": later,
        "found": sorted(found)[int(0.95 * len(found))],
        "articles": articles,
        "cpu": busy,
    }


async def _round(
    fetcher: HttpFeedFetcher,
    feeds: dict[str, Feed],
    states: dict[str, FeedState],
    lanes: Lanes,
    store: Store,
) -> tuple[list[FeedOutcome], int]:
    found: list[FeedOutcome] = []
    counted = 0
    visits = fetcher.fetch_many((feeds[url], states[url]) for url in feeds)
    async for outcomes in gathered(visits, TOGETHER, weight=weight):
        for outcome in outcomes:
            assert outcome.error is None, outcome.error
            states[outcome.state.url] = outcome.state
            # Not all of its articles: they take memory.
            found.append(replace(outcome, articles=outcome.articles[:1]))
            counted += len(outcome.articles)
        await lanes.store(store.keep, outcomes)
    return found, counted


def newsboat(port: int, threads: int) -> dict[str, Any]:
    """Reload three times into a fresh cache; the third asks conditionally."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "urls").write_text("\n".join(urls(port)) + "\n")
        (folder / "config").write_text(f"reload-threads {threads}\n")
        busy = _children_cpu()
        times = [_newsboat_round(folder)]
        busy = _children_cpu() - busy
        times += [_newsboat_round(folder) for _ in range(2)]
        db = sqlite3.connect(folder / "cache.db")
        (articles,) = db.execute("SELECT count(*) FROM rss_item").fetchone()
        db.close()
    return {
        "first": times[0],
        "unchanged": times[2],
        "articles": articles,
        "cpu": busy,
    }


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _newsboat_round(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        ["newsboat", "-q", "-x", "reload", "-u", folder / "urls",
         "-c", folder / "cache.db", "-C", folder / "config"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - start


READER = """
import sys, time, os, json, tempfile
os.environ["READER_NO_VENDORED_FEEDPARSER"] = "1"
from reader import make_reader
reader = make_reader(os.path.join(tempfile.mkdtemp(), "db"))
reader.enable_search()
for url in sys.argv[1:]:
    reader.add_feed(url)
times = []
for _ in range(2):
    start = time.perf_counter()
    for _ in reader.update_feeds_iter(workers=8):
        pass
    reader.update_search()
    times.append(time.perf_counter() - start)
articles = reader.get_entry_counts().total
print(json.dumps(dict(first=times[0], unchanged=times[1], articles=articles)))
"""


def lemon_reader(port: int, python: str) -> dict[str, Any]:
    done = subprocess.run(
        [python, "-c", READER, *urls(port)], check=True, capture_output=True, text=True
    )
    return dict(json.loads(done.stdout))


def measured(server: subprocess.Popen[str], run: Callable[[], Any]) -> dict[str, Any]:
    """Run, and add what the server's log says."""
    result = dict(run())
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write("\n")
    server.stdin.flush()
    return result | json.loads(server.stdout.readline())


def show(name: str, row: dict[str, Any]) -> None:
    peak = f"{row['peak']:.0f}" if "peak" in row else "-"
    cpu = f"{row['cpu']:.2f}" if "cpu" in row else "-"
    print(
        f"{name:28} {row['first']:8.2f} {row['unchanged']:9.2f} {row['articles']:9}"
        f" {row['conditional']:5}/{row['requests']:<5} {peak:>6} {cpu:>9}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", default="bench_feeds:EngineStore")
    parser.add_argument("--reader", help="a Python that has lemon24/reader")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", type=int, metavar="PORT", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ours:
        print(json.dumps(ours(args.ours, args.store)))
        return
    here = Path(__file__).parent
    server = subprocess.Popen(
        [sys.executable, here / "feed_server.py"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    port = int(server.stdout.readline())
    try:
        compare(server, port, args)
    finally:
        server.terminate()
        server.wait()


def compare(server: subprocess.Popen[str], port: int, args: argparse.Namespace) -> None:
    command = [sys.executable, __file__, "--ours", str(port), "--store", args.store]
    print(" " * 30 + "first s   again s  articles   cond/req   peak MB  CPU s first")

    def run_ours() -> Any:
        return json.loads(
            subprocess.run(command, check=True, capture_output=True).stdout
        )

    beside = shutil.which("newsboat") is not None
    our_rows, their_rows = [], []
    for _ in range(args.rounds):
        our_rows.append(measured(server, run_ours))
        if beside:
            their_rows.append(measured(server, lambda: newsboat(port, 8)))
    ours_best = min(our_rows, key=lambda row: row["first"])
    show(f"Newswatch (best of {args.rounds})", ours_best)
    print(
        f"  then in stories and in the index after {ours_best['later']:.2f} s more;"
        f" before that a search took {ours_best['found']:.1f} ms (95th percentile)"
    )
    if args.reader:
        show(
            "lemon24/reader", measured(server, lambda: lemon_reader(port, args.reader))
        )
    if not beside:
        print("newsboat is not installed: nothing to compare with")
        return
    theirs_best = min(their_rows, key=lambda row: row["first"])
    show(f"newsboat (best of {args.rounds})", theirs_best)
    for name, pairs in (
        ("best against best", [(ours_best, theirs_best)]),
        ("pair by pair", list(zip(our_rows, their_rows, strict=True))),
    ):
        ratios = ", ".join(ratio(ours, theirs) for ours, theirs in pairs)
        print(f"first fetch, theirs / ours (time | processor), {name}: {ratios}")


def ratio(ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    """Return how many times as long the other one takes."""
    return f"{theirs['first'] / ours['first']:.2f} | {theirs['cpu'] / ours['cpu']:.2f}"


if __name__ == "__main__":
    main()
