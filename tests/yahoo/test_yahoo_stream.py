"""The stream: ticks are honest, and the connection is looked after."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from builders import NOON, quote
from loopback.internet import Internet
from loopback.yahoo_stream import StreamServer, frame
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.sources.transport import Transport
from newswatch.sources.yahoo.stream import StreamPace, YahooStream
from newswatch.sources.yahoo.ticks import Tick, apply_tick, parse_frame

HK = ListingId("9988.HK")
QUICK = StreamPace(silent=0.4, again=0.2, steady=0, first_wait=0.01, longest_wait=0.05)


def tick(**fields: object) -> Tick:
    """Return a tick newer than the quote of the tests."""
    found = parse_frame(frame("9988.HK", 10_000, price=130.0, **fields))
    assert found is not None
    return found


def test_a_frame_is_read() -> None:
    found = parse_frame(frame("9988.HK"))
    assert found is not None
    assert found.last == Decimal("129.10")
    assert found.as_of == datetime(2025, 2, 17, 1, 41, 1, tzinfo=UTC)
    assert found.phase is MarketPhase.REGULAR
    assert found.unit == "HKD"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "{",
        '{"type":"heartbeat"}',
        '{"message":"###"}',
        '{"message":7}',
        "CgRBQVBM",
    ],
)
def test_a_damaged_frame_is_no_tick(text: str) -> None:
    assert parse_frame(text) is None
    assert parse_frame(text.encode() + b"\xff") is None


def test_recorded_frames_are_read_as_expected(shared_data: Path) -> None:
    lines = (shared_data / "yahoo_stream" / "frames.jsonl").read_text().splitlines()
    for row in map(json.loads, lines):
        if "raw" in row:
            assert parse_frame(row["raw"]) is None
            continue
        found, expected = parse_frame(json.dumps(row["envelope"])), row["decoded_here"]
        assert found is not None
        assert found.listing_id == expected["id"]
        assert float(found.last) == pytest.approx(expected["price"], rel=1e-4)
        assert found.as_of.timestamp() * 1000 == expected["time"]
        assert found.volume == expected.get("dayVolume")


@pytest.mark.parametrize(
    ("symbol", "then", "change", "expected"),
    [
        ("9988.HK", timedelta(days=3), 5.0, "124.10"),  # Friday's quote
        ("9988.HK", timedelta(days=3), 0.0, None),  # not told is not known
        ("BABA", timedelta(hours=20), 5.0, "124.10"),
        ("9988.HK", timedelta(hours=1), 5.0, "121"),  # the same session
    ],
)
def test_the_first_tick_of_a_day_keeps_nothing_of_the_day_before(
    symbol: str, then: timedelta, change: float, expected: str | None
) -> None:
    fields = {"price": 129.1, "change": change, "currency": "HKD"}
    found = parse_frame(frame(symbol, 10_000_000, **fields))
    assert found is not None
    known = quote(
        f"{symbol} 124.10 HKD from 121",
        found.as_of - then,
        day_high=Decimal(126),
        day_low=Decimal(120),
        open=Decimal(122),
        volume=99,
    )

    after = apply_tick(known, found, found.as_of)

    assert after is not None
    assert after.last == Decimal("129.10")
    assert after.previous_close == (Decimal(expected) if expected else None)
    if then > timedelta(hours=2):
        assert after.open is None
        assert Decimal(120) not in (after.day_low, after.day_high)
        assert after.volume != 99


def test_a_tick_never_makes_a_delayed_quote_live() -> None:
    late = quote("9988.HK 129.10 HKD from 124.10", delay=timedelta(minutes=15))
    unknown = quote("9988.HK 129.10 HKD from 124.10")
    for known in (late, unknown):
        found = apply_tick(known, tick(), NOON)
        assert found is not None
        assert found.last == 130
        assert found.delay == known.delay
        assert found.previous_close == known.previous_close


def test_an_older_tick_changes_nothing() -> None:
    newer = quote("9988.HK 129.10 HKD", as_of=NOON + timedelta(days=999))
    assert apply_tick(newer, tick(), NOON) is None


def test_a_tick_in_another_unit_changes_nothing() -> None:
    assert apply_tick(quote("9988.HK 129.10 HKD"), tick(currency="USD"), NOON) is None


def test_a_tick_after_hours_leaves_the_last_price_alone() -> None:
    known = quote("9988.HK 129.10 HKD")
    found = apply_tick(known, tick(market_hours=2), NOON)
    assert found is not None
    assert found.last == known.last
    assert found.extended_last == Decimal(130)


def test_a_tick_after_hours_in_another_unit_changes_nothing() -> None:
    pence = replace(tick(market_hours=2), last=Decimal(13000))
    assert apply_tick(quote("9988.HK 129.10 HKD"), pence, NOON) is None


@pytest.fixture
def online(internet: Internet) -> Iterator[StreamServer]:
    """A loopback internet with Yahoo's stream in it."""
    server = StreamServer()
    server.start()
    internet.stream = server
    yield server
    internet.stream = None
    server.close()


def follow(
    folder: Path,
    enough: Callable[[list[Tick], YahooStream], bool],
    change: Callable[[], None] = lambda: None,
) -> tuple[list[Tick], YahooStream]:
    """Follow two symbols until `enough`; `change` happens after the first tick."""
    ticks: list[Tick] = []

    async def run() -> YahooStream:
        stream = YahooStream(Transport(cache=folder), ticks.append, pace=QUICK)
        task = asyncio.create_task(stream.run())
        await stream.watch([HK, ListingId("BABA")])
        changed = False
        async with asyncio.timeout(30):
            while not enough(ticks, stream):
                await asyncio.sleep(0.01)
                if ticks and not changed:
                    changed = True
                    change()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return stream

    return ticks, asyncio.run(run())


@pytest.mark.socket
def test_ticks_come_through_the_proxy(online: StreamServer, tmp_path: Path) -> None:
    ticks, stream = follow(tmp_path, lambda ticks, _: len(ticks) >= 6)
    assert {one.listing_id for one in ticks} == {"9988.HK", "BABA"}
    assert online.subscribed == [["9988.HK", "BABA"]]
    assert stream.connections == 1


@pytest.mark.socket
@pytest.mark.parametrize("scenario", ["close", "abort", "silent", "garbage"])
def test_a_connection_that_fails_is_replaced_and_subscribed_again(
    scenario: str, online: StreamServer, tmp_path: Path
) -> None:
    def worsen() -> None:
        online.scenario = scenario

    def enough(ticks: list[Tick], stream: YahooStream) -> bool:
        if stream.connections >= 3 and online.scenario == scenario:
            online.scenario = "ok"
            ticks.clear()
        return stream.connections >= 3 and len(ticks) >= 2

    _, stream = follow(tmp_path, enough, worsen)
    assert len(online.subscribed) >= 3
    assert all(symbols == ["9988.HK", "BABA"] for symbols in online.subscribed)
    assert stream.connections < 60


@pytest.mark.socket
def test_watching_nothing_lets_the_connection_go(
    online: StreamServer, tmp_path: Path
) -> None:
    async def run() -> YahooStream:
        arrived = asyncio.Event()
        stream = YahooStream(
            Transport(cache=tmp_path), lambda _: arrived.set(), pace=QUICK
        )
        task = asyncio.create_task(stream.run())
        await stream.watch([HK])
        await asyncio.wait_for(arrived.wait(), 30)
        await stream.watch([])
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return stream

    stream = asyncio.run(run())
    assert stream.connections == len(online.subscribed) == 1
    assert stream._connection is None


def test_failures_back_off(tmp_path: Path) -> None:
    ticks: list[Tick] = []
    stream = YahooStream(Transport(cache=tmp_path), ticks.append, jitter=lambda: 0.0)
    waits = [stream._wait(short) for short in (0, 1, 2, 3, 8, 100)]
    assert waits == [2, 2, 4, 8, 256, 300]
