"""Where the window stood: kept in an INI file of the profile; may be lost."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

from newswatch.paths import Profile

MOST_WATCHLIST, MOST_QUOTE = 460, 760
"""On a wide screen the news has the rest: a watchlist wider than that is a gap."""


def pane_widths(total: int) -> list[int]:
    """Return how wide watchlist, news and quote begin in a window, in pixels."""
    left = min(round(0.277 * total), MOST_WATCHLIST)
    right = min(round(0.30 * total), MOST_QUOTE)
    return [left, total - left - right, right]


class Geometry(QObject):
    """Reads and writes the place of the window and of its panes."""

    def __init__(
        self, window: QMainWindow, splitter: QSplitter, profile: Profile | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._splitter = splitter
        self._path = "" if profile is None else str(profile.geometry)

    def restore(self) -> None:
        """Put the window where it was, if that is known."""
        self._window.installEventFilter(self)
        if not self._path:
            return
        stored = QSettings(self._path, QSettings.Format.IniFormat)
        geometry, sizes = stored.value("window"), stored.value("panes")
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray) and self._splitter.restoreState(sizes):
            self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Divide the window when it first shows: before, its width is not known."""
        if event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            self._splitter.setSizes(pane_widths(self._window.width()))
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Remember where it is."""
        if self._path:
            stored = QSettings(self._path, QSettings.Format.IniFormat)
            stored.setValue("window", self._window.saveGeometry())
            stored.setValue("panes", self._splitter.saveState())
