"""Quotes are asked for often while a market of the watchlist trades, else seldom."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from builders import quote
from engine_desk import HandClock, desk
from newswatch.domain.errors import Unreachable
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.engine.quotes_job import QuotesJob
from newswatch.engine.sources import REAL_PACE
from newswatch.ports import QuoteBatch

OFTEN, SELDOM = 20, 300
HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def hk(text: str) -> datetime:
    """``hk("2025-02-17 09:41")``."""
    return datetime.fromisoformat(text).replace(tzinfo=HONG_KONG).astimezone(UTC)


class Source:
    """Gives prices, and a rate that is traded day and night; or is down."""

    name = "yahoo"

    def __init__(self, clock: HandClock, *, down: bool = False) -> None:
        self._clock, self._down = clock, down

    def latest(self, listing_ids: Collection[ListingId]) -> QuoteBatch:
        if self._down:
            error = Unreachable("yahoo", "It is down", "Wait.")
            return QuoteBatch(missing=tuple(listing_ids), error=error)
        now, phase = self._clock.now(), MarketPhase.REGULAR
        rate = quote("HKD=X 7.7818 HKD", now, phase=phase)
        prices = [quote("005930.KX 56000 KRW", now, phase=phase)]
        return QuoteBatch((rate, *(p for p in prices if p.listing_id in listing_ids)))


def waits(symbols: str, when: datetime, *, down: bool = False) -> float:
    """Go round once; return how long the next round is waited for."""
    clock = HandClock(when)
    made = desk(symbols, quotes=Source(clock, down=down))
    made.state.sources = replace(made.state.sources, clock=clock, pace=REAL_PACE)
    job = QuotesJob(made.state)
    asyncio.run(job.once())
    return job.wait_s()


@pytest.mark.parametrize(
    ("symbols", "when", "seconds"),
    [
        ("9988.HK", "2025-02-17 09:41", OFTEN),
        ("9988.HK", "2025-02-17 12:20", OFTEN),  # the morning's last trades come late
        ("9988.HK", "2025-02-17 12:40", SELDOM),
        ("9988.HK", "2025-02-17 12:58", 120),  # not five minutes: it reopens
        ("9988.HK", "2025-02-17 16:25", OFTEN),  # so does the closing auction
        ("9988.HK", "2025-02-17 16:45", SELDOM),
        ("9988.HK", "2025-02-17 09:29", 60),
        ("9988.HK", "2025-02-16 11:00", SELDOM),  # Sunday
        ("9988.HK", "2025-01-29 11:00", SELDOM),  # Lunar New Year
        ("9988.HK BABA", "2025-02-18 17:30", OFTEN),  # 4:30 in New York: early trade
        ("9988.HK BABA", "2025-02-18 14:00", OFTEN),
        ("BABA", "2025-02-17 23:00", SELDOM),  # Presidents' Day
        ("BABA", "2025-03-10 15:59", 60),  # summer time: early trade from 4:00 EDT
        ("005930.KX", "2025-02-17 09:41", OFTEN),  # no table: as the source says
    ],
)
def test_the_pace_follows_the_markets_of_the_watchlist(
    symbols: str, when: str, seconds: float
) -> None:
    assert waits(symbols, hk(when)) == seconds


def test_a_source_that_is_down_does_not_make_a_market_look_closed() -> None:
    assert waits("9988.HK", hk("2025-02-17 09:41"), down=True) == OFTEN
    assert waits("005930.KX", hk("2025-02-17 09:41"), down=True) == SELDOM
