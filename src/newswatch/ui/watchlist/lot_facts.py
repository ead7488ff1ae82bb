"""What a lot is today, for the columns of the lots editor that nobody types into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.gains import gain_of
from newswatch.domain.portfolio import Holding, Lot
from newswatch.domain.quote import Quote
from newswatch.ui import text
from newswatch.ui.holding_words import lot_words


def _tr(source: str) -> str:
    return QCoreApplication.translate("LotFacts", source)


@dataclass(frozen=True, slots=True)
class LotFacts:
    """Texts for one lot.

    Attributes:
        today: How many shares it is today: ``"400"``.
        today_hint: What made it so many; empty where it is as typed.
        gain: Since the purchase: ``"▲ +34.12%"``.
        gain_hint: The amount, or why it is not known.
        sign: Of the gain, for its colour; None if not known.
    """

    today: str
    today_hint: str
    gain: str
    gain_hint: str
    sign: Decimal | None


def lot_facts(holding: Holding, quote: Quote | None, today: date) -> LotFacts:
    """Return the texts for a holding of one lot."""
    (lot,) = holding.lots
    gain = gain_of(holding, quote)
    hints = [lot_words(lot, holding.splits, today), _sold_words(lot)]
    return LotFacts(
        today=text.quantity(holding.shares_on(today)),
        today_hint="\n".join(filter(None, hints)),
        gain=text.arrow_percent(gain.fraction if gain else None),
        gain_hint=text.signed_money(gain.amount) if gain else _why_none(lot, quote),
        sign=gain.amount.amount if gain else None,
    )


def sum_words(holding: Holding, quote: Quote | None, today: date) -> str:
    """Return what all lots come to: shares, cost and gain."""
    shares = text.quantity(holding.shares_on(today))
    words = [_tr("{0} shares").format(shares)]
    costs = [lot.cost(holding.splits) for lot in holding.lots]
    known = [cost for cost in costs if cost is not None]
    same = {cost.currency for cost in known}
    if known and len(known) == len(costs) and len(same) == 1:
        words.append(_tr("paid {0}").format(text.money(sum(known[1:], known[0]))))
    if gain := gain_of(holding, quote):
        share = "" if gain.fraction is None else f" ({text.percent(gain.fraction)})"
        amount = f"{text.signed_money(gain.amount)}{share}"
        words.append(_tr("{0} since purchase").format(amount))
        if gain.left_out:
            words.append(_tr("partial: a cost is not known"))
    return " · ".join(words)


def split_notes(lots: Sequence[Lot], holding: Holding, today: date) -> list[str]:
    """Return a line for each lot that is another number today."""
    found = (lot_words(lot, holding.splits, today) for lot in lots)
    return [words for words in found if words]


def _sold_words(lot: Lot) -> str:
    return "\n".join(
        _tr("{0} sold on {1}").format(text.quantity(sale.quantity), text.day(sale.day))
        for sale in lot.sold
    )


def _why_none(lot: Lot, quote: Quote | None) -> str:
    if lot.price is None:
        return _tr("What it cost is not known.")
    if quote is None or quote.money is None:
        return _tr("There is no price in money yet.")
    if lot.price.currency != quote.money.currency:
        return _tr("It was paid in {0}.").format(lot.price.currency)
    return _tr("Its shares are split, and have not traded since.")
