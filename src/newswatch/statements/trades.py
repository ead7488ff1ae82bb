"""Rows to purchases, sales and listings to follow; what is none says why."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.errors import InputError
from newswatch.domain.listing import Listing
from newswatch.domain.money import Money
from newswatch.domain.portfolio import LARGEST, exchange_day
from newswatch.statements import amounts, days
from newswatch.statements.actions import Deed, deed_of, is_done, is_end, is_share
from newswatch.statements.columns import Role, currency_of, folded
from newswatch.statements.days import DayOrder
from newswatch.statements.prices import Prices, decimal_mark
from newswatch.statements.resolve import NoShare, Resolver
from newswatch.statements.spoken import Spoken, spoken
from newswatch.statements.tables import NOTHING, Row, Table


class Side(StrEnum):
    """What a row does."""

    BUY = "buy"
    SELL = "sell"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """One row that is understood.

    Attributes:
        quantity: Shares; None where a listing is only followed.
        price: Paid a share, in whole currency units; None if not known.
        day: At the exchange; None if not known.
        remark: What was left out of it or guessed, as sentences; or empty.
        key: The same for the same row in any export.
    """

    line: int
    listing: Listing
    side: Side
    quantity: Decimal | None = None
    price: Money | None = None
    day: date | None = None
    note: str = ""
    remark: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """One row that is not taken in.

    Attributes:
        words: What it says.
        reason: A sentence.
        other: It is no purchase or sale (a dividend, a deposit), so nothing
            is missing; else it was not understood.
    """

    line: int
    words: str
    reason: str
    other: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a file says.

    Attributes:
        ambiguous: Days such as 03/04/2025 that nothing in the file explains:
            the user has to say which comes first.
    """

    trades: tuple[Trade, ...]
    skipped: tuple[Skipped, ...]
    ambiguous: bool


class _NoTrade(Exception):
    """A row that is about something else."""


def read_trades(
    table: Table,
    resolver: Resolver,
    order: DayOrder | None = None,
    latest: date | None = None,
) -> Statement:
    """Read every row of a table.

    Args:
        order: Which comes first in days with slashes; None finds out.
        latest: Nothing was bought after it.
    """
    reader = _Reader(table, resolver, order, latest)
    trades: list[Trade] = []
    skipped: list[Skipped] = []
    for row in reader.rows():
        try:
            trades.append(reader.trade(row))
        except _NoTrade as reason:
            skipped.append(Skipped(row.line, row.words, str(reason), other=True))
        except days.Ambiguous as error:
            reason_words = f"“{error}”: day or month first?"
            skipped.append(Skipped(row.line, row.words, reason_words))
        except NoShare as error:
            skipped.append(Skipped(row.line, row.words, error.title, other=True))
        except InputError as error:
            skipped.append(Skipped(row.line, row.words, error.title))
        except ValueError as error:
            skipped.append(Skipped(row.line, row.words, str(error)))
    return Statement(tuple(_keyed(trades)), tuple(skipped), reader.ambiguous)


class _Reader:
    def __init__(
        self,
        table: Table,
        resolver: Resolver,
        order: DayOrder | None,
        latest: date | None,
    ) -> None:
        self._table = table
        self._resolver = resolver
        self._latest = latest
        written = list(table.column(Role.DATE))
        self._order = order or days.day_order(written, latest)
        self.ambiguous = self._order is None and any(
            days.is_ambiguous(each, latest) for each in written
        )
        self._mark = decimal_mark(table)
        self._prices = Prices(table, self._mark)
        self._speaks = Role.QUANTITY not in table.roles and Role.SAID in table.roles

    def rows(self) -> Iterator[Row]:
        """Yield the rows; the second fill of an order has what the first has."""
        last: Row | None = None
        carried = (Role.SYMBOL, Role.ACTION)
        for row in self._table.rows:
            whole = row
            lacking = not any(self._cell(row, role) for role in carried)
            if lacking and last is not None and self._cell(row, Role.QUANTITY):
                whole = self._filled_up(row, last)
            elif not lacking:
                last = row
            yield whole

    def _filled_up(self, row: Row, last: Row) -> Row:
        cells = list(row.cells)
        for role in (Role.SYMBOL, Role.ACTION, Role.STATUS, Role.ASSET):
            place = self._table.roles.get(role)
            if place is not None and place < min(len(cells), len(last.cells)):
                cells[place] = cells[place] or last.cells[place]
        return replace(row, cells=tuple(cells))

    def trade(self, row: Row) -> Trade:
        """Read one row.

        Raises:
            _NoTrade: If it is about something else.
            InputError, ValueError: With what is wrong.
        """
        said = self._said(row)
        side = self._side(row, said)
        quantity, filled_at = self._quantity(row, said)
        if quantity is None and side is None:
            return self._followed(row)
        if quantity is None:
            raise ValueError("It does not say how many shares.")
        if not quantity:
            raise _NoTrade("It is about no shares.")
        if abs(quantity) > LARGEST:
            raise ValueError("So many shares make no sense.")
        side = side or self._side_by_sign(quantity)
        self._refuse_short(row, side)
        listing = self._listing(row)
        unit = said.unit if said else ""
        price, remark = self._prices.paid(row, listing, abs(quantity), filled_at, unit)
        return Trade(
            line=row.line,
            listing=listing,
            side=side,
            quantity=abs(quantity),
            price=price,
            day=self._day(row, listing),
            note=self._cell(row, Role.NOTE)[:200],
            remark=" ".join(filter(None, (self._guess(row), remark))),
            key=self._cell(row, Role.ID),
        )

    def _said(self, row: Row) -> Spoken | None:
        if not self._speaks:
            return None
        return spoken(self._cell(row, Role.SAID), self._mark)

    def _side(self, row: Row, said: Spoken | None) -> Side | None:
        """Return what the row does; None where no column says it."""
        self._refuse_others(row)
        action = said.action if said else self._action(row)
        if not action:
            if Role.ACTION in self._table.roles and not self._cell(row, Role.QUANTITY):
                raise self._without_action(row)
            return None
        if (deed := deed_of(action)) in {Deed.BOUGHT, Deed.SOLD}:
            return Side.BUY if deed is Deed.BOUGHT else Side.SELL
        raise self._no_trade(row, deed, action)

    def _side_by_sign(self, quantity: Decimal) -> Side:
        """Tell a purchase from a sale where only the sign does."""
        if quantity > 0:
            return Side.BUY
        if Role.DATE not in self._table.roles:
            raise _NoTrade("Shares that are owed are not held.")
        return Side.SELL

    def _action(self, row: Row) -> str:
        return self._word(row, Role.ACTION) or self._word(row, Role.KIND)

    def _refuse_others(self, row: Row) -> None:
        """Refuse what is no share, or was not carried out."""
        asset, status = self._word(row, Role.ASSET), self._word(row, Role.STATUS)
        if asset not in NOTHING and (share := is_share(asset)) is not True:
            if share is False:
                raise _NoTrade(f"It is about something else: “{asset[:40]}”.")
            if Role.ACTION in self._table.roles:
                raise ValueError(f"It is not known what kind “{asset[:40]}” is.")
        if status not in NOTHING and (done := is_done(status)) is not True:
            if done is False:
                raise _NoTrade(f"It was not carried out: “{status[:40]}”.")
            raise ValueError(
                f"It is not known whether “{status[:40]}” was carried out."
            )

    def _without_action(self, row: Row) -> Exception:
        if is_end(folded(row.words)):
            return _NoTrade("It is a sum, or the end.")
        if not self._cell(row, Role.SYMBOL):
            return _NoTrade("It is about no share.")
        return ValueError("It does not say whether it is a purchase or a sale.")

    def _no_trade(self, row: Row, deed: Deed, action: str) -> Exception:
        """Return why a row that says what it does is no purchase or sale."""
        if deed is Deed.COVERED:
            return _NoTrade("It covers shares that were sold short.")
        if deed is Deed.SHORTED:
            return _NoTrade("It sells shares short.")
        if deed is Deed.SPLIT:
            return _NoTrade("Splits are applied by themselves.")
        if deed is Deed.CANCELLED:
            return ValueError(f"It takes back another row: “{action[:40]}”.")
        named = bool(self._cell(row, Role.SYMBOL))
        moves = named and (deed is Deed.MOVED or self._moves(row))
        if deed is Deed.MONEY or not moves:
            return _NoTrade(f"It is no purchase or sale: “{action[:40]}”.")
        return ValueError(f"It is not known what “{action[:40]}” did.")

    def _moves(self, row: Row) -> bool:
        """Tell whether a row gives a number of shares, as far as rows here do."""
        return self._speaks or self._cell(row, Role.QUANTITY) not in NOTHING

    def _refuse_short(self, row: Row, side: Side) -> None:
        """Refuse what borrows shares or gives them back: nothing is held by it."""
        opens = self._word(row, Role.OPENS)[:1]
        codes = set(re.split(r"[;,\s]+", self._cell(row, Role.CODES)))
        if "Ca" in codes:
            raise ValueError("It takes back another row: “Ca”.")
        if {"O", "C"} <= codes:
            raise ValueError("It closes one position and opens another.")
        if side is Side.BUY and (opens == "c" or "C" in codes):
            raise _NoTrade("It covers shares that were sold short.")
        if side is Side.SELL and (opens == "o" or "O" in codes):
            raise _NoTrade("It sells shares short.")

    def _quantity(
        self, row: Row, said: Spoken | None
    ) -> tuple[Decimal | None, Decimal | None]:
        """Return the shares, and the price where it stands in the same cell."""
        if said:
            return said.shares, said.price
        filled, _, at = self._cell(row, Role.FILLED).partition("@")
        if at and (shares := self._number(filled)) is not None:
            return shares, self._number(at)
        written = self._cell(row, Role.QUANTITY)
        if written in NOTHING:
            return None, None
        shares = self._number(written)
        if shares is None:
            raise ValueError(f"“{written[:20]}” is no number of shares.")
        return shares, None

    def _followed(self, row: Row) -> Trade:
        """Return a row without shares: a listing of a watchlist."""
        if Role.ACTION in self._table.roles and self._action(row):
            raise ValueError("It does not say how many shares.")
        return Trade(
            line=row.line,
            listing=self._listing(row),
            side=Side.FOLLOW,
            remark=self._guess(row),
        )

    def _listing(self, row: Row) -> Listing:
        symbol, exchange, currency = self._named(row)
        if not symbol and is_end(folded(row.words)):
            raise _NoTrade("It is a sum, or the end.")
        return self._resolver.listing(symbol, exchange, currency)

    def _guess(self, row: Row) -> str:
        """Return a warning where a row does not say where its listing trades."""
        if self._resolver.guessed(*self._named(row)):
            return "Taken as US: the row names no exchange or currency that is known."
        return ""

    def _named(self, row: Row) -> tuple[str, str, str]:
        """Return what a row calls its listing: symbol, exchange and currency."""
        cell = self._cell
        return (
            cell(row, Role.SYMBOL),
            cell(row, Role.EXCHANGE),
            currency_of(cell(row, Role.CURRENCY)),
        )

    def _day(self, row: Row, listing: Listing) -> date | None:
        written = self._cell(row, Role.DATE)
        if written in NOTHING:
            return None
        if (moment := days.moment(written)) is not None:
            return exchange_day(listing.id, moment)
        try:
            return days.day(written, self._order, self._latest)
        except days.Ambiguous:
            raise
        except ValueError:
            raise ValueError(f"“{written[:30]}” is no day.") from None

    def _number(self, cell: str) -> Decimal | None:
        return amounts.number(cell, self._mark)

    def _word(self, row: Row, role: Role) -> str:
        return folded(self._cell(row, role))

    def _cell(self, row: Row, role: Role) -> str:
        return self._table.cell(row, role)


def _keyed(trades: list[Trade]) -> Iterator[Trade]:
    """Give every trade its identity; the same one twice in a file is two."""
    seen: Counter[str] = Counter()
    for each in trades:
        gist = "|".join(_gist(each))
        seen[gist] += 1
        whole = f"{gist}|{seen[gist]}"
        yield replace(each, key=hashlib.sha256(whole.encode()).hexdigest()[:32])


def _gist(trade: Trade) -> Iterator[str]:
    """Yield what makes a row this row; the source's own number, if it gives one."""
    yield from (trade.key, trade.listing.id, trade.side, str(trade.day))
    yield str((trade.quantity or Decimal(0)).normalize())
    if trade.price is not None:
        yield f"{trade.price.amount.normalize()} {trade.price.currency}"
