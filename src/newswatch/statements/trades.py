"""Rows to purchases, sales and listings to follow; what is none says why."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.errors import InputError
from newswatch.domain.listing import Listing
from newswatch.domain.money import Money, price_unit
from newswatch.domain.portfolio import LARGEST, exchange_day
from newswatch.statements import values
from newswatch.statements.columns import Role, folded
from newswatch.statements.resolve import NoShare, Resolver
from newswatch.statements.tables import Row, Table
from newswatch.statements.values import DayOrder


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(" | "))


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


_BUYS = _words(
    "buy | bought | you bought | market buy | limit buy | purchase | drip | b | "
    "reinvest shares | reinvestment | transfer_in | 買 | 买 | 購 | 购"
)
_SELLS = _words(
    "sell | sold | you sold | market sell | limit sell | sale | s | 賣 | 卖"
)
_OTHERS = _words(
    "div | deposit | withdraw | interest | int | fee | tax | forex | fx | journal | "
    "credit | debit | payment in lieu | cash | adjustment | commission | 股息 | 派息 | "
    "存款 | 提款 | 利息 | 費 | 费"
)
_SHARES = _words(
    "stocks | stk | stock | equity | etf | etfs | security | fund | mutual fund | "
    "mutualfund | etfs & closed end funds | common stock | 股票"
)
_DONE = _words(
    "filled | complete | completed | executed | partially filled | filled all | "
    "全部成交 | 部分成交 | 已成交"
)


class _NoTrade(Exception):
    """A row that is about something else."""


def read_trades(
    table: Table, resolver: Resolver, order: DayOrder | None = None
) -> Statement:
    """Read every row of a table.

    Args:
        order: Which comes first in days with slashes; None finds out.
    """
    reader = _Reader(table, resolver, order)
    trades: list[Trade] = []
    skipped: list[Skipped] = []
    for row in reader.rows():
        try:
            trades.append(reader.trade(row))
        except _NoTrade as reason:
            skipped.append(Skipped(row.line, row.words, str(reason), other=True))
        except values.Ambiguous as error:
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
        self, table: Table, resolver: Resolver, order: DayOrder | None
    ) -> None:
        self._table = table
        self._resolver = resolver
        days = list(table.column(Role.DATE))
        self._order = order or values.day_order(days)
        self.ambiguous = self._order is None and any(map(_is_ambiguous, days))
        numbers = table.column(Role.QUANTITY, Role.PRICE, Role.UNIT_COST)
        self._comma = values.decimal_comma(numbers, semicolons=table.separator == ";")

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
        side = self._side(row)
        quantity, filled_at = self._quantity(row)
        if quantity is None and side is None:
            return self._followed(row)
        if quantity is None:
            raise ValueError("It does not say how many shares.")
        if not quantity:
            raise _NoTrade("It is about no shares.")
        if abs(quantity) > LARGEST:
            raise ValueError("So many shares make no sense.")
        listing = self._listing(row)
        price, remark = self._price(row, listing, abs(quantity), filled_at)
        return Trade(
            line=row.line,
            listing=listing,
            side=side or (Side.BUY if quantity > 0 else Side.SELL),
            quantity=abs(quantity),
            price=price,
            day=self._day(row, listing),
            note=self._cell(row, Role.NOTE)[:200],
            remark=" ".join(filter(None, (self._guess(row), remark))),
            key=self._cell(row, Role.ID),
        )

    def _side(self, row: Row) -> Side | None:
        """Return what the row does; None where no column says it."""
        asset, status = self._word(row, Role.ASSET), self._word(row, Role.STATUS)
        if asset and asset not in _SHARES and Role.ACTION in self._table.roles:
            raise _NoTrade(f"It is about something else: “{asset}”.")
        if status and status not in _DONE:
            raise _NoTrade(f"It was not carried out: “{status}”.")
        action = self._word(row, Role.ACTION)
        if not action:
            if Role.ACTION in self._table.roles and not self._cell(row, Role.QUANTITY):
                if _is_end(row):
                    raise _NoTrade("It is a sum, or the end.")
                raise ValueError("It does not say whether it is a purchase or a sale.")
            return None
        for side, words in ((Side.BUY, _BUYS), (Side.SELL, _SELLS)):
            if any(_begins(action, word) for word in words):
                self._refuse_short(row, side, action)
                return side
        if "split" in action:
            raise _NoTrade("Splits are applied by themselves.")
        about_money = "shares" not in action and any(w in action for w in _OTHERS)
        if about_money or not self._cell(row, Role.SYMBOL):
            raise _NoTrade(f"It is no purchase or sale: “{action[:40]}”.")
        raise ValueError(f"It is not known what “{action[:40]}” did.")

    def _refuse_short(self, row: Row, side: Side, action: str) -> None:
        """Refuse what borrows shares or gives them back: nothing is held by it."""
        opens = self._word(row, Role.OPENS)
        if side is Side.BUY and (opens.startswith("c") or "cover" in action):
            raise _NoTrade("It covers shares that were sold short.")
        if side is Side.SELL and (opens.startswith("o") or "short" in action):
            raise _NoTrade("It sells shares short.")

    def _quantity(self, row: Row) -> tuple[Decimal | None, Decimal | None]:
        """Return the shares, and the price where it stands in the same cell."""
        filled, _, at = self._cell(row, Role.FILLED).partition("@")
        if at and (shares := self._number(filled)) is not None:
            return shares, self._number(at)
        written = self._cell(row, Role.QUANTITY)
        if written in {"", "-", "--"}:
            return None, None
        shares = self._number(written)
        if shares is None:
            raise ValueError(f"“{written[:20]}” is no number of shares.")
        return shares, None

    def _followed(self, row: Row) -> Trade:
        """Return a row without shares: a listing of a watchlist."""
        if Role.ACTION in self._table.roles and self._word(row, Role.ACTION):
            raise ValueError("It does not say how many shares.")
        return Trade(
            line=row.line,
            listing=self._listing(row),
            side=Side.FOLLOW,
            remark=self._guess(row),
        )

    def _listing(self, row: Row) -> Listing:
        symbol, exchange, currency = self._named(row)
        if not symbol and _is_end(row):
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
            cell(row, Role.CURRENCY),
        )

    def _price(
        self, row: Row, listing: Listing, shares: Decimal, filled_at: Decimal | None
    ) -> tuple[Money | None, str]:
        """Return what was paid a share, and why not if it cannot be said."""
        paid = filled_at or self._paid(row, shares)
        if paid is None:
            return None, ""
        if not 0 <= paid <= LARGEST:
            return None, "The price makes no sense and is left out."
        code = self._cell(row, Role.CURRENCY) or listing.unit
        money = price_unit(code or _american(listing)).money(paid)
        if money is None:
            return None, "The price is left out: its currency is not known."
        return money, ""

    def _paid(self, row: Row, shares: Decimal) -> Decimal | None:
        for role in (Role.UNIT_COST, Role.PRICE):
            if (found := self._number(self._cell(row, role))) is not None:
                return abs(found)
        total = self._number(self._cell(row, Role.TOTAL_COST))
        return None if total is None else abs(total) / shares

    def _day(self, row: Row, listing: Listing) -> date | None:
        written = self._cell(row, Role.DATE)
        if not written:
            return None
        if (moment := values.moment(written)) is not None:
            return exchange_day(listing.id, moment)
        try:
            return values.day(written, self._order)
        except values.Ambiguous:
            raise
        except ValueError:
            raise ValueError(f"“{written[:30]}” is no day.") from None

    def _number(self, cell: str) -> Decimal | None:
        return values.number(cell, comma=self._comma)

    def _word(self, row: Row, role: Role) -> str:
        return folded(self._cell(row, role))

    def _cell(self, row: Row, role: Role) -> str:
        return self._table.cell(row, role)


def _begins(action: str, word: str) -> bool:
    """Tell whether an action is this one: ``bought to open`` is ``bought``."""
    if not word.isascii():
        return word in action
    return action == word or (len(word) > 1 and action.startswith(f"{word} "))


def _is_end(row: Row) -> bool:
    """Tell whether a line is what statements put below their rows."""
    return any(
        word in folded(row.words) for word in ("total", "end of", "合計", "合计")
    )


def _is_ambiguous(cell: str) -> bool:
    try:
        values.day(cell, None)
    except values.Ambiguous:
        return True
    except ValueError:
        return False
    return False


def _american(listing: Listing) -> str:
    """Return USD for a plain ticker, which is American; else nothing is known."""
    return "USD" if listing.id.replace("-", "").isalpha() else ""


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
