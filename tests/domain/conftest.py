"""Session tables for the tests of the rules."""

from __future__ import annotations

import pytest

from builders_reaction import Desk
from newswatch.calendars import Calendars
from newswatch.domain.session import SessionCalendar


@pytest.fixture(scope="session")
def calendars() -> Calendars:
    return Calendars()


@pytest.fixture(scope="session")
def hongkong(calendars: Calendars) -> SessionCalendar:
    found = calendars.of("XHKG")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def newyork(calendars: Calendars) -> SessionCalendar:
    found = calendars.of("XNYS")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def london(calendars: Calendars) -> SessionCalendar:
    found = calendars.of("XLON")
    assert found is not None
    return found


@pytest.fixture
def desk(hongkong: SessionCalendar) -> Desk:
    return Desk(hongkong)
