"""An amount in the currency the user thinks in, as exactly as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from newswatch.domain.errors import NoRate
from newswatch.domain.fx import USDHKD_BAND, FxTable, band_interval
from newswatch.domain.money import HKD, USD, Currency, Money

RATE_HOLDS = timedelta(days=6)
"""A rate so much older than a price is not its; the ECB's pause five at Easter."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The amount is known.

    Attributes:
        rate_as_of: When the older of the rates used held; None if none was used.
        sources: Who gave the rates.
    """

    money: Money
    rate_as_of: datetime | None = None
    sources: tuple[str, ...] = ()

    def has_old_rate(self, priced: datetime) -> bool:
        """Tell whether the rate is days older than the price, which was at `priced`."""
        return self.rate_as_of is not None and priced - self.rate_as_of > RATE_HOLDS


@dataclass(frozen=True, slots=True)
class Between:
    """No rate is known, but the HKD's band bounds the amount.

    Attributes:
        low, high: Inclusive, `low` the smaller.
    """

    low: Money
    high: Money


@dataclass(frozen=True, slots=True)
class Unknown:
    """The amount cannot be had; `reason` is a sentence for the user."""

    reason: str


Shown = Exact | Between | Unknown


def show_in(money: Money | None, to: Currency, fx: FxTable) -> Shown:
    """Return `money` in `to`: exactly, between two bounds, or unknown with a reason.

    Never guesses: the bounds are what the HKMA commits to, and only between
    HKD and USD. None is what has no currency, such as index points.
    """
    if money is None:
        return Unknown("This is not an amount of money.")
    try:
        found = fx.conversion(money.currency, to)
    except NoRate as error:
        return _by_the_band(money, to) or Unknown(f"{error.title}.")
    exact = Money(money.amount * found.factor, to)
    return Exact(exact, found.as_of, found.sources)


def _by_the_band(money: Money, to: Currency) -> Between | None:
    if (money.currency, to) == (HKD, USD):
        bounds = band_interval(money.amount)
    elif (money.currency, to) == (USD, HKD):
        bounds = (money.amount * USDHKD_BAND[0], money.amount * USDHKD_BAND[1])
    else:
        return None
    low, high = sorted(bounds)
    return Between(Money(low, to), Money(high, to))
