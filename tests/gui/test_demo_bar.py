"""The demo says so, and steers its clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.sample_world import NOW, World
from gui.stage import Stage, make_window
from newswatch import protocol as p
from newswatch.ui.clock import UiClock


def test_only_the_demos_own_speed_is_pressed(stage: Stage, sample: World) -> None:
    from newswatch.ui.demo_bar import DemoBar

    clock = sample.context.clock
    clock.set_demo_time(NOW)
    bar = stage.keep(DemoBar(clock, lambda _: None))
    buttons = {"pause": bar._pause, **{str(n): b for n, b in bar._speeds.items()}}

    def pressed(alive: p.Alive) -> list[str]:
        clock.follow(alive)
        bar.refresh()
        return [name for name, button in buttons.items() if button.isChecked()]

    assert pressed(p.Alive(now=NOW, speed=60)) == ["60"]
    buttons["10"].click()  # while there is no engine to hear it
    assert pressed(p.Alive(now=NOW, speed=60)) == ["60"]
    assert pressed(p.Alive(now=NOW, paused=True)) == ["pause"]
    assert pressed(p.Alive(now=NOW, speed=2)) == [], "there is no button for it"
    assert pressed(p.Alive(now=NOW, speed=1)) == ["1"]


@pytest.mark.parametrize(("asked", "button"), [(60.0, "60×"), (0.0, "Pause")])
def test_before_its_engine_is_there_the_demo_stands_with_the_speed_it_will_have(
    stage: Stage, asked: float, button: str
) -> None:
    from newswatch.ui.demo_bar import DemoBar

    ticking = iter(range(1000))
    clock = UiClock(demo=True, monotonic=lambda: float(next(ticking)))
    clock.set_demo_time(NOW, asked)
    bar = stage.keep(DemoBar(clock, lambda _: None))

    assert clock.now() == NOW, "or its time would jump back when the engine speaks"
    chips = bar.findChildren(QPushButton)
    assert [each.text() for each in chips if each.isChecked()] == [button]


def test_the_demo_says_so_and_steers_its_clock(
    qtbot: QtBot, stage: Stage, sample: World
) -> None:
    sample.context.clock.set_demo_time(NOW)
    window = make_window(stage, sample)
    bar = window.findChild(
        QWidget, "banner", Qt.FindChildOption.FindChildrenRecursively
    )
    assert bar is not None
    from newswatch.ui.demo_bar import DemoBar

    demo = window.findChildren(DemoBar)[0]
    assert "Demo: replay of 17 Feb 2025 · 09:41 in Hong Kong" in demo.words()
    qtbot.mouseClick(demo._speeds[60], Qt.MouseButton.LeftButton)
    assert sample.sent[-1] == p.SetClock(speed=60.0, paused=False)
    window.on_message(p.Alive(now=NOW, speed=60.0))
    assert demo._speeds[60].isChecked()
