"""How old a quote is, in words, and whether its price is painted in grey."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from newswatch.calendars import Calendars
from newswatch.domain.listing import Listing
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import StateKind, explain, state_of
from newswatch.ui.clock import UiClock

FADED = frozenset({StateKind.CACHED, StateKind.SUSPECT, StateKind.STALE})
"""Prices that must not be taken for the market's present one."""


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

    def __init__(self, clock: UiClock, calendars: Calendars) -> None:
        self._clock = clock
        self._calendars = calendars

    def state(self, listing: Listing, quote: Quote | None) -> QuoteLook:
        """Return how `quote` of `listing` is shown."""
        if quote is None:
            words = QCoreApplication.translate("QuoteView", "No price yet")
            return QuoteLook("", words, faded=True)
        now = self._clock.now()
        state = state_of(quote, self._calendars.of(listing.mic), now)
        here = now.astimezone().tzinfo
        assert here is not None
        return QuoteLook(state.badge, explain(state, here), state.kind in FADED)
