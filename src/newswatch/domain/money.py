"""Money: an exact amount and its currency, never one without the other.

Markets quote some shares in a fraction of a currency (London in pence, `GBp`).
Such a code is a `PriceUnit` *of* its currency; a `Money` is always in whole
currency units, so pence can never be added to pounds by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

Currency = NewType("Currency", str)
"""An ISO 4217 code, upper case."""

HKD = Currency("HKD")
USD = Currency("USD")
GBP = Currency("GBP")
CNY = Currency("CNY")
EUR = Currency("EUR")
JPY = Currency("JPY")

_CODE_LENGTH = 3

MINOR_UNITS = {
    "GBp": ("GBP", 100),
    "GBX": ("GBP", 100),
    "GBx": ("GBP", 100),
    "ZAc": ("ZAR", 100),
    "ZAX": ("ZAR", 100),
    "ILA": ("ILS", 100),
    "ILa": ("ILS", 100),
    "KWF": ("KWD", 1000),
    "USX": ("USD", 100),
    "USd": ("USD", 100),
    "EUX": ("EUR", 100),
}
"""How quote services name fractions of a currency, and how many make one unit."""

ALIASES = {"CNH": "CNY", "RMB": "CNY"}
"""Codes that are no ISO 4217 but mean a currency that is."""

ZERO_DECIMALS = frozenset({"JPY", "KRW", "VND", "IDR", "CLP", "ISK", "PYG", "UGX"})
"""Currencies whose smallest coin is one unit."""

THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of a currency (pounds, not pence)."""

    amount: Decimal
    currency: Currency

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return other.amount


@dataclass(frozen=True, slots=True)
class PriceUnit:
    """What a price is counted in: a currency, or a fraction of one.

    Attributes:
        code: As the market writes it: ``"HKD"``, ``"GBp"``; index points are ``""``.
        currency: The currency it belongs to; None for index points and the unknown.
        per_major: How many of this unit make one of the currency: 100 for pence.
    """

    code: str
    currency: Currency | None
    per_major: int = 1

    def money(self, price: Decimal) -> Money | None:
        """Return `price` as money, or None where there is no currency."""
        if self.currency is None:
            return None
        return Money(price / self.per_major, self.currency)

    def contradicts(self, other: PriceUnit) -> bool:
        """Tell whether prices in the two differ: pence and pounds, not pence's names.

        What has no currency, or one that is not known, contradicts nothing.
        """
        if self.currency is None or other.currency is None:
            return False
        return (self.currency, self.per_major) != (other.currency, other.per_major)


def price_unit(code: str | None) -> PriceUnit:
    """Return the unit that a quote service means by `code`.

    An unknown or missing code gives a unit without a currency: such a price is
    shown as it came and is never converted.

    >>> price_unit("GBp").money(Decimal("871.2"))
    Money(amount=Decimal('8.712'), currency='GBP')
    """
    if not code:
        return PriceUnit("", None)
    if code in MINOR_UNITS:
        currency, per_major = MINOR_UNITS[code]
        return PriceUnit(code, Currency(currency), per_major)
    upper = code.upper()
    if len(upper) != _CODE_LENGTH or not upper.isascii() or not upper.isalpha():
        return PriceUnit(code, None)
    return PriceUnit(upper, Currency(ALIASES.get(upper, upper)))


def decimals_of(currency: str) -> int:
    """Return how many digits after the point amounts of `currency` are shown with."""
    if currency in ZERO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2
