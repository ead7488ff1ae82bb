"""Days of results are asked for once a day, and never insistently."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from builders import NOON
from engine_desk import Desk, HandClock, desk
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.errors import BadResponse
from newswatch.domain.listing import ListingId
from newswatch.engine.earnings_job import EarningsJob
from newswatch.protocol import EarningsChanged

REPORT = date(2025, 2, 20)


class Calendar:
    """Counts what it is asked; fails while it is told to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    def earnings(self, listing_id: ListingId) -> Sequence[EarningsDate]:
        self.asked.append(listing_id)
        if self.fails:
            raise BadResponse("Calendar", "The calendar is ill")
        if listing_id == "2800.HK":
            return ()
        return [EarningsDate(listing_id, REPORT, estimated=False)]


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def rounds(made: Desk, *steps: Callable[[], None]) -> list[str]:
    """Go round once before and after each step; return what was told."""
    job = EarningsJob(made.state)
    told: list[str] = []

    async def go() -> None:
        for step in (lambda: None, *steps):
            step()
            await job.once()
            for message in made.state.outbox.take():
                if isinstance(message, EarningsChanged):
                    told.extend(message.listing_ids)

    asyncio.run(go())
    return told


def test_each_company_is_asked_once_a_day(calendar: Calendar) -> None:
    made = desk("9988.HK BABA ^HSCE", calendar=calendar)

    told = rounds(made, lambda: None, lambda: made.clock.move(timedelta(hours=23)))

    assert calendar.asked == ["9988.HK", "BABA"]
    assert told == ["9988.HK", "BABA"]
    [report] = made.stores.market.earnings(ListingId("9988.HK"))
    assert report.day == REPORT


def test_the_next_day_it_is_asked_again(calendar: Calendar) -> None:
    made = desk("9988.HK", calendar=calendar)

    rounds(made, lambda: made.clock.move(timedelta(hours=25)))

    assert calendar.asked == ["9988.HK", "9988.HK"]


def test_a_restart_does_not_forget_what_was_asked(calendar: Calendar) -> None:
    made = desk("9988.HK", calendar=calendar)

    rounds(made)
    rounds(made)

    assert calendar.asked == ["9988.HK"]


def test_a_company_without_days_is_not_asked_again_and_again(
    calendar: Calendar,
) -> None:
    made = desk("2800.HK", calendar=calendar)

    told = rounds(made, lambda: None)

    assert calendar.asked == ["2800.HK"]
    assert told == []


def test_one_failure_ends_the_round_and_rests_for_hours(calendar: Calendar) -> None:
    made = desk("9988.HK BABA 0700.HK", calendar=calendar)
    calendar.fails = True

    rounds(made, lambda: None, lambda: made.clock.move(timedelta(hours=5)))

    assert calendar.asked == ["9988.HK"]


def test_after_the_rest_all_are_asked(calendar: Calendar) -> None:
    made = desk("9988.HK BABA", calendar=calendar)
    calendar.fails = True

    def heal() -> None:
        calendar.fails = False
        made.clock.move(timedelta(hours=7))

    told = rounds(made, heal)

    assert told == ["9988.HK", "BABA"]


def test_without_a_calendar_nothing_happens() -> None:
    assert rounds(desk("9988.HK", calendar=None)) == []


def test_a_clock_that_was_set_back_does_not_wait_for_years(calendar: Calendar) -> None:
    made = desk("9988.HK", calendar=calendar)
    made.clock.move(timedelta(days=400))

    rounds(made, lambda: made.clock.move(timedelta(days=-400)))

    assert calendar.asked == ["9988.HK", "9988.HK"]
    assert isinstance(made.clock, HandClock)
    assert made.clock.now() == NOON
