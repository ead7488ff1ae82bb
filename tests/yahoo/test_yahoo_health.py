"""The health page tells of all circuits: why, and when the next probe goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from engine_desk import desk
from fakes import FakeClock
from loopback.internet import Internet
from newswatch.domain.health import SourceHealth, SourceStatus
from newswatch.engine.quotes_job import QuotesJob
from newswatch.protocol import HealthChanged
from newswatch.sources.yahoo.client import YahooClient
from newswatch.sources.yahoo.health import circuit_health
from newswatch.sources.yahoo.quotes import YahooQuotes

pytestmark = pytest.mark.socket

Connect = Callable[..., YahooClient]


def told(client: YahooClient, clock: FakeClock) -> dict[str, SourceHealth]:
    """Refresh once as the engine does; return what the window is told."""
    made = desk("9988.HK BABA", quotes=YahooQuotes(client, clock))
    made.state.sources = replace(
        made.state.sources, clock=clock, circuits=lambda: circuit_health(client)
    )
    asyncio.run(QuotesJob(made.state).once())
    [message] = [m for m in made.state.outbox.take() if isinstance(m, HealthChanged)]
    return {each.key: each for each in message.sources}


@pytest.mark.usefixtures("internet")
def test_on_a_good_day_all_is_well(connect: Connect, morning: FakeClock) -> None:
    health = told(connect(), morning)

    assert {key: each.status for key, each in health.items()} == {
        "yahoo": SourceStatus.OK,
        "yahoo-crumb": SourceStatus.OK,
        "yahoo-extras": SourceStatus.NEVER_TRIED,
    }


def test_a_refused_session_is_told_while_prices_go_on(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    internet.yahoo.play("401")

    health = told(connect(), morning)

    assert health["yahoo"].status is SourceStatus.OK
    crumb = health["yahoo-crumb"]
    assert crumb.status is SourceStatus.WAITING
    assert "did not accept our session" in crumb.error_title
    assert "prices come from charts" in crumb.error_hint
    assert crumb.next_visit is not None
    assert crumb.next_visit - morning.now() >= timedelta(minutes=5)


def test_the_next_probe_is_told_and_not_the_next_round(
    internet: Internet, connect: Connect, morning: FakeClock
) -> None:
    client = connect()
    internet.yahoo.play("500")

    health = told(client, morning)

    assert health["yahoo"].next_visit == client.circuit.state.retry_at
    assert "fault of its own" in health["yahoo"].error_title
