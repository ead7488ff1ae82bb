"""The lots of one listing: what was bought, when, and for how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from newswatch.domain.errors import InputError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import Currency, Money, price_unit
from newswatch.domain.portfolio import LARGEST, Holding, Lot, exchange_day
from newswatch.statements import days
from newswatch.ui import text, typed_number
from newswatch.ui.engine_words import title_and_hint
from newswatch.ui.price_book import PriceBook
from newswatch.ui.sheet import Sheet, heading, note
from newswatch.ui.user_data import UserData
from newswatch.ui.watchlist.lot_facts import lot_facts, split_notes, sum_words

SHARES, PRICE, DAY, NOTE, OF_TODAY, TODAY, GAIN = range(7)
_TYPED = (SHARES, PRICE, DAY, NOTE)
NUMBERS = (SHARES, PRICE, TODAY, GAIN)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NARROWEST = 86
"""Pixels of a column: wide enough to be typed into."""

A_YEAR_OF_DAYS = timedelta(days=400)
"""What is asked for of everything watched, and tells of its splits."""

_LOT_ID = Qt.ItemDataRole.UserRole
_CHECKED = Qt.CheckState.Checked


class LotsEditor(Sheet):
    """A table with a lot a line; saved together, undone together."""

    def __init__(
        self,
        data: UserData,
        book: PriceBook,
        listing_id: ListingId,
        parent: QWidget | None = None,
        *,
        now: datetime | None = None,
        splits_since: date | None = None,
    ) -> None:
        super().__init__("", parent)
        self._data = data
        self._listing = data.listing(listing_id)
        self._quote = book.quote(listing_id)
        self._today = exchange_day(listing_id, now or datetime.now(UTC))
        self._splits_since = splits_since or self._today - A_YEAR_OF_DAYS
        before = data.lots(listing_id)
        self._before = {lot.id: lot for lot in before}
        self._changed_outside = False
        self._currency = _currency_of(self._listing, book, before)
        self.setWindowTitle(self.tr("Lots of {0}").format(listing_id))
        self.resize(720, 360)
        self.table = QTableWidget(0, 7)
        self.problem = note()
        self._fill_body()
        for lot in before:
            self._add_row(lot)
        if not self.table.rowCount():
            self._add_row()
        self.table.setCurrentCell(0, SHARES)
        self.table.setFocus()
        self.table.itemChanged.connect(lambda _: self._sum_up())
        data.changed.connect(self._follow)
        self._sum_up()

    def accept(self) -> None:
        """Save, if every line can be read; else say which cannot.

        What another process has stored since is shown first, not written over.
        """
        shown = self._before
        self._data.catch_up()
        if self._before is not shown:
            return
        try:
            lots = self.lots()
        except InputError as error:
            self._say(error)
            row, column = map(int, error.field.split())
            self.table.setCurrentCell(row, column)
            return
        self._data.changed.disconnect(self._follow)
        self._data.set_lots(self._listing.id, lots)
        super().accept()

    def _follow(self) -> None:
        """Show lots that were changed elsewhere; what is typed into others stays."""
        now = {lot.id: lot for lot in self._data.lots(self._listing.id)}
        if now == self._before:
            return
        changed = {i for i, lot in self._before.items() if now.get(i) != lot}
        fresh = [lot for i, lot in now.items() if self._before.get(i) != lot]
        self._before = now
        self._changed_outside = True
        self.table.blockSignals(True)
        for row in reversed(range(self.table.rowCount())):
            if self._lot_id(row) in changed or self._is_empty(row):
                self.table.removeRow(row)
        for lot in fresh:
            self._add_row(lot)
        self.table.blockSignals(False)
        self._sum_up()

    def _lot_id(self, row: int) -> int:
        item = self.table.item(row, SHARES)
        return (item.data(_LOT_ID) or 0) if item else 0

    def _is_empty(self, row: int) -> bool:
        return not any(self._cell(row, column) for column in _TYPED)

    def lots(self) -> list[Lot]:
        """Read the table; empty lines do not count.

        Raises:
            InputError: A cell cannot be read; its field is row and column.
        """
        found = (self._lot(row) for row in range(self.table.rowCount()))
        return [lot for lot in found if lot is not None]

    def _lot(self, row: int) -> Lot | None:
        cells = [self._cell(row, column) for column in _TYPED]
        if not any(cells):
            return None
        shares = self._number(row, SHARES, cells[SHARES])
        if shares is None or shares <= 0:
            raise self._wrong(row, SHARES, self.tr("How many shares?"))
        before = self._before.get(self._lot_id(row))
        lot = Lot(
            listing_id=self._listing.id,
            quantity=shares,
            price=self._price(row, cells[PRICE]),
            bought=self._date(row, cells[DAY]),
            note=cells[NOTE],
            id=before.id if before else 0,
            sold=before.sold if before else (),
        )
        return self._with_count(lot, before, self._is_of_today(row))

    def _with_count(self, lot: Lot, before: Lot | None, of_today: bool) -> Lot:
        """Say of which day's shares the number speaks.

        A number that was not changed speaks of the day it always spoke of, and
        so does a price that nobody touched of its currency.
        """
        paid = before.price if before is not None else None
        if paid is not None and lot.price is not None:
            same_price = lot.price.amount == paid.amount
            lot = replace(lot, price=paid) if same_price else lot
        if lot.bought is not None and not of_today:
            return lot
        same = before is not None and before.quantity == lot.quantity
        known = before.counted if before is not None and same else None
        return replace(lot, counted=known or self._today)

    def _is_of_today(self, row: int) -> bool:
        item = self.table.item(row, OF_TODAY)
        return item is not None and item.checkState() == _CHECKED

    def _price(self, row: int, typed: str) -> Money | None:
        price = self._number(row, PRICE, typed)
        if price is None:
            return None
        if price < 0:
            raise self._wrong(row, PRICE, self.tr("A price cannot be below zero"))
        if self._currency is None:
            title = self.tr("It is not known yet in which currency this is")
            hint = self.tr("Leave the price empty until there is a quote.")
            raise self._wrong(row, PRICE, title, hint)
        return Money(price, self._currency)

    def _number(self, row: int, column: int, typed: str) -> Decimal | None:
        if not typed:
            return None
        number = typed_number.read(typed)
        if number is None:
            hint = self.tr("Numbers are written {0}.").format(typed_number.example())
            raise self._wrong(row, column, self.tr("That is not a number"), hint)
        if number > LARGEST:
            raise self._wrong(row, column, self.tr("That is too large a number"))
        return number

    def _date(self, row: int, typed: str) -> date | None:
        if not typed:
            return None
        try:
            found = days.day(typed, None)
        except ValueError:
            hint = self.tr("Days are written 2025-02-17.")
            title = self.tr("That is not a day")
            raise self._wrong(row, DAY, title, hint) from None
        if found > self._today:
            raise self._wrong(row, DAY, self.tr("That day is yet to come"))
        return found

    def _wrong(self, row: int, column: int, title: str, hint: str = "") -> InputError:
        where = self.tr("Line {0}: “{1}”.").format(row + 1, self._cell(row, column))
        return InputError(f"{row} {column}", title, f"{where} {hint}".rstrip())

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""

    def _add_row(self, lot: Lot | None = None) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        words = [""] * len(_TYPED)
        if lot is not None:
            price = lot.price
            words = [
                typed_number.write(lot.quantity),
                typed_number.write(price.amount) if price else "",
                lot.bought.isoformat() if lot.bought else "",
                lot.note,
            ]
        for column, word in enumerate(words):
            item = QTableWidgetItem(word)
            item.setData(_LOT_ID, lot.id if lot else 0)
            if column in (SHARES, PRICE):
                item.setTextAlignment(RIGHT)
            self.table.setItem(row, column, item)
        counted = lot is not None and lot.counted is not None
        self._add_facts(row, of_today=counted)

    def _add_facts(self, row: int, *, of_today: bool) -> None:
        """Add the cells that nobody types into."""
        mark = QTableWidgetItem()
        mark.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        mark.setCheckState(_CHECKED if of_today else Qt.CheckState.Unchecked)
        self.table.setItem(row, OF_TODAY, mark)
        for column in (TODAY, GAIN):
            item = QTableWidgetItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setTextAlignment(RIGHT)
            self.table.setItem(row, column, item)

    def _add_line(self) -> None:
        """Add an empty line, ready to be typed into."""
        self._add_row()
        self.table.setFocus()
        self.table.setCurrentCell(self.table.rowCount() - 1, SHARES)
        self.table.editItem(self.table.currentItem())

    def _remove_row(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._sum_up()

    def _sum_up(self) -> None:
        """Say of each line, and of all, what they come to; or what is wrong first."""
        self.table.blockSignals(True)
        wrong = [e for row in range(self.table.rowCount()) if (e := self._sum_row(row))]
        self.table.blockSignals(False)
        if wrong:
            self._say(wrong[0])
        else:
            words = self._sum_words(self.lots())
            self.problem.setText(f"{self._outside_words()}{words}")

    def _sum_row(self, row: int) -> InputError | None:
        """Show the facts of a line; a line that cannot be read has none."""
        try:
            self._show_facts(row, self._lot(row))
        except InputError as error:
            self._show_facts(row, None)
            return error
        return None

    def _say(self, error: InputError) -> None:
        self.problem.setText(f"⚠ {title_and_hint(error.title, error.hint)}")

    def _outside_words(self) -> str:
        if not self._changed_outside:
            return ""
        words = self.tr("Changed elsewhere meanwhile, and shown here. Look, then save.")
        return f"{words}\n"

    def _show_facts(self, row: int, lot: Lot | None) -> None:
        """Say what a lot is today, and what it has gained."""
        today, gain = self.table.item(row, TODAY), self.table.item(row, GAIN)
        if today is None or gain is None:
            return
        if lot is None:
            for item in (today, gain):
                item.setText("")
                item.setToolTip("")
            return
        facts = lot_facts(self._holding([lot]), self._quote, self._today)
        today.setText(facts.today)
        today.setToolTip(facts.today_hint)
        gain.setText(facts.gain)
        gain.setToolTip(facts.gain_hint)

    def _holding(self, lots: Sequence[Lot]) -> Holding:
        listing_id = self._listing.id
        return Holding(listing_id, tuple(lots), self._data.splits(listing_id))

    def _sum_words(self, lots: Sequence[Lot]) -> str:
        if not lots:
            return self.tr("Nothing held. Enter how many shares you bought.")
        holding = self._holding(lots)
        words = sum_words(holding, self._quote, self._today)
        notes = split_notes(lots, holding, self._today)
        if any(lot.basis and lot.basis < self._splits_since for lot in lots):
            day = text.day(self._splits_since)
            notes.append(self.tr("Splits before {0} are not known yet.").format(day))
        return "\n".join([words, *notes])

    def _explain_columns(self) -> None:
        hints = {
            OF_TODAY: self.tr(
                "Tick this if you typed shares and price as they are counted today. "
                "Else they are taken as bought, and splits since are applied."
            ),
            TODAY: self.tr("What is left of the lot today, after splits and sales."),
            GAIN: self.tr("Against what you paid, in the listing's currency."),
        }
        for column in range(self.table.columnCount()):
            item = self.table.horizontalHeaderItem(column)
            assert item is not None
            item.setToolTip(hints.get(column, ""))
            item.setTextAlignment(RIGHT if column in NUMBERS else LEFT)
        header = self.table.horizontalHeader()
        header.moveSection(header.visualIndex(NOTE), header.count() - 1)
        header.setMinimumSectionSize(NARROWEST)
        for column in (SHARES, PRICE, DAY, OF_TODAY, TODAY, GAIN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _fill_body(self) -> None:
        currency = self._currency or self.tr("unknown currency")
        self.body.addWidget(
            heading(f"{text.name_of(self._listing)} · {self._listing.id}")
        )
        labels = [
            self.tr("Shares"),
            self.tr("Price ({0})").format(currency),
            self.tr("Bought"),
            self.tr("Note"),
            self.tr("Today's count"),
            self.tr("Shares today"),
            self.tr("Gain"),
        ]
        self.table.setHorizontalHeaderLabels(labels)
        self._explain_columns()
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(
            NOTE, QHeaderView.ResizeMode.Stretch
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        add = QPushButton(self.tr("Add a lot"))
        add.clicked.connect(lambda _: self._add_line())
        remove = QPushButton(self.tr("Remove"))
        remove.clicked.connect(self._remove_row)
        for button in (add, remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_buttons(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )


def _currency_of(
    listing: Listing, book: PriceBook, lots: Sequence[Lot]
) -> Currency | None:
    """Return the whole currency of a listing: pounds, where pence are quoted."""
    quote = book.quote(listing.id)
    found = price_unit(listing.unit or (quote.unit if quote else "")).currency
    paid = (lot.price.currency for lot in lots if lot.price)
    return found or next(paid, None)
