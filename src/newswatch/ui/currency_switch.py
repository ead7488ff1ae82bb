"""USD | HKD: in which currency amounts are shown, the one in force marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from newswatch.domain.money import HKD, USD, Currency


class CurrencySwitch(QWidget):
    """A part for each currency; a third while the settings name another.

    Signals:
        chosen: The code of the part that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._other = self._part("")
        self._parts = {code: self._part(code) for code in (USD, HKD)}
        self.setToolTip(self.tr("Amounts are shown in this currency (Ctrl+D)"))
        self.setAccessibleName(self.tr("Currency of amounts"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._other, *self._parts.values()):
            layout.addWidget(part)

    @property
    def code(self) -> str:
        """The currency that is marked."""
        marked = self._group.checkedButton()
        return marked.text() if marked is not None else ""

    def show_currency(self, currency: Currency) -> None:
        """Mark the currency in force."""
        known = currency in self._parts
        self._other.setVisible(not known)
        self._other.setText("" if known else currency)
        self._parts.get(currency, self._other).setChecked(True)

    def part(self, code: Currency) -> QPushButton:
        """Return the part of a currency that is always there."""
        return self._parts[code]

    def _part(self, code: str) -> QPushButton:
        part = QPushButton(code, self)
        part.setProperty("chip", True)
        part.setCheckable(True)
        part.clicked.connect(lambda _: self.chosen.emit(part.text()))
        self._group.addButton(part)
        return part
