"""What the figures of a listing are computed from, read once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.domain.bar import Bar, Interval
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.performance import (
    Change,
    CloseBefore,
    Period,
    close_before,
    performance,
    year_base,
)
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup

YEAR_AND_A_BIT = timedelta(days=400)
_Key = tuple[ListingId, str | None]


@dataclass(frozen=True, slots=True)
class Figures:
    """Changes by period, and last year's last close.

    Attributes:
        changes: Those that are known.
        ytd_base: In the listing's unit; None if not known.
        before: The previous close, and what our own prices say of it.
    """

    changes: dict[Period, Change]
    ytd_base: Decimal | None = None
    before: CloseBefore | None = None


class FigureReader:
    """Computes performance figures; keeps daily bars until they change."""

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup
        self._daily: dict[_Key, tuple[datetime, tuple[Bar, ...]]] = {}

    def forget(self) -> None:
        """Read the bars anew next time: some were stored."""
        self._daily.clear()

    def figures(self, listing: Listing) -> Figures:
        """Return what is known of a listing's past."""
        calendar = self._lookup.calendar(listing)
        if calendar is None:
            return Figures({})
        quote = self._context.price_book.quote(listing.id)
        daily = self.daily(listing.id, quote.unit if quote else None)
        today = calendar.day_of(self._context.clock.now())
        day = calendar.day_of(quote.as_of) if quote else today
        changes = performance(daily, quote, calendar)
        before = close_before(daily, quote, calendar) if quote else None
        if day.year != today.year:  # nothing was traded yet in the new year
            changes.pop(Period.YEAR_TO_DATE, None)
            return Figures(changes, before=before)
        return Figures(changes, year_base(daily, day, calendar, quote), before)

    def daily(self, listing_id: ListingId, unit: str | None = None) -> tuple[Bar, ...]:
        """Return a year and a bit of daily bars, oldest first; of `unit` only."""
        now, key = self._context.clock.now(), (listing_id, unit)
        known = self._daily.get(key)
        if known is None or abs(now - known[0]) > timedelta(hours=6):
            bars = self._context.market.bars(
                listing_id, Interval.D1, now - YEAR_AND_A_BIT, now, unit=unit
            )
            self._daily[key] = known = (now, bars)
        return known[1]
