"""The engine as the process it is: greets, works, survives, ends."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, Queue

import pytest

from builders import article
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.query import ArticleQuery
from newswatch.paths import profile
from newswatch.ports import UserAlias
from newswatch.protocol import (
    Alive,
    EarningsChanged,
    Export,
    Exported,
    Failed,
    FromEngine,
    FromWindow,
    Hello,
    NewsArrived,
    NewsRematched,
    Notify,
    Progress,
    Quit,
    QuotesChanged,
    QuotesDoubted,
    Ready,
    SetClock,
    WatchedChanged,
    decode_from_engine,
    encode,
)
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from patience import PATIENCE_S

COMMAND = (sys.executable, "-m", "newswatch", "engine")

pytestmark = pytest.mark.slow


class Engine:
    """A running engine, as the window sees it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "--profile", str(folder), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.heard: list[FromEngine] = []
        self._lines: Queue[FromEngine] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(decode_from_engine(line))

    def send(self, message: FromWindow) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(encode(message))
        self.process.stdin.flush()

    def wait_for(
        self, kind: type, when: Callable[[FromEngine], bool] = lambda _: True
    ) -> FromEngine:
        give_up = time.monotonic() + PATIENCE_S
        while time.monotonic() < give_up:
            try:
                message = self._lines.get(timeout=0.2)
            except Empty:
                if self.process.poll() is not None and self._lines.empty():
                    break  # nothing can come any more
                continue
            self.heard.append(message)
            if isinstance(message, kind) and when(message):
                return message
        pytest.fail(
            f"no {kind.__name__}; heard {[type(m).__name__ for m in self.heard]},"
            f" ended with {self.process.poll()}"
        )

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join(5)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()


Start = Callable[..., Engine]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start engines of one profile; none outlives the test."""
    running: list[Engine] = []

    def begin(*arguments: str) -> Engine:
        engine = Engine(tmp_path, *arguments)
        running.append(engine)
        return engine

    yield begin
    for engine in running:
        engine.close()


def titles(folder: Path) -> list[str]:
    database = Database.open(profile(folder).database, write=False)
    try:
        rows = open_stores(database).news.page(ArticleQuery(stories=False), limit=999)
        return [row.stored.article.title for row in rows]
    finally:
        database.close()


def test_it_greets_and_takes_in_the_morning(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")

    hello = engine.wait_for(Hello)
    engine.wait_for(Ready)

    assert isinstance(hello, Hello)
    assert hello.pid == engine.process.pid
    assert engine.heard[0] == hello, "the greeting comes first"
    quotes = {
        quote.listing_id: quote
        for message in engine.heard
        if isinstance(message, QuotesChanged)
        for quote in message.quotes
    }
    assert str(quotes["9988.HK"].last) == "129.10"  # type: ignore[index]
    assert any("阿里巴巴" in title for title in titles(tmp_path))
    assert not [m for m in engine.heard if isinstance(m, Notify)], "no backlog"


def test_it_ends_when_the_window_is_gone(start: Start) -> None:
    engine = start("--demo")
    engine.wait_for(Hello)
    assert engine.process.stdin is not None

    engine.process.stdin.close()

    assert engine.process.wait(PATIENCE_S) == 0


def test_it_ends_when_asked(start: Start) -> None:
    engine = start("--demo")
    engine.wait_for(Ready)

    engine.send(Quit())

    assert engine.process.wait(PATIENCE_S) == 0


def test_killed_while_storing_nothing_is_lost_or_doubled(
    start: Start, tmp_path: Path
) -> None:
    """Three engines die in the middle of the morning; the fourth has it all."""
    for pause in (0.0, 0.15, 0.4):
        engine = start("--demo", "--at", "12:00", "--speed", "60")
        engine.wait_for(Hello)
        time.sleep(pause)
        engine.process.kill()
        engine.process.wait()

    engine = start("--demo", "--at", "12:00", "--speed", "0")
    engine.wait_for(Ready)

    kept = titles(tmp_path)
    assert len(kept) == 43
    assert len(set(kept)) >= 42, "the replay has titles that differ by a space"


def test_news_arrive_as_the_clock_runs_and_a_holding_is_told(start: Start) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")
    engine.wait_for(Ready)

    engine.send(SetClock(at=None, speed=60, paused=False))
    arrived = engine.wait_for(NewsArrived)
    told = engine.wait_for(Notify)

    assert isinstance(arrived, NewsArrived)
    assert isinstance(told, Notify)
    assert told.title.startswith("Alibaba Group · ")
    assert told.body.startswith("Alibaba extends rally")


def test_the_clock_can_be_paused(start: Start) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "60")
    engine.wait_for(Ready)

    engine.send(SetClock(paused=True))
    first = engine.wait_for(Alive, lambda m: isinstance(m, Alive) and m.paused)
    second = engine.wait_for(Alive)

    assert isinstance(first, Alive)
    assert isinstance(second, Alive)
    assert first.now == second.now


def test_a_second_engine_of_a_profile_says_so_and_goes(start: Start) -> None:
    start("--demo").wait_for(Ready)

    second = start("--demo")
    failed = second.wait_for(Failed)

    assert isinstance(failed, Failed)
    assert failed.title == "Newswatch is already running on this profile"
    assert second.process.wait(PATIENCE_S) == 1


def test_a_stranger_on_the_pipe_is_survived(start: Start) -> None:
    engine = start("--demo")
    engine.wait_for(Hello)
    assert engine.process.stdin is not None

    engine.process.stdin.write(b"\xff\xfe not json\n{}\n" + b"x" * 100_000 + b"\n")
    engine.process.stdin.flush()

    engine.wait_for(Ready)


def test_a_new_alias_is_found_in_stored_articles(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")
    engine.wait_for(Ready)
    database = Database.open(profile(tmp_path).database)
    stores = open_stores(database)
    alias = UserAlias(EntityId("hsbc"), "senior bankers")
    stores.user.add_alias(alias)

    engine.send(WatchedChanged(rematch=(alias.entity_id,)))
    engine.wait_for(NewsRematched)

    rows = stores.news.page(ArticleQuery(entity_ids=(alias.entity_id,), stories=False))
    database.close()
    found = {m.text for row in rows for m in row.mentions}
    assert "senior bankers" in found
    progress = [m for m in engine.heard if isinstance(m, Progress)]
    assert progress[-1].done == progress[-1].total > 0


def test_matching_anew_goes_on_after_a_crash(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")
    engine.wait_for(Ready)
    engine.process.kill()
    engine.process.wait()
    database = Database.open(profile(tmp_path).database)
    open_stores(database).feeds.set_note("rematch", "begun")

    again = start("--demo", "--at", "09:41", "--speed", "0")
    again.wait_for(NewsRematched)

    assert open_stores(database).feeds.get_note("rematch") is None
    database.close()


def test_a_window_hears_that_old_articles_went(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")
    engine.wait_for(Ready)
    engine.process.kill()
    engine.process.wait()
    long_ago = datetime(2020, 2, 17, tzinfo=UTC)
    database = Database.open(profile(tmp_path).database)
    old = article("Once upon a time", published=long_ago, fetched=long_ago)
    open_stores(database).news.add_articles([old])
    database.close()
    assert old.title in titles(tmp_path)

    again = start("--demo", "--at", "09:41", "--speed", "0")
    again.wait_for(NewsRematched, lambda _: old.title not in titles(tmp_path))


def test_it_exports_for_the_window(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--at", "09:41", "--speed", "0")
    engine.wait_for(Ready)
    path = tmp_path / "news.csv"

    engine.send(Export(path=str(path), query=ArticleQuery(stories=False)))
    done = engine.wait_for(Exported)

    assert isinstance(done, Exported)
    assert done.articles > 20
    assert path.read_bytes().startswith(b"\xef\xbb\xbfpublished_utc,")

    engine.send(Export(path=str(tmp_path / "no" / "x.csv"), query=ArticleQuery()))
    failed = engine.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.title == "The export could not be written"


def test_a_profile_that_cannot_be_used_is_said_in_a_sentence(
    start: Start, tmp_path: Path
) -> None:
    profile(tmp_path).database.write_text("this is a diary, not a database")

    engine = start("--demo")
    failed = engine.wait_for(Failed)

    assert isinstance(failed, Failed)
    assert not failed.bug
    assert engine.process.wait(PATIENCE_S) == 1
    assert profile(tmp_path).database.read_text() == "this is a diary, not a database"
    assert engine.process.stderr is not None
    assert b"Traceback" not in engine.process.stderr.read()


def test_days_of_results_are_stored_and_told(start: Start, tmp_path: Path) -> None:
    engine = start("--demo", "--speed", "0")
    alibaba = ListingId("9988.HK")

    engine.wait_for(
        EarningsChanged,
        lambda m: isinstance(m, EarningsChanged) and alibaba in m.listing_ids,
    )

    database = Database.open(profile(tmp_path).database, write=False)
    days = [str(d.day) for d in open_stores(database).market.earnings(alibaba)]
    database.close()
    assert days[-2:] == ["2024-11-15", "2025-02-20"]


def test_a_new_demo_on_an_old_profile_does_not_know_its_own_future(
    start: Start, tmp_path: Path
) -> None:
    first = start("--demo", "--at", "10:14", "--speed", "0")
    first.wait_for(Ready)
    before = set(titles(tmp_path))
    first.close()

    second = start("--demo", "--at", "09:41", "--speed", "0")
    second.wait_for(Ready)

    alive = next(each for each in second.heard if isinstance(each, Alive))
    told = [
        quote
        for each in second.heard
        if isinstance(each, QuotesChanged)
        for quote in each.quotes
    ]
    assert told
    assert max(quote.as_of for quote in told) <= alive.now
    doubted = [each for each in second.heard if isinstance(each, QuotesDoubted)]
    assert all(not each.reasons for each in doubted), "nothing fell back in time"
    assert set(titles(tmp_path)) < before
