"""Without a network the window says so, and is not content."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from gui.sample_world import NOW
from gui.stage import Stage
from newswatch import protocol as p
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.domain.listing import ListingId
from newswatch.ui.connection import connection_words, price_words
from newswatch.ui.main_window import MainWindow
from newswatch.ui.status_strip import Mood

YAHOO = SourceHealth(
    key="yahoo",
    name="Yahoo Finance",
    kind=SourceKind.QUOTES,
    status=SourceStatus.RETRYING,
    last_attempt=NOW,
    next_visit=NOW + timedelta(minutes=2),
    failures=1,
    error_title="The connection to Yahoo Finance was lost",
)
FEEDS = tuple(
    replace(YAHOO, key=f"https://{n}", name=f"Feed {n}", kind=SourceKind.FEED)
    for n in range(27)
)


def well(source: SourceHealth) -> SourceHealth:
    return replace(source, status=SourceStatus.OK, failures=0, error_title="")


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize(
    ("sources", "says"),
    [
        (
            (YAHOO, *FEEDS),
            "No connection: Yahoo Finance and 27 feeds unreachable, next try in 2m",
        ),
        (
            (YAHOO, *map(well, FEEDS)),
            "The connection to Yahoo Finance was lost, next try in 2m",
        ),
        ((well(YAHOO), *FEEDS), "No feed can be reached, next try in 2m"),
        ((well(YAHOO), well(FEEDS[0]), *FEEDS[1:]), ""),
        ((well(YAHOO), FEEDS[0], *map(well, FEEDS[1:])), ""),
        ((), ""),
    ],
)
def test_what_cannot_be_reached_is_named(
    sources: tuple[SourceHealth, ...], says: str
) -> None:
    assert connection_words(sources, NOW) == says


@pytest.mark.usefixtures("qtbot")
def test_the_next_try_is_that_of_the_one_feed_tried_for_all() -> None:
    waiting = tuple(
        replace(
            each,
            last_attempt=NOW - timedelta(minutes=1),
            next_visit=NOW + timedelta(hours=2),
        )
        for each in FEEDS
    )
    assert connection_words(waiting, NOW).endswith("next try in 4m")


@pytest.mark.usefixtures("qtbot")
def test_one_feed_that_fails_first_is_not_the_whole_network() -> None:
    untried = replace(
        FEEDS[0], status=SourceStatus.NEVER_TRIED, last_attempt=None, failures=0
    )
    assert connection_words((well(YAHOO), FEEDS[0], untried, untried), NOW) == ""


@pytest.mark.usefixtures("qtbot")
def test_no_price_says_why() -> None:
    words = price_words((YAHOO,), NOW)

    assert words.startswith("No price: The connection to Yahoo Finance was lost; next")
    assert price_words((well(YAHOO),), NOW) == ""


def test_the_window_without_a_network_is_not_content(stage: Stage) -> None:
    world = stage.world()
    window = stage.keep(MainWindow(world.context))
    window.hours.open()
    window.on_engine_state("", True)
    window.on_message(p.HealthChanged(sources=(YAHOO, *FEEDS)))

    assert window.strip.state.text().startswith("No connection")
    assert window.strip.mood is Mood.WAITING
    assert window.strip.feeds.text() == "Feeds 0 of 27 fresh", "it is said once"
    window.on_message(p.HealthChanged(sources=(well(YAHOO), *map(well, FEEDS))))
    assert window.strip.mood is Mood.GOOD


def test_without_a_price_the_quote_says_that_yahoo_is_unreachable(stage: Stage) -> None:
    world = stage.world()
    window = stage.keep(MainWindow(world.context))
    window.quote.build()
    window.quote.show_listing(ListingId("0001.HK"))
    window.on_message(p.HealthChanged(sources=(YAHOO,)))

    assert "Yahoo Finance was lost" in window.quote._panel.header.status.text()


def test_before_the_first_price_the_strip_waits(stage: Stage) -> None:
    world = stage.world()
    world.context.price_book._quotes.clear()
    window = stage.keep(MainWindow(world.context))
    window.hours.open()
    window.on_engine_state("", True)

    assert window.strip.state.text() == "Waiting for the first prices"
    assert window.strip.mood is Mood.WAITING


@pytest.mark.parametrize(
    ("live", "delayed", "says"),
    [
        (1, 0, "Live · streaming one symbol"),
        (2, 0, "Live · streaming 2 symbols"),
        (0, 1, "Up to date · one delayed quote"),
        (0, 3, "Up to date · 3 delayed quotes"),
    ],
)
def test_one_is_not_plural(
    monkeypatch: pytest.MonkeyPatch, stage: Stage, live: int, delayed: int, says: str
) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    monkeypatch.setattr(window.status, "_count", lambda _: (live, delayed))
    window.on_engine_state("", True)

    assert window.strip.state.text() == says
