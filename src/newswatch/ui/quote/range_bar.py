"""The row of buttons above a chart: its span, comparison and more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from newswatch.domain.listing import ListingId
from newswatch.ui.quote.ranges import ChartRange
from newswatch.ui.quote.widgets import as_chip

CHIP_PADDING = 5
BENCHMARKS = (ListingId("^HSCE"), ListingId("^HSI"), ListingId("^GSPC"))
_WORDS: dict[ChartRange, Any] = {
    ChartRange.D1: QT_TRANSLATE_NOOP("RangeBar", "1D"),
    ChartRange.D5: QT_TRANSLATE_NOOP("RangeBar", "5D"),
    ChartRange.M1: QT_TRANSLATE_NOOP("RangeBar", "1M"),
    ChartRange.M6: QT_TRANSLATE_NOOP("RangeBar", "6M"),
    ChartRange.YTD: QT_TRANSLATE_NOOP("RangeBar", "YTD"),
    ChartRange.Y1: QT_TRANSLATE_NOOP("RangeBar", "1Y"),
    ChartRange.Y5: QT_TRANSLATE_NOOP("RangeBar", "5Y"),
    ChartRange.MAX: QT_TRANSLATE_NOOP("RangeBar", "Max"),
}


class RangeBar(QWidget):
    """Chooses what a chart shows.

    Signals:
        range_chosen: A `ChartRange`.
        compare_toggled (bool): Compare with the index, or not.
        index_chosen: The `ListingId` of another index.
    """

    range_chosen = Signal(object)
    compare_toggled = Signal(bool)
    index_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)
        self.menu = QMenu(self)
        self._buttons: dict[ChartRange, QPushButton] = {}
        self._compare = QPushButton()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for chosen in ChartRange:
            row.addWidget(self._button(chosen))
        row.addStretch(1)
        row.addWidget(self._compare_button())
        row.addWidget(self._menu_button())

    def set_range(self, chosen: ChartRange) -> None:
        """Show which span is drawn."""
        self._buttons[chosen].setChecked(True)

    def set_benchmark(self, index: ListingId) -> None:
        """Name the index to compare with."""
        self._compare.setText(self.tr("vs {index}").format(index=index))
        self._compare.setToolTip(
            self.tr("Compare with {index}, both in percent").format(index=index)
        )
        for action in self._indices.actions():
            action.setChecked(action.data() == index)

    def set_comparing(self, on: bool) -> None:
        """Show whether the comparison is on."""
        self._compare.setChecked(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the comparison to the menu where there is no room for its button."""
        super().resizeEvent(event)
        spans = sum(each.sizeHint().width() for each in self._buttons.values())
        need = spans + self._compare.sizeHint().width() + 30
        self._compare.setVisible(self.width() >= need)

    def _button(self, chosen: ChartRange) -> QPushButton:
        made = QPushButton(self.tr(_WORDS[chosen]))
        as_chip(made, CHIP_PADDING)
        made.clicked.connect(lambda: self.range_chosen.emit(chosen))
        self._group.addButton(made)
        self._buttons[chosen] = made
        return made

    def _compare_button(self) -> QPushButton:
        as_chip(self._compare, CHIP_PADDING)
        self._compare.toggled.connect(self.compare_toggled)
        return self._compare

    def _menu_button(self) -> QToolButton:
        made = QToolButton()
        made.setText("⋯")
        made.setToolTip(self.tr("More: candles, volume, comparison, copy"))
        made.setAccessibleName(self.tr("Chart menu"))
        made.setMenu(self.menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._indices = QActionGroup(self)
        for index in BENCHMARKS:
            action = self._indices.addAction(
                self.tr("Compare with {index}").format(index=index)
            )
            action.setData(index)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, i=index: self.index_chosen.emit(i))
        self.menu.addActions(self._indices.actions())
        self.menu.addSeparator()
        return made
