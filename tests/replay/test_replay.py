"""The replay shows what the demo promises, and never what lies ahead."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from newswatch.domain.bar import Interval
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.replay.market import ReplayMarket
from newswatch.replay.paths import bridge, minute_bars
from newswatch.replay.world import World, load_world

ALIBABA = ListingId("9988.HK")


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.fixture(scope="module")
def market(world: World) -> ReplayMarket:
    return ReplayMarket(world)


def test_the_figures_of_the_story_hold_at_0941(
    world: World, market: ReplayMarket
) -> None:
    quote = market.quote(ALIBABA, world.at("09:41"))

    assert quote is not None
    assert quote.last == Decimal("129.10")
    assert quote.previous_close == Decimal("124.10")
    assert market.rates(world.at("09:41"))[0].rate == Decimal("7.7818")


def test_last_years_close_is_in_the_daily_bars(
    world: World, market: ReplayMarket
) -> None:
    start = world.at("09:41") - timedelta(days=400)
    series = market.series(ALIBABA, Interval.D1, start, world.ends, world.at("09:41"))

    assert series is not None
    assert [b.close for b in series.bars if b.start.year == 2024][-1] == Decimal(
        "81.30"
    )
    assert len(series.bars) > 200


@pytest.mark.parametrize("at", ["09:15", "09:29:59", "09:30", "09:41:07", "12:29"])
def test_nothing_is_known_before_it_happened(
    at: str, world: World, market: ReplayMarket
) -> None:
    now = world.at(at)
    for listing in world.listings:
        quote = market.quote(listing.symbol, now)
        series = market.series(
            listing.symbol, Interval.M1, now - timedelta(days=9), world.ends, now
        )

        assert quote is not None
        assert quote.as_of <= now
        assert series is not None
        assert all(bar.start + timedelta(minutes=1) <= now for bar in series.bars)


def test_minute_bars_are_whole_and_in_order(world: World) -> None:
    for listing in world.listings:
        if not listing.today:
            continue
        bars = minute_bars(listing, world.day, listing.today)

        assert [b.start for b in bars] == sorted({b.start for b in bars})
        for bar, after in pairwise(bars):
            assert bar.low <= min(bar.open, bar.close)
            assert bar.high >= max(bar.open, bar.close)
            assert bar.close == after.open


def test_new_york_is_closed_on_presidents_day(
    world: World, market: ReplayMarket
) -> None:
    quote = market.quote(ListingId("BABA"), world.at("11:00"))

    assert quote is not None
    assert quote.phase is MarketPhase.CLOSED
    assert quote.as_of.date().isoformat() == "2025-02-14"


def test_hong_kong_goes_to_lunch(world: World, market: ReplayMarket) -> None:
    quote = market.quote(ALIBABA, world.at("12:10"))

    assert quote is not None
    assert quote.phase is MarketPhase.LUNCH
    assert quote.as_of == world.at("12:00")


def test_a_bridge_meets_both_ends_and_is_the_same_each_time() -> None:
    first = bridge(100, 80, 50, 0.02, "seed")

    assert first[0] == pytest.approx(100)
    assert first[-1] == pytest.approx(80)
    assert first == bridge(100, 80, 50, 0.02, "seed")
    assert first != bridge(100, 80, 50, 0.02, "another seed")


def test_every_article_mentions_its_own_day_and_source(world: World) -> None:
    assert len({each.title for each in world.articles}) > 40
    assert {each.language for each in world.articles} == {"en", "zh-Hant"}
    assert all(each.published <= world.ends for each in world.articles)
