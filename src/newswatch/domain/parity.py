"""One company, several listings: what an ordinary share costs in each place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.domain.fx import FxTable
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar
from newswatch.domain.shown import Exact, Unknown, show_in
from newswatch.domain.symbols import hours_of

TOGETHER_WITHIN = timedelta(minutes=30)
"""Trades further apart were not made at the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityRow:
    """One listing, made comparable.

    Attributes:
        per_share: Price of one ordinary share in the chosen currency; None if
            it cannot be had, and `reason` says why.
        premium: Over the base listing: 0.02 is 2 % dearer; None if either
            price is missing.
        as_of: When it was traded; None without a quote.
        age: How long ago that is.
        apart: Time between its trade and the base's; None if either is missing.
        rate_as_of: When the exchange rate held; None if none was needed.
        overlaps: Whether the two markets are ever open at the same time; None
            if their hours are not known.
    """

    listing_id: ListingId
    per_share: Money | None = None
    premium: Decimal | None = None
    as_of: datetime | None = None
    age: timedelta | None = None
    apart: timedelta | None = None
    rate_as_of: datetime | None = None
    overlaps: bool | None = None
    reason: str = ""

    @property
    def asynchronous(self) -> bool:
        """Whether to warn: the two prices were not made at the same time."""
        return self.apart is not None and self.apart > TOGETHER_WITHIN


def parity(
    sides: Sequence[tuple[Listing, Quote | None]],
    base: ListingId,
    *,
    currency: Currency,
    fx: FxTable,
    now: datetime,
    calendar_of: Callable[[str], SessionCalendar | None],
) -> list[ParityRow]:
    """Compare a company's listings, each per ordinary share in `currency`.

    The rows come in the order given. Nothing is assumed: a listing whose share
    ratio nobody has told us has no price per ordinary share.

    Args:
        sides: Listings of one company with their latest quotes; suspect ones
            as None.
        base: The listing premiums are counted from, such as Hong Kong's.
        calendar_of: `Calendars.of`.
    """
    rows = [_row(listing, quote, currency, fx, now) for listing, quote in sides]
    against = next((row for row in rows if row.listing_id == base), None)
    if against is None:
        return rows
    listings = {listing.id: listing for listing, _ in sides}
    home = calendar_of(hours_of(listings[base]))
    return [
        _compared(row, against, calendar_of(hours_of(listings[row.listing_id])), home)
        for row in rows
    ]


def _row(
    listing: Listing,
    quote: Quote | None,
    currency: Currency,
    fx: FxTable,
    now: datetime,
) -> ParityRow:
    if quote is None:
        return ParityRow(listing_id=listing.id, reason="There is no quote.")
    bare = ParityRow(listing_id=listing.id, as_of=quote.as_of, age=now - quote.as_of)
    if not listing.ordinary_shares:
        return replace(bare, reason=_NO_RATIO)
    shown = show_in(quote.money, currency, fx)
    if not isinstance(shown, Exact):
        return replace(
            bare, reason=shown.reason if isinstance(shown, Unknown) else _NO_RATE
        )
    share = Money(shown.money.amount / listing.ordinary_shares, currency)
    return replace(bare, per_share=share, rate_as_of=shown.rate_as_of)


_NO_RATIO = "How many ordinary shares one unit stands for is not known."
_NO_RATE = "No exchange rate is known."


def _compared(
    row: ParityRow,
    base: ParityRow,
    there: SessionCalendar | None,
    home: SessionCalendar | None,
) -> ParityRow:
    """Return the row with its premium over the base and how far apart they are."""
    premium, apart, overlaps = None, None, None
    if row.per_share and base.per_share and base.per_share.amount:
        premium = row.per_share.amount / base.per_share.amount - 1
    if row.as_of and base.as_of:
        apart = abs(row.as_of - base.as_of)
    if there and home:
        overlaps = sessions_overlap(there, home, base.as_of or row.as_of)
    return replace(row, premium=premium, apart=apart, overlaps=overlaps)


def sessions_overlap(
    one: SessionCalendar, other: SessionCalendar, at: datetime | None
) -> bool | None:
    """Tell whether two markets trade at the same time, around a day.

    Hong Kong and New York never do; London and New York do for two hours.
    """
    if at is None:
        return None
    mine = one.last_opened(at)
    theirs = [other.last_opened(mine.close), other.next_open(mine.open)]
    return any(s.open < mine.close and mine.open < s.close for s in theirs)
