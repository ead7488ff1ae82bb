"""Numbers as people type them, in the default `QLocale`.

A comma is a separator of thousands to one and the decimal mark to the other:
only what can mean one number is taken.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from newswatch.ui import text

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
"""Nobody takes one for a decimal mark; as separators they are fine everywhere."""

_EXAMPLE = Decimal("1234.5")


def read(typed: str) -> Decimal | None:
    """Return the number that was typed, or None if it is none.

    Separators must stand before groups of three digits: to an English reader
    ``66,5`` is no number, and above all not 665. Full-width digits, as Chinese
    input methods write them, are digits.
    """
    found = _pattern().fullmatch(unicodedata.normalize("NFKC", typed.strip()))
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["whole"])
    fraction = found["fraction"] or ""
    if not digits and not fraction:
        return None
    return Decimal(f"{'-' if found['minus'] else ''}{digits or 0}.{fraction or 0}")


def write(number: Decimal) -> str:
    """Return `number` as `read` takes it, with every digit it has."""
    plain = f"{number:f}"  # not normalised: that rounds to 28 digits
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", text.locale().decimalPoint())


def example() -> str:
    """Return a number that shows which mark is which: ``1,234.5``."""
    return text.number(_EXAMPLE, 1)


def _pattern() -> re.Pattern[str]:
    here = text.locale()
    mark = re.escape(here.decimalPoint())
    between = re.escape(here.groupSeparator() + _SPACES)
    minus = rf"(?P<minus>[-{text.MINUS}])?"
    grouped = rf"\d{{1,3}}(?P<gap>[{between}])\d{{3}}(?:(?P=gap)\d{{3}})*"
    return re.compile(rf"{minus}(?P<whole>{grouped}|\d*)(?:{mark}(?P<fraction>\d*))?")
