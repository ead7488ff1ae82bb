"""The names of a company: learned, refused with a reason, removed, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.sample_world import World
from gui.stage import Stage
from newswatch.domain.listing import EntityId
from newswatch.ui.main_window import MainWindow
from newswatch.ui.watchlist.alias_editor import AliasEditor

TENCENT = EntityId("tencent")


@pytest.fixture
def editor(
    stage: Stage, window: MainWindow, sample: World, qtbot: QtBot
) -> AliasEditor:
    made = AliasEditor(window.data, sample.context.directory, TENCENT)
    stage.keep(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def mine(window: MainWindow) -> list[tuple[str, bool]]:
    return [(each.text, each.blocked) for each in window.data.aliases(TENCENT)]


def test_enter_adds_a_name_and_stays_for_the_next(
    window: MainWindow, editor: AliasEditor, qtbot: QtBot
) -> None:
    editor.field.setText("  Penguin   Empire ")

    qtbot.keyClick(editor.field, Qt.Key.Key_Return)

    assert mine(window) == [("Penguin Empire", False)]
    assert editor.isVisible()
    assert editor.field.text() == ""


@pytest.mark.parametrize(
    ("typed", "blocked", "reason"),
    [
        (" ", False, "Type a name"),
        ("a", False, "One letter"),
        ("penguin", False, "in your list already"),
        ("Penguin", True, "as the opposite"),
        ("TENCENT", False, "known as a name"),
    ],
)
def test_what_cannot_be_learned_is_said(
    window: MainWindow, editor: AliasEditor, typed: str, blocked: bool, reason: str
) -> None:
    editor.field.setText("Penguin")
    editor.add(blocked=False)
    editor.field.setText(typed)

    editor.add(blocked=blocked)

    assert reason in editor.problem.text()
    assert editor.problem.isVisible()
    assert editor.field.text() == typed, "nothing typed is lost"
    assert mine(window) == [("Penguin", False)]


def test_a_shipped_name_can_be_told_not_to_count(
    window: MainWindow, editor: AliasEditor
) -> None:
    editor.field.setText("Tencent")

    editor.add(blocked=True)

    assert mine(window) == [("Tencent", True)]
    assert not editor.problem.isVisible()


def test_the_chosen_one_is_removed_by_its_key_and_taken_back(
    window: MainWindow, editor: AliasEditor, qtbot: QtBot
) -> None:
    assert not editor._removal.isEnabled()
    editor.field.setText("Penguin")
    editor.add(blocked=False)
    editor.list.setCurrentRow(0)
    assert editor._removal.isEnabled()

    editor.list.setFocus()
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)

    assert mine(window) == []
    window.commands.undo()
    assert mine(window) == [("Penguin", False)]
