"""Servers that fail, are not there, or cannot be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders_feeds import Site, answer, get, item, rss, run, visit
from newswatch.domain.errors import SourceError, Unreachable
from newswatch.domain.feed import FeedState

pytestmark = pytest.mark.socket
BODY = rss(item("Alibaba rises"))


def test_failures_back_off_and_success_resets() -> None:
    async def job() -> None:
        async with Site() as site:
            url = site.serve("/feed", answer(status="500 Oh"))
            state, waits = FeedState(url=url), []
            for _ in range(3):
                state = (await visit(url, state)).state
                assert state.next_visit is not None
                assert state.last_attempt is not None
                waits.append(state.next_visit - state.last_attempt)
            assert state.failures == 3
            assert waits[2] > 1.5 * waits[1] > 2.2 * waits[0]
            assert state.error_title == "The server has a problem (500)"
            site.serve("/feed", answer(BODY))
            state = (await visit(url, state)).state
            assert state.failures == 0
            assert state.error_title == ""

    run(job())


@pytest.mark.parametrize(
    ("status", "hours"), [("500 Oh", 4), ("404 No", 24)], ids=["broken", "refused"]
)
def test_what_may_be_back_at_any_time_is_not_left_alone_for_a_day(
    status: str, hours: int
) -> None:
    async def job() -> None:
        async with Site() as site:
            url = site.serve("/feed", answer(status=status))
            state = (await visit(url, FeedState(url=url, failures=12))).state
            assert state.next_visit is not None
            assert state.last_attempt is not None
            wait = state.next_visit - state.last_attempt
            assert wait >= timedelta(hours=hours - 1)
            assert wait <= 1.1 * timedelta(hours=hours)

    run(job())


def test_nobody_listening_is_named() -> None:
    with pytest.raises(Unreachable, match="refused the connection"):
        run(get("http://127.0.0.1:9/feed"))


def test_a_name_that_does_not_exist_is_named() -> None:
    with pytest.raises(Unreachable, match="name is not known"):
        run(get("http://feeds.invalid/"))


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http://", "http://[::1/", "nothing"]
)
def test_addresses_that_are_none_are_named(url: str) -> None:
    with pytest.raises(SourceError):
        run(get(url))
