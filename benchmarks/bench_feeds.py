"""Fetch 200 feeds of 50 items over loopback, beside newsboat in the same run.

    python benchmarks/bench_feeds.py [--store MODULE:FUNCTION] [--reader PYTHON]

Each feed has a loopback address of its own (127.0.0.1 to 127.0.0.200), so that
"one request a host" holds as it does on the internet. A store is a function
that takes a folder and returns a function that takes a `FeedOutcome`; the
default writes articles into a plain SQLite table.
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
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newswatch.domain.feed import Feed, FeedState
from newswatch.ports import FeedOutcome
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.http import HttpClient

FEEDS = 200
Store = Callable[[FeedOutcome], None]


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def plain_store(folder: Path) -> Store:
    """A table of articles, one transaction an outcome."""
    db = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute(
        "CREATE TABLE article (url TEXT PRIMARY KEY, title TEXT, summary TEXT,"
        " html TEXT, published TEXT, source TEXT) STRICT"
    )

    def keep(outcome: FeedOutcome) -> None:
        db.execute("BEGIN")
        db.executemany(
            "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)",
            (
                (a.url, a.title, a.summary, a.html, a.published.isoformat(), a.source)
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
        store = getattr(importlib.import_module(module), name)(Path(folder))
        first, unchanged, articles, cpu = asyncio.run(_rounds(port, store))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first": first,
        "unchanged": unchanged,
        "articles": articles,
        "cpu": cpu,
        "peak": peak,
    }


async def _rounds(port: int, store: Store) -> tuple[float, float, int, float]:
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
    store: Store,
) -> tuple[float, int]:
    start, articles = time.perf_counter(), 0
    async for outcome in fetcher.fetch_many((feeds[url], states[url]) for url in feeds):
        assert outcome.error is None, outcome.error
        states[outcome.state.url] = outcome.state
        store(outcome)
        articles += len(outcome.articles)
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
for url in sys.argv[1:]:
    reader.add_feed(url)
times = []
for _ in range(2):
    start = time.perf_counter()
    for _ in reader.update_feeds_iter(workers=8):
        pass
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
    parser.add_argument("--store", default="bench_feeds:plain_store")
    parser.add_argument("--reader", help="a Python that has lemon24/reader")
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

    rows = [measured(server, run_ours) for _ in range(3)]
    best = min(rows, key=lambda row: row["first"])
    show("Newswatch (best of 3)", best)
    if args.reader:
        show(
            "lemon24/reader", measured(server, lambda: lemon_reader(port, args.reader))
        )
    if shutil.which("newsboat") is None:
        print("newsboat is not installed: nothing to compare with")
        return
    for threads in (1, 8):
        row = measured(server, lambda count=threads: newsboat(port, count))
        show(f"newsboat, {threads} threads", row)
        print(
            f"{'':28} first fetch {row['first'] / best['first']:.1f} x ours,"
            f" unchanged {row['unchanged'] / best['unchanged']:.1f} x,"
            f" processor {row['cpu'] / best['cpu']:.1f} x"
        )


if __name__ == "__main__":
    main()
