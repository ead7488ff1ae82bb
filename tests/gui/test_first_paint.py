"""What waits for the first paint comes after it, and comes even without one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.ui.first_paint import FirstPaint
from newswatch.ui.main_window import MainWindow


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


def test_a_key_does_not_wait_for_late_work(qtbot: QtBot) -> None:
    """Shortcuts are made in it: the key that is pressed first must find them."""
    told: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    FirstPaint(window).painted.connect(lambda: told.append("late work"))

    key = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, key)

    assert told == ["late work"]


def test_the_first_key_of_all_is_a_shortcut_in_force(
    qtbot: QtBot, stage: Stage
) -> None:
    window = stage.keep(MainWindow(stage.world().context))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    FirstPaint(window).painted.connect(window.complete)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert "rest" not in vars(window)

    qtbot.keyClick(focused, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert window.header.search.hasFocus()
