"""Cells to days; what 03/04/25 means shows in a whole column, or has to be asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum


class DayOrder(StrEnum):
    """Which comes first where a day is written with slashes."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class Ambiguous(ValueError):
    """A day that can be two days: 03/04/2025."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan gen ene",
            "feb fev",
            "mar mrt maa",
            "apr avr abr",
            "may mai mag mei maj",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic des",
        ),
        start=1,
    )
    for name in names.split()
}
"""How months begin, in the languages of western Europe, without accents."""

_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})日?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(
    r"(\d{1,2})[-/. ]+([^\W\d_]{3,10})\.?[-/ ,]+(\d{4}|\d{2})(?![\d:])"
)
_NAME_DAY = re.compile(r"([^\W\d_]{3,10})\.? (\d{1,2}),? (\d{4})")
_FIRST_YEAR = 1900
_TWO_DIGITS = 2
_CENTURY = 2000


def day_order(cells: Iterable[str], latest: date | None = None) -> DayOrder | None:
    """Return which comes first by all of a column; None where nothing tells.

    Args:
        latest: No day of the column is after it.
    """
    matches = [match for cell in cells if (match := _NUMBERS.match(cell.strip()))]
    left = set(DayOrder)
    for match in matches:
        possible = {order for order in _orders(match) if _in_order(match, order)}
        timely = {order for order in possible if not _is_late(match, order, latest)}
        left &= timely or possible
    return left.pop() if matches and len(left) == 1 else None


def day(cell: str, order: DayOrder | None, latest: date | None = None) -> date:
    """Return the day a cell names, whatever stands behind it.

    Args:
        order: Which comes first where numbers alone do not tell.
        latest: A day that can be two days is the one that is not after it.

    Raises:
        Ambiguous: If it can be two days, and `order` does not say.
        ValueError: If it names none, or one on which nobody now living bought.
    """
    found = _day(cell, order, latest)
    if not _is_likely(found):
        raise ValueError(f"{cell!r} is no day")
    return found


def is_ambiguous(cell: str, latest: date | None = None) -> bool:
    """Tell whether a cell can be two days."""
    try:
        day(cell, None, latest)
    except Ambiguous:
        return True
    except ValueError:
        return False
    return False


def moment(cell: str) -> datetime | None:
    """Return the moment a cell names with its offset; None if it names none."""
    try:
        found = datetime.fromisoformat(cell.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None and _is_likely(found.date()) else None


def _is_likely(found: date) -> bool:
    """Tell whether it is a day of our time: sums of others leave the calendar."""
    return _FIRST_YEAR <= found.year < date.max.year


def _day(cell: str, order: DayOrder | None, latest: date | None) -> date:
    text = unicodedata.normalize("NFKC", cell).strip()
    if match := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_NAME.match(text):
        return date(_year(match[3]), _month(match[2]), int(match[1]))
    if match := _NAME_DAY.match(text):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    if match := _NUMBERS.match(text):
        return _numeric(match, order, latest)
    raise ValueError(f"{cell!r} is no day")


def _numeric(match: re.Match[str], order: DayOrder | None, latest: date | None) -> date:
    if order is not None and (found := _in_order(match, order)):
        return found
    possible = _orders(match)
    timely = [each for each in possible if not _is_late(match, each, latest)]
    days = {_in_order(match, each) for each in timely or possible} - {None}
    if len(days) > 1:
        raise Ambiguous(match[0])
    if found := next(iter(days), None):
        return found
    raise ValueError(f"{match[0]!r} is no day")


def _orders(match: re.Match[str]) -> list[DayOrder]:
    """Return the orders in which three numbers may be meant."""
    if match[2] == ".":
        return [DayOrder.DAY_FIRST]
    both = [DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST]
    return [*both, DayOrder.YEAR_FIRST] if len(match[4]) == _TWO_DIGITS else both


def _in_order(match: re.Match[str], order: DayOrder) -> date | None:
    first, second, third = match[1], match[3], match[4]
    try:
        if order is DayOrder.DAY_FIRST:
            return date(_year(third), int(second), int(first))
        if order is DayOrder.MONTH_FIRST:
            return date(_year(third), int(first), int(second))
        if len(third) == _TWO_DIGITS == len(first):
            return date(_year(first), int(second), int(third))
    except ValueError:
        pass
    return None


def _is_late(match: re.Match[str], order: DayOrder, latest: date | None) -> bool:
    found = _in_order(match, order)
    return found is not None and latest is not None and found > latest


def _year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == _TWO_DIGITS else 0)


def _month(name: str) -> int:
    letters = unicodedata.normalize("NFD", name.lower())
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    found = _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3])
    if found is None:
        raise ValueError(f"{name!r} is no month")
    return found
