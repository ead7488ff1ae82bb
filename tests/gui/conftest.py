"""What all tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from gui.news_list import make_pane
from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.ui import text
from newswatch.ui.main_window import MainWindow
from newswatch.ui.news.pane import NewsPane

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it cannot do without failing a test."""
    for item in items:
        if HERE in item.path.parents:
            words = ("propagateSizeHints", "does not support raise")
            item.add_marker(pytest.mark.qt_log_ignore(*words, extend=True))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Numbers and dates as in English, whatever machine the tests run on."""
    before = QLocale()
    text.set_language("en")
    yield
    QLocale.setDefault(before)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """Where a test puts its worlds and widgets."""
    del qtbot
    made = Stage()
    yield made
    made.take_down()


@pytest.fixture
def sample(stage: Stage) -> World:
    """The sample world."""
    return stage.world()


@pytest.fixture
def window(stage: Stage, sample: World) -> MainWindow:
    """The whole window over the sample world."""
    return make_window(stage, sample)


@pytest.fixture
def pane(stage: Stage, sample: World) -> NewsPane:
    """The list of news over the sample world."""
    return make_pane(stage, sample)
