"""The settings as the window holds them: one value, saved on each change."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from newswatch.domain.errors import NewswatchError
from newswatch.settings import Settings, save

log = logging.getLogger(__name__)


class SettingsModel(QObject):
    """Holds the `Settings` in force and writes each change to disk.

    Signals:
        changed: The new `Settings`.
        failed: A `NewswatchError`: the change holds, but is not on disk.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        path: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._path = path

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def update(self, **changes: Any) -> None:
        """Change some fields; saved at once."""
        fresh = replace(self._settings, **changes)
        if fresh == self._settings:
            return
        self._settings = fresh
        self._save()
        self.changed.emit(fresh)

    def _save(self) -> None:
        if self._path is None:
            return
        try:
            save(self._path, self._settings)
        except NewswatchError as error:
            log.warning("settings not saved: %s", error)
            self.failed.emit(error)
