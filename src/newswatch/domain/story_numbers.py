"""Numbers in headlines: which tell something, and which are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

_NUMBERS = re.compile(
    r"[0-9](?<![a-z0-9.,][0-9])[0-9,]*(?:\.[0-9]+)?"
    r"(?: ?(%|p(?:ct|c)\b|per ?cent"
    r"|(?:[bm]l?n|tln|billion|million|trillion|[bm])\b|[千百十]?[万亿萬億]))?"
    r"(?: ?([港美日欧歐]?元|yuan|yen|euro|won))?"
)
"""Begins with what is rare: a text without digits is passed over at once."""

_SCALES: Final = {
    "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "million": 1e6, "tln": 1e12, "trillion": 1e12, "万": 1e4, "萬": 1e4, "亿": 1e8,
    "億": 1e8, "十": 10, "百": 100, "千": 1000,
}  # fmt: skip
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_HAN_SCALES = frozenset("十百千万萬亿億")
_CURRENCIES = frozenset("$€£¥")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_ROUND = 0.004
"""Of "376,000", what it may be rounded to; of "1.1 million" it is the last digit."""

_FAR = 20
"""What is so many times another number is a number of something else."""

_REMEMBERED = 4096
_MOST_DIGITS, _EXACT_DIGITS, _ODD_DIGITS = 15, 4, 2

NOTHING, ODD, TELLING, EXACT = range(4)
"""How much it says that two texts have the same number: a year or a single digit,
two digits, three or a fraction, four or more that are not zeros."""

YEAR: Final = "year"


class Number(NamedTuple):
    """A number of a text, ``"$1.25 billion"``.

    Attributes:
        value: 1.25e9.
        step: Worth of its last digit, 1e7: what it is rounded to.
        kind: ``"%"``, `YEAR`, a currency's sign or name, or ``""``: any other.
        telling: One of `NOTHING`, `ODD`, `TELLING`, `EXACT`.
    """

    value: float
    step: float
    kind: str
    telling: int

    @property
    def key(self) -> str:
        """What other ways to write the same number have, too, as a rule."""
        return f"{self.value:.1e}"


def read_numbers(text: str) -> frozenset[Number]:
    """Return the numbers of a folded text."""
    return frozenset(
        _number(match[0], match[1] or "", _kind(text, match))
        for match in _NUMBERS.finditer(text)
        if text[match.end() : match.end() + 2] not in _ORDINALS
    )


def _kind(text: str, match: re.Match[str]) -> str:
    unit, currency = match[1], match[2]
    if unit and unit[0] in "%p":
        return "%"
    if currency:
        return currency
    start = match.start()
    before = text[start - 1] if start else ""
    return before if before in _CURRENCIES else ""


@lru_cache(_REMEMBERED)
def _number(written: str, unit: str, kind: str) -> Number:
    """Return the number that is `written` so, with its unit and perhaps currency."""
    digits = re.match(r"[0-9,.]+", written)
    plain = digits[0].replace(",", "").rstrip(".")[:_MOST_DIGITS] if digits else "0"
    whole, _, fraction = plain.partition(".")
    scale = _scale(unit)
    value = round(float(plain) * scale, 4)
    step = scale * 10.0 ** -len(fraction)
    if not fraction and whole.endswith("000"):
        zeros = len(whole) - len(whole.rstrip("0"))
        step = min(step * 10.0**zeros, _ROUND * value)
    fraction = fraction.rstrip("0")
    telling = _telling(whole, fraction, scale, kind or "," * ("," in written))
    if telling == NOTHING and len(whole) > 1:
        kind = YEAR
    return Number(value, step, kind, telling)


def _scale(unit: str) -> float:
    if unit and unit[0] in _HAN_SCALES:
        scale = 1.0
        for sign in unit:
            scale *= _SCALES[sign]
        return scale
    return _SCALES.get(unit, 1.0)


def _telling(whole: str, fraction: str, scale: float, kind: str) -> int:
    scaled = scale > 1.0 and len(whole) > 1
    if not fraction and not scaled:
        if len(whole) == 1:
            return ODD if scale > 1.0 else NOTHING
        if not kind and _FIRST_YEAR <= int(whole) <= _LAST_YEAR:
            return NOTHING
    if len((whole + fraction).strip("0")) >= _EXACT_DIGITS:
        return EXACT
    return TELLING if fraction or scaled or len(whole) > _ODD_DIGITS else ODD


def missing(some: Iterable[Number], others: Collection[Number]) -> list[Number]:
    """Return the numbers of `some` that are not in `others`, not even rounded."""
    return [
        number
        for number in some
        if number not in others and not any(_rounds(number, each) for each in others)
    ]


def _rounds(one: Number, other: Number) -> bool:
    """Tell whether one of two numbers is the other rounded: 3.2 and 3.24."""
    if one.kind != other.kind and "%" in (one.kind, other.kind):
        return False
    apart, larger = abs(one.value - other.value), max(one.value, other.value)
    half = 0.5 * max(one.step, other.step)
    return apart <= min(half, _tolerance(one, other) * larger)


def _tolerance(one: Number, other: Number) -> float:
    return 0.025 if min(one.step, other.step) >= 1.0 else 0.015


def comparable(one: Number, other: Number, *, near: bool) -> bool:
    """Tell whether two numbers may be of the same thing: their kinds are alike.

    Args:
        near: Only if they are not far apart, too.
    """
    smaller, larger = sorted((one.value, other.value))
    return one.kind == other.kind and (not near or larger <= smaller * _FAR)


def is_telling(number: Number) -> bool:
    """Neither a year nor a small round number."""
    return number.telling >= TELLING


def is_odd(number: Number) -> bool:
    """Neither a year nor a single digit."""
    return number.telling >= ODD
