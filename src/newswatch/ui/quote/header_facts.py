"""What the head of the quote panel says, as plain text; one place decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import Listing
from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.quote_state import (
    QuoteState,
    StateKind,
    explain,
    extended_phase,
    minutes,
)
from newswatch.domain.session import SessionCalendar
from newswatch.ui import text


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("quote", source)


class Tone(StrEnum):
    """How much a price is to be trusted, as a colour can say it."""

    FRESH = "fresh"
    LATE = "late"
    OLD = "old"
    WRONG = "wrong"


_in_words = partial(QCoreApplication.translate, "quote-state")

TONES = {
    StateKind.LIVE: Tone.FRESH,
    StateKind.DELAYED: Tone.LATE,
    StateKind.CLOSED: Tone.LATE,
    StateKind.UNKNOWN_DELAY: Tone.OLD,
    StateKind.STALE: Tone.OLD,
    StateKind.CACHED: Tone.OLD,
    StateKind.SUSPECT: Tone.WRONG,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """All words of the head but names and the converted amount.

    Attributes:
        pill: What the market does and what comes next; empty if not known.
        status: When the price was made, in both times, and how late it is.
        extended: The trade before or after hours, or empty.
    """

    price: str
    unit: str
    change: str
    change_sign: int
    pill: str
    status: str
    status_tip: str
    tone: Tone
    extended: str = ""


def header_text(
    quote: Quote,
    state: QuoteState,
    calendar: SessionCalendar | None,
    now: datetime,
    here: tzinfo,
) -> HeaderText:
    """Return what to write for a quote in a state."""
    change = quote.change if state.trusted else None
    return HeaderText(
        price=text.price(quote.last, quote.unit),
        unit=quote.unit,
        change=change_words(quote) if state.trusted else "",
        change_sign=0 if not change else (1 if change > 0 else -1),
        pill=pill(state.phase, calendar, now),
        status=" · ".join(status_parts(quote, state, now, here)),
        status_tip=explain(state, here, _in_words),
        tone=TONES[state.kind],
        extended=extended_words(quote, state, calendar, now),
    )


def change_words(quote: Quote) -> str:
    """Return ``▲ +5.00 (+4.03%)``, or why there is none."""
    if quote.change is None or quote.change_fraction is None:
        return tr("change not known")
    decimals = text.price_decimals(quote.change, quote.unit) or 2
    words = (
        f"{text.signed(quote.change, decimals)} ({text.percent(quote.change_fraction)})"
    )
    return f"{text.arrow(quote.change, decimals)} {words}".strip()


def pill(phase: MarketPhase, calendar: SessionCalendar | None, now: datetime) -> str:
    """Return ``Open · lunch in 2h 19m``."""
    name = phase_word(phase)
    if calendar is None:
        return name
    following = calendar.next_change(now)
    left = text.duration(following.at - now)
    words = _next_words(phase, following.phase).format(left=left)
    doubt = "" if following.certain else " ?"
    return f"{name} · {words}{doubt}" if name else words


def phase_word(phase: MarketPhase) -> str:
    """Return a phase in a word or two."""
    return {
        MarketPhase.PRE: tr("Pre-market"),
        MarketPhase.REGULAR: tr("Open"),
        MarketPhase.LUNCH: tr("Lunch"),
        MarketPhase.POST: tr("After hours"),
        MarketPhase.CLOSED: tr("Closed"),
        MarketPhase.UNKNOWN: "",
    }[phase]


def _next_words(before: MarketPhase, after: MarketPhase) -> str:
    if after is MarketPhase.REGULAR:
        if before is MarketPhase.LUNCH:
            return tr("reopens in {left}")
        return tr("opens in {left}")
    if after is MarketPhase.LUNCH:
        return tr("lunch in {left}")
    if after is MarketPhase.PRE:
        return tr("early trading in {left}")
    if before is MarketPhase.POST:
        return tr("ends in {left}")
    return tr("closes in {left}")


def status_parts(
    quote: Quote, state: QuoteState, now: datetime, here: tzinfo
) -> list[str]:
    """Return the parts of the line under the price."""
    parts = [trade_time(state.traded_at, now)]
    local = state.traded_at.astimezone(here)
    if local.utcoffset() != state.traded_at.utcoffset():
        parts[0] += tr(" ({time} your time)").format(time=f"{local:%H:%M}")
    if quote.source.endswith("stream"):
        parts.append(tr("streaming"))
    parts.append(state_words(state, now))
    return parts


def trade_time(at: datetime, now: datetime) -> str:
    """Return ``09:41 HKT``, with the day where that is not today, and its year."""
    words = f"{at:%H:%M} {at:%Z}".strip()
    today = now.astimezone(at.tzinfo).date()
    if at.date() == today:
        return words
    this_year = at.year == today.year
    day = text.short_day(at.date()) if this_year else text.full_day(at.date())
    return f"{day} {words}"


def state_words(state: QuoteState, now: datetime) -> str:
    """Return the state in words; "live" only for what is live."""
    if state.kind is StateKind.DELAYED and state.delay:
        return tr("exchange delay {n} min").format(n=minutes(state.delay))
    if state.kind is StateKind.CACHED:
        return tr("cached, asked {age}").format(age=text.age(state.asked_at, now))
    return {
        StateKind.LIVE: tr("live"),
        StateKind.DELAYED: tr("awaiting the last trades"),
        StateKind.CLOSED: tr("last price"),
        StateKind.UNKNOWN_DELAY: tr("delay unknown"),
        StateKind.STALE: tr("no trades since"),
        StateKind.SUSPECT: tr("suspect, not counted"),
    }[state.kind]


def extended_words(
    quote: Quote, state: QuoteState, calendar: SessionCalendar | None, now: datetime
) -> str:
    """Return the trade before or after hours, if it is newer than the last price."""
    last, at = quote.extended_last, quote.extended_as_of
    if last is None or at is None or at <= quote.as_of or not state.trusted:
        return ""
    names = {MarketPhase.PRE: tr("Pre-market"), MarketPhase.POST: tr("After hours")}
    phase = extended_phase(quote, calendar, now)
    name = names.get(phase, tr("Outside hours"))
    zone = state.traded_at.tzinfo
    local, today = at.astimezone(zone), now.astimezone(zone)
    change = Decimal(last / quote.last - 1)
    return (
        f"{name} {text.price(last, quote.unit)} {text.arrow_percent(change)}"
        f" · {trade_time(local, today)}"
    )


def title_rest(listing: Listing) -> str:
    """Return what stands beside the name: symbol and the name it is not."""
    other = ({listing.name, listing.name_zh} - {text.name_of(listing)}) or {""}
    return " · ".join(part for part in (str(listing.id), *other) if part)
