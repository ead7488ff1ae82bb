"""The health page: what each feed brings, and what to do, in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from gui.sample_world import NOW, World
from gui.stage import Stage
from newswatch.domain.health import SourceHealth, SourceKind, SourceStatus
from newswatch.ui.health.page import HealthPage

FAILING = SourceHealth(
    key="https://dead.example/",
    name="Dead",
    kind=SourceKind.FEED,
    status=SourceStatus.RETRYING,
    failures=3,
    error_title="There is no feed at this address (404)",
    error_hint="Check the address of the feed.",
)
WELL = SourceHealth(
    key="https://well.example/",
    name="Well",
    kind=SourceKind.FEED,
    status=SourceStatus.OK,
    articles_a_week=350.4,
    share_mentioning=0.125,
)


class Status(QObject):
    """What the page knows of the status keeper."""

    health_changed = Signal(object)
    sources = (FAILING, WELL)


@pytest.fixture
def status(stage: Stage) -> Status:
    del stage
    return Status()


@pytest.fixture
def page(stage: Stage, sample: World, status: Status) -> HealthPage:
    return stage.keep(HealthPage(sample.context, status))  # type: ignore[arg-type]


def cell(page: HealthPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data())


def test_what_a_feed_brings_is_shown_and_unknown_stays_unknown(
    page: HealthPage,
) -> None:
    assert (cell(page, 1, 4), cell(page, 1, 5)) == ("350", "12%")
    assert (cell(page, 0, 4), cell(page, 0, 5)) == ("—", "—")


def test_the_chosen_row_says_in_full_what_to_do(
    page: HealthPage, status: Status
) -> None:
    page.table.selectRow(0)
    words = (
        "https://dead.example/\nThere is no feed at this address (404)."
        " Check the address of the feed."
    )
    assert page.detail.text() == words
    status.health_changed.emit((WELL, FAILING))
    assert page.detail.text() == words
    assert page.table.currentIndex().row() == 0
    status.health_changed.emit((WELL,))
    assert page.detail.text() == ""


@pytest.mark.parametrize("column", range(7))
def test_every_heading_is_shown_in_full(page: HealthPage, column: int) -> None:
    header = page.table.horizontalHeader()
    words = str(page.model.headerData(column, Qt.Orientation.Horizontal))
    page.show()

    room = header.sectionSize(column)
    assert header.fontMetrics().horizontalAdvance(words) < room


def test_trouble_colours_what_tells_of_it(page: HealthPage) -> None:
    coloured = [
        column
        for column in range(page.model.columnCount())
        if page.model.index(0, column).data(Qt.ItemDataRole.ForegroundRole) is not None
    ]

    assert coloured == [1, 6]


def test_while_no_feed_can_be_reached_none_is_said_to_wait_for_hours(
    page: HealthPage, status: Status
) -> None:
    """One is tried for all of them; each one's own pause counts no more."""
    later = replace(FAILING, last_attempt=NOW, next_visit=NOW + timedelta(minutes=83))
    other = replace(later, key="https://other.example/", name="Other")
    status.health_changed.emit((later, other))
    assert {cell(page, row, 3) for row in (0, 1)} == {"when one answers"}
    assert "as soon as it answers, all are read" in page._explanation.text()

    status.health_changed.emit((later, other, replace(WELL, last_attempt=NOW)))
    assert {cell(page, row, 3) for row in (0, 1)} == {"in 1h 23m"}
    assert "growing pause" in page._explanation.text()
