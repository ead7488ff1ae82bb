"""The facts that a price action sentence states, gathered and judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from newswatch.domain.fx import FxTable
from newswatch.domain.listing import Listing
from newswatch.domain.money import Currency, Money, PriceUnit, price_unit
from newswatch.domain.pairs import pair_of
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.quote_state import (
    CLOCK_SLACK,
    StateKind,
    effective_delay,
    extended_phase,
    is_close_of,
    market_phase,
    state_of,
)
from newswatch.domain.session import SessionCalendar
from newswatch.domain.shown import Exact, show_in
from newswatch.domain.symbols import mic_of
from newswatch.domain.venues import VENUES, Venue, timezone_of

LATE_FROM = timedelta(minutes=2)
"""A trade older than this makes the source's delay worth a word."""

RECENT = timedelta(hours=1)
"""Without a session table, an older trade is not called trading."""


class Occasion(StrEnum):
    """When the price was made, for the choice of the verb."""

    TRADING = "trading"
    LUNCH = "lunch"
    CLOSED = "closed"
    LAST_TRADED = "last-traded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """A trade before or after hours; `fraction` against the regular close."""

    price: Decimal
    other: Money | None
    fraction: Decimal
    at: datetime
    phase: MarketPhase


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceFacts:
    """What a sentence about a price says.

    Attributes:
        venue: Where; None if it has no name.
        other: The price in the display currency; None where that is its own
            currency, where no rate of its time is known, and for rates themselves.
        fraction: Change since the previous close; None if not known.
        at: The trade's time, in the exchange's zone (UTC where that is unknown).
        today: The exchange's date now.
        zone_known: Whether `at` is in the exchange's zone.
        ytd: Change since last year's last close; None if not known.
        delay: How late the source is, where that matters; zero for not known.
    """

    listing: Listing
    venue: Venue | None
    price: Decimal
    unit: PriceUnit
    other: Money | None
    fraction: Decimal | None
    occasion: Occasion
    at: datetime
    today: date
    zone_known: bool
    ytd: Decimal | None = None
    delay: timedelta | None = None
    extended: Extended | None = None


def price_facts(
    listing: Listing,
    quote: Quote,
    *,
    now: datetime,
    calendar: SessionCalendar | None,
    fx: FxTable,
    display: Currency,
    ytd_base: Decimal | None = None,
) -> PriceFacts:
    """Gather the facts; arguments as of `price_action.price_action`."""
    mic = listing.mic or mic_of(listing.id)
    zone = calendar.zone if calendar else timezone_of(mic)
    at = quote.as_of.astimezone(zone or UTC)
    occasion = _occasion(quote, calendar, now)
    unit = price_unit(quote.unit)
    money = None if pair_of(quote.listing_id) else unit.money(quote.last)
    today = now.astimezone(at.tzinfo).date()
    base = ytd_base if at.year == today.year else None  # last year's price has none
    return PriceFacts(
        listing=listing,
        venue=VENUES.get(mic),
        price=quote.last,
        unit=unit,
        other=_converted(money, quote.as_of, fx, display),
        fraction=quote.change_fraction,
        occasion=occasion,
        at=at,
        today=today,
        zone_known=zone is not None,
        ytd=quote.last / base - 1 if base else None,
        delay=_delay_worth_a_word(quote, now) if occasion is Occasion.TRADING else None,
        extended=_extended(quote, occasion, unit, fx, display, calendar, now),
    )


def _converted(
    money: Money | None, priced: datetime, fx: FxTable, display: Currency
) -> Money | None:
    if money is None or money.currency == display:
        return None
    shown = show_in(money, display, fx)
    if not isinstance(shown, Exact) or shown.has_old_rate(priced):
        return None
    return shown.money


def _occasion(
    quote: Quote, calendar: SessionCalendar | None, now: datetime
) -> Occasion:
    phase = market_phase(quote, calendar, now)
    if calendar is None:
        return _occasion_by_source(quote, phase, now)
    kind = state_of(quote, calendar, now).kind
    fresh = kind not in _NOT_TRADING
    opened = calendar.last_opened(now)
    if kind is StateKind.CLOSED and phase is MarketPhase.LUNCH:
        return Occasion.LUNCH if quote.as_of >= opened.open else Occasion.LAST_TRADED
    if fresh and kind is not StateKind.CLOSED and quote.as_of >= opened.open:
        return Occasion.TRADING
    closed = calendar.last_close_before(now)
    its_own = calendar.day_of(quote.as_of) == closed.day
    if its_own and is_close_of(quote, closed):
        return Occasion.CLOSED
    return Occasion.LAST_TRADED


_NOT_TRADING = frozenset({StateKind.STALE, StateKind.CACHED, StateKind.SUSPECT})
"""A clock that is wrong makes trades of the future: what is open is not known then."""


def _occasion_by_source(quote: Quote, phase: MarketPhase, now: datetime) -> Occasion:
    if phase is MarketPhase.REGULAR and -CLOCK_SLACK <= now - quote.as_of < RECENT:
        return Occasion.TRADING
    if phase in {MarketPhase.CLOSED, MarketPhase.PRE, MarketPhase.POST}:
        return Occasion.CLOSED
    return Occasion.LAST_TRADED


def _delay_worth_a_word(quote: Quote, now: datetime) -> timedelta | None:
    """Return the delay if it matters; zero if it is not known; None if neither."""
    if now - quote.as_of < LATE_FROM:
        return None
    delay = effective_delay(quote)
    if delay is None:
        return timedelta()
    return delay or None


def _extended(
    quote: Quote,
    occasion: Occasion,
    unit: PriceUnit,
    fx: FxTable,
    display: Currency,
    calendar: SessionCalendar | None,
    now: datetime,
) -> Extended | None:
    price, at = quote.extended_last, quote.extended_as_of
    if price is None or at is None or occasion is not Occasion.CLOSED:
        return None
    if at <= quote.as_of:
        return None
    return Extended(
        price=price,
        other=_converted(unit.money(price), at, fx, display),
        fraction=price / quote.last - 1,
        at=calendar.local(at) if calendar else at,
        phase=extended_phase(quote, calendar, now),
    )
