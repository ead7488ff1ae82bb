"""What was paid a share, in which currency; what may mean two things is left out."""

from __future__ import annotations

from decimal import Decimal

from newswatch.domain.listing import Listing
from newswatch.domain.money import Money, price_unit
from newswatch.domain.portfolio import LARGEST
from newswatch.statements import amounts
from newswatch.statements.amounts import Mark
from newswatch.statements.columns import Role, currency_of
from newswatch.statements.spoken import numbers_in
from newswatch.statements.tables import NOTHING, Row, Table

_NUMBERS = (Role.QUANTITY, Role.PRICE, Role.UNIT_COST, Role.COST, Role.TOTAL_COST)

_ONE_CURRENCY = {"T": "JPY", "NS": "INR", "KS": "KRW", "TW": "TWD"}
_PLAIN_CODE = 4

_FAR = 3
"""How many times nearer to the market's price one reading of a cost must be."""


class Prices:
    """Reads prices from the rows of one table."""

    def __init__(self, table: Table, mark: Mark | None) -> None:
        self._table = table
        self._mark = mark

    def paid(
        self,
        row: Row,
        listing: Listing,
        shares: Decimal,
        filled_at: Decimal | None,
        unit: str,
    ) -> tuple[Money | None, str]:
        """Return what was paid a share, and why not if it cannot be said.

        Args:
            filled_at: The price, where another cell has said it.
            unit: Its currency, where another cell has said it; or empty.
        """
        found = filled_at or self._number_of(row, shares)
        if found is None:
            return None, self._why_none(row)
        if not 0 <= found <= LARGEST:
            return None, "The price makes no sense and is left out."
        written = currency_of(self._table.cell(row, Role.CURRENCY))
        code = unit or self._table.paid_in or written
        money = price_unit(code or listing.unit or _at_home(listing)).money(found)
        if money is None:
            return None, "The price is left out: its currency is not known."
        return money, ""

    def _number_of(self, row: Row, shares: Decimal) -> Decimal | None:
        for role in (Role.UNIT_COST, Role.PRICE):
            if (found := self._number(row, role)) is not None:
                return abs(found)
        if (total := self._number(row, Role.TOTAL_COST)) is not None:
            return abs(total) / shares
        return self._cost(row, shares)

    def _cost(self, row: Row, shares: Decimal) -> Decimal | None:
        """Return a cost that is of one share or of all: what is nearer the market."""
        cost, market = self._number(row, Role.COST), self._number(row, Role.MARKET)
        if not cost or not market or cost < 0 or market < 0 or shares <= 1:
            return None
        each = cost / shares
        alone, of_all = _apart(cost, market), _apart(each, market)
        if max(alone, of_all) < _FAR * min(alone, of_all):
            return None
        return cost if alone < of_all else each

    def _why_none(self, row: Row) -> str:
        if self._table.cell(row, Role.COST) not in NOTHING:
            return "The price is left out: the cost may be of one share or of all."
        trade = Role.ACTION in self._table.roles
        return "The row gives no price of one share." if trade else ""

    def _number(self, row: Row, role: Role) -> Decimal | None:
        return amounts.number(self._table.cell(row, role), self._mark)


def decimal_mark(table: Table) -> Mark | None:
    """Return the decimal mark of a file; None if nothing tells, or cells disagree.

    A file with commas between its fields is taken to have points in its numbers,
    and one with Chinese headings too.
    """
    whole = (cell for row in table.rows for cell in row.cells)
    said = (word for cell in table.column(Role.SAID) for word in numbers_in(cell))
    for cells in (table.column(*_NUMBERS), said, whole):
        if marks := amounts.marks_of(cells):
            return marks.pop() if len(marks) == 1 else None
    chinese = any("\u4e00" <= each <= "\u9fff" for each in "".join(table.header))
    return Mark.POINT if table.separator == "," or chinese else None


def _apart(one: Decimal, other: Decimal) -> Decimal:
    """Return how many times the one is the other, or the other the one."""
    return max(one / other, other / one)


def _at_home(listing: Listing) -> str:
    """Return the currency of a market that has one only; "" where nothing is known.

    Plain tickers are American. In Hong Kong, counters in other currencies have codes
    of five digits, or begin with a nine.
    """
    code, dot, suffix = listing.id.rpartition(".")
    if not dot:
        return "USD" if listing.id.replace("-", "").isalpha() else ""
    if suffix == "HK":
        return "HKD" if len(code) == _PLAIN_CODE and code[0] != "9" else ""
    return _ONE_CURRENCY.get(suffix, "")
