"""Cells to numbers; which mark is the decimal one shows in a whole file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from enum import StrEnum

MOST_DIGITS = 40
"""A longer number is none that anybody holds, and would only cost time."""

SMALLEST, LARGEST = Decimal("1E-18"), Decimal("1E+40")
"""Between them is every number of a statement; ``1E-999999`` is a trap."""


class Mark(StrEnum):
    """What stands before the decimals."""

    POINT = "."
    COMMA = ","


class TwoNumbers(ValueError):
    """A number that can be two numbers: 1.234."""


_LONGEST_CELL = 200
"""Characters of a cell that are looked at."""

_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_READABLE = re.compile(r"-?(\d+|\d{1,3}(,\d{2,3})*,\d{3})?(\.\d*)?([Ee][+-]?\d+)?")
_SURE = re.compile(
    r"-?(\d{1,3}(,\d{2,3})*,\d{3}\.\d*|\d{1,3}(,\d{2,3})+,\d{3}|\d{4,}\.\d+"
    r"|0?\.\d+|\d+\.(\d{1,2}|\d{4,}))"
)
"""What can only be written with a decimal point: not ``1.234``, nor ``1,234``."""

_SWAP = str.maketrans(",.", ".,")


def marks_of(cells: Iterable[str]) -> set[Mark]:
    """Return which decimal marks some cells can only be written with."""
    return {found for cell in cells if (found := _sure_mark(_bare(cell)))}


def number(cell: str, mark: Mark | None = Mark.POINT) -> Decimal | None:
    """Return the number in a cell: ``1,234.56``, ``(1,234)``, ``$-5``; None if none.

    Args:
        mark: The decimal one of the file; None if nothing tells.

    Raises:
        TwoNumbers: If the mark is not known, and the number depends on it.
    """
    plain = _bare(cell)
    if not plain or len(plain) > MOST_DIGITS:
        return None
    if "," in plain or "." in plain:
        mark = mark or _sure_mark(plain)
        if mark is None and _is_readable(plain):
            raise TwoNumbers(f"“{cell.strip()[:20]}” can be two numbers.")
    if mark is Mark.COMMA:
        plain = plain.translate(_SWAP)
    return _decimal(plain)


def _is_readable(plain: str) -> bool:
    return bool(_READABLE.fullmatch(plain) or _READABLE.fullmatch(_swapped(plain)))


def _decimal(plain: str) -> Decimal | None:
    if not _READABLE.fullmatch(plain):
        return None
    try:
        found = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    if not found.is_finite() or (found and not SMALLEST <= abs(found) < LARGEST):
        return None
    return found


def _sure_mark(plain: str) -> Mark | None:
    if _SURE.fullmatch(plain):
        return Mark.POINT
    return Mark.COMMA if _SURE.fullmatch(_swapped(plain)) else None


def _swapped(plain: str) -> str:
    return plain.translate(_SWAP)


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
