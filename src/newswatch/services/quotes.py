"""Quotes as lines of text and as records: every number with its age and unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from newswatch.calendars import Calendars
from newswatch.domain.errors import NoRate, SourceError
from newswatch.domain.fx import FxTable, band_interval
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import HKD, USD, Currency, Money, decimals_of
from newswatch.domain.pairs import pair_of
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import QuoteState, StateKind, state_of
from newswatch.domain.symbols import hours_mic
from newswatch.services.price_facts import MarketDesk

MISSING = "–"
Record = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One listing's quote, in its own currency and in the user's.

    Attributes:
        shown: In the user's currency; None if it cannot be converted.
        interval: What the peg allows, where no rate is known (HKD to USD).
        why_not: Why `shown` is missing; empty if it is not.
    """

    listing_id: ListingId
    name: str
    quote: Quote | None = None
    state: QuoteState | None = None
    currency: Currency
    shown: Money | None = None
    interval: tuple[Decimal, Decimal] | None = None
    why_not: str = ""

    @property
    def last(self) -> Decimal | None:
        """The last price, in the listing's own unit."""
        return self.quote.last if self.quote else None

    @property
    def price_text(self) -> str:
        """The price and its unit: ``129.10 HKD``, ``871.2 GBp``."""
        if self.quote is None:
            return MISSING
        return f"{self.quote.last:,} {self.quote.unit}".strip()

    @property
    def change_text(self) -> str:
        """The day's change, signed."""
        fraction = self.quote.change_fraction if self.quote else None
        return MISSING if fraction is None else f"{fraction * 100:+.2f}%"

    @property
    def shown_text(self) -> str:
        """The price in the user's currency, an interval, or a dash."""
        places = decimals_of(self.currency)
        if self.shown is not None:
            return f"{self.shown.amount:,.{places}f}"
        if self.interval is not None:
            low, high = self.interval
            return f"{low:,.{places}f}-{high:,.{places}f}"
        return MISSING

    @property
    def state_text(self) -> str:
        """What the price is worth: live, late, closed, cached; with its time."""
        if self.state is None:
            return "no quote"
        return f"{self.state.badge}, {self.state.traded_at:%d %b %H:%M %Z}"

    def as_dict(self) -> Record:
        """Return everything, for a machine; what is not known is null."""
        quote, state = self.quote, self.state
        return {
            "symbol": str(self.listing_id),
            "name": self.name,
            "last": str(quote.last) if quote else None,
            "unit": quote.unit if quote else None,
            "previous_close": _text(quote.previous_close if quote else None),
            "change_pct": _percent(quote),
            "currency": str(self.currency),
            "shown": _text(self.shown.amount if self.shown else None),
            "shown_low": _text(self.interval[0] if self.interval else None),
            "shown_high": _text(self.interval[1] if self.interval else None),
            "why_not_shown": self.why_not,
            "state": str(state.kind) if state else "unknown",
            "delay_s": _seconds(state),
            "as_of": quote.as_of.isoformat() if quote else None,
            "fetched_at": quote.fetched_at.isoformat() if quote else None,
            "source": quote.source if quote else None,
        }


def quote_lines(
    desk: MarketDesk,
    wanted: Sequence[ListingId],
    currency: Currency,
    listing_of: Callable[[ListingId], Listing | None],
) -> tuple[list[QuoteLine], SourceError | None]:
    """Return a line for each wanted listing, and why some could not be asked."""
    batch, fx = desk.latest(wanted, currency)
    quotes = {quote.listing_id: quote for quote in batch.quotes}
    told = {listing.id: listing for listing in batch.listings}
    lines = [
        _line(
            each,
            quotes.get(each),
            listing_of(each) or told.get(each),
            fx,
            currency,
            desk,
        )
        for each in wanted
    ]
    return lines, batch.error


def _line(
    listing_id: ListingId,
    quote: Quote | None,
    listing: Listing | None,
    fx: FxTable,
    currency: Currency,
    desk: MarketDesk,
) -> QuoteLine:
    name = listing.name if listing else ""
    if quote is None:
        return QuoteLine(listing_id=listing_id, name=name, currency=currency)
    shown, interval, why_not = _shown(quote, fx, currency)
    return QuoteLine(
        listing_id=listing_id,
        name=name,
        quote=quote,
        state=_state(quote, listing, desk.now),
        currency=currency,
        shown=shown,
        interval=interval,
        why_not=why_not,
    )


def _state(quote: Quote, listing: Listing | None, now: datetime) -> QuoteState:
    mic = hours_mic(quote.listing_id, listing.mic if listing else "")
    return state_of(quote, Calendars().of(mic), now)


def _shown(
    quote: Quote, fx: FxTable, currency: Currency
) -> tuple[Money | None, tuple[Decimal, Decimal] | None, str]:
    money = quote.money
    if money is None or pair_of(quote.listing_id):
        return None, None, "Not an amount of money."
    try:
        return fx.convert(money, currency), None, ""
    except NoRate as error:
        if (money.currency, currency) == (HKD, USD):
            return None, band_interval(money.amount), "No rate; what the peg allows."
        return None, None, error.title


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _percent(quote: Quote | None) -> float | None:
    fraction = quote.change_fraction if quote else None
    return None if fraction is None else round(float(fraction * 100), 4)


def _seconds(state: QuoteState | None) -> float | None:
    if state is None or state.delay is None or state.kind is StateKind.UNKNOWN_DELAY:
        return None
    return state.delay.total_seconds()
