"""Links that have no room in one line go on in the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gui.stage import Stage
from newswatch.ui.flow import FlowLayout


@pytest.fixture
def flow(stage: Stage) -> FlowLayout:
    """Three widgets of 100 by 20, 10 apart."""
    layout = FlowLayout(10, stage.keep(QWidget()))
    for _ in range(3):
        each = QWidget()
        each.setFixedSize(100, 20)
        layout.addWidget(each)
    return layout


@pytest.mark.parametrize(
    ("width", "height"), [(400, 20), (320, 20), (319, 50), (209, 80), (50, 80)]
)
def test_it_is_as_high_as_its_lines(flow: FlowLayout, width: int, height: int) -> None:
    assert flow.heightForWidth(width) == height


def test_no_line_is_wider_than_the_layout(flow: FlowLayout) -> None:
    flow.setGeometry(QRect(5, 7, 215, 200))

    places = [flow._items[number].geometry() for number in range(3)]
    assert [(p.x(), p.y()) for p in places] == [(5, 7), (115, 7), (5, 37)]


def test_it_asks_for_one_line_and_needs_one_widget(flow: FlowLayout) -> None:
    assert (flow.sizeHint().width(), flow.sizeHint().height()) == (320, 20)
    assert flow.minimumSize().width() == 100


def test_what_is_hidden_takes_no_room(flow: FlowLayout) -> None:
    widget = flow.itemAt(0).widget() if flow.itemAt(0) else None
    assert widget is not None
    widget.hide()

    assert flow.sizeHint().width() == 210
    assert flow.heightForWidth(210) == 20
    flow.takeAt(2)
    assert flow.count() == 2
    assert flow.itemAt(2) is None
