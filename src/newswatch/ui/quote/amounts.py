"""An amount in the display currency: exact, or as an interval, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.money import Money, price_unit
from newswatch.domain.shown import Between, Exact, Unknown, show_in
from newswatch.domain.wording import enough_decimals
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words
from newswatch.ui.price_book import PriceBook


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("amounts", source)


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount as it is shown.

    Attributes:
        text: ``"US$16.59"``, ``"US$16.45–16.66*"`` or ``"—"``.
        tip: With which rate, or why there is none.
        exact: A rate was there.
    """

    text: str
    tip: str
    exact: bool


def converted(amount: Money | None, book: PriceBook) -> Converted | None:
    """Return `amount` in the display currency; None if there is nothing to convert.

    Without a rate an amount of Hong Kong dollars is shown in US dollars as the
    interval that the peg allows, marked with an asterisk; others as "—".
    """
    if amount is None or amount.currency == book.display_currency:
        return None
    match show_in(amount, book.display_currency, book.fx):
        case Exact() as exact:
            return Converted(
                text.money(exact.money), _rate_tip(amount, exact), exact=True
            )
        case Between(low, high):
            return Converted(f"{text.between(low, high)}*", _band_tip(), exact=False)
        case Unknown(reason):
            return Converted(text.MISSING, engine_words(reason), exact=False)


def price_converted(
    price: Decimal | None, unit: str, book: PriceBook
) -> Converted | None:
    """Return a price as quoted (pence, too) in the display currency."""
    return None if price is None else converted(price_unit(unit).money(price), book)


def _rate_tip(amount: Money, shown: Exact) -> str:
    factor = shown.money.amount / amount.amount if amount.amount else Decimal(0)
    tip = tr("At 1 {base} = {factor} {quote}").format(
        base=amount.currency,
        factor=text.number(factor, _rate_decimals(factor)),
        quote=shown.money.currency,
    )
    if shown.rate_as_of is None:
        return tip
    when = f"{shown.rate_as_of.astimezone():%Y-%m-%d %H:%M %Z}"
    return f"{tip}\n{when} · {', '.join(shown.sources)}"


def _rate_decimals(factor: Decimal) -> int:
    """Return with how many decimals a rate is said; a rupiah is few dollars."""
    return 4 if factor >= 1 else max(6, enough_decimals(factor, 4))


def _band_tip() -> str:
    return tr(
        "* No USD/HKD rate is known: this is what the Hong Kong dollar's band of "
        "7.75 to 7.85 allows."
    )
