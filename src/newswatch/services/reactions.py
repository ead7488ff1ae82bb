"""What prices did since an article, gathered from the store, as table cells."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from newswatch.calendars import Calendars
from newswatch.domain.bar import Bar, Interval
from newswatch.domain.coverage import best_intraday
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import effective_delay, state_of
from newswatch.domain.reaction import Point, Reaction, reaction
from newswatch.domain.symbols import hours_of
from newswatch.ports import MarketStore

LOOK_BACK = timedelta(days=12)
LOOK_AHEAD = timedelta(days=13)
"""From the beginning of a day on."""

KEPT = 16
"""Stretches of bars kept for the next row: a company's news come in heaps."""

Cell = str | int | float | None


class Reactions:
    """Computes reactions at one moment; reads each quote and a day's bars once."""

    def __init__(self, market: MarketStore, now: datetime) -> None:
        self._market = market
        self._now = now
        self._calendars = Calendars()
        self._quotes = {quote.listing_id: quote for quote in market.quotes()}
        self._around = lru_cache(KEPT)(self._bars_around)

    def of(self, published: datetime, listing: Listing) -> Reaction:
        """Return the reaction of `listing` to what was published then."""
        quote = self._quotes.get(listing.id)
        calendar = self._calendars.of(hours_of(listing))
        interval, intraday = best_intraday(
            lambda each: self._bars(listing.id, each, published), published, calendar
        )
        return reaction(
            published,
            self._now,
            intraday,
            self._bars(listing.id, Interval.D1, published),
            quote,
            calendar,
            effective_delay(quote) if quote else None,
            interval=interval,
        )

    def cells(self, published: datetime, listing: Listing) -> dict[str, Cell]:
        """Return the reaction and the quote it ends in, ready for a table."""
        found = self.of(published, listing)
        quote = self._quotes.get(listing.id)
        return {
            "unit": quote.unit if quote else listing.unit,
            "price_at_publication": _number(found.base),
            "change_15m_pct": _percent(found.after_15m),
            "change_1h_pct": _percent(found.after_1h),
            "change_close_pct": _percent(found.next_close),
            "change_now_pct": _percent(found.now),
            "reaction": str(found.state),
            "price_now": _number(quote.last) if quote else None,
            "price_now_at": quote.as_of.isoformat() if quote else None,
            "quote_state": self._state(quote, listing) if quote else "unknown",
        }

    def _state(self, quote: Quote, listing: Listing) -> str:
        calendar = self._calendars.of(hours_of(listing))
        return str(state_of(quote, calendar, self._now).kind)

    def _bars(
        self, listing_id: ListingId, interval: Interval, published: datetime
    ) -> tuple[Bar, ...]:
        day = datetime.combine(published.date(), time(), published.tzinfo)
        return self._around(listing_id, interval, day)

    def _bars_around(
        self, listing_id: ListingId, interval: Interval, day: datetime
    ) -> tuple[Bar, ...]:
        start, end = day - LOOK_BACK, day + LOOK_AHEAD
        quote = self._quotes.get(listing_id)
        unit = quote.unit if quote else None
        return self._market.bars(listing_id, interval, start, end, unit=unit)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _percent(point: Point | None) -> float | None:
    return None if point is None else round(float(point.fraction * 100), 2)
