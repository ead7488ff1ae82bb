"""A small table of labels: few rows, plain text, colours per cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

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
        self._widgets: list[QLabel | QPushButton] = []

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """What is shown."""
        return self._shown

    def show_rows(self, rows: Sequence[Sequence[Cell]], theme: Theme) -> None:
        """Show these rows; widgets are kept while the shape is the same."""
        fresh = tuple(tuple(row) for row in rows)
        if _shape(fresh) != _shape(self._shown):
            clear(self._grid)
            self._shown = fresh
            self._widgets = [
                self._made(cell, row, column)
                for row, line in enumerate(fresh)
                for column, cell in enumerate(line)
            ]
        self._shown = fresh
        cells = (cell for line in fresh for cell in line)
        for cell, widget in zip(cells, self._widgets, strict=True):
            _write(cell, widget, theme)

    def _made(self, cell: Cell, row: int, column: int) -> QLabel | QPushButton:
        if cell.clicked is not None:
            button = link(cell.text, lambda: self._click(row, column))
            self._grid.addWidget(button, row, column)
            return button
        made = label(10.5 if cell.faint else 11)
        if column:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            made.setAlignment(right)
        self._grid.addWidget(made, row, column)
        return made

    def _click(self, row: int, column: int) -> None:
        clicked = self._shown[row][column].clicked
        if clicked is not None:
            clicked()


def _shape(rows: tuple[tuple[Cell, ...], ...]) -> list[list[tuple[bool, bool]]]:
    return [[(cell.clicked is None, cell.faint) for cell in row] for row in rows]


def _write(cell: Cell, widget: QLabel | QPushButton, theme: Theme) -> None:
    widget.setText(cell.text)
    widget.setToolTip(cell.tip)
    if isinstance(widget, QPushButton):
        return
    if cell.doubtful:
        colour(widget, theme.warning)
    elif cell.sign is not None:
        colour(widget, theme.of_change(cell.sign))
    else:
        colour(widget, theme.faint if cell.faint else theme.text)
