"""A row knows whether it is selected or below the mouse, as Qt has it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QStringListModel
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from newswatch.ui.row_state import RowState, row_state

State = QStyle.StateFlag


class Noting(QStyledItemDelegate):
    """Notes of each row it paints what we say and what Qt says."""

    def __init__(self) -> None:
        super().__init__()
        self.ours: dict[int, RowState] = {}
        self.of_qt: dict[int, RowState] = {}

    def paint(
        self,
        _painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state: State = option.state
        told = (State.State_Selected in state, State.State_MouseOver in state)
        self.of_qt[index.row()] = RowState(*told)
        self.ours[index.row()] = row_state(option, index)


def test_selected_and_below_the_mouse_are_what_qt_says(qtbot: QtBot) -> None:
    view, model = QListView(), QStringListModel(["one", "two", "three"])
    noting = Noting()
    view.setModel(model)
    view.setItemDelegate(noting)
    view.setMouseTracking(True)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.setCurrentIndex(model.index(1))

    third = view.visualRect(model.index(2)).center()
    QTest.mouseMove(view.viewport(), third - QPoint(1, 1))
    QTest.mouseMove(view.viewport(), third)
    qtbot.waitUntil(lambda: noting.of_qt.get(2) == RowState(False, True))

    assert noting.ours == noting.of_qt
    assert noting.ours[1] == RowState(selected=True, hover=False)


def test_outside_a_list_nothing_is_selected() -> None:
    option = QStyleOptionViewItem()
    assert row_state(option, QModelIndex()) == RowState(selected=False, hover=False)
