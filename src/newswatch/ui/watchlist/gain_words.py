"""What the watchlist says of gains since the purchase: arrow, sign, and what lacks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from newswatch.domain.gains import Gain, TotalGain
from newswatch.domain.portfolio import Holding
from newswatch.ui import text
from newswatch.ui.holding_words import lot_words

PERCENT, AMOUNT, HIDDEN = "percent", "amount", ""
"""How a row shows its gain; a value of `Settings.gain_shown`."""


def _tr(source: str) -> str:
    return QCoreApplication.translate("GainWords", source)


def short_gain(gain: Gain | None, how: str) -> str:
    """Return what stands under the day's change: ``▲ +34.12%`` or ``▲ +HK$3,967``."""
    if gain is None or how == HIDDEN:
        return ""
    if how == PERCENT and gain.fraction is not None:
        return text.arrow_percent(gain.fraction)
    return text.signed_money(gain.amount, 0)


def gain_hint(gain: Gain | None, holding: Holding, today: date) -> str:
    """Return what the tool tip says of a holding: its gain, and its splits."""
    lines = []
    if gain is None:
        lines.append(_tr("Gain since purchase: —, its cost or price is not known."))
    else:
        share = "" if gain.fraction is None else f" ({text.percent(gain.fraction)})"
        words = _tr("Gain since purchase: {0}, paid {1}")
        amount = text.signed_money(gain.amount) + share
        lines.append(words.format(amount, text.money(gain.cost)))
        if gain.left_out:
            words = _tr("Not counted, without a known cost: {0} of its lots")
            lines.append(words.format(gain.left_out))
    found = (lot_words(each, holding.splits, today) for each in holding.lots)
    return "\n".join([*lines, *filter(None, found)])


def total_words(total: TotalGain, *, amount: bool = True, notes: bool = True) -> str:
    """Return the sum for the header; "" where nothing is known of any."""
    if total.amount is None:
        return ""
    share = text.percent(total.fraction)
    figure = f"{text.signed(total.amount.amount)} ({share})" if amount else share
    about = "≈ " if total.at_todays_rate and not notes else ""
    arrow = text.arrow(total.amount.amount)
    words = about + _tr("{0} since purchase").format(f"{arrow} {figure}".strip())
    if total.at_todays_rate and notes:
        words += " · " + _tr("at today's rate")
    if total.partial:
        words += " · " + _tr("partial")
    return words


def total_hint(total: TotalGain) -> str:
    """Return what the sum counts, and what it does not."""
    lines = [total_words(total, notes=False)]
    if total.at_todays_rate:
        lines.append(
            _tr(
                "Converted at today's rate: what exchange rates did since the "
                "purchases is not in it."
            )
        )
    if total.partial:
        words = _tr("Partial: cost, price or rate of a lot is not known: {0}.")
        lines.append(words.format(", ".join(total.partial)))
    return "\n".join(lines)
