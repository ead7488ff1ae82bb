"""A small table of labels: few rows, plain text, colours per cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from newswatch.ui.palette import Theme
from newswatch.ui.quote.widgets import clear, colour, label, link


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and what the tip says.

    Attributes:
        sign: Above zero is coloured as a rise, below as a fall; None is neither.
        faint: For heads and what is missing.
        doubtful: In the warning's colour.
        clicked: Makes the cell a link.
    """

    text: str
    tip: str = ""
    sign: int | None = None
    faint: bool = False
    doubtful: bool = False
    clicked: Callable[[], object] | None = None


class Table(QWidget):
    """Rows of cells; the first column is left, the others right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[tuple[Cell, ...], ...] = ()

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """What is shown."""
        return self._shown

    def show_rows(self, rows: Sequence[Sequence[Cell]], theme: Theme) -> None:
        """Show these rows instead of those before."""
        self._shown = tuple(tuple(row) for row in rows)
        clear(self._grid)
        for number, row in enumerate(self._shown):
            for column, cell in enumerate(row):
                self._grid.addWidget(_widget(cell, column, theme), number, column)


def _widget(cell: Cell, column: int, theme: Theme) -> QWidget:
    if cell.clicked is not None:
        return link(cell.text, cell.clicked, cell.tip)
    made = label(10.5 if cell.faint else 11)
    made.setText(cell.text)
    made.setToolTip(cell.tip)
    if column:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if cell.doubtful:
        colour(made, theme.warning)
    elif cell.sign is not None:
        colour(made, theme.of_change(cell.sign))
    else:
        colour(made, theme.faint if cell.faint else theme.text)
    return made
