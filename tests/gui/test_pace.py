"""Bursts of wishes, questions asked beside the window, and pages read in slices."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from builders import article
from newswatch.domain.errors import StoreError
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.ui import pace
from newswatch.ui.news.edits import Removal, edits
from newswatch.ui.pace import Soon
from newswatch.ui.read_lane import Asked, Questions, ReadLane
from newswatch.ui.sliced_page import SLICE, SlicedPage

HOUR_MS = 3_600_000


# --- soon ------------------------------------------------------------------------


def test_many_wishes_make_one_job(qtbot: QtBot) -> None:
    parent, done = QObject(), []
    soon = Soon(lambda: done.append(1), parent, soon_ms=0)
    for _ in range(50):
        soon.ask()

    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert done == [1]


def test_a_job_rests_before_it_is_done_again_unless_the_user_waits(
    qtbot: QtBot,
) -> None:
    parent, done = QObject(), []
    soon = Soon(lambda: done.append(1), parent, soon_ms=0, rest_ms=HOUR_MS)
    soon.ask()
    qtbot.waitUntil(lambda: bool(done))
    soon.ask()
    qtbot.wait(20)
    assert done == [1]

    soon.hurry()
    qtbot.waitUntil(lambda: len(done) == 2)


def test_a_job_that_was_slow_once_is_not_put_off_for_long(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Another program had the machine for a minute: the next count is not in 20."""
    parent, done, clock = QObject(), [], FakeClock()
    monkeypatch.setattr(pace, "time", clock)

    def job() -> None:
        clock.now += 60.0
        done.append(clock.now)

    soon = pace.Soon(job, parent, soon_ms=0, rest_ms=1)
    soon.ask()
    qtbot.waitUntil(lambda: bool(done))
    assert soon.settled
    clock.now += pace.LONGEST_REST_S
    soon.ask()
    assert not soon.settled

    qtbot.waitUntil(lambda: len(done) == 2)
    assert soon.settled


class FakeClock:
    """Stands in for `time`."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


# --- questions ---------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A file with three articles."""
    with closing(Database.open(tmp_path / "newswatch.sqlite3")) as opened:
        told = [article(f"Told {n}", n) for n in range(3)]
        ArticleStore(opened).add_articles(told)
        yield opened


@pytest.fixture
def store(database: Database) -> ArticleStore:
    """Its articles."""
    return ArticleStore(database)


def test_a_question_is_answered_on_this_thread_but_found_out_on_another(
    qtbot: QtBot, database: Database, store: ArticleStore
) -> None:
    lane, parent = ReadLane(database), QObject()
    before = threading.active_count()
    asked_on: list[int] = []
    answers: list[tuple[int, int]] = []

    def question(found: ArticleStore) -> int:
        asked_on.append(threading.get_ident())
        return found.count(ArticleQuery())

    questions = Questions(lane, parent)
    questions.ask("count", question, lambda n: answers.append((n, _here())))
    assert threading.active_count() == before  # nothing runs beside the first picture
    lane.open()

    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(store.count(ArticleQuery()), _here())]
    assert asked_on != [_here()]
    lane.close()


def _here() -> int:
    return threading.get_ident()


class Slow:
    """A lane that answers when told to."""

    def __init__(self, store: ArticleStore) -> None:
        self.store = store
        self.waiting: list[Asked] = []

    def open(self) -> None:
        """Told by the test, one by one."""

    def put(self, asked: Asked) -> None:
        self.waiting.append(asked)

    def close(self) -> None:
        """Nothing is open."""


def test_a_late_answer_to_an_earlier_question_is_dropped(
    qtbot: QtBot, store: ArticleStore
) -> None:
    lane, parent = Slow(store), QObject()
    questions, answers = Questions(lane, parent), []
    questions.ask("kind", lambda _: "first", answers.append)
    questions.ask("kind", lambda _: "second", answers.append)
    for asked in reversed(lane.waiting):
        asked.find_out(lane.store)

    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(30)
    assert answers == ["second"]


def test_what_the_store_cannot_answer_is_logged_and_the_rest_goes_on(
    qtbot: QtBot, store: ArticleStore, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: ArticleStore) -> None:
        raise StoreError("The disk is gone")

    lane, parent = Slow(store), QObject()
    questions, answers = Questions(lane, parent), []
    questions.ask("one", fail, answers.append)
    questions.ask("other", lambda _: "fine", answers.append)
    for asked in lane.waiting:
        asked.find_out(lane.store)

    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["fine"]
    assert "The disk is gone" in caplog.text


# --- slices -----------------------------------------------------------------------


def test_a_page_in_slices_is_the_page(qtbot: QtBot, store: ArticleStore) -> None:
    store.add_articles([article(f"More {n}", 10 + n) for n in range(5 * SLICE)])
    parent = QObject()
    page, slices, read = SlicedPage(store, parent), [], []
    page.some_read.connect(lambda rows: slices.append(len(rows)))
    page.read.connect(lambda rows, limit: read.append((rows, limit)))
    page.start(ArticleQuery(), limit=25)

    qtbot.waitUntil(lambda: bool(read))
    rows: list[ArticleRow] = store.page(ArticleQuery(), limit=25)
    assert read == [(rows, 25)]
    assert sum(slices) == 25
    assert max(slices) == SLICE


def test_a_page_that_is_stopped_never_comes(qtbot: QtBot, store: ArticleStore) -> None:
    parent = QObject()
    page, read = SlicedPage(store, parent), []
    page.read.connect(lambda rows, _: read.append(rows))
    page.start(ArticleQuery(), limit=25)
    page.stop()

    qtbot.wait(20)
    assert read == []


# --- edits ------------------------------------------------------------------------

sorted_keys = st.lists(st.integers(0, 30), unique=True).map(sorted)


@given(sorted_keys, sorted_keys)
def test_edits_make_the_new_order_of_the_old(old: list[int], new: list[int]) -> None:
    rows = list(old)
    changes = edits(old, new)
    assert changes is not None
    for change in changes:
        if isinstance(change, Removal):
            del rows[change.at : change.at + change.count]
        else:
            come = new[change.first : change.first + change.count]
            rows[change.at : change.at] = come

    assert rows == new
    kept = set(old) & set(new)
    removed = sum(c.count for c in changes if isinstance(c, Removal))
    assert removed == len(old) - len(kept)


@pytest.mark.parametrize(("old", "new"), [("ab", "ba"), ("aba", "ab"), ("ab", "abb")])
def test_rows_that_changed_places_start_anew(old: str, new: str) -> None:
    assert edits(old, new) is None
