"""Parity in words: what a company's other listings cost, and which is dearer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import Listing
from newswatch.domain.money import Currency, price_unit
from newswatch.domain.parity import ParityRow, parity
from newswatch.ui import text
from newswatch.ui.context import UiContext
from newswatch.ui.quote.fact_grid import Fact
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.stats import sign_of

HONG_KONG = "XHKG"
PAIRS = 2
"""So many other listings are named under the chart; all are on their own page."""


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("parity", source)


class ParityReader:
    """Compares the listings of a company at the latest quotes."""

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup

    def rows(
        self, listings: Sequence[Listing], base: Listing, currency: Currency
    ) -> list[ParityRow]:
        """Return the rows in order, premiums counted from `base`."""
        book = self._context.price_book
        return parity(
            [(listing, book.quote(listing.id)) for listing in listings],
            base.id,
            currency=currency,
            fx=book.fx,
            now=self._context.clock.now(),
            calendar_of=self._lookup.calendar_of,
        )

    def facts(self, listing: Listing, siblings: Sequence[Listing]) -> list[Fact]:
        """Return what one share of `listing` costs at its other listings."""
        currency = price_unit(listing.unit).currency
        if currency is None:
            return []
        book, found = self._context.price_book, []
        for other in siblings:
            priced = other.id == listing.id or book.quote(other.id) is not None
            if priced and other.id != listing.id and listing.ordinary_shares:
                found += self._pair(listing, other, currency)
        return found[: 2 * PAIRS]

    def _pair(self, listing: Listing, other: Listing, currency: Currency) -> list[Fact]:
        row = next(
            each
            for each in self.rows([listing, other], listing, currency)
            if each.listing_id == other.id
        )
        name = tr("{symbol}{ratio} in {currency}").format(
            symbol=other.id, ratio=factor_words(listing, other), currency=currency
        )
        if row.per_share is None:
            return [Fact(name, text.MISSING, row.reason)]
        mine = row.per_share.amount * (listing.ordinary_shares or 1)
        shown = text.number(mine, 2)
        now = self._context.clock.now()
        facts = [Fact(name, shown, age_words(row, now), doubtful=row.asynchronous)]
        dearer, cheaper = home_first(listing, other)
        premium = self._premium(dearer, cheaper, currency)
        return [*facts, premium] if premium else facts

    def _premium(
        self, listing: Listing, over: Listing, currency: Currency
    ) -> Fact | None:
        rows = self.rows([listing, over], over, currency)
        row = next(each for each in rows if each.listing_id == listing.id)
        if row.premium is None:
            return None
        tip = tr("{one} over {other}, per ordinary share.").format(
            one=listing.id, other=over.id
        )
        if row.asynchronous:
            tip += "\n" + apart_words(row)
        kind = tr("HK over {other}") if _crosses(listing, over) else tr("Over {other}")
        name = kind.format(other=over.id)
        value = text.percent(row.premium, 1)
        return Fact(name, value, tip, sign_of(row.premium), row.asynchronous)


def _crosses(listing: Listing, over: Listing) -> bool:
    return listing.mic == HONG_KONG != over.mic


def home_first(one: Listing, other: Listing) -> tuple[Listing, Listing]:
    """Return the pair with Hong Kong's listing first, if it is there."""
    return (other, one) if other.mic == HONG_KONG else (one, other)


def base_of(listings: Sequence[Listing]) -> Listing:
    """Return the listing premiums are counted from: Hong Kong's, or the first."""
    return next((each for each in listings if each.mic == HONG_KONG), listings[0])


def ratio_words(listing: Listing) -> str:
    """Return `` ×1/8`` for a listing of which one stands for eight shares."""
    shares = listing.ordinary_shares
    if shares is None or shares == 1:
        return ""
    if shares > 1:
        return f" ×1/{text.quantity(shares)}"
    return f" ×{text.quantity(Decimal(1) / shares)}"


def factor_words(listing: Listing, other: Listing) -> str:
    """Return `` ×8``: how many units of `other` make one of `listing`."""
    mine, theirs = listing.ordinary_shares, other.ordinary_shares
    if not mine or not theirs or mine == theirs:
        return ""
    if mine > theirs:
        return f" ×{text.quantity(mine / theirs)}"
    return f" ×1/{text.quantity(theirs / mine)}"


def apart_words(row: ParityRow) -> str:
    """Return the warning that two prices were not made at the same time."""
    if row.apart is None:
        return ""
    words = tr("The two prices were made {span} apart.").format(
        span=text.duration(row.apart)
    )
    if row.overlaps is False:
        words += " " + tr("These markets are never open at the same time.")
    return words


def age_words(row: ParityRow, now: datetime) -> str:
    """Return how old a price and its rate are, with the warning if there is one."""
    parts = [tr("Traded {age}.").format(age=text.age(row.as_of, now))]
    if row.rate_as_of is not None:
        parts.append(tr("Rate of {age}.").format(age=text.age(row.rate_as_of, now)))
    if row.asynchronous:
        parts.append(apart_words(row))
    return " ".join(parts)
