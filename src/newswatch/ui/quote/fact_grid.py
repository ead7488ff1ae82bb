"""Names and values in two columns, as under a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from newswatch.ui.context import UiContext
from newswatch.ui.quote.widgets import colour, label


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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        for column, stretch in enumerate((0, 1, 0, 1)):
            self._grid.setColumnStretch(column, stretch)

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

    def _add(self) -> None:
        index = len(self._cells)
        name, value = label(12), label(12)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        side = 2 * (index % 2)
        if side:
            name.setContentsMargins(8, 0, 0, 0)
        self._grid.addWidget(name, index // 2, side)
        self._grid.addWidget(value, index // 2, side + 1)
        self._cells.append((name, value))

    def _write(self, name: QLabel, value: QLabel, fact: Fact) -> None:
        theme = self._context.theme.theme
        name.setText(fact.name)
        value.setText(fact.value)
        name.setToolTip(fact.tip)
        value.setToolTip(fact.tip)
        colour(name, theme.faint)
        if fact.doubtful:
            colour(value, theme.warning)
        elif fact.sign is None:
            colour(value, theme.text)
        else:
            colour(value, theme.of_change(fact.sign))
