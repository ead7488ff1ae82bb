"""Numbers in headlines: which tell something, and which are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBERS = re.compile(
    r"\d(?<![a-z\d.,]\d)[\d,]*(?:\.\d+)?"
    r"( ?(?:(?:[bm]l?n|billion|million|trillion|[bm])\b|[億亿萬万]))?"
)
"""Begins with what is rare: a text without digits is passed over at once."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL_NUMBER = 2
"""Digits; a number no longer than this comes in many headlines."""


def read_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a folded text, without separators and units.

    Of millions or more, ``"61 billion"``, they are written ``"61.0"``: as telling as
    if they had decimals, and never a year.
    """
    return frozenset(
        _plain(match[0].removesuffix(match[1] or "").replace(",", ""), match[1])
        for match in _NUMBERS.finditer(text)
    )


def _plain(number: str, unit: str | None) -> str:
    if "." in number:
        return number.rstrip("0").rstrip(".") or "0"
    return f"{number}.0" if unit and len(number) > 1 else number


def missing(some: Iterable[str], others: frozenset[str]) -> list[str]:
    """Return the numbers of `some` that are not in `others`, not even rounded."""
    return [
        number
        for number in some
        if number not in others and not any(_rounds(number, each) for each in others)
    ]


def _rounds(one: str, other: str) -> bool:
    """Tell whether one of two numbers is the other rounded: 3.2 and 3.24."""
    exact = "." not in one and "." not in other
    if exact and not (one.endswith("000") or other.endswith("000")):
        return False
    first, second = float(one), float(other)
    apart, larger = abs(first - second), max(first, second)
    if exact:
        return apart <= 0.002 * larger
    decimals = min(len(each.partition(".")[2]) for each in (one, other))
    half: float = 0.5 * 10.0**-decimals
    return apart <= min(half, 0.015 * larger)


def is_telling(number: str) -> bool:
    """Neither a year nor a small round number."""
    return "." in number or (is_odd(number) and len(number) > _SMALL_NUMBER)


def is_odd(number: str) -> bool:
    """Neither a year nor a single digit."""
    return len(number) > 1 and not _YEAR.fullmatch(number)
