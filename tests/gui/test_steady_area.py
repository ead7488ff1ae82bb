"""No window size sends a scroll area round in circles."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.ui.steady_area import SteadyArea


class Contrary(QWidget):
    """Lower where it is narrower: its second line gives way."""

    def __init__(self, narrow: int) -> None:
        super().__init__()
        self._narrow = narrow
        self._second = QLabel("x")
        self._second.setFixedHeight(60)
        first = QLabel("x")
        first.setFixedHeight(80)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(first)
        column.addWidget(self._second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the second line away."""
        super().resizeEvent(event)
        self._second.setVisible(self.width() >= self._narrow)


@pytest.mark.parametrize("width", range(180, 221, 2))
def test_contents_that_are_lower_when_narrower_come_to_rest(
    qtbot: QtBot, stage: Stage, width: int
) -> None:
    area = stage.keep(SteadyArea())
    area.setWidget(Contrary(195))
    area.resize(width, 100)
    area.show()
    qtbot.wait(5)
    before = area.viewport().width()
    qtbot.wait(5)
    assert area.viewport().width() == before


def test_the_bar_is_there_where_it_is_of_use_and_takes_the_same_room(
    qtbot: QtBot, stage: Stage
) -> None:
    area = stage.keep(SteadyArea())
    page = QWidget()
    page.setMinimumHeight(500)
    area.setWidget(page)
    area.resize(200, 300)
    area.show()
    qtbot.waitUntil(area.verticalScrollBar().isEnabled)
    narrow = area.viewport().width()
    page.setMinimumHeight(10)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isEnabled())
    assert area.viewport().width() == narrow
