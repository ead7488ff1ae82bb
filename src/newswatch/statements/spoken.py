"""Trades that stand in one cell as words: ``Sell 3 @ 139.74 USD``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from newswatch.statements import amounts
from newswatch.statements.amounts import Mark

_BUY, _SELL = (
    "buy|koop|kauf|achat|compra|acquisto|køb|köp",
    "sell|verkoop|verkauf|vente|venta|vendita|sälj|salg",
)
_TRADE = re.compile(
    rf"(?:(?P<how>open|close)\s+)?(?:(?P<buy>{_BUY})|(?:{_SELL}))"
    r"\s+(?P<shares>[\d.,]+)(?:/[\d.,]+)?"
    r"\s*@\s*(?P<price>[\d.,]+)\s*(?P<unit>[a-z]{3})?",
    re.IGNORECASE,
)
"""XTB: ``OPEN BUY 34/42.5658 @ 11.748``; Saxo: ``Sell 3 @ 139.74 USD``."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A trade that was said.

    Attributes:
        action: ``buy`` or ``sell``; what ends a purchase is a sale.
        price: A share.
        unit: The currency it names; or empty.
    """

    action: str
    shares: Decimal
    price: Decimal
    unit: str


def numbers_in(cell: str) -> tuple[str, ...]:
    """Return the numbers of the trade a cell tells of, as they are written."""
    match = _TRADE.match(cell)
    return (match["shares"], match["price"]) if match else ()


def spoken(cell: str, mark: Mark | None) -> Spoken | None:
    """Return the trade a cell tells of; None if it tells of none.

    Raises:
        ValueError: If one of its numbers can be two.
    """
    match = _TRADE.match(cell)
    if match is None:
        return None
    shares = amounts.number(match["shares"], mark)
    price = amounts.number(match["price"], mark)
    if shares is None or price is None:
        return None
    unit = (match["unit"] or "").upper()
    return Spoken(
        _side(match["how"], bought=match["buy"] is not None), shares, price, unit
    )


def _side(how: str | None, *, bought: bool) -> str:
    ends = how is not None and how.lower() == "close"
    if bought:
        return "sell" if ends else "buy"
    if how is None:
        return "sell"
    return "buy to cover" if ends else "sell short"
