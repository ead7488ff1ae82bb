"""Quotes as lines of text and as records: every number with its age and unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from newswatch.calendars import Calendars
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import Currency, Money, decimals_of
from newswatch.domain.pairs import pair_of
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import QuoteState, StateKind, state_of
from newswatch.domain.shown import Between, Exact, Shown, Unknown, show_in
from newswatch.domain.symbols import hours_mic
from newswatch.domain.wording import money_decimals, rounded
from newswatch.services.price_facts import MarketDesk

MISSING = "—"
_MORE_DIGITS = 4
NO_QUOTE = Unknown("There is no quote.")
Record = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One listing's quote, in its own currency and in the user's.

    Attributes:
        shown: In the user's currency: exactly, between bounds, or unknown.
        doubt: Why a newer price is held back; empty if none is.
    """

    listing_id: ListingId
    name: str
    quote: Quote | None = None
    state: QuoteState | None = None
    currency: Currency
    shown: Shown = NO_QUOTE
    doubt: str = ""

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
        match self.shown:
            case Exact(money=money):
                return _plain(money)
            case Between(low=low, high=high):
                return f"{_plain(low)}-{_plain(high)}"
        return MISSING

    @property
    def no_rate(self) -> str:
        """Why a price in money is not shown in the user's currency; or empty."""
        if self.quote is None or _money(self.quote) is None:
            return ""
        return self.shown.reason if isinstance(self.shown, Unknown) else ""

    @property
    def old_rate(self) -> str:
        """Say of which day the rate is that a newer price is converted at; or empty."""
        if self.quote is None or not isinstance(self.shown, Exact):
            return ""
        day = self.shown.rate_as_of
        if day is None or not self.shown.has_old_rate(self.quote.as_of):
            return ""
        return (
            f"What {self.quote.unit} is worth in {self.currency} is at a rate of "
            f"{day:%d %b %Y}; no newer one could be had."
        )

    @property
    def state_text(self) -> str:
        """What the price is worth: live, late, closed, cached; with its time.

        And with the year, where that is not the one we asked in.
        """
        if self.state is None:
            return "no quote"
        traded, asked = self.state.traded_at, self.state.asked_at
        day = f"{traded:%d %b %Y}" if traded.year != asked.year else f"{traded:%d %b}"
        return f"{self.state.badge}, {day} {traded:%H:%M %Z}"

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
            **_shown_cells(self.shown),
            "state": str(state.kind) if state else "unknown",
            "delay_s": _seconds(state),
            "as_of": quote.as_of.isoformat() if quote else None,
            "fetched_at": quote.fetched_at.isoformat() if quote else None,
            "source": quote.source if quote else None,
            "held_back": self.doubt or None,
        }


def quote_lines(
    desk: MarketDesk,
    wanted: Sequence[ListingId],
    currency: Currency,
    listing_of: Callable[[ListingId], Listing | None],
) -> tuple[list[QuoteLine], SourceError | None]:
    """Return a line for each wanted listing, and why some could not be asked."""
    latest = desk.latest(wanted, currency)
    batch, fx = latest.batch, latest.fx
    quotes = {quote.listing_id: quote for quote in batch.quotes}
    told = {listing.id: listing for listing in batch.listings}
    calendars = Calendars()
    lines = []
    for each in wanted:
        listing = listing_of(each) or told.get(each)
        line = QuoteLine(
            listing_id=each,
            name=listing.name if listing else "",
            currency=currency,
            doubt=latest.doubts.get(each, ""),
        )
        quote = quotes.get(each)
        if quote is not None:
            mic = hours_mic(each, listing.mic if listing else "")
            state = state_of(quote, calendars.of(mic), desk.now)
            shown = show_in(_money(quote), currency, fx)
            line = replace(line, quote=quote, state=state, shown=shown)
        lines.append(line)
    return lines, batch.error


def _money(quote: Quote) -> Money | None:
    """Return the price as an amount; a rate is none."""
    return None if pair_of(quote.listing_id) else quote.money


def _shown_cells(shown: Shown) -> Record:
    exact = low = high = at = None
    reason = ""
    match shown:
        case Exact():
            exact, at = _exactly(shown.money), shown.rate_as_of
        case Between():
            low, high = _exactly(shown.low), _exactly(shown.high)
            reason = "No rate; what the peg allows."
        case Unknown():
            reason = shown.reason
    return {
        "shown": exact,
        "shown_low": low,
        "shown_high": high,
        "rate_as_of": at.isoformat() if at else None,
        "why_not_shown": reason,
    }


def _plain(money: Money) -> str:
    """Return an amount without its currency; what is tiny keeps digits that count."""
    return f"{rounded(money.amount, money_decimals(money)):,f}"


def _exactly(money: Money) -> str:
    """Return an amount for a machine: more decimals than `_plain` below one."""
    least = decimals_of(money.currency)
    digits = least if abs(money.amount) >= 1 else least + _MORE_DIGITS
    return f"{rounded(money.amount, max(digits, money_decimals(money))):f}"


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _percent(quote: Quote | None) -> float | None:
    fraction = quote.change_fraction if quote else None
    return None if fraction is None else round(float(fraction * 100), 4)


def _seconds(state: QuoteState | None) -> float | None:
    if state is None or state.delay is None or state.kind is StateKind.UNKNOWN_DELAY:
        return None
    return state.delay.total_seconds()
