"""Every command and every listing by typing a few letters (Ctrl+Shift+P)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from newswatch.domain.listing import ListingId
from newswatch.ui.actions import Menu
from newswatch.ui.sheet import Sheet
from newswatch.ui.user_data import UserData

_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    words: str
    hint: str
    do: Callable[[], object]


class CommandPalette(Sheet):
    """Filters as you type; Enter does it.

    Signals:
        listing_chosen: `ListingId` of the user's that was chosen.
    """

    listing_chosen = Signal(str)

    def __init__(
        self, menus: Sequence[Menu], data: UserData, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Commands"))
        self.resize(520, 420)
        self._entries = [*self._listings(data), *self._commands(menus)]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A command, or a listing of yours"))
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._do)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.itemActivated.connect(lambda _: self._do())
        self.list.itemClicked.connect(lambda _: self._do())
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self._filter("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list with the arrows while typing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self.list.count():
                row = (self.list.currentRow() + step) % self.list.count()
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _commands(self, menus: Sequence[Menu]) -> Iterator[Entry]:
        for menu in menus:
            for command in menu.commands:
                if command is not None:
                    words, _, key = command.words.partition("\t")
                    hint = command.keys[0] if command.keys else key
                    yield Entry(words, hint, command.do)

    def _listings(self, data: UserData) -> Iterator[Entry]:
        ids = [i for w in data.watchlists for i in w.listing_ids]
        for listing_id in dict.fromkeys([*ids, *data.held_listings()]):
            listing = data.listing(listing_id)
            names = listing.both_names
            yield Entry(f"{listing_id}  {names}", "", self._chooser(listing_id))

    def _chooser(self, listing_id: ListingId) -> Callable[[], None]:
        return lambda: self.listing_chosen.emit(listing_id)

    def _filter(self, typed: str) -> None:
        self.list.clear()
        wanted = typed.casefold().split()
        for entry in self._entries:
            if all(word in entry.words.casefold() for word in wanted):
                hint = f"    {entry.hint}" if entry.hint else ""
                item = QListWidgetItem(entry.words + hint)
                item.setData(_ENTRY, entry)
                self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(
                self.tr("No command or listing of yours has that")
            )
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def _do(self) -> None:
        chosen = self.list.currentIndex()
        if chosen.flags() & Qt.ItemFlag.ItemIsEnabled:
            entry: Entry = chosen.data(_ENTRY)
            self.close()
            entry.do()
