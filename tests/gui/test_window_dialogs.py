"""What the window opens: names, the palette, settings, the first run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.sample_world import World
from gui.stage import Stage, make_window
from newswatch.domain.listing import EntityId
from newswatch.ui.command_palette import CommandPalette
from newswatch.ui.first_run import FirstRun
from newswatch.ui.main_window import MainWindow
from newswatch.ui.settings.dialog import SettingsDialog
from newswatch.ui.watchlist.alias_editor import AliasEditor


def test_names_can_be_taught_blocked_and_forgotten(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    editor = stage.keep(
        AliasEditor(window.data, sample.context.directory, EntityId("tencent"))
    )
    editor.field.setText("WeChat")
    editor.add(blocked=False)
    editor.field.setText("Tencent Arena")
    editor.add(blocked=True)

    shown = {editor.list.item(n).text() for n in range(editor.list.count())}
    assert shown == {"WeChat", "must not count: Tencent Arena"}
    editor.list.setCurrentRow(0)
    editor.remove_selected()
    assert editor.list.count() == 1


def test_the_palette_finds_commands_and_listings(
    stage: Stage, window: MainWindow
) -> None:
    palette = stage.keep(CommandPalette(window.menus, window.data))
    chosen: list[str] = []
    palette.listing_chosen.connect(chosen.append)

    palette.field.setText("騰訊")
    assert palette.list.count() == 1
    palette._do()

    assert chosen == ["0700.HK"]


def test_settings_take_effect_at_once(
    stage: Stage, window: MainWindow, sample: World
) -> None:
    dialog = stage.keep(
        SettingsDialog(sample.context, window.status, window.commands._feeds)
    )

    dialog._set("red_up", True)

    theme = sample.context.theme.theme
    assert theme.up.red() > theme.up.green()
    assert sample.context.settings.settings.red_up


def test_the_first_run_adds_what_is_chosen(stage: Stage, qtbot: QtBot) -> None:
    empty = stage.world(empty=True)
    window = make_window(stage, empty)
    page = stage.keep(FirstRun(empty.context, window.data))
    page.open()
    qtbot.keyClicks(page.add_box.field, "tencent")
    qtbot.keyClick(page.add_box.field, Qt.Key.Key_Return)
    page.close()

    assert window.data.watchlists[0].listing_ids == ("0700.HK",)
    assert empty.context.settings.settings.first_run_done
