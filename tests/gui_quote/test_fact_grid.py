"""The figures under the chart stand in columns."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.sample_world import World
from newswatch.ui import theme
from newswatch.ui.quote.fact_grid import Fact, FactGrid


def test_names_that_come_later_stand_in_line_with_the_first(
    qtbot: QtBot, made: World
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet()
    theme.apply(app, made.context.theme.theme, "en")
    grid = FactGrid(made.context)
    qtbot.addWidget(grid)
    grid.resize(400, 200)
    grid.show()
    grid.show_facts([Fact(f"Name {n}", "1.0") for n in range(4)])
    grid.show_facts([Fact(f"Name {n}", "1.0") for n in range(6)])
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QLabel)]
    qtbot.waitUntil(lambda: grid._cells[5][0].x() > 10)

    starts = {
        name.mapTo(grid, name.contentsRect().topLeft()).x()
        for name, _ in grid._cells[1::2]
    }
    app.setStyleSheet(before)

    assert len(starts) == 1
