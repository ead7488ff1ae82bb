"""Histories have no holes, whoever asked for a part of them first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from builders_market import bar, hk
from engine_desk import Desk, desk
from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.listing import ListingId
from newswatch.engine.bars_job import DAILY_SPAN, INTRADAY_SPAN, BarsJob
from newswatch.protocol import Message, SplitsLearned, WantBars

SHARE = ListingId("9988.HK")
Asked = tuple[str, Interval, timedelta]


class Provider:
    """Notes which spans it is asked for."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def bars(
        self, listing_id: ListingId, interval: Interval, start: datetime, end: datetime
    ) -> PriceSeries:
        self.asked.append((listing_id, interval, end - start))
        bars = (bar(end - interval.length, "100"),)
        return PriceSeries(listing_id, interval, "HKD", bars, "test", end)


def asked(*steps: Callable[[BarsJob, Desk], None]) -> list[Asked]:
    provider = Provider()
    made = desk("9988.HK", bars=provider)

    async def go() -> None:
        job = BarsJob(made.state)
        running = asyncio.create_task(job.run())
        for step in steps:
            step(job, made)
            await job.settled()
        running.cancel()

    asyncio.run(go())
    return [each for each in provider.asked if each[0] == SHARE]


def watched(job: BarsJob, _made: Desk) -> None:
    job.want_watched()


def chart(
    interval: Interval, days: int, ago: int = 0
) -> Callable[[BarsJob, Desk], None]:
    """Somebody looks at a chart of so many days, or at an article of back then."""

    def want(job: BarsJob, made: Desk) -> None:
        end = made.clock.now() - timedelta(days=ago)
        start = end - timedelta(days=days)
        job.want(WantBars(listing_id=SHARE, interval=interval, start=start, end=end))

    return want


def later(job: BarsJob, made: Desk) -> None:
    made.clock.move(timedelta(days=2))
    job.want_watched()


def test_a_chart_of_a_day_does_not_hide_that_the_year_is_missing() -> None:
    found = asked(chart(Interval.D1, 10), chart(Interval.M5, 1), watched)

    assert (SHARE, Interval.D1, DAILY_SPAN) in found
    assert (SHARE, Interval.M5, INTRADAY_SPAN) in found


def test_an_old_article_leaves_no_hole_behind_it() -> None:
    found = asked(chart(Interval.M5, 14, ago=40), watched)

    assert found[-1] == (SHARE, Interval.M5, INTRADAY_SPAN)


def test_what_is_there_is_not_asked_for_again() -> None:
    found = asked(watched, chart(Interval.D1, 10, ago=100), later)

    spans = [span for _, interval, span in found if interval is Interval.D1]
    assert spans[0] == DAILY_SPAN
    assert spans[-1] == timedelta(days=4)


def bought(day: date) -> Callable[[BarsJob, Desk], None]:
    """There is a lot of that day."""

    def want(job: BarsJob, made: Desk) -> None:
        made.state.watched = replace(made.state.watched, counted_from={SHARE: day})
        job.want_watched()

    return want


@pytest.mark.parametrize("day", [date.min, date(202, 2, 17)])
def test_a_slip_of_the_hand_in_a_year_stops_no_prices(day: date) -> None:
    found = asked(bought(day), later, later)

    assert [i for _, i, _ in found].count(Interval.W1) == 1
    assert (SHARE, Interval.D1, DAILY_SPAN) in found


def test_the_weeks_since_an_old_purchase_are_asked_for_once() -> None:
    """What a year of days tells of splits is not enough for a lot of ten years."""
    found = asked(bought(date(2014, 6, 2)), later, later)

    spans = [span for _, interval, span in found if interval is Interval.W1]
    assert len(spans) == 1
    assert timedelta(days=11 * 365) > spans[0] >= timedelta(days=10 * 365)


def test_the_window_is_told_of_splits_that_are_news() -> None:
    class Splitting(Provider):
        def bars(self, *question: Any) -> PriceSeries:
            told = (Split(date(2025, 2, 17), Decimal(4)),)
            return replace(super().bars(*question), splits=told)

    made = desk("9988.HK", bars=Splitting())

    async def go() -> list[Message]:
        job = BarsJob(made.state)
        running = asyncio.create_task(job.run())
        job.want_watched()
        await job.settled()
        running.cancel()
        told: list[Message] = made.state.outbox.take()
        return told

    told = [m for m in asyncio.run(go()) if isinstance(m, SplitsLearned)]
    assert [m.listing_id for m in told if m.listing_id == SHARE] == [SHARE]


def at(day: int, hour: int, minute: int = 0) -> Callable[[BarsJob, Desk], None]:
    """Look again at that time of February 2025, Hong Kong's."""

    def look(job: BarsJob, made: Desk) -> None:
        made.clock.move(hk(f"{day} {hour}:{minute:02d}") - made.clock.now())
        job.want_watched()

    return look


def days_asked(*steps: Callable[[BarsJob, Desk], None]) -> list[timedelta]:
    return [span for _, interval, span in asked(*steps) if interval is Interval.D1]


def test_a_day_that_was_running_is_asked_for_again_when_it_has_settled() -> None:
    """Else the price of eleven o'clock would be its close until the next noon."""
    looks = [at(17, 11), at(17, 14), at(17, 16, 15), at(17, 16, 40), at(17, 18)]

    spans = days_asked(*looks)

    assert len(spans) == 2
    assert spans[1] > timedelta(days=2)


def test_a_day_that_had_settled_is_not() -> None:
    assert len(days_asked(at(17, 17), at(17, 20), at(18, 9))) == 1
