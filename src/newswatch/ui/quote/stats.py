"""The facts under a chart: day range, volume, month, year to date, earnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.earnings import EarningsDate
from newswatch.domain.performance import Change, CloseBefore, Period
from newswatch.domain.quote import Quote
from newswatch.ui import text
from newswatch.ui.quote.fact_grid import Fact
from newswatch.ui.quote.figures import Figures


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("stats", source)


def basic_facts(
    quote: Quote | None,
    figures: Figures,
    earnings: Sequence[EarningsDate],
    today: date,
) -> list[Fact]:
    """Return the facts that every listing has, in the order of the grid."""
    month, ytd = (
        figures.changes.get(each) for each in (Period.MONTH, Period.YEAR_TO_DATE)
    )
    facts = [
        close_fact(quote, figures.before),
        Fact(tr("Day range"), day_range(quote)),
        change_fact(tr("1 month"), month, quote),
        Fact(tr("Volume"), text.volume(quote.volume if quote else None)),
        change_fact(tr("Year to date"), ytd, quote),
    ]
    coming = next_earnings(earnings, today)
    return [*facts, coming] if coming else facts


def day_range(quote: Quote | None) -> str:
    """Return ``125.00 – 129.80``."""
    if quote is None or quote.day_low is None or quote.day_high is None:
        return text.MISSING
    low, high = (text.price(p, quote.unit) for p in (quote.day_low, quote.day_high))
    return f"{low} – {high}"


def close_fact(quote: Quote | None, before: CloseBefore | None) -> Fact:
    """Return the close that the day's change counts from; the tip says of which day."""
    name = tr("Previous close")
    if quote is None or quote.previous_close is None:
        return Fact(name, text.MISSING)
    value = text.price(quote.previous_close, quote.unit)
    if before is None:
        return Fact(name, value, tr("Of which day it is, its source does not say."))
    day = text.day(before.day)
    if before.ours is None:
        tip = tr("Of {day}, its source says; we have no price of that day.")
        return Fact(name, value, tip.format(day=day))
    if not before.differs:
        return Fact(name, value, tr("Of {day}; our own prices agree.").format(day=day))
    return Fact(name, value, _doubt(quote, before), doubtful=True)


def _doubt(quote: Quote, before: CloseBefore) -> str:
    ours = text.price(before.ours, quote.unit)
    words = tr("Our own price of {day} is {price}: the day's change may be wrong.")
    tip = words.format(day=text.day(before.day), price=ours)
    if before.older is None:
        return tip
    older = tr("This is the close of {day}.").format(day=text.day(before.older))
    return f"{tip} {older}"


def change_fact(name: str, change: Change | None, quote: Quote | None) -> Fact:
    """Return a change over a period; the tip says from which close."""
    if change is None:
        return Fact(name, text.MISSING, tr("The close it counts from is not stored."))
    unit = quote.unit if quote else ""
    tip = tr("From {price}, the close of {day}").format(
        price=text.price(change.base, unit), day=text.day(change.day)
    )
    tip = "\n".join((tip, tr("Without dividends.")))
    return Fact(name, text.percent(change.fraction), tip, sign_of(change.fraction))


def next_earnings(earnings: Sequence[EarningsDate], today: date) -> Fact | None:
    """Return the next day of results; None if none is known."""
    coming = sorted((e for e in earnings if e.day >= today), key=lambda e: e.day)
    if not coming:
        return None
    about = "~" if coming[0].estimated else ""
    tip = tr("Estimated, not announced.") if coming[0].estimated else ""
    return Fact(tr("Next earnings"), about + text.short_day(coming[0].day), tip)


def sign_of(fraction: Decimal | None) -> int:
    """Return 1, -1 or, for what rounds to nothing, 0."""
    rounded = round(fraction or Decimal(0), 4)
    return (rounded > 0) - (rounded < 0)
