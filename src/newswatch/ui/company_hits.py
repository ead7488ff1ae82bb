"""Companies under the search box: shown if they are watched, else to be added.

The box searches the news on each key; this adds who is meant by what was typed,
from the shipped catalogue. Only what is chosen here is done.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from newswatch.domain.listing import Listing
from newswatch.ui.directory import Directory
from newswatch.ui.user_data import UserData

SHOWN = 5
LEAST = 2
TYPING_PAUSE_MS = 150
_LISTING = Qt.ItemDataRole.UserRole
_TYPED = Qt.ItemDataRole.UserRole + 1


class CompanyHits(QObject):
    """Offers listings below a search field.

    Signals:
        chosen: The `Listing` that was clicked or accepted by Enter.
    """

    chosen = Signal(object)

    def __init__(self, field: QLineEdit, directory: Directory, data: UserData) -> None:
        super().__init__(field)
        self._field = field
        self._directory = directory
        self._data = data
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(field)
        self._completer.setCompletionMode(
            QCompleter.CompletionMode.UnfilteredPopupCompletion
        )
        # What is accepted must not become what is searched for.
        self._completer.setCompletionRole(_TYPED)
        self._completer.activated[QModelIndex].connect(  # type: ignore[index]
            self._on_activated
        )
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.offer)
        field.textEdited.connect(self._on_edited)

    @property
    def listings(self) -> list[Listing]:
        """What is offered."""
        rows = range(self._model.rowCount())
        return [self._model.item(row).data(_LISTING) for row in rows]

    def offer(self) -> None:
        """Show who is meant by what stands in the field, if anybody is."""
        typed = self._field.text().strip()
        found = self._directory.search(typed, SHOWN) if len(typed) >= LEAST else ()
        self._model.clear()
        for listing in found:
            self._model.appendRow(self._item(listing, typed))
        if found and self._field.hasFocus():
            self._completer.complete()
        else:
            self._hide()

    def _on_edited(self, _typed: str) -> None:
        self._hide()
        self._pause.start()

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _item(self, listing: Listing, typed: str) -> QStandardItem:
        names = listing.both_names
        watched = listing.id in self._data.followed()
        does = self.tr("show") if watched else self.tr("add to the watchlist")
        item = QStandardItem(f"{listing.id}   {names}   — {does}")
        item.setData(listing, _LISTING)
        item.setData(typed, _TYPED)
        item.setEditable(False)
        return item

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_LISTING))
