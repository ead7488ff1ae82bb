"""The first start: adding is not finishing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.stage import Stage
from newswatch.ui.first_run import FirstRun
from newswatch.ui.main_window import MainWindow


def test_enter_adds_a_company_and_leaves_the_page_open(
    qtbot: QtBot, stage: Stage
) -> None:
    world = stage.world(empty=True)
    window = stage.keep(MainWindow(world.context))
    page = stage.keep(FirstRun(world.context, window.data, window))
    page.open()
    page.activateWindow()
    qtbot.waitActive(page)

    qtbot.keyClicks(page.add_box.field, "9988")
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)

    assert page.isVisible()
    assert page.chosen.count() == 1
    assert not world.context.settings.settings.first_run_done
