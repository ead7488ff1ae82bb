"""Where the window stood: kept in an INI file of the profile; may be lost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QEvent, QMargins, QObject, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from newswatch.paths import Profile

MOST_WATCHLIST, MOST_QUOTE = 460, 760
"""On a wide screen the news has the rest: a watchlist wider than that is a gap."""

FRAME = QMargins(4, 32, 4, 4)
"""What a desktop draws around a window: not known before it does."""


def pane_widths(total: int) -> list[int]:
    """Return how wide watchlist, news and quote begin in a window, in pixels."""
    left = min(round(0.277 * total), MOST_WATCHLIST)
    right = min(round(0.30 * total), MOST_QUOTE)
    return [left, total - left - right, right]


def fit_screen(window: QWidget) -> None:
    """Make a window that was never placed no larger than its screen has room."""
    room = window.screen().availableSize().shrunkBy(FRAME)
    window.resize(window.size().boundedTo(room))


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
        self._hide(str(stored.value("hidden", "")))
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray) and self._splitter.restoreState(sizes):
            self._window.removeEventFilter(self)

    def _hide(self, places: str) -> None:
        """Leave hidden the panes that were; ``"0 2"`` are the first and the third."""
        for place, pane in self._panes():
            if str(place) in places.split():
                pane.hide()

    def _hidden(self) -> str:
        return " ".join(str(place) for place, pane in self._panes() if pane.isHidden())

    def _panes(self) -> Iterator[tuple[int, QWidget]]:
        for place in range(self._splitter.count()):
            pane = self._splitter.widget(place)
            assert pane is not None
            yield place, pane

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
            stored.setValue("hidden", self._hidden())
