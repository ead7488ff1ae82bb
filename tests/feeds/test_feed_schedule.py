"""When to come again, and how many at a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_feeds import (
    FETCHED,
    Site,
    StandingClock,
    answer,
    client,
    item,
    rss,
    run,
)
from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.schedule import (
    DEFAULT_INTERVAL,
    MAX_INTERVAL,
    MAX_UNREACHABLE,
    MAX_WAIT,
    MIN_INTERVAL,
    next_visit,
    publishing_interval,
    quiet_round,
    slept,
    unchanged_interval,
)
from newswatch.sources.feeds import fetcher as fetcher_module
from newswatch.sources.feeds.fetcher import HttpFeedFetcher
from newswatch.sources.feeds.parser import ParsedFeed, parse_feed
from newswatch.sources.throttle import Throttle
from patience import PATIENCE_S

NOW = datetime(2025, 2, 17, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SPANS = st.timedeltas(timedelta(0), timedelta(days=40))


def test_all_is_well() -> None:
    assert next_visit(NOW, HOUR) == NOW + HOUR


def test_each_failure_doubles_the_wait_up_to_a_day() -> None:
    waits = [next_visit(NOW, HOUR, failures=n) - NOW for n in (0, 1, 2, 3, 9, 900)]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, MAX_WAIT, MAX_WAIT]


def test_a_server_that_cannot_be_reached_is_tried_again_within_hours() -> None:
    waits = [
        next_visit(NOW, HOUR, failures=n, most=MAX_UNREACHABLE) - NOW for n in (1, 2, 9)
    ]
    assert waits == [2 * HOUR, MAX_UNREACHABLE, MAX_UNREACHABLE]


def test_nothing_is_asked_more_often_for_being_unreachable() -> None:
    rare = 6 * HOUR
    assert next_visit(NOW, rare, failures=9, most=MAX_UNREACHABLE) == NOW + rare


def test_the_servers_wish_counts_if_it_is_longer_and_not_absurd() -> None:
    assert next_visit(NOW, HOUR, wish=timedelta(minutes=5)) == NOW + HOUR
    assert next_visit(NOW, HOUR, wish=5 * HOUR) == NOW + 5 * HOUR
    assert next_visit(NOW, HOUR, wish=timedelta(days=400)) == NOW + MAX_WAIT


@given(SPANS, st.integers(0, 1000), SPANS, st.floats(0, 1, exclude_max=True))
def test_never_sooner_than_planned(
    interval: timedelta, failures: int, wish: timedelta, jitter: float
) -> None:
    plain = next_visit(NOW, interval, failures=failures, wish=wish)
    assert plain >= NOW + interval
    assert plain <= next_visit(
        NOW, interval, failures=failures, wish=wish, jitter=jitter
    )


def test_follows_what_a_feed_publishes() -> None:
    def every(gap: timedelta, silence: timedelta = timedelta(0)) -> timedelta:
        times = [NOW - silence - gap * n for n in range(20)]
        return publishing_interval(times, NOW)

    assert every(timedelta(minutes=2)) == MIN_INTERVAL
    assert every(timedelta(minutes=40)) == timedelta(minutes=20)
    assert every(timedelta(days=3)) == MAX_INTERVAL
    assert every(timedelta(minutes=20), silence=timedelta(days=2)) == 2 * HOUR


def test_a_feed_that_says_nothing_of_its_times_gets_the_default() -> None:
    assert publishing_interval([], NOW) == DEFAULT_INTERVAL
    assert publishing_interval([NOW], NOW) == DEFAULT_INTERVAL
    assert publishing_interval([NOW, NOW], NOW) == DEFAULT_INTERVAL


def test_nothing_new_makes_the_next_wait_longer_up_to_a_cap() -> None:
    interval = MIN_INTERVAL
    for _ in range(40):
        longer = unchanged_interval(interval)
        assert longer > interval or longer == MAX_INTERVAL
        interval = longer
    assert interval == MAX_INTERVAL


def test_notices_sleep_and_not_a_late_timer() -> None:
    assert slept(NOW, NOW + HOUR, timedelta(seconds=5))
    assert not slept(NOW, NOW + timedelta(seconds=20), timedelta(seconds=5))


def test_after_sleep_every_feed_is_visited_once_and_not_at_once() -> None:
    due: dict[str, datetime | None] = {
        f"https://e.example/{n}": NOW - n * HOUR for n in range(1, 100)
    }
    due |= {"new": None, "later": NOW + HOUR}
    plan = quiet_round(due, NOW, timedelta(minutes=10))
    late = sorted(when for url, when in plan.items() if url != "later")
    assert plan["later"] == NOW + HOUR
    assert plan["new"] == NOW, "what was never read comes first"
    assert len(late) == len(set(late)) == 100
    assert late[-1] < NOW + timedelta(minutes=10)
    assert plan["https://e.example/99"] < plan["https://e.example/1"]


def test_one_request_a_host_and_a_bounded_number_in_all() -> None:
    async def job() -> tuple[int, int]:
        throttle = Throttle(concurrency=3, pause_s=0)
        busy: dict[str, int] = {}
        most_host = most = 0

        async def speak(host: str) -> None:
            nonlocal most_host, most
            async with throttle.slot(host):
                busy[host] = busy.get(host, 0) + 1
                most_host, most = (
                    max(most_host, busy[host]),
                    max(most, sum(busy.values())),
                )
                await asyncio.sleep(0)
                busy[host] -= 1

        await asyncio.gather(*(speak(f"h{n % 7}") for n in range(60)))
        return most_host, most

    assert run(job()) == (1, 3)


def test_there_is_a_pause_between_requests_to_a_host() -> None:
    async def job() -> None:
        throttle = Throttle(pause_s=0.05)
        loop = asyncio.get_running_loop()
        async with throttle.slot("a"):
            left = loop.time()
        async with throttle.slot("b"):
            pass
        async with throttle.slot("a"):
            assert loop.time() - left >= 0.049

    run(job())


@pytest.mark.socket
def test_outcomes_come_as_they_are_ready_and_errors_are_among_them() -> None:
    async def job() -> None:
        async with Site() as site, client() as http:
            urls = [
                site.serve(f"/{n}", answer(rss(item(f"Story {n}")))) for n in range(5)
            ]
            urls.append(site.url("/missing"))
            fetcher = HttpFeedFetcher(http, StandingClock())
            visits = [(Feed(url=url), FeedState(url=url)) for url in urls]
            seen = {
                one.state.url: (len(one.articles), one.error is not None)
                async for one in fetcher.fetch_many(visits)
            }
            assert seen == dict.fromkeys(urls[:-1], (1, False)) | {urls[-1]: (0, True)}
            fetcher.close()

    run(job())


@pytest.mark.socket
def test_leaving_early_ends_the_visits() -> None:
    async def job() -> None:
        async def never(_: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.5)

        async with Site() as site, client() as http:
            urls = [site.serve("/0", answer(rss(item())))]
            urls += [site.serve(f"/{n}", never) for n in range(1, 5)]
            fetcher = HttpFeedFetcher(http, StandingClock())
            visits = [(Feed(url=url), FeedState(url=url)) for url in urls]
            outcomes = fetcher.fetch_many(visits)
            async for outcome in outcomes:
                assert outcome.state.last_attempt == FETCHED
                break
            await outcomes.aclose()  # type: ignore[attr-defined]
            left = asyncio.all_tasks() - {asyncio.current_task()}
            assert not [task for task in left if "_visit" in repr(task)]
            fetcher.close()

    run(job())


@pytest.mark.socket
def test_while_the_store_is_busy_few_documents_are_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Articles are several times as large as the documents they come in."""
    parsed: list[str] = []

    def counted(body: bytes, feed: Feed, *args: Any, **more: Any) -> ParsedFeed:
        parsed.append(feed.url)
        return parse_feed(body, feed, *args, **more)

    monkeypatch.setattr(fetcher_module, "parse_feed", counted)

    async def job() -> None:
        async with Site() as site, client() as http:
            urls = [site.serve(f"/{n}", answer(rss(item(f"S {n}")))) for n in range(60)]
            fetcher = HttpFeedFetcher(http, StandingClock())
            outcomes = fetcher.fetch_many((Feed(url=u), FeedState(url=u)) for u in urls)
            await anext(outcomes)
            async with asyncio.timeout(PATIENCE_S):
                while len(site.requests) < 60:  # noqa: ASYNC110 - a server counts
                    await asyncio.sleep(0.02)
            await asyncio.sleep(0.3)  # time in which too many would be parsed
            assert 1 < len(parsed) <= 25
            assert len([one async for one in outcomes]) == 59
            fetcher.close()

    run(job())


@pytest.mark.socket
def test_while_many_bytes_wait_to_be_parsed_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetcher_module, "_MOST_BYTES", 20_000)
    large = rss(*(item(f"S {n}", description="x" * 1000) for n in range(10)))

    async def job() -> None:
        async with Site() as site, client() as http:
            urls = [site.serve(f"/{n}", answer(large)) for n in range(80)]
            fetcher = HttpFeedFetcher(http, StandingClock())
            outcomes = fetcher.fetch_many((Feed(url=u), FeedState(url=u)) for u in urls)
            await anext(outcomes)
            await asyncio.sleep(1)  # time in which all would be asked for
            assert len(site.requests) < 60
            assert len([one async for one in outcomes]) == 79
            fetcher.close()

    run(job())
