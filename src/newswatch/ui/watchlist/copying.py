"""The watchlist as a table for the clipboard: a spreadsheet takes it as cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.cells import safe_text
from newswatch.domain.gains import gain_of
from newswatch.domain.listing import Listing
from newswatch.domain.portfolio import Holding
from newswatch.domain.quote import Quote
from newswatch.ui import text, typed_number

Line = tuple[Listing, Holding | None, Quote | None]

_HUNDRED = 100
_DECIMALS = Decimal("0.01")


def _tr(source: str) -> str:
    return QCoreApplication.translate("WatchlistTable", source)


def table_words(lines: Iterable[Line], day_of: Callable[[Listing], date]) -> str:
    """Return a table with its header: cells apart by tabs, numbers bare.

    What is not known is an empty cell.

    Args:
        day_of: What day it is where a listing trades.
    """
    rows = [_header(), *(_cells(*line, day_of(line[0])) for line in lines)]
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _header() -> tuple[str, ...]:
    return (
        _tr("Symbol"),
        _tr("Name"),
        _tr("Shares"),
        _tr("Price"),
        _tr("Quoted in"),
        _tr("Change %"),
        _tr("Gain %"),
        _tr("Time of the price"),
    )


def _cells(
    listing: Listing, holding: Holding | None, quote: Quote | None, today: date
) -> tuple[str, ...]:
    gain = gain_of(holding, quote) if holding else None
    return (
        str(listing.id),
        text.name_of(listing),
        typed_number.write(holding.shares_on(today)) if holding else "",
        typed_number.write(quote.last) if quote else "",
        quote.unit if quote else listing.unit,
        _percent(quote.change_fraction if quote else None),
        _percent(gain.fraction if gain else None),
        quote.as_of.strftime("%Y-%m-%d %H:%M %Z") if quote else "",
    )


def _percent(fraction: Decimal | None) -> str:
    if fraction is None:
        return ""
    return typed_number.write((fraction * _HUNDRED).quantize(_DECIMALS))


def _cell(words: str) -> str:
    """Return a cell that neither ends the row nor is run as a formula."""
    plain = " ".join(words.split())
    return plain if typed_number.read(plain) is not None else safe_text(plain)
