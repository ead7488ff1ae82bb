"""Reading what brokers and other programs export: holdings, trades, watchlists.

Text to table to trades to a plan: nothing here stores anything or talks to
anybody, so the window and the command line use the same.
"""

from __future__ import annotations

from datetime import date

from newswatch.statements.days import DayOrder
from newswatch.statements.decode import read_file
from newswatch.statements.resolve import Resolver
from newswatch.statements.tables import read_table
from newswatch.statements.trades import Statement, read_trades

__all__ = ["DayOrder", "Resolver", "Statement", "read_file", "read_statement"]


def read_statement(
    text: str,
    resolver: Resolver,
    order: DayOrder | None = None,
    latest: date | None = None,
) -> Statement:
    """Read a file's text.

    Args:
        order: Which comes first in days with slashes; None finds out.
        latest: Nothing was bought after it: of two days that are possible the
            later may be yet to come.

    Raises:
        InputError: If it is no table, or has no column of symbols.
    """
    return read_trades(read_table(text), resolver, order, latest)
