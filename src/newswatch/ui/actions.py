"""The menus of the window: every command once, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do: in a menu, by a key, and in the palette.

    Attributes:
        keys: Shortcuts as `QKeySequence` reads them, the shown one first.
        enabled: Asked when the menu opens.
        repeats: Whether a key that is held down does it again and again.
        checked: Asked when the menu opens, of what is on or off.
        everywhere: Whether its keys work in dialogs too.
    """

    words: str
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[], bool] | None = None
    repeats: bool = True
    checked: Callable[[], bool] | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None among its commands is a line."""

    title: str
    commands: tuple[Command | None, ...]


def build_menus(bar: QMenuBar, window: QWidget, menus: Sequence[Menu]) -> list[QAction]:
    """Fill the menus of a bar; return the actions, their keys in force in `window`."""
    actions: list[QAction] = []
    for place, menu in zip(bar.actions(), menus, strict=True):
        shown = place.menu()
        assert isinstance(shown, QMenu)
        for command in menu.commands:
            if command is None:
                shown.addSeparator()
                continue
            action = _action(command, window)
            shown.addAction(action)
            window.addAction(action)
            actions.append(action)
        _keep_enabled(shown, menu.commands)
    return actions


def _action(command: Command, window: QWidget) -> QAction:
    action = QAction(command.words, window)
    action.setAutoRepeat(command.repeats)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setCheckable(command.checked is not None)
    if command.everywhere:
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    action.triggered.connect(lambda _=False: command.do())
    return action


def _keep_enabled(menu: QMenu, commands: Sequence[Command | None]) -> None:
    def refresh() -> None:
        real = [command for command in commands if command is not None]
        shown = [action for action in menu.actions() if not action.isSeparator()]
        for action, command in zip(shown, real, strict=True):
            action.setEnabled(command.enabled is None or command.enabled())
            action.setChecked(command.checked is not None and command.checked())

    menu.aboutToShow.connect(refresh)
    # A key must work as well before the menu was ever opened.
    menu.aboutToHide.connect(lambda: _enable_all(menu))


def _enable_all(menu: QMenu) -> None:
    for action in menu.actions():
        action.setEnabled(True)
