"""Text to rows with their columns' roles: separators, preambles, sections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from newswatch.domain.errors import InputError
from newswatch.statements.columns import Role, folded, roles_of, split_unit
from newswatch.statements.records import read_records

SEPARATORS = ",\t;|"
_LOOKED_AT = 100
"""Lines in which the header is looked for."""

_HOLDINGS = frozenset(
    {"open positions", "offene positionen", "未平倉頭寸", "未平仓头寸"}
)
"""What is held at the end of an activity statement of Interactive Brokers."""

_INSTRUMENTS = "financial instrument information"
"""Where such a statement says on which exchange a symbol is listed."""

_WIDEST = 512

MOST_ROWS = 20_000
"""Trades of a lifetime; more would keep the window waiting for seconds."""


NOTHING = frozenset({"", "-", "--", "–", "—", "N/A", "n/a"})
"""What stands in a cell that says nothing."""


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

    @property
    def paid_in(self) -> str:
        """The currency that the heading of the prices names; or empty."""
        for role in (Role.UNIT_COST, Role.PRICE):
            if (place := self.roles.get(role)) is not None:
                return split_unit(folded(self.header[place]))[1]
        return ""

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
    if (records := read_records(text)) is not None:
        rows = [Row(line, cells) for line, cells in records[:MOST_ROWS]]
        if table := _plain(rows, ","):
            return table
        raise _no_symbols(lines)
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
    """Read a file of several tables: ``Trades,Header,…`` above ``Trades,Data,…``.

    Trades come before what is held: they say what it came of.
    """
    sections: dict[str, list[Row]] = {}
    for row in rows:
        sections.setdefault(folded(row.cells[0]), []).append(row)
    tables = [
        (name, table)
        for name, mine in sections.items()
        if (table := _section(mine, separator)) is not None
    ]
    tables.sort(key=lambda each: (not each[1].rows, each[0] in _HOLDINGS))
    if not tables:
        return None
    return _with_exchanges(tables[0][1], sections.get(_INSTRUMENTS, []))


def _section(mine: Sequence[Row], separator: str) -> Table | None:
    """Return a section if it is one of shares: trades, or what is held."""
    headers = [row for row in mine if _second(row) == "header"]
    if not headers:
        return None
    header = headers[0]
    roles = _roles_of_section(header)
    if not roles.keys() >= {Role.SYMBOL, Role.QUANTITY} or (
        Role.UNIT_COST not in roles and not roles.keys() >= {Role.PRICE, Role.DATE}
    ):
        return None
    data = _aligned(header, mine)
    return Table(header.cells, roles, _orders(data), separator)


def _roles_of_section(header: Row) -> dict[Role, int]:
    roles = roles_of(header.cells)
    names = [folded(cell) for cell in header.cells]
    if "code" in names and roles.get(Role.SYMBOL) != names.index("code"):
        roles[Role.CODES] = names.index("code")
    return roles


def _aligned(header: Row, mine: Sequence[Row]) -> list[Row]:
    """Return the data in the order of the first header; a section may have more."""
    current, data = header, list[Row]()
    for row in mine:
        if _second(row) == "header":
            current = row
        elif _second(row) == "data":
            data.append(row if current is header else _moved(row, current, header))
    return data


def _moved(row: Row, current: Row, header: Row) -> Row:
    """Put the cells of a row under the names of another header."""
    cells = dict(zip(current.cells, row.cells, strict=False))
    return Row(row.line, tuple(cells.get(name, "") for name in header.cells))


def _with_exchanges(table: Table, instruments: Sequence[Row]) -> Table:
    """Add where each symbol is listed, which another section says."""
    header = next((row for row in instruments if _second(row) == "header"), None)
    names = [folded(cell) for cell in header.cells] if header else []
    if Role.EXCHANGE in table.roles or not {"symbol", "listing exch"} <= set(names):
        return table
    symbol, exchange = names.index("symbol"), names.index("listing exch")
    listed = {
        each.strip(): row.cells[exchange]
        for row in instruments
        if _second(row) == "data" and len(row.cells) > max(symbol, exchange)
        for each in row.cells[symbol].split(",")
    }
    width = len(table.header)
    rows = tuple(
        replace(
            row,
            cells=(
                *(*row.cells, *[""] * width)[:width],
                listed.get(table.cell(row, Role.SYMBOL), ""),
            ),
        )
        for row in table.rows
    )
    return replace(table, roles={**table.roles, Role.EXCHANGE: width}, rows=rows)


def _second(row: Row) -> str:
    return folded(row.cells[1]) if len(row.cells) > 1 else ""


def _orders(data: Sequence[Row]) -> tuple[Row, ...]:
    """Leave out the executions and closed lots that repeat an order.

    What is held is listed lot by lot, if it is, below a sum.
    """
    for kind in ("order", "lot"):
        if any(_third(row) == kind for row in data):
            return tuple(row for row in data if _third(row) == kind)
    return tuple(row for row in data if _third(row) != "closedlot")


def _third(row: Row) -> str:
    return folded(row.cells[2]) if row.cells[2:] else ""


def _no_symbols(lines: Sequence[str]) -> InputError:
    if any("ofxheader" in folded(line) or "<ofx>" in folded(line) for line in lines):
        return InputError(
            "file",
            "This is an OFX file, not a table",
            "Export the same as CSV, and choose that.",
        )
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
