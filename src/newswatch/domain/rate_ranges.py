"""Between what the dollar has moved: a rate outside is a fault or a great crisis."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from newswatch.domain.money import USD, Currency

WIDER: Final = Decimal("1.1")
"""By how much more than ever seen a rate may be without doubt."""

_SEEN: Final[Mapping[str, tuple[str, str]]] = {
    "AUD": ("0.90", "2.10"),
    "CAD": ("0.90", "1.62"),
    "CHF": ("0.70", "1.83"),
    "CNH": ("6.01", "7.43"),
    "CNY": ("6.04", "8.28"),
    "EUR": ("0.62", "1.22"),
    "GBP": ("0.47", "0.97"),
    "INR": ("39", "91"),
    "JPY": ("75", "162"),
    "KRW": ("890", "1600"),
    "SGD": ("1.19", "1.86"),
    "TWD": ("27", "36"),
}
"""Least and most of each for one US dollar, 2000 to 2025, rounded outwards."""


def range_of(currency: Currency) -> tuple[Decimal, Decimal] | None:
    """Return the least and most of a currency for one dollar; None if not known."""
    seen = _SEEN.get(str(currency))
    if seen is None:
        return None
    return Decimal(seen[0]) / WIDER, Decimal(seen[1]) * WIDER


def for_a_dollar(
    base: Currency, quote: Currency, rate: Decimal
) -> tuple[Currency, Decimal] | None:
    """Return what one dollar costs, and in which currency; None for other pairs."""
    if base == USD:
        return quote, rate
    return (base, 1 / rate) if quote == USD else None
