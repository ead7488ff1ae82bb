"""Feeds are visited when they are due, and caught up with in a quiet round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from builders import NOON
from newswatch.domain.errors import BadResponse, NewswatchError, Unreachable
from newswatch.domain.feed import FeedState
from newswatch.domain.schedule import PROBE_EVERY
from newswatch.engine.feed_plan import LONGEST_ROUND, FeedPlan
from newswatch.ports import FeedOutcome
from newswatch.sources.http_errors import ASKS_TO_WAIT

MINUTE = timedelta(minutes=1)


def states(number: int, late_by: timedelta = MINUTE) -> dict[str, FeedState]:
    """Return feeds that are all late."""
    return {
        f"f{n:03}": FeedState(url=f"f{n:03}", next_visit=NOON - late_by)
        for n in range(number)
    }


def outcome(url: str, error: type[NewswatchError] | None = None) -> FeedOutcome:
    failed = error("x", "No network") if error else None  # type: ignore[call-arg]
    return FeedOutcome(FeedState(url=url), error=failed)  # type: ignore[arg-type]


def rounds(plan: FeedPlan, feeds: dict[str, FeedState]) -> Iterator[list[str]]:
    """Yield what is visited every five seconds; a visit is a success."""
    now = NOON
    while plan.catching_up:
        due = plan.due(feeds, now)
        for url in due:
            feeds[url] = FeedState(url=url, next_visit=now + timedelta(hours=1))
        yield due
        now += timedelta(seconds=5)


def test_all_that_is_due_is_visited_and_nothing_else() -> None:
    feeds = states(3) | {"later": FeedState(url="later", next_visit=NOON + MINUTE)}
    assert FeedPlan().due(feeds, NOON) == ["f000", "f001", "f002"]


def test_after_a_sleep_late_feeds_come_once_each_and_a_few_at_a_time() -> None:
    plan, feeds = FeedPlan(), states(60)
    plan.woke()
    visited = list(rounds(plan, feeds))
    assert sorted(url for due in visited for url in due) == sorted(feeds)
    assert max(map(len, visited)) <= 6
    assert len(visited) >= 12


def test_a_quiet_round_takes_two_minutes_at_most() -> None:
    plan, feeds = FeedPlan(), states(1000)
    plan.woke()
    assert len(list(rounds(plan, feeds))) <= LONGEST_ROUND / timedelta(seconds=5) + 1


def test_what_is_not_late_waits_for_its_own_time() -> None:
    plan = FeedPlan()
    plan.woke()
    soon = {"soon": FeedState(url="soon", next_visit=NOON + 10 * MINUTE)}
    assert plan.due(soon, NOON) == []
    assert plan.due(soon, NOON + 9 * MINUTE) == []
    assert plan.due(soon, NOON + 10 * MINUTE) == ["soon"]


def test_a_user_who_asks_gets_everything_at_once() -> None:
    plan, feeds = FeedPlan(), states(60)
    plan.woke()
    assert len(plan.due(feeds, NOON)) == 1
    assert len(plan.due(feeds, NOON, insist=True)) == 60
    assert not plan.catching_up


@pytest.mark.parametrize(
    ("rested", "failed", "visited"),
    [
        (2 * MINUTE, "", False),  # it was asked a moment ago, and is well
        (6 * MINUTE, "", True),
        (MINUTE / 2, "The server has a problem (500)", False),
        (2 * MINUTE, "The server has a problem (500)", True),
        (timedelta(hours=1), ASKS_TO_WAIT, False),
    ],
)
def test_a_user_who_asks_gets_what_is_not_due_either_as_often_as_is_polite(
    rested: timedelta, failed: str, *, visited: bool
) -> None:
    feed = FeedState(
        url="slow",
        last_attempt=NOON - rested,
        next_visit=NOON + timedelta(hours=6),
        failures=bool(failed),
        error_title=failed,
    )

    assert FeedPlan().due({"slow": feed}, NOON) == []
    assert bool(FeedPlan().due({"slow": feed}, NOON, insist=True)) is visited


def offline(plan: FeedPlan, number: int = 10) -> dict[str, FeedState]:
    """Let all feeds fail for want of a network, and wait for hours now."""
    plan.due(states(number), NOON)
    for n in range(number):
        plan.take(outcome(f"f{n:03}", Unreachable))
    return states(number, late_by=timedelta(hours=-8))


def test_when_servers_answer_again_nobody_waits_for_the_back_off() -> None:
    plan = FeedPlan()
    waiting = offline(plan)
    assert plan.due(waiting, NOON) == []
    plan.take(outcome("f003"))
    waiting["f003"] = FeedState(url="f003", next_visit=NOON + timedelta(hours=1))
    assert plan.catching_up
    visited = list(rounds(plan, waiting))
    assert sorted(url for due in visited for url in due) == sorted(
        waiting.keys() - {"f003"}
    )
    assert max(map(len, visited)) <= 6


def test_while_offline_one_feed_is_tried_now_and_then() -> None:
    plan = FeedPlan()
    waiting = offline(plan)
    tried = [plan.due(waiting, NOON + minutes * MINUTE) for minutes in range(21)]
    assert sum(map(len, tried)) == timedelta(minutes=20) // PROBE_EVERY
    assert max(map(len, tried)) == 1


@pytest.mark.parametrize("error", [BadResponse, None])
def test_feeds_that_fail_among_others_keep_their_back_off(
    error: type[NewswatchError] | None,
) -> None:
    plan = FeedPlan()
    plan.due(states(10), NOON)
    for n in range(4):
        plan.take(outcome(f"f{n:03}", Unreachable))
    plan.take(outcome("f009", error))
    assert not plan.catching_up
    assert plan.due(states(10, late_by=timedelta(hours=-8)), NOON + 9 * MINUTE) == []


def test_a_feed_that_was_removed_is_forgotten() -> None:
    plan, feeds = FeedPlan(), states(3)
    plan.woke()
    plan.due(feeds, NOON)
    assert plan.due({}, NOON + MINUTE) == []
    assert not plan.catching_up


def left_behind(
    number: int, error_title: str, since: timedelta
) -> dict[str, FeedState]:
    """Return feeds that failed often under an engine that has ended."""
    return {
        url: replace(
            state,
            failures=6,
            error_title=error_title,
            last_attempt=NOON - since,
            next_visit=NOON + timedelta(hours=20),
        )
        for url, state in states(number).items()
    }


def test_the_back_off_of_an_engine_that_was_offline_ends_with_it() -> None:
    feeds, plan = (
        left_behind(10, "The server cannot be reached", 6 * MINUTE),
        FeedPlan(),
    )
    (tried,) = plan.due(feeds, NOON)
    feeds[tried] = FeedState(url=tried, next_visit=NOON + timedelta(hours=1))
    plan.take(outcome(tried))
    visited = [url for due in rounds(plan, feeds) for url in due]
    assert sorted(visited) == sorted(feeds.keys() - {tried})


@pytest.mark.parametrize(
    ("title", "since"),
    [(ASKS_TO_WAIT, timedelta(hours=1)), ("The server cannot be reached", MINUTE)],
)
def test_a_new_engine_is_no_reason_to_ask_again(title: str, since: timedelta) -> None:
    assert FeedPlan().due(left_behind(10, title, since), NOON) == []


def test_a_few_that_failed_keep_their_back_off_over_a_restart() -> None:
    feeds = left_behind(2, "The server has a problem (500)", 6 * MINUTE)
    later = {
        name: FeedState(url=name, next_visit=NOON + MINUTE) for name in ("x", "y", "z")
    }
    assert FeedPlan().due(feeds | later, NOON) == []
