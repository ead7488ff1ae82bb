"""Another language: the window offers to start again, and comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
)

from gui.stage import Stage
from newswatch.settings import Settings
from newswatch.ui.instance import SingleInstance
from newswatch.ui.launch import again_command
from newswatch.ui.main_window import MainWindow
from newswatch.ui.settings.dialog import SettingsDialog


def test_another_language_offers_to_start_again(
    stage: Stage,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[bool] = []
    window.commands.quit_requested.connect(lambda: left.append(True))
    monkeypatch.setattr(QApplication, "quit", lambda: None)
    window.commands.open_settings()
    dialog = stage.keep(window.findChildren(SettingsDialog)[0])
    language = dialog.restart.parentWidget().findChildren(QComboBox)[2]
    assert dialog.restart.isHidden()

    language.activated.emit(language.findData("zh_HK"))
    assert not dialog.restart.isHidden()
    language.activated.emit(language.findData(""))
    assert dialog.restart.isHidden(), "that is the language it has"
    language.activated.emit(language.findData("zh_HK"))
    dialog.restart.click()

    assert left == [True]
    assert window.commands.starts_again
    assert window.context.settings.settings.language == "zh_HK"


def test_what_starts_again_is_what_was_open() -> None:
    kept = Settings(language="zh_HK", theme="light")
    opened = ["--profile", "/p", "--demo", "--speed", "0", "--at", "09:41:00"]

    assert again_command(opened[:2], kept, fleeting=False)[-2:] == ["--profile", "/p"]
    fleeting = again_command(opened, kept, fleeting=True)
    assert "--profile" not in fleeting
    assert fleeting[-9:] == [*opened[2:], "--theme", "light", "--lang", "zh_HK"]


def test_who_starts_again_finds_the_place_free(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert not first.hand_over()
    assert second.hand_over(quietly=True)

    first.release()

    assert not second.hand_over(quietly=True)
    second.release()
