"""Cells to numbers and days; how they are written shows in a whole column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

MOST_DIGITS = 40
"""A longer number is none that anybody holds, and would only cost time."""

SMALLEST, LARGEST = Decimal("1E-18"), Decimal("1E+40")
"""Between them is every number of a statement; ``1E-999999`` is a trap."""


_LONGEST_CELL = 200
"""Characters of a cell that are looked at."""


class DayOrder(StrEnum):
    """Which comes first where a day is written with slashes."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Ambiguous(ValueError):
    """A day that can be two days: 03/04/2025."""


_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_EUROPEAN = re.compile(r"-?\d{1,3}(\.\d{3})*,\d+|-?\d+,\d+")
_ENGLISH = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d*)?|-?\d*\.\d+")
_ONLY_EUROPEAN = re.compile(r"-?\d*,(\d{1,2}|\d{4,})|-?\d{1,3}(\.\d{3})+(,\d+)|-?0,\d+")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(r"(\d{1,2})[-/ ]([A-Za-z]{3})[a-z]*\.?[-/ ,]+(\d{4})")
_NAME_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})")
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TWELVE = 12
_CENTURY = 100
_FIRST_YEAR = 1900


def decimal_comma(cells: Iterable[str], *, semicolons: bool) -> bool:
    """Tell whether numbers are written 1.234,56 in a file.

    Args:
        semicolons: Fields are separated by them, which is done where a comma is
            part of a number.
    """
    plain = [_bare(cell) for cell in cells]
    if any(_ENGLISH.fullmatch(each) and "." in each for each in plain):
        return False
    if any(_ONLY_EUROPEAN.fullmatch(each) for each in plain):
        return True
    return semicolons and any(_EUROPEAN.fullmatch(each) for each in plain)


def number(cell: str, *, comma: bool = False) -> Decimal | None:
    """Return the number in a cell: ``1,234.56``, ``(1,234)``, ``$-5``; None if none."""
    plain = _bare(cell)
    if not plain or len(plain) > MOST_DIGITS:
        return None
    if comma and not (_PLAIN.fullmatch(plain) and "." not in plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif "," in plain and not re.fullmatch(
        r"-?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?", plain
    ):
        return None
    try:
        found = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    if not found.is_finite() or (found and not SMALLEST <= abs(found) < LARGEST):
        return None
    return found


def _bare(cell: str) -> str:
    """Return a cell without signs of currency and blanks; brackets are a minus."""
    cell = cell[:_LONGEST_CELL]
    if _PLAIN.fullmatch(cell):
        return cell
    plain = unicodedata.normalize("NFKC", cell).strip().replace("\N{MINUS SIGN}", "-")
    plain = re.sub(r"[\s'’]|[A-Z]{3}$|^[A-Z]{2,3}(?=[\d$])|股$", "", plain)
    plain = "".join(each for each in plain if unicodedata.category(each) != "Sc")
    plain = re.sub(r"^(HK|US)(?=\d)", "", plain)
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1]
    if plain.endswith("-"):
        plain = "-" + plain[:-1]
    return plain.lstrip("+")


def day_order(cells: Iterable[str]) -> DayOrder | None:
    """Return which comes first by all of a column; None where nothing tells."""
    orders = set()
    for cell in cells:
        if match := _NUMBERS.match(cell.strip()):
            first, mark, second = int(match[1]), match[2], int(match[3])
            if first > _TWELVE or mark == ".":
                orders.add(DayOrder.DAY_FIRST)
            elif second > _TWELVE:
                orders.add(DayOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def day(cell: str, order: DayOrder | None) -> date:
    """Return the day a cell names, whatever stands behind it.

    Raises:
        Ambiguous: If it can be two days, and `order` does not say.
        ValueError: If it names none, or one on which nobody now living bought.
    """
    found = _day(cell, order)
    if not _is_likely(found):
        raise ValueError(f"{cell!r} is no day")
    return found


def _is_likely(found: date) -> bool:
    """Tell whether it is a day of our time: sums of others leave the calendar."""
    return _FIRST_YEAR <= found.year < date.max.year


def _day(cell: str, order: DayOrder | None) -> date:
    text = unicodedata.normalize("NFKC", cell).strip()
    if match := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_NAME.match(text):
        return date(int(match[3]), _month(match[2]), int(match[1]))
    if match := _NAME_DAY.match(text):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    if match := _NUMBERS.match(text):
        year = int(match[4]) + (2000 if int(match[4]) < _CENTURY else 0)
        return _numeric(int(match[1]), int(match[3]), year, match[2], order)
    raise ValueError(f"{cell!r} is no day")


def moment(cell: str) -> datetime | None:
    """Return the moment a cell names with its offset; None if it names none."""
    try:
        found = datetime.fromisoformat(cell.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None and _is_likely(found.date()) else None


def _numeric(
    first: int, second: int, year: int, mark: str, order: DayOrder | None
) -> date:
    if first > _TWELVE or mark == ".":
        return date(year, second, first)
    if second > _TWELVE or first == second:
        return date(year, first, second)
    if order is None:
        raise Ambiguous(f"{first}{mark}{second}{mark}{year}")
    if order is DayOrder.DAY_FIRST:
        return date(year, second, first)
    return date(year, first, second)


def _month(name: str) -> int:
    place, rest = divmod(_MONTHS.index(name[:3].lower()), 3)
    if rest:
        raise ValueError(f"{name!r} is no month")
    return place + 1
