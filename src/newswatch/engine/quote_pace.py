"""How long to wait until quotes are asked for again: it follows trading hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from newswatch.calendars import Calendars
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.quote import MarketPhase
from newswatch.domain.quote_state import UNKNOWN_DELAY
from newswatch.domain.session import SessionCalendar
from newswatch.domain.symbols import hours_of
from newswatch.engine.sources import Pace
from newswatch.services.market import MarketService

TRADING = frozenset({MarketPhase.PRE, MarketPhase.REGULAR, MarketPhase.POST})

LATEST = UNKNOWN_DELAY + timedelta(minutes=10)
"""For so long after a market has closed its last trades and its close come in."""

FORGOTTEN = timedelta(hours=1)
"""What a source said of a market's phase is not believed for longer."""


class QuotePace:
    """Knows which markets of the watchlist are open, whatever the source answers.

    By the session tables; where there is none, by what the source said last. A
    rate that is only needed to convert is traded day and night and does not count.
    """

    def __init__(self, pace: Pace, market: MarketService) -> None:
        self._pace = pace
        self._market = market
        self._calendars = Calendars()

    def wait_s(self, listings: Sequence[Listing], now: datetime) -> float:
        """Return how many seconds to wait; no longer than until a market opens."""
        if any(self._trades(each, now) for each in listings):
            return self._pace.quotes(True)
        openings = (self._opening(each, now) for each in listings)
        left = [(at - now).total_seconds() for at in openings if at is not None]
        return min([self._pace.quotes(False), *left])

    def _trades(self, listing: Listing, now: datetime) -> bool:
        calendar = self._calendar(listing)
        if calendar is None:
            return self._is_said_to_trade(listing.id, now)
        moments = (now, now - LATEST)
        return any(calendar.scheduled_phase(each) in TRADING for each in moments)

    def _is_said_to_trade(self, listing_id: ListingId, now: datetime) -> bool:
        quote = self._market.newest(listing_id)
        known = quote is not None and now - quote.fetched_at <= FORGOTTEN
        return quote is not None and known and quote.phase in TRADING

    def _opening(self, listing: Listing, now: datetime) -> datetime | None:
        calendar = self._calendar(listing)
        if calendar is None:
            return None
        change = calendar.next_change(now)
        return change.at if change.phase in TRADING else None

    def _calendar(self, listing: Listing) -> SessionCalendar | None:
        return self._calendars.of(hours_of(listing))
