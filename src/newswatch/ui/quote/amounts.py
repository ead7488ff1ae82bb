"""An amount in the display currency: exact, or as an interval, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.errors import NoRate
from newswatch.domain.fx import band_interval
from newswatch.domain.money import HKD, USD, Money, price_unit
from newswatch.ui import text
from newswatch.ui.price_book import PriceBook


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("amounts", source)


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount as it is shown.

    Attributes:
        text: ``"US$16.59"``, ``"US$16.45–16.66*"`` or ``"–"``.
        tip: With which rate, or why there is none.
        exact: A rate was there.
    """

    text: str
    tip: str
    exact: bool


def converted(amount: Money | None, book: PriceBook) -> Converted | None:
    """Return `amount` in the display currency; None if there is nothing to convert.

    Without a rate an amount of Hong Kong dollars is shown in US dollars as the
    interval that the peg allows, marked with an asterisk; others as "–".
    """
    if amount is None or amount.currency == book.display_currency:
        return None
    try:
        how = book.fx.conversion(amount.currency, book.display_currency)
    except NoRate as error:
        return _without_rate(amount, book, error)
    tip = tr("At 1 {base} = {factor} {quote}").format(
        base=amount.currency,
        factor=text.number(how.factor, 4 if how.factor >= 1 else 6),
        quote=book.display_currency,
    )
    if how.as_of is not None:
        tip += (
            f"\n{how.as_of.astimezone():%Y-%m-%d %H:%M %Z} · {', '.join(how.sources)}"
        )
    money = Money(amount.amount * how.factor, book.display_currency)
    return Converted(text.money(money), tip, exact=True)


def price_converted(
    price: Decimal | None, unit: str, book: PriceBook
) -> Converted | None:
    """Return a price as quoted (pence, too) in the display currency."""
    return None if price is None else converted(price_unit(unit).money(price), book)


def _without_rate(amount: Money, book: PriceBook, error: NoRate) -> Converted:
    if (amount.currency, book.display_currency) != (HKD, USD):
        return Converted(text.MISSING, f"{error.title}\n{error.hint}", exact=False)
    low, high = band_interval(amount.amount)
    shown = f"{text.money(Money(low, USD))}–{text.number(high, 2)}*"
    tip = tr(
        "* No USD/HKD rate is known: this is what the Hong Kong dollar's band of "
        "7.75 to 7.85 allows."
    )
    return Converted(shown, tip, exact=False)
