"""In the window, a file of settings is in force at once; Undo unlearns its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from newswatch import settings_file
from newswatch.domain.listing import EntityId
from newswatch.ports import UserAlias
from newswatch.settings import Settings
from newswatch.ui.main_window import MainWindow
from newswatch.ui.settings.files import SettingsFiles

NAME = UserAlias(EntityId("hsbc"), "獅子行")


@pytest.fixture
def files(window: MainWindow) -> SettingsFiles:
    return SettingsFiles(window, window.context, window.data)


def test_what_is_written_is_what_is_in_force(
    window: MainWindow, files: SettingsFiles, tmp_path: Path
) -> None:
    window.context.settings.update(red_up=True)
    window.data.teach(NAME, "learn")

    files.write(tmp_path / "kept.json")

    found = settings_file.read(tmp_path / "kept.json")
    assert found.settings == window.context.settings.settings
    assert found.names == (NAME,)


def test_a_file_is_in_force_at_once_and_undo_unlearns_its_names(
    window: MainWindow, files: SettingsFiles, tmp_path: Path
) -> None:
    file = tmp_path / "kept.json"
    settings_file.write(file, Settings(display_currency="HKD"), (NAME, NAME))

    files.read(file)

    assert window.context.settings.settings.display_currency == "HKD"
    assert window.data.aliases(NAME.entity_id) == (NAME,)
    window.data.undo()
    assert window.data.aliases(NAME.entity_id) == ()


def test_another_file_is_refused_in_the_strip(
    window: MainWindow, files: SettingsFiles, tmp_path: Path
) -> None:
    said: list[str] = []
    files.said.connect(said.append)
    before = window.context.settings.settings
    (tmp_path / "other.json").write_text("{}")

    files.read(tmp_path / "other.json")

    assert window.context.settings.settings == before
    (words,) = said
    assert words.startswith("This is no file of Newswatch's settings. Choose one")
