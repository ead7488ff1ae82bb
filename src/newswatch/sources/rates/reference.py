"""A day's table of reference rates, and crosses within it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Context, Decimal

from newswatch.domain.fx import FxRate
from newswatch.domain.money import Currency

_SIX_DIGITS = Context(prec=6)


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """What one bank published for one day.

    Attributes:
        values: What one unit of each currency is worth, in any one currency.
        as_of: When the rates held, not when they were fetched; aware.
        source: ``"ecb"``, ``"hkma"``.
    """

    values: Mapping[Currency, Decimal]
    as_of: datetime
    source: str

    def rates(self, pairs: Collection[tuple[Currency, Currency]]) -> list[FxRate]:
        """Return the pairs that the table knows, to six digits; nothing is guessed."""
        return [
            FxRate(
                base=base,
                quote=quote,
                rate=_SIX_DIGITS.divide(self.values[base], self.values[quote]),
                as_of=self.as_of,
                source=self.source,
            )
            for base, quote in pairs
            if base != quote and base in self.values and quote in self.values
        ]
