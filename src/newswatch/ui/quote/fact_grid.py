"""Names and values in two columns, as under a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from newswatch.ui.context import UiContext
from newswatch.ui.quote.widgets import colour, elided, label

LEAST_NAME = 52
"""Names may be shortened to this; their tips have them whole. Values never are."""

GAP = 10
"""Between the two columns, beside the spacing."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One name and its value, both as they are shown.

    Attributes:
        sign: Above zero is coloured as a rise, below as a fall; None is neither.
        doubtful: Written in the warning's colour; the tip says why.
    """

    name: str
    value: str
    tip: str = ""
    sign: int | None = None
    doubtful: bool = False


class FactGrid(QWidget):
    """Lays facts out in two columns, or one where there is no room."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts: tuple[Fact, ...] = ()
        self._cells: list[tuple[QLabel, QLabel]] = []
        self._arranged = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these; labels are kept and written anew."""
        self._facts = tuple(facts)
        while len(self._cells) < len(self._facts):
            self._add()
        for index, (name, value) in enumerate(self._cells):
            used = index < len(self._facts)
            name.setVisible(used)
            value.setVisible(used)
            if used:
                self._write(name, value, self._facts[index])
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one column where two have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _add(self) -> None:
        name, value = elided(12), label(12)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        for made in (name, value):
            made.setParent(self)  # or it is a window of its own once it is shown
        self._cells.append((name, value))

    def _arrange(self) -> None:
        columns = 2 if self._two_fit() else 1
        if (columns, len(self._cells)) == self._arranged:
            return
        self._arranged = (columns, len(self._cells))
        self._grid.setColumnMinimumWidth(2, GAP if columns > 1 else 0)
        self._grid.setColumnStretch(3, columns - 1)
        for index, (name, value) in enumerate(self._cells):
            row, side = divmod(index, columns)
            self._grid.addWidget(name, row, 3 * side)
            self._grid.addWidget(value, row, 3 * side + 1)

    def _two_fit(self) -> bool:
        """Tell whether two values and something of their names fit in a row."""
        values = [value.sizeHint().width() for _, value in self._cells]
        left, right = values[0::2], values[1::2]
        need = max(left, default=0) + max(right, default=0) + 2 * LEAST_NAME + 34
        return need <= max(self.width(), 1)

    def _write(self, name: QLabel, value: QLabel, fact: Fact) -> None:
        theme = self._context.theme.theme
        name.setText(fact.name)
        value.setText(fact.value)
        name.setToolTip(f"{fact.name}\n{fact.tip}".strip())
        value.setToolTip(fact.tip)
        colour(name, theme.faint)
        if fact.doubtful:
            colour(value, theme.warning)
        elif fact.sign is None:
            colour(value, theme.text)
        else:
            colour(value, theme.of_change(fact.sign))
