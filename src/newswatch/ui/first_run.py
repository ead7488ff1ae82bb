"""The first start: what to follow, where news comes from, or the demo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from newswatch.domain.listing import Listing
from newswatch.protocol import SymbolsFound
from newswatch.ui.context import UiContext
from newswatch.ui.geometry import fit_screen
from newswatch.ui.settings.feeds_page import RegionChooser
from newswatch.ui.sheet import Sheet, heading, note
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.add_box import AddBox

SIZE = (560, 640)
"""Room for all hits of a search, and for what was chosen before."""


class FirstRun(Sheet):
    """Everything here can be changed later; closing it is fine.

    Signals:
        demo_requested: Show the demo.
    """

    demo_requested = Signal()

    def __init__(
        self, context: UiContext, data: UserData, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setWindowTitle(self.tr("Welcome to Newswatch"))
        self.resize(*SIZE)
        fit_screen(self)
        self._context = context
        self._data = data
        self.add_box = AddBox(context, stays=True)
        self.chosen = QListWidget()
        self.chosen.setMinimumHeight(70)
        self._explain_empty()
        self._fill_body()
        self.add_box.chosen.connect(self._add)
        self.add_box.open()
        self.finished.connect(lambda _: self._done())

    def on_symbols_found(self, found: SymbolsFound) -> None:
        """Hand an answer of the engine to the search field."""
        self.add_box.on_symbols_found(found)

    def _add(self, listing: Listing) -> None:
        lists = self._data.watchlists
        watchlist = (
            lists[0] if lists else self._data.add_watchlist(self.tr("Watchlist"))
        )
        if watchlist is not None:
            self._data.add(watchlist.id, listing)
            self._show_added(listing)
        self.add_box.open()

    def _explain_empty(self) -> None:
        words = self.tr("What you add appears here.")
        item = QListWidgetItem(words, self.chosen)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _show_added(self, listing: Listing) -> None:
        if not self.chosen.item(0).flags():
            self.chosen.takeItem(0)  # it explained why the list was empty
        self.chosen.addItem(f"{listing.id}   {listing.both_names}")
        self.chosen.scrollToBottom()

    def _done(self) -> None:
        self._context.settings.update(first_run_done=True)

    def _show_demo(self) -> None:
        self.demo_requested.emit()
        self.close()

    def _fill_body(self) -> None:
        self.body.addWidget(heading(self.tr("Which companies do you follow?")))
        self.body.addWidget(
            note(
                self.tr(
                    "Every article that mentions one of them lights up, in English and "
                    "in Chinese, whichever of its listings you hold."
                )
            )
        )
        self.body.addWidget(self.add_box)
        self.body.addWidget(self.chosen, 1)
        self.body.addWidget(QLabel(self.tr("News from")))
        self.body.addWidget(RegionChooser(self._context))
        self.body.addLayout(self._currency_row())
        buttons = self.add_buttons(QDialogButtonBox.StandardButton.NoButton)
        demo = QPushButton(self.tr("Try the demo first"))
        demo.setAutoDefault(False)
        demo.clicked.connect(self._show_demo)
        buttons.addButton(demo, QDialogButtonBox.ButtonRole.ActionRole)
        start = QPushButton(self.tr("Start"))
        start.setAutoDefault(False)
        buttons.addButton(start, QDialogButtonBox.ButtonRole.AcceptRole)

    def _currency_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        box = QComboBox()
        box.addItems(["USD", "HKD"])
        box.setCurrentText(self._context.settings.settings.display_currency)
        box.textActivated.connect(
            lambda code: self._context.settings.update(display_currency=code)
        )
        row.addWidget(QLabel(self.tr("Show amounts in")))
        row.addWidget(box)
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        return row
