"""Exchange rates: what is known, how old it is, and nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from newswatch.domain.errors import NoRate
from newswatch.domain.money import USD, Currency, Money

USDHKD_BAND = (Decimal("7.75"), Decimal("7.85"))
"""HKD per USD that the HKMA commits to, since 18 May 2005.

Source: HKMA, "How does the Linked Exchange Rate System work?".
"""

BAND_TOLERANCE = Decimal("0.01")
"""Market rates touch the edges and overshoot by a few pips; more is a data fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FxRate:
    """The price of one unit of `base`, in units of `quote`.

    ``FxRate(base=USD, quote=HKD, rate=Decimal("7.81"), ...)`` reads
    "1 USD = 7.81 HKD", the way the market writes USD/HKD.

    Attributes:
        rate: Units of `quote` per unit of `base`; above zero.
        as_of: When the source says the rate held; timezone-aware.
        source: Who said so, e.g. ``"yahoo"``, ``"ecb"``.
    """

    base: Currency
    quote: Currency
    rate: Decimal
    as_of: datetime
    source: str

    def __post_init__(self) -> None:
        if not (self.rate.is_finite() and self.rate > 0):
            raise ValueError(f"rate must be above zero, got {self.rate}")
        if self.as_of.tzinfo is None:
            raise ValueError("as_of must be timezone-aware")

    @property
    def pair(self) -> tuple[Currency, Currency]:
        """Return ``(base, quote)``."""
        return self.base, self.quote


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one currency turns into another.

    Attributes:
        factor: Multiply an amount by this.
        as_of: When the older of its rates held; None where no rate was needed.
        sources: Who gave the rates.
    """

    factor: Decimal
    as_of: datetime | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FxTable:
    """The rates that are known, immutable; a newer table replaces an older.

    Converts directly, by the inverse, or through the pivot (USD), whichever is
    known from a newer time; of two steps the older counts.
    """

    rates: tuple[FxRate, ...] = ()
    pivot: Currency = USD
    _by_pair: dict[tuple[Currency, Currency], FxRate] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        newest: dict[tuple[Currency, Currency], FxRate] = {}
        for rate in self.rates:
            known = newest.get(rate.pair)
            if known is None or rate.as_of >= known.as_of:
                newest[rate.pair] = rate
        object.__setattr__(self, "_by_pair", newest)

    def with_rates(self, rates: Iterable[FxRate]) -> FxTable:
        """Return a table that also knows `rates`; the newest of a pair counts."""
        merged = FxTable((*self.rates, *rates), self.pivot)
        return FxTable(tuple(merged._by_pair.values()), self.pivot)

    def rate(self, base: Currency, quote: Currency) -> FxRate | None:
        """Return the rate as it was given, or None; no inverse, no cross."""
        return self._by_pair.get((base, quote))

    def conversion(self, base: Currency, quote: Currency) -> Conversion:
        """Return how to turn `base` into `quote`.

        Raises:
            NoRate: If neither a rate, its inverse, nor a cross through the
                pivot is known.
        """
        if base == quote:
            return Conversion(Decimal(1), None, ())
        ways = (self._step(base, quote), self._cross(base, quote))
        known = [way for way in ways if way is not None]
        if not known:
            raise NoRate(
                f"No {base}/{quote} rate",
                "The amount is shown unconverted until a rate arrives.",
            )
        return max(known, key=_as_of)

    def convert(self, money: Money, to: Currency) -> Money:
        """Return `money` expressed in `to`.

        Raises:
            NoRate: The amount is never returned unconverted.
        """
        return Money(money.amount * self.conversion(money.currency, to).factor, to)

    def _step(self, base: Currency, quote: Currency) -> Conversion | None:
        """Return the newer of a pair's own rate and its inverse."""
        direct = self._by_pair.get((base, quote))
        inverse = self._by_pair.get((quote, base))
        if direct and not (inverse and inverse.as_of > direct.as_of):
            return Conversion(direct.rate, direct.as_of, (direct.source,))
        if inverse:
            return Conversion(1 / inverse.rate, inverse.as_of, (inverse.source,))
        return None

    def _cross(self, base: Currency, quote: Currency) -> Conversion | None:
        if self.pivot in {base, quote}:
            return None
        first, second = self._step(base, self.pivot), self._step(self.pivot, quote)
        if first is None or second is None:
            return None
        sources = tuple(dict.fromkeys(first.sources + second.sources))
        as_of = min(_as_of(first), _as_of(second))
        return Conversion(first.factor * second.factor, as_of, sources)


def _as_of(conversion: Conversion) -> datetime:
    """Return when a conversion's rate held; there must be one."""
    assert conversion.as_of is not None
    return conversion.as_of


def in_band(usdhkd: Decimal) -> bool:
    """Tell whether a USD/HKD rate is one the peg allows, overshoot included."""
    low, high = USDHKD_BAND
    return low - BAND_TOLERANCE <= usdhkd <= high + BAND_TOLERANCE


def band_interval(amount_hkd: Decimal) -> tuple[Decimal, Decimal]:
    """Return the least and the most USD that an amount of HKD can be worth.

    What the peg guarantees without any rate: 129.10 HKD is 16.45 to 16.66 USD.
    """
    low, high = USDHKD_BAND
    return amount_hkd / high, amount_hkd / low
