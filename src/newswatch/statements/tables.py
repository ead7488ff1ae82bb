"""Text to rows with their columns' roles: separators, preambles, sections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from newswatch.domain.errors import InputError
from newswatch.statements.columns import Role, folded, roles_of

SEPARATORS = ",\t;|"
_LOOKED_AT = 100
"""Lines in which the header is looked for."""

_SECTIONS = ("trades", "transaction history")
"""Of an activity statement of Interactive Brokers, in this order."""

_WIDEST = 512

MOST_ROWS = 20_000
"""Trades of a lifetime; more would keep the window waiting for seconds."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    Attributes:
        line: Its number in the file, from 1.
    """

    line: int
    cells: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the line says, shortened."""
        return " ".join(cell.strip() for cell in self.cells if cell.strip())[:80]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header.

    Attributes:
        roles: Which column is for what.
        separator: Of the fields, in the file.
    """

    header: tuple[str, ...]
    roles: dict[Role, int]
    rows: tuple[Row, ...]
    separator: str

    def cell(self, row: Row, role: Role) -> str:
        """Return a cell, stripped; "" where there is none."""
        place = self.roles.get(role)
        if place is None or place >= len(row.cells):
            return ""
        return row.cells[place].strip()

    def column(self, *roles: Role) -> Iterable[str]:
        """Yield the cells of some columns."""
        return (self.cell(row, role) for row in self.rows for role in roles)


def read_table(text: str) -> Table:
    """Find the table in a text.

    Raises:
        InputError: If there is no column of symbols.
    """
    lines = text.splitlines()[:_LOOKED_AT]
    separators = sorted(SEPARATORS, key=lambda each: -sum(each in x for x in lines))
    for separator in separators:
        rows = _rows(text, separator)
        table = _statement(rows, separator) or _plain(rows, separator)
        if table is not None:
            return table
    raise _no_symbols(lines)


def _rows(text: str, separator: str) -> list[Row]:
    """Split the text; what is no CSV gives what there is."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        found = [
            Row(reader.line_num, tuple(cells[:_WIDEST]))
            for cells in islice(reader, MOST_ROWS + 1)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise InputError(
            "file", "This is no table", f"Line {reader.line_num}: {error}."
        ) from error
    if len(found) > MOST_ROWS:
        raise InputError(
            "file", "The file has more than 20,000 lines", "Export a shorter time."
        )
    return found


def _plain(rows: Sequence[Row], separator: str) -> Table | None:
    for number, row in enumerate(rows[:_LOOKED_AT]):
        roles = roles_of(row.cells)
        if Role.SYMBOL in roles and (len(row.cells) > 1 or len(roles) == 1):
            return Table(row.cells, roles, tuple(rows[number + 1 :]), separator)
    return None


def _statement(rows: Sequence[Row], separator: str) -> Table | None:
    """Read a file of several tables: ``Trades,Header,…`` above ``Trades,Data,…``."""
    for section in _SECTIONS:
        mine = [row for row in rows if folded(row.cells[0]) == section]
        header = next((r for r in mine if _second(r) == "header"), None)
        if header is None:
            continue
        roles = roles_of(header.cells)
        data = _orders([row for row in mine if _second(row) == "data"])
        if Role.SYMBOL in roles:
            return Table(header.cells, roles, data, separator)
    return None


def _second(row: Row) -> str:
    return folded(row.cells[1]) if len(row.cells) > 1 else ""


def _orders(data: Sequence[Row]) -> tuple[Row, ...]:
    """Leave out the executions and closed lots that repeat an order."""
    if any(_third(row) == "order" for row in data):
        return tuple(row for row in data if _third(row) == "order")
    return tuple(row for row in data if _third(row) != "closedlot")


def _third(row: Row) -> str:
    return folded(row.cells[2]) if row.cells[2:] else ""


def _no_symbols(lines: Sequence[str]) -> InputError:
    if any("isin" in folded(line) for line in lines):
        return InputError(
            "file",
            "The file names shares by their ISIN only",
            "Newswatch needs a column of symbols, such as 0700.HK or AAPL.",
        )
    return InputError(
        "file",
        "There is no column of symbols in this file",
        "Its first line has to name columns: symbol, shares, price, currency, date.",
    )
