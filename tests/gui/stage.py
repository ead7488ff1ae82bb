"""Where a test puts its worlds and widgets."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from gui.sample_world import World, world
from newswatch.settings import Settings
from newswatch.storage.database import Database
from newswatch.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


class Stage:
    """Worlds and the widgets that look at them, taken down in the right order."""

    def __init__(self) -> None:
        self._worlds: list[World] = []
        self._widgets: list[QWidget] = []

    def world(
        self,
        settings: Settings | None = None,
        *,
        empty: bool = False,
        database: Database | None = None,
        pictures: Path | None = None,
    ) -> World:
        """Build a world whose database is closed after the widgets are gone."""
        made = world(settings, empty=empty, database=database, pictures=pictures)
        self._worlds.append(made)
        return made

    def keep(self, widget: W) -> W:
        """Delete a widget, with its timers, at the end of the test."""
        self._widgets.append(widget)
        return widget

    def take_down(self) -> None:
        """Widgets first, then the databases they read."""
        for widget in reversed(self._widgets):
            if isValid(widget):
                delete(widget)
        for each in self._worlds:
            each.context.pictures.close()
            each.database.close()


def make_window(stage: Stage, world: World) -> MainWindow:
    """Build the whole window over a world, as it is some moments after its start."""
    made = stage.keep(MainWindow(world.context))
    made.resize(1440, 900)
    made.complete()
    made.hours.open()
    made.status.start()
    made.quote.build()
    return made
