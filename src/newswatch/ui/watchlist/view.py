"""The list itself: keys, drag and drop, and a context menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtGui
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from newswatch.domain.listing import ListingId
from newswatch.ui.watchlist.delegate import WatchlistDelegate
from newswatch.ui.watchlist.model import ROW_ROLE, WatchlistModel
from newswatch.ui.watchlist.rows import ListingRow

Index = QModelIndex | QPersistentModelIndex

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WatchlistView(QListView):
    """Shows a `WatchlistModel`; the selection survives a reset.

    Signals:
        selected: `ListingId` of the row the keyboard is on.
        activated_listing: `ListingId`: Enter or double click.
        delete_requested: `ListingId`: the Delete key.
        menu_requested: `ListingId` and a global `QPoint`.
        copy_requested: `ListingId`: Ctrl+C.
        move_requested: `ListingId`, and -1 for up or 1 for down: Alt and an arrow.
    """

    selected = Signal(str)
    activated_listing = Signal(str)
    delete_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    copy_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(
        self,
        model: WatchlistModel,
        delegate: WatchlistDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listing_id: ListingId | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(self.tr("Watchlist"))
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda _: self._activate())

    @property
    def listing_id(self) -> ListingId | None:
        """The listing the keyboard is on."""
        return self._listing_id

    def select(self, listing_id: ListingId) -> None:
        """Move the keyboard to a listing, if it is there."""
        model = self._model()
        row = model.row_of(listing_id)
        if row is not None:
            self.setCurrentIndex(model.index(row))

    def mark(self, listing_id: ListingId) -> None:
        """Put the selection on a listing without saying that the user did."""
        if self._model().row_of(listing_id) is not None:
            self._listing_id = listing_id
            self.select(listing_id)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the row again. QListView would lay out and paint all of them.

        A row's height is that of its kind, which never changes.
        """
        QAbstractItemView.dataChanged(self, first, last, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Enter, Delete, Ctrl+C and Alt with an arrow; arrows are Qt's."""
        key = event.key()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._listing_id:
            self.delete_requested.emit(self._listing_id)
        elif alt and key in STEPS and self._listing_id:
            self.move_requested.emit(self._listing_id, STEPS[Qt.Key(key)])
        elif event.matches(QtGui.QKeySequence.StandardKey.Copy) and self._listing_id:
            self.copy_requested.emit(self._listing_id)
        elif event.text().isprintable() and event.text():
            # Letters and the space bar are the news', wherever the keyboard is.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row below the mouse, or of the keyboard's row."""
        index = self.indexAt(event.pos())
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, ListingRow):
            self.menu_requested.emit(row.listing_id, event.globalPos())
        elif event.reason() == QContextMenuEvent.Reason.Keyboard and self._listing_id:
            at = self.visualRect(self.currentIndex()).center()
            self.menu_requested.emit(self._listing_id, self.mapToGlobal(at))

    def _activate(self) -> None:
        if self._listing_id:
            self.activated_listing.emit(self._listing_id)

    def _on_current(self) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, ListingRow) and row.listing_id != self._listing_id:
            self._listing_id = row.listing_id
            self.selected.emit(row.listing_id)

    def _restore(self) -> None:
        if self._listing_id is not None:
            self.select(self._listing_id)

    def _model(self) -> WatchlistModel:
        model = self.model()
        assert isinstance(model, WatchlistModel)
        return model
