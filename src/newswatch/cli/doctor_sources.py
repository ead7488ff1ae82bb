"""Whether the sources can be reached, asked once each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newswatch.cli.doctor_report import Finding, Level
from newswatch.domain.errors import NewswatchError, SourceError, with_name
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.listing import ListingId
from newswatch.engine.real_sources import real_sources
from newswatch.engine.sources import Sources
from newswatch.paths import Profile
from newswatch.ports import Stores
from newswatch.settings import load
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

PROBE = ListingId("9988.HK")
CATALOGUE_SAMPLE = 3


def source_findings(profile: Profile) -> Iterator[Finding]:
    """Ask Yahoo for one quote, each rate source once, and the feeds in use."""
    with _stores(profile) as stores:
        sources = real_sources(profile, load(profile.settings)[0], stores.feeds)
        yield _quotes(sources)
        yield from _rates(sources)
        yield from asyncio.run(_feeds(sources, stores))


@contextmanager
def _stores(profile: Profile) -> Iterator[Stores]:
    """Open the profile's database for reading, or an empty one."""
    with TemporaryDirectory() as folder:
        path = profile.database
        try:
            database = Database.open(path, write=False)
        except NewswatchError:
            database = Database.open(Path(folder) / "empty.sqlite3")
        try:
            yield open_stores(database)
        finally:
            database.close()


def _quotes(sources: Sources) -> Finding:
    started = time.monotonic()
    batch = sources.quotes.latest([PROBE])
    if batch.error is not None:
        return _unreachable(sources.quotes.name, batch.error)
    took = time.monotonic() - started
    return Finding(
        Level.GOOD, f"{sources.quotes.name.capitalize()} answers, {took:.1f} s"
    )


def _rates(sources: Sources) -> Iterator[Finding]:
    for source in sources.rates:
        try:
            source.rates(())
        except SourceError as error:
            yield _unreachable(source.name, error)
        else:
            yield Finding(Level.GOOD, f"{source.name} answers")


async def _feeds(sources: Sources, stores: Stores) -> list[Finding]:
    wanted = [feed for feed in stores.feeds.feeds() if feed.enabled] or _sample()
    findings = []
    names = {feed.url: feed.title or feed.url for feed in wanted}
    visits: list[tuple[Feed, FeedState]] = [
        (each, FeedState(url=each.url)) for each in wanted
    ]
    async for outcome in sources.feeds.visit(visits):
        name = names.get(outcome.state.url, outcome.state.url)
        if outcome.error is not None:
            findings.append(_unreachable(name, outcome.error))
        else:
            count = len(outcome.articles)
            findings.append(Finding(Level.GOOD, f"{name}: {count} articles"))
    await sources.feeds.close()
    return findings


def _sample() -> list[Feed]:
    from newswatch import feed_catalog

    return [each.feed() for each in feed_catalog.load()[:CATALOGUE_SAMPLE]]


def _unreachable(name: str, error: SourceError) -> Finding:
    return Finding(Level.BAD, with_name(name, error.title), error.hint)
