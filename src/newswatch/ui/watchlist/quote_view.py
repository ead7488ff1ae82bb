"""How old a quote is, in words, and whether its price is painted in grey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

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


@dataclass(frozen=True, slots=True)
class QuoteLook:
    """What a row says of its quote's age.

    Attributes:
        badge: One or two words.
        words: A sentence or two for the tool tip.
        faded: The price is not the market's present one.
    """

    badge: str
    words: str
    faded: bool


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

    def state(self, listing: Listing, quote: Quote | None) -> QuoteLook:
        """Return how `quote` of `listing` is shown."""
        if quote is None:
            return QuoteLook("", _tr("No price yet"), faded=True)
        if not self._hours.is_open:
            return QuoteLook("", "", faded=True)
        rules = self._hours.rules
        now = self._clock.now()
        state = rules.state_of(quote, self._hours.of_listing(listing), now)
        here = now.astimezone().tzinfo
        assert here is not None
        doubt = self._doubts.get(listing.id)
        words = rules.explain(state, here, _in_words)
        if doubt:
            words += "\n" + _tr("A newer price is held back: {0}").format(
                engine_words(doubt)
            )
        faded = state.kind in FADED or doubt is not None
        return QuoteLook(state.badge, words, faded)


def _tr(source: str) -> str:
    return QCoreApplication.translate("QuoteView", source)
