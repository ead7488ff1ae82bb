"""Throw mutated feeds, badly packed, over a real socket at fetching and storing.

    python tests/feeds/fuzz_pipeline.py [COUNT] [SEED] [NOTES]

As `fuzz_feeds.py`, and further: every input is served over loopback (whole or
in chunks, packed or wrongly packed, mislabelled), fetched, parsed, sanitised,
matched and stored, and what the store gives back is judged. Input N of a seed
is always the same; with a file of NOTES a run goes on where the last one ended.
"""

from __future__ import annotations

import asyncio
import faulthandler
import json
import random
import resource
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import brotli
import fuzz_feeds
from fuzz_feeds import HANG_S, NOW, faults, mutated

from builders_feeds import Site, answer
from newswatch import catalog
from newswatch.domain.feed import Feed, FeedState
from newswatch.ports import FeedOutcome, MentionFinder
from newswatch.services.matching import make_matcher
from newswatch.services.news import NewsDelta, NewsService
from newswatch.services.watched import watched
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.http import HttpClient, Limits
from newswatch.sources.throttle import Throttle
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

A_STORE = 500  # inputs that go into one database
A_ROUND = 7  # feeds that take turns: what one said is worded anew by the next input
TYPES = (
    "application/rss+xml", "text/xml; charset=big5", "text/html; charset=utf-16",
    "application/json", "text/plain; charset=no-such", "image/png", "", "\xff;;=",
)  # fmt: skip


@dataclass
class Done:
    """What a seed has been through."""

    counts: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    slowest: float = 0.0

    @property
    def inputs(self) -> int:
        """How many inputs ran clean."""
        return sum(self.counts.values())

    @classmethod
    def read(cls, notes: Path | None) -> Done:
        """Return what an earlier run noted."""
        if notes is None or not notes.exists():
            return cls()
        known = json.loads(notes.read_text())
        return cls(Counter(known["counts"]), known["articles"], known["slowest"])

    def write(self, notes: Path | None) -> None:
        """Note it."""
        if notes is not None:
            notes.write_text(json.dumps(vars(self)))


class Standing:
    """It is always `NOW`."""

    def now(self) -> datetime:
        return NOW


@dataclass
class Wire:
    """One input as it goes over the wire."""

    rng: random.Random
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self) -> bytes:
        """Return the whole response: often honest, sometimes not."""
        self.headers["Content-Type"] = self.rng.choice(TYPES)
        body = self._packed() if self.rng.random() < 0.5 else self.body
        if self.rng.random() < 0.2:
            body = self._chunked(body)
        if self.rng.random() < 0.05:
            self.headers["Content-Length"] = str(self.rng.randrange(2 * len(body) + 2))
        return answer(body, **self.headers)

    def _packed(self) -> bytes:
        coding, body = self.rng.choice(
            (
                ("gzip", zlib.compress(self.body, 1, 31)),
                ("deflate", zlib.compress(self.body, 1)),
                ("br", bytes(brotli.compress(self.body, quality=1))),
            )
        )
        self.headers["Content-Encoding"] = coding
        if self.rng.random() < 0.1:
            self.headers["Content-Encoding"] = self.rng.choice(("br", "gzip, br", "x"))
        return mutated(self.rng, body, [self.body]) if self.rng.random() < 0.2 else body

    def _chunked(self, body: bytes) -> bytes:
        self.headers |= {"Content-Length": "", "Transfer-Encoding": "chunked"}
        at = self.rng.randrange(len(body) + 1)
        parts = [part for part in (body[:at], body[at:]) if part]
        return b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"


class Pipeline:
    """Fetches, stores, and judges what is stored; one database at a time."""

    def __init__(self, site: Site, fetcher: HttpFeedFetcher, folder: Path) -> None:
        self._site = site
        self._fetcher = fetcher
        self._folder = folder
        self._database: Database | None = None
        self._news: ArticleStore
        self._service: NewsService
        self._finder: MentionFinder
        self.articles = 0

    def renew(self, number: int) -> None:
        """Start an empty database."""
        self.close()
        self._database = Database.open(self._folder / f"{number}.sqlite3")
        stores, known = open_stores(self._database), catalog.open_catalog()
        self._news = ArticleStore(self._database)
        self._service = NewsService(stores.news, stores.feeds)
        if number == 0:
            self._finder = make_matcher(
                watched(stores.user, known.listing), known.entities, stores.user
            )

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()
            for path in self._folder.iterdir():
                path.unlink()

    async def attempt(self, number: int, wire: bytes) -> str:
        """Return what became of one input.

        Raises:
            AssertionError: If something is what it must not be.
        """
        path = f"/{number % A_ROUND}"
        url = self._site.serve(path, wire)
        state = FeedState(url=url)
        outcome = await self._fetcher.fetch(Feed(url=url), state)
        self._site.requests.clear()
        return self._store(outcome)

    def _store(self, outcome: FeedOutcome) -> str:
        delta = self._service.ingest(outcome, self._finder)
        if outcome.error is not None:
            assert outcome.error.title, "an error without words"
            assert not outcome.articles, "an error that brings articles"
            return type(outcome.error).__name__
        wrong = list(self._stored_faults(delta))
        assert not wrong, f"{wrong}"
        self.articles += len(delta.articles)
        return "stored" if delta.articles else "nothing new"

    def _stored_faults(self, delta: NewsDelta) -> Iterator[str]:
        """Yield what is wrong with what the store gives back."""
        for each in delta.articles:
            row = self._news.article(each.added.id)
            if row is None:
                yield "not stored"
                continue
            article = row.stored.article
            yield from faults(article)
            for mention in row.mentions:
                text = article.title if mention.field == "title" else article.summary
                if not text[mention.start : mention.end]:
                    yield f"mention {mention}"


async def run(count: int, seed: int, notes: Path | None) -> int:
    """Go on to input `count` of this seed; 1 at the first fault."""
    begun, done = time.perf_counter(), Done.read(notes)
    limits = Limits(total_s=5, read_s=5)
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Site() as site,
            HttpClient(Throttle(pause_s=0), limits=limits) as client,
        ):
            fetcher = HttpFeedFetcher(client, Standing())
            pipeline = Pipeline(site, fetcher, Path(folder))
            try:
                code = await _all(pipeline, count, seed, done, notes)
            finally:
                fetcher.close()
                pipeline.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(  # noqa: T201
        f"seed {seed}: {done.inputs} inputs clean, {dict(done.counts)};"
        f" {done.articles} articles stored and read back;"
        f" slowest {done.slowest * 1000:.0f} ms, peak {peak:.0f} MB,"
        f" {time.perf_counter() - begun:.0f} s"
    )
    return code


async def _all(
    pipeline: Pipeline, count: int, seed: int, done: Done, notes: Path | None
) -> int:
    corpus = fuzz_feeds.seeds()
    pipeline.renew(0)
    for number in range(done.inputs, count):
        rng = random.Random(f"{seed}/{number}")
        wire = Wire(rng, mutated(rng, rng.choice(corpus), corpus)).answer()
        try:
            await _one(pipeline, number, wire, done)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            path = Path(tempfile.gettempdir()) / f"fuzz-wire-{seed}-{number}.bin"
            path.write_bytes(wire)
            print(f"input {number}, {path}: {error!r}"[:2000])  # noqa: T201
            return 1
        if (number + 1) % A_STORE == 0:
            done.write(notes)
            pipeline.renew(number + 1)
    faulthandler.cancel_dump_traceback_later()
    done.write(notes)
    return 0


async def _one(pipeline: Pipeline, number: int, wire: bytes, done: Done) -> None:
    faulthandler.dump_traceback_later(30, exit=True)
    start, before = time.process_time(), pipeline.articles
    became = await pipeline.attempt(number, wire)
    spent = time.process_time() - start
    assert spent < HANG_S, f"took {spent:.1f} s"
    done.counts[became] += 1
    done.articles += pipeline.articles - before
    done.slowest = max(done.slowest, spent)


def main(count: str = "2000", seed: str = "1", notes: str = "") -> int:
    """Run as the command line says."""
    return asyncio.run(run(int(count), int(seed), Path(notes) if notes else None))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
