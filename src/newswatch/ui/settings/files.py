"""Settings to a file and from one, with the names that were taught."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from newswatch import settings_file
from newswatch.domain.errors import NewswatchError
from newswatch.protocol import WatchedChanged
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.user_data import UserData

FILE_NAME = "newswatch-settings.json"
OF_THIS_MACHINE = {"version", "first_run_done"}
"""What a file does not change."""


class SettingsFiles(QObject):
    """Asks for a file, writes or reads it, and says how that went.

    Signals:
        said: A sentence for the status strip.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, context: UiContext, data: UserData) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._data = data

    def ask_where_to(self) -> None:
        """Ask for a file, then write it."""
        dialog = self._dialog(self.tr("Export settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.open()

    def ask_which(self) -> None:
        """Ask for a file, then use it."""
        dialog = self._dialog(self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the settings in force and all names that were taught."""
        names = self._data.aliases()
        try:
            settings_file.write(path, self._context.settings.settings, names)
        except NewswatchError as error:
            self.said.emit(title_and_hint(error.title, error.hint))
        else:
            self.said.emit(self.tr("Settings exported to {0}").format(path.name))

    def read(self, path: Path) -> None:
        """Use the settings of a file, and learn its names; Undo takes these back."""
        try:
            found = settings_file.read(path)
        except NewswatchError as error:
            self.said.emit(title_and_hint(error.title, error.hint))
            return
        names = {each.name for each in fields(found.settings)} - OF_THIS_MACHINE
        self._context.settings.update(
            **{name: getattr(found.settings, name) for name in names}
        )
        step = self.tr("learn the names of {0}").format(path.name)
        if not self._data.teach_all(found.names, step):
            self._context.send(WatchedChanged())  # else that was told with the names
        self.said.emit(self.tr("Settings imported from {0}").format(path.name))

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([self.tr("Settings (*.json)")])
        return dialog
