"""How old a quote is, in words, and whether its price is painted in grey."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.portfolio import exchange_day
from newswatch.domain.quote import Quote
from newswatch.ui.clock import UiClock
from newswatch.ui.engine_words import engine_words
from newswatch.ui.market_hours import MarketHours

FADED = frozenset({"cached", "suspect", "stale"})
"""States of prices that must not be taken for the market's present one."""


_in_words = partial(QCoreApplication.translate, "quote-state")


class QuoteView:
    """Judges quotes by the window's clock and the shipped session tables."""

    def __init__(self, clock: UiClock, hours: MarketHours) -> None:
        self._clock = clock
        self._hours = hours
        self._doubts: Mapping[ListingId, str] = {}

    def set_doubts(self, reasons: Mapping[ListingId, str]) -> None:
        """Say of which listings a newer price is held back, and why."""
        self._doubts = dict(reasons)

    def day(self, listing: Listing) -> date:
        """Return the date at a listing's exchange."""
        return exchange_day(listing.id, self._clock.now())

    def is_faded(self, listing: Listing, quote: Quote | None) -> bool:
        """Tell whether `quote` is not the market's present price."""
        if quote is None or not self._hours.is_open or listing.id in self._doubts:
            return True
        return self._state(listing, quote).kind in FADED

    def missed_session(self, listing: Listing, quote: Quote | None) -> bool:
        """Tell whether `listing` did not trade in its market's latest session."""
        if quote is None or not self._hours.is_open:
            return False
        calendar = self._hours.of_listing(listing)
        now = self._clock.now()
        return bool(self._hours.rules.missed_session(quote, calendar, now))

    def words(self, listing: Listing, quote: Quote | None) -> str:
        """Return how old `quote` is, in a sentence or two."""
        if quote is None:
            return _tr("No price yet")
        if not self._hours.is_open:
            return ""
        here = self._clock.now().astimezone().tzinfo
        assert here is not None
        state = self._state(listing, quote)
        lines = [self._hours.rules.explain(state, here, _in_words)]
        if doubt := self._doubts.get(listing.id):
            held_back = _tr("A newer price is held back: {0}")
            lines.append(held_back.format(engine_words(doubt)))
        return "\n".join(lines)

    def _state(self, listing: Listing, quote: Quote) -> Any:
        calendar = self._hours.of_listing(listing)
        return self._hours.rules.state_of(quote, calendar, self._clock.now())


def _tr(source: str) -> str:
    return QCoreApplication.translate("QuoteView", source)
