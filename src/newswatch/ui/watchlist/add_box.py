"""Adding a listing: type, see name, exchange and currency, then add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newswatch import protocol
from newswatch.domain.listing import Listing
from newswatch.ui.context import UiContext
from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.places import exchange_name

TYPING_PAUSE_MS = 250
_LISTING = Qt.ItemDataRole.UserRole
_SHOWN = 8


class AddBox(QFrame):
    """A search field with its hits below; Enter or a click adds the hit.

    The shipped catalogue answers at once, the engine a little later; an answer
    to what was typed before is dropped. Nothing is added that was not shown
    with its name, exchange and currency.

    Args:
        stays: It is not hidden by Esc, nor after adding.

    Signals:
        chosen: The `Listing` to add.
        closed: It is hidden, and the keyboard is nowhere.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        context: UiContext,
        parent: QWidget | None = None,
        *,
        stays: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._stays = stays
        self._generation = 0
        self._known: list[Listing] = []
        self._exchanges: dict[str, str] = {}
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Name or code: Alibaba, 9988, 騰訊…"))
        self.hits = QListWidget()
        self.hits.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hits.setUniformItemSizes(True)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self._pause = QTimer(self, interval=TYPING_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask_engine)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._choose)
        self.hits.itemClicked.connect(lambda _: self._choose())
        self._lay_out()
        self.hide()

    def open(self, typed: str = "") -> None:
        """Show the box with `typed` in it and the cursor at its end."""
        self.show()
        self.field.setText(typed)
        self._on_typed(typed)
        self.field.setFocus()

    def close_box(self) -> None:
        """Hide it and forget what was typed."""
        self._pause.stop()
        self._generation += 1
        self.field.clear()
        if not self._stays:
            for widget in (self.field, self.hits):
                widget.clearFocus()  # else Qt hands it on, to the search for news
            self.hide()
            self.closed.emit()

    def on_symbols_found(self, found: protocol.SymbolsFound) -> None:
        """Add the engine's hits, if they answer what stands there now."""
        if found.generation != self._generation or not self.isVisible():
            return
        names = found.exchange_names
        for number, listing in enumerate(found.listings):
            if number < len(names):
                self._exchanges[listing.id] = names[number]
        self._show_hits(found.listings)
        if found.error_title:
            self.hint.setText(title_and_hint(found.error_title, found.error_hint))
        elif not self._known:
            self.hint.setText(
                self.tr("Nothing found for “{0}”.").format(self.field.text())
            )
        else:
            self.hint.setText(self.tr("Enter adds it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, move through the hits with the arrows, keep Enter."""
        key = event.key()
        if key == Qt.Key.Key_Escape and not (self._stays and not self.field.text()):
            self.close_box()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hits.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self.hits.currentRow() + step) % self.hits.count()
            self.hits.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The field has added already; a dialog around it must not close.
            if self.hits.hasFocus():
                self._choose()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        self._generation += 1
        self._known = []
        self.hits.clear()
        wanted = typed.strip()
        if not wanted:
            self._pause.stop()
            self.hits.hide()
            self.hint.setText(self.tr("Type a name or a code."))
            return
        self._show_hits(self._context.directory.search(wanted, _SHOWN))
        self.hint.setText(self.tr("Searching…"))
        self._pause.start()

    def _ask_engine(self) -> None:
        wanted = self.field.text().strip()
        self._context.send(
            protocol.SearchSymbols(generation=self._generation, text=wanted)
        )

    def _show_hits(self, listings: Sequence[Listing]) -> None:
        known = {each.id for each in self._known}
        for listing in listings:
            if listing.id not in known and len(self._known) < 2 * _SHOWN:
                self._known.append(listing)
                self.hits.addItem(self._item(listing))
        if self.hits.count() and self.hits.currentRow() < 0:
            self.hits.setCurrentRow(0)
        self.hits.setVisible(self.hits.count() > 0)
        height = self.hits.sizeHintForRow(0) if self.hits.count() else 0
        self.hits.setFixedHeight(min(self.hits.count(), _SHOWN) * height + 6)

    def _item(self, listing: Listing) -> QListWidgetItem:
        names = listing.both_names
        exchange = self._exchanges.get(listing.id) or exchange_name(listing.mic)
        details = " · ".join(part for part in (exchange, listing.unit) if part)
        item = QListWidgetItem(f"{listing.id}   {names}   {details}")
        item.setToolTip(f"{names}\n{details}")
        item.setData(_LISTING, listing)
        return item

    def _choose(self) -> None:
        item = self.hits.currentItem()
        if item is not None:
            listing = item.data(_LISTING)
            self.close_box()
            self.chosen.emit(listing)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        # Where it stays, what it stands in has margins of its own.
        layout.setContentsMargins(*((0, 0, 0, 0) if self._stays else (12, 0, 12, 10)))
        layout.setSpacing(4)
        for widget in (self.field, self.hits, self.hint):
            layout.addWidget(widget)
        self.hits.hide()
