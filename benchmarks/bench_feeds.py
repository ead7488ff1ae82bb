"""Fetch 200 feeds of 50 items over loopback, beside newsboat in the same run.

    python benchmarks/bench_feeds.py [--store MODULE:FUNCTION] [--reader PYTHON]
        [--rounds N]

Each feed has a loopback address of its own (127.0.0.1 to 127.0.0.200), so that
"one request a host" holds as it does on the internet. Ours do what the engine
does with a feed: articles are parsed, sanitised, stored, matched against the
whole catalogue, gathered into stories and searchable. newsboat parses and
stores. A store is a function that takes a folder and returns a function that
takes `FeedOutcome`s; ``bench_feeds:plain_store`` writes a bare SQLite table.

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
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newswatch import catalog
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.query import ArticleQuery
from newswatch.engine.feeds_job import TOGETHER
from newswatch.engine.gathering import gathered
from newswatch.engine.lanes import Lanes
from newswatch.ports import FeedOutcome, NewsStore
from newswatch.services.matching import make_matcher
from newswatch.services.news import NewsDelta, NewsService
from newswatch.services.watched import watched
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.http import HttpClient
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

FEEDS = 200
Store = Callable[[Sequence[FeedOutcome]], None]


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def engine_store(folder: Path) -> Store:
    """What the engine does with an outcome, in its store lane."""
    catalogue = catalog.open_catalog()
    database = Database.open(folder / "newswatch.sqlite3")
    stores = open_stores(database)
    follows = watched(stores.user, catalogue.listing)
    finder = make_matcher(follows, catalogue.entities, stores.user)
    news = NewsService(stores.news, stores.feeds)

    def keep(outcomes: Sequence[FeedOutcome]) -> None:
        check_searchable(stores.news, news.ingest_many(outcomes, finder)[-1])

    return keep


def check_searchable(news: NewsStore, delta: NewsDelta) -> None:
    """Look for one of the articles that were stored just now."""
    if delta.articles:
        words = delta.articles[0].article.title.rsplit(None, 1)[-1]
        hits = news.page(ArticleQuery(text=words, stories=False), limit=1)
        assert hits, f"{words} is not found"


def plain_store(folder: Path) -> Store:
    """A table of articles: what is the least that a store can do."""
    db = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute(
        "CREATE TABLE article (url TEXT PRIMARY KEY, title TEXT, summary TEXT,"
        " html TEXT, published TEXT, source TEXT) STRICT"
    )

    def keep(outcomes: Sequence[FeedOutcome]) -> None:
        db.execute("BEGIN")
        db.executemany(
            "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)",
            (
                (a.url, a.title, a.summary, a.html, a.published.isoformat(), a.source)
                for outcome in outcomes
                for a in outcome.articles
            ),
        )
        db.execute("COMMIT")

    return keep


def urls(port: int) -> list[str]:
    return [f"http://127.0.0.{n + 1}:{port}/{n}" for n in range(FEEDS)]


def ours(port: int, store_name: str) -> dict[str, Any]:
    """Two rounds with one fetcher: all new, then all unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        module, _, name = store_name.partition(":")
        make: Callable[[Path], Store] = getattr(importlib.import_module(module), name)
        first, unchanged, articles, cpu = asyncio.run(_rounds(port, make, Path(folder)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first": first,
        "unchanged": unchanged,
        "articles": articles,
        "cpu": cpu,
        "peak": peak,
    }


async def _rounds(
    port: int, make: Callable[[Path], Store], folder: Path
) -> tuple[float, float, int, float]:
    lanes = Lanes()
    made = await lanes.store(make, folder)

    async def store(outcomes: Sequence[FeedOutcome]) -> None:
        await lanes.store(made, outcomes)

    feeds = {url: Feed(url=url) for url in urls(port)}
    states = {url: FeedState(url=url) for url in feeds}
    async with HttpClient() as client:
        fetcher = HttpFeedFetcher(client, SystemClock())
        busy = time.process_time()
        first, articles = await _round(fetcher, feeds, states, store)
        busy = time.process_time() - busy
        unchanged, again = await _round(fetcher, feeds, states, store)
        fetcher.close()
    assert again == 0, "a second round must bring nothing"
    return first, unchanged, articles, busy


async def _round(
    fetcher: HttpFeedFetcher,
    feeds: dict[str, Feed],
    states: dict[str, FeedState],
    store: Callable[[Sequence[FeedOutcome]], Awaitable[None]],
) -> tuple[float, int]:
    start, articles = time.perf_counter(), 0
    visits = fetcher.fetch_many((feeds[url], states[url]) for url in feeds)
    async for outcomes in gathered(visits, TOGETHER):
        for outcome in outcomes:
            assert outcome.error is None, outcome.error
            states[outcome.state.url] = outcome.state
            articles += len(outcome.articles)
        await store(outcomes)
    return time.perf_counter() - start, articles


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
    parser.add_argument("--store", default="bench_feeds:engine_store")
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
