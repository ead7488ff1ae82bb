"""What waits for the first paint comes after it, and comes even without one."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newswatch.ui.first_paint import FirstPaint


class Noting(QWidget):
    """A widget that notes when it is painted."""

    def __init__(self, parent: QWidget, told: list[str]) -> None:
        super().__init__(parent)
        self._told = told

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._told.append("painted")


def test_late_work_comes_once_and_after_everything_is_painted(qtbot: QtBot) -> None:
    told: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    Noting(window, told).resize(50, 50)
    FirstPaint(window).painted.connect(lambda: told.append("late work"))

    window.show()
    qtbot.waitUntil(lambda: "late work" in told)
    window.repaint()

    assert told[:2] == ["painted", "late work"]
    assert told.count("late work") == 1


def test_late_work_does_not_wait_for_a_window_nobody_sees(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    with qtbot.waitSignal(FirstPaint(window).painted):
        window.hide()
