"""How the sources are: in the strip, and on their page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.modeltest import ModelTester

from gui.sample_world import NOW
from gui.stage import Stage
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.ui import text
from newswatch.ui.health.page import SORT_ROLE, HealthModel, HealthPage
from newswatch.ui.main_window import MainWindow
from newswatch.ui.status_strip import source_words


def health(name: str, status: SourceStatus, kind: SourceKind) -> SourceHealth:
    return SourceHealth(
        key=name,
        name=name,
        kind=kind,
        status=status,
        next_visit=NOW + timedelta(minutes=10),
        error_title="Too many requests" if status is SourceStatus.WAITING else "",
        error_hint="It is left alone for a while.",
    )


def test_the_strip_counts_feeds_and_names_a_waiting_provider() -> None:
    feed, quotes = SourceKind.FEED, SourceKind.QUOTES
    words = source_words(
        [
            health("a", SourceStatus.OK, feed),
            health("b", SourceStatus.RETRYING, feed),
            health("c", SourceStatus.OFF, feed),
            health("Yahoo", SourceStatus.WAITING, quotes),
        ],
        NOW,
    )

    assert words.startswith("Feeds 1 of 2 fresh · 1 retrying · Yahoo: waiting until")


def test_reserves_are_named_only_when_the_rate_is_missed() -> None:
    bank = health("European Central Bank", SourceStatus.RETRYING, SourceKind.RATES)
    yahoo = SourceKind.QUOTES
    fine = source_words([bank, health("Yahoo", SourceStatus.OK, yahoo)], NOW)
    both = source_words([bank, health("Yahoo", SourceStatus.RETRYING, yahoo)], NOW)

    assert fine == ""
    assert both.startswith("European Central Bank: waiting until")
    assert "Yahoo: waiting until" in both


@pytest.mark.parametrize("status", [SourceStatus.GONE, SourceStatus.OFF])
def test_what_is_not_visited_again_has_no_next_visit(
    window: MainWindow, status: SourceStatus
) -> None:
    model = HealthModel(window.context.clock, window.context.theme)
    model.show_sources([health("a", status, SourceKind.FEED)])

    assert model.index(0, 3).data() == text.MISSING
    assert model.index(0, 3).data(SORT_ROLE) == 0


def test_the_health_table_obeys_qt_and_shows_trouble_first(
    qtmodeltester: ModelTester, window: MainWindow
) -> None:
    model = HealthModel(window.context.clock, window.context.theme)
    feed = SourceKind.FEED
    model.show_sources(
        [health("a", SourceStatus.OK, feed), health("z", SourceStatus.WAITING, feed)]
    )

    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "z"
    assert model.index(0, 6).data().startswith("Too many requests. It is left alone")
    assert model.index(0, 3).data() == "in 10m"


def test_the_health_page_says_that_nothing_is_known_yet(
    stage: Stage, window: MainWindow
) -> None:
    page = stage.keep(HealthPage(window.context, window.status))

    assert "not reported" in page._explanation.text()
