"""The settings in words that people know."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.ui.settings.dialog import SettingsDialog


def test_an_index_is_named_and_kept_by_its_symbol(stage: Stage, sample: World) -> None:
    window = make_window(stage, sample)
    window.commands.open_settings()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    boxes = [
        box for box in dialog.findChildren(QComboBox) if box.findData("^HSCE") >= 0
    ]
    assert len(boxes) == 1
    assert boxes[0].currentText() == "China Enterprises Index (^HSCE)"

    other = boxes[0].findData("^HSI")
    boxes[0].setCurrentIndex(other)
    boxes[0].activated.emit(other)
    assert sample.context.settings.settings.benchmark == "^HSI"
