"""Where the window stood: kept in an INI file of the profile; may be lost."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from newswatch.paths import Profile


class Geometry:
    """Reads and writes the place of the window and of its panes."""

    def __init__(
        self, window: QMainWindow, splitter: QSplitter, profile: Profile | None
    ) -> None:
        self._window = window
        self._splitter = splitter
        self._path = "" if profile is None else str(profile.geometry)

    def restore(self) -> None:
        """Put the window where it was, if that is known."""
        if not self._path:
            return
        stored = QSettings(self._path, QSettings.Format.IniFormat)
        geometry, sizes = stored.value("window"), stored.value("panes")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray):
            self._splitter.restoreState(sizes)

    def save(self) -> None:
        """Remember where it is."""
        if self._path:
            stored = QSettings(self._path, QSettings.Format.IniFormat)
            stored.setValue("window", self._window.saveGeometry())
            stored.setValue("panes", self._splitter.saveState())
