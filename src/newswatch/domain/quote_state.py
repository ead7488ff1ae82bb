"""How far a quote can be trusted right now: live, delayed, closed, stale...

What is unknown is never live. The age that counts is the *reach* of a quote:
up to which moment its source could have told us of a trade, which is when we
asked, less the source's delay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from newswatch.domain.quote import MarketPhase, Quote
from newswatch.domain.session import Session, SessionCalendar
from newswatch.domain.symbols import hours_mic
from newswatch.domain.venues import default_delay
from newswatch.domain.wording import day_month

CACHED_AFTER = timedelta(minutes=5)
"""Longer without an answer while the market trades, and the price may have moved."""

CLOSED_HOLDS = timedelta(minutes=20)
"""Where no table of hours is shipped: how long a source's "closed" is believed."""

SILENT_AFTER = timedelta(minutes=20)
"""Trading time without a trade that is worth a remark."""

UNKNOWN_DELAY = timedelta(minutes=20)
"""What is reckoned with, cautiously, where nobody says how late a source is."""

CLOCK_SLACK = timedelta(minutes=2)
"""Clocks differ; a trade further in the future than this is a fault."""


class StateKind(StrEnum):
    """What a quote is, in one word.

    LIVE: the market trades and the source is not late.
    DELAYED: it trades, the source is late by a known time.
    UNKNOWN_DELAY: it trades, nobody says how late the source is.
    CLOSED: the market is shut (or at lunch, or early or late), the price is the
        last of its regular session.
    STALE: we asked, and there was no trade although the market trades, or in all
        of its latest session: a suspension, or a share that few trade.
    CACHED: we have not been able to ask lately; the price may have moved.
    SUSPECT: may not be right; the reason says why. (What is not plausible is held
        back before: see `suspicion`.)
    """

    LIVE = "live"
    DELAYED = "delayed"
    UNKNOWN_DELAY = "unknown-delay"
    CLOSED = "closed"
    STALE = "stale"
    CACHED = "cached"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteState:
    """The state of one quote at one moment.

    Attributes:
        delay: How late the source is; None if unknown.
        traded_at: The trade's time, in the exchange's zone where that is known.
        phase: What the market is doing now.
        silent_since: The last trade, where the market has been open since for
            longer than is usual: a suspension, a typhoon, an illiquid share.
        asked_at: When the source was last asked with success; aware.
        reason: Why it is suspect, in a sentence; else empty.
    """

    kind: StateKind
    delay: timedelta | None
    traded_at: datetime
    phase: MarketPhase
    asked_at: datetime
    silent_since: datetime | None = None
    reason: str = ""

    @property
    def trusted(self) -> bool:
        """Whether the price may go into sums and sentences."""
        return self.kind is not StateKind.SUSPECT

    @property
    def badge(self) -> str:
        """One or two words for a row, in English."""
        if self.kind is StateKind.DELAYED and self.delay is not None:
            return f"Delayed {minutes(self.delay)} min"
        if self.kind is StateKind.CLOSED:
            return _PHASE_BADGES.get(self.phase, "Closed")
        return _BADGES[self.kind]


_BADGES = {
    StateKind.LIVE: "Live",
    StateKind.UNKNOWN_DELAY: "Delay unknown",
    StateKind.STALE: "No trades",
    StateKind.CACHED: "Cached",
    StateKind.SUSPECT: "Suspect",
}
_PHASE_BADGES = {
    MarketPhase.LUNCH: "Lunch",
    MarketPhase.PRE: "Pre-market",
    MarketPhase.POST: "After hours",
}


def state_of(
    quote: Quote,
    calendar: SessionCalendar | None,
    now: datetime,
    *,
    suspect: str = "",
) -> QuoteState:
    """Return the state of `quote`.

    Args:
        calendar: Of the listing's market; None where no table is shipped, and
            then what the source says of its market counts.
        now: Aware.
        suspect: Why the quote is held, from `suspicion`; empty if it is not.
    """
    delay = effective_delay(quote)
    phase = market_phase(quote, calendar, now)
    if not suspect and quote.as_of > now + CLOCK_SLACK:
        suspect = FUTURE
    kind, silent = _kind(quote, calendar, now, delay, phase)
    return QuoteState(
        kind=StateKind.SUSPECT if suspect else kind,
        delay=delay,
        traded_at=calendar.local(quote.as_of) if calendar else quote.as_of,
        phase=phase,
        asked_at=quote.fetched_at,
        silent_since=quote.as_of if silent else None,
        reason=suspect,
    )


def effective_delay(quote: Quote) -> timedelta | None:
    """Return how late the quote is: as told, or its market's default, or None."""
    if quote.delay is not None:
        return quote.delay
    return default_delay(hours_mic(quote.listing_id))


def reach(quote: Quote) -> datetime:
    """Return up to when the quote knows of trades, at least its own."""
    delay = effective_delay(quote)
    late = UNKNOWN_DELAY if delay is None else delay
    return max(quote.fetched_at - late, quote.as_of)


def market_phase(
    quote: Quote, calendar: SessionCalendar | None, now: datetime
) -> MarketPhase:
    """Return what the market is doing: by its table, or else as the source says."""
    phase = calendar.phase(now) if calendar else MarketPhase.UNKNOWN
    return quote.phase if phase is MarketPhase.UNKNOWN else phase


def extended_phase(
    quote: Quote, calendar: SessionCalendar | None, now: datetime
) -> MarketPhase:
    """Return in which hours the trade outside the session was made.

    CLOSED where those hours are over: yesterday's late trade is no early one of
    this morning, although that is what the market is doing now.
    """
    phase, at = market_phase(quote, calendar, now), quote.extended_as_of
    if at is None:
        return phase
    if calendar is None:
        return phase if now - quote.fetched_at <= CLOSED_HOLDS else MarketPhase.CLOSED
    same_day = calendar.day_of(at) == calendar.day_of(now)
    over = not same_day or calendar.scheduled_phase(at) is not phase
    return MarketPhase.CLOSED if over else phase


def is_close_of(quote: Quote, session: Session) -> bool:
    """Tell whether the quote's last price is final for a session that ended.

    It is when the source was asked after the closing auction, delay included.
    """
    return reach(quote) >= session.settled


def missed_session(
    quote: Quote, calendar: SessionCalendar | None, now: datetime
) -> bool:
    """Tell whether the market's latest session had no trade of it, as far as we asked.

    The change it shows is of a day before, and no part of what the latest session did.
    """
    if calendar is None or not _silent(quote, calendar, now):
        return False
    return _is_of_older_day(quote, calendar, now)


def _kind(
    quote: Quote,
    calendar: SessionCalendar | None,
    now: datetime,
    delay: timedelta | None,
    phase: MarketPhase,
) -> tuple[StateKind, bool]:
    """Return the kind, and whether there was no trade for remarkably long."""
    silent = calendar is not None and _silent(quote, calendar, now)
    if phase in _SHUT and _is_last_word(quote, calendar, now):
        missed = calendar and silent and _is_of_older_day(quote, calendar, now)
        return StateKind.STALE if missed else StateKind.CLOSED, silent
    if now - quote.fetched_at > _patience(calendar, now, delay):
        return StateKind.CACHED, silent
    if silent:
        return StateKind.STALE, silent
    if delay is None:
        return StateKind.UNKNOWN_DELAY, silent
    if delay > timedelta():
        return StateKind.DELAYED, silent
    known = phase is not MarketPhase.UNKNOWN
    return StateKind.LIVE if known else StateKind.UNKNOWN_DELAY, silent


_SHUT = frozenset(
    {MarketPhase.CLOSED, MarketPhase.PRE, MarketPhase.POST, MarketPhase.LUNCH}
)


def _is_last_word(
    quote: Quote, calendar: SessionCalendar | None, now: datetime
) -> bool:
    """Tell whether nothing can have been traded since the quote was made."""
    if calendar is None:  # its "closed" was true when it was told
        return now - quote.fetched_at <= CLOSED_HOLDS
    session = calendar.last_opened(now)
    if now >= session.close:
        return is_close_of(quote, session)
    lunch = session.lunch
    return lunch is not None and reach(quote) >= lunch[0]


def _patience(
    calendar: SessionCalendar | None, now: datetime, delay: timedelta | None
) -> timedelta:
    """Return how old an answer may be; after a close, until the delay is over."""
    late = delay or timedelta()
    if calendar is None or calendar.phase(now) is MarketPhase.REGULAR:
        return CACHED_AFTER
    return CACHED_AFTER + late


def _is_of_older_day(quote: Quote, calendar: SessionCalendar, now: datetime) -> bool:
    """Tell whether it was traded before the latest session that we asked about."""
    latest = calendar.last_opened(min(reach(quote), now))
    return calendar.day_of(quote.as_of) < latest.day


def _silent(quote: Quote, calendar: SessionCalendar, now: datetime) -> bool:
    until = min(reach(quote), now)
    if until <= quote.as_of or not calendar.knows(calendar.day_of(until)):
        return False
    return calendar.trading_time(quote.as_of, until) > SILENT_AFTER


def minutes(span: timedelta) -> int:
    """Return a span in whole minutes, rounded to the nearest."""
    return round(span.total_seconds() / 60)


def times(state: QuoteState, here: tzinfo) -> str:
    """Return the trade's time, the exchange's and the user's: for a tooltip.

    >>> # "17 Feb 2025 09:41 HKT (02:41 CET)"
    """
    exchange, user = state.traded_at, state.traded_at.astimezone(here)
    text = f"{day_month(exchange)} {exchange:%Y %H:%M %Z}".strip()
    if user.utcoffset() == exchange.utcoffset():
        return text
    other_day = "" if user.date() == exchange.date() else f"{day_month(user)} "
    return f"{text} ({other_day}{user:%H:%M %Z})"


def explain(
    state: QuoteState, here: tzinfo, translated: Callable[[str], str] = str
) -> str:
    """Return what the state means, in a sentence or two, with both times.

    Args:
        translated: Puts a sentence of `SENTENCES` into the user's language.
    """
    parts = [translated(_TRADED).format(traded=times(state, here))]
    parts.append(_meaning(state, translated))
    if state.silent_since is not None:
        parts.append(translated(_SILENT))
    if state.kind is StateKind.CACHED:
        asked = state.asked_at.astimezone(here)
        words = f"{day_month(asked)} {asked:%H:%M}"
        parts.append(translated(_ASKED).format(asked=words))
    parts.append(translated(state.reason) if state.reason else "")
    return " ".join(part for part in parts if part)


def _meaning(state: QuoteState, translated: Callable[[str], str]) -> str:
    if state.kind is StateKind.DELAYED and state.delay is not None:
        return translated(_LATE).format(minutes=minutes(state.delay))
    if state.kind is StateKind.CLOSED and state.phase is MarketPhase.LUNCH:
        return translated(_AT_LUNCH)
    words = _MEANINGS[state.kind]
    return translated(words) if words else ""


_TRADED = "Last trade {traded}."
_SILENT = "No trades since, although the market has been open."
_ASKED = "Last asked {asked}."
_LATE = "Prices are {minutes} minutes late."
_AT_LUNCH = "The market is at lunch; this is its last price."
_MEANINGS = {
    StateKind.LIVE: "The market is open and this is its last price.",
    StateKind.UNKNOWN_DELAY: "How late this price is, its source does not say.",
    StateKind.CLOSED: "The market is closed; this is its last regular price.",
    StateKind.STALE: "",
    StateKind.CACHED: "The price may have moved since we could last ask.",
    StateKind.SUSPECT: "This price may not be right.",
}
FUTURE = "The time of this trade lies in the future; is this computer's clock right?"
SENTENCES = (
    FUTURE,
    *(_TRADED, _SILENT, _ASKED, _LATE, _AT_LUNCH),
    *(words for words in _MEANINGS.values() if words),
)
"""Everything `explain` can say but why a price is held back, for translators."""
