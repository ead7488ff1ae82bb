"""The price action sentence in English."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from newswatch.domain.listing import EntityKind
from newswatch.domain.money import Money
from newswatch.domain.price_facts import Extended, Occasion, PriceFacts
from newswatch.domain.quote import MarketPhase
from newswatch.domain.quote_state import minutes
from newswatch.domain.wording import (
    MONTHS,
    WEEKDAYS,
    money_text,
    percent_text,
    price_text,
    rounds_to_nothing,
    unit_words,
)

_WEEK = timedelta(days=6)


def english(facts: PriceFacts) -> str:
    """Return the facts in one to four sentences."""
    sentences = [f"{_subject(facts)} {_predicate(facts)}."]
    if facts.extended:
        sentences.append(_extended(facts, facts.extended))
    if facts.delay is not None:
        sentences.append(_delay(facts.delay))
    if facts.ytd is not None:
        sentences.append(_year_to_date(facts, facts.ytd))
    return " ".join(sentences)


def _subject(facts: PriceFacts) -> str:
    name = facts.listing.name
    if not _is_share(facts):
        is_index = facts.listing.kind is EntityKind.INDEX
        return f"The {name}" if is_index and not name.startswith("The ") else name
    owner = f"{name}'" if name.endswith("s") else f"{name}'s"
    place = f" {facts.venue.phrase}" if facts.venue else ""
    return f"{owner} shares{place}"


def _predicate(facts: PriceFacts) -> str:
    price = _amount(facts, facts.price, facts.other)
    change = f", {_change(facts.fraction)}" if facts.fraction is not None else ""
    verb = "are" if _is_share(facts) else "is"
    match facts.occasion:
        case Occasion.TRADING:
            return f"{verb} trading at {price}{change} as of {_clock(facts)}"
        case Occasion.LUNCH:
            return f"stood at {price} at the lunch break{change}"
        case Occasion.CLOSED:
            return f"closed at {price} on {_day(facts)}{change}"
        case _:
            return f"last traded at {price} at {_clock(facts)} on {_day(facts)}{change}"


def _amount(facts: PriceFacts, price: Decimal, other: Money | None) -> str:
    is_index = facts.listing.kind is EntityKind.INDEX
    words = "points" if is_index else unit_words(facts.unit)
    bracket = f" ({money_text(other)})" if other and not is_index else ""
    return f"{price_text(price, facts.unit)} {words}".strip() + bracket


def _change(fraction: Decimal) -> str:
    if rounds_to_nothing(fraction):
        return "little changed" if fraction else "unchanged"
    return f"{'up' if fraction > 0 else 'down'} {percent_text(fraction)}"


def _extended(facts: PriceFacts, extended: Extended) -> str:
    price = _amount(facts, extended.price, extended.other)
    when = f"{clock(extended.at)} local time"
    after = f"{price}, {_change(extended.fraction)} as of {when}."
    match extended.phase:
        case MarketPhase.PRE:
            return f"In pre-market trading they are at {after}"
        case MarketPhase.POST:
            return f"After hours they are at {after}"
        case _:
            return f"Outside regular hours they were at {after}"


def _delay(delay: timedelta) -> str:
    if not delay:
        return "How late this price is, its source does not say."
    return f"Prices are delayed by {minutes(delay)} minutes."


def _year_to_date(facts: PriceFacts, ytd: Decimal) -> str:
    what = _KINDS.get(facts.listing.kind, "price")
    if rounds_to_nothing(ytd):
        return f"Year to date, the {what} is {_change(ytd)}."
    verb = "risen" if ytd > 0 else "fallen"
    return f"Year to date, the {what} has {verb} by {percent_text(ytd)}."


_KINDS = {
    EntityKind.COMPANY: "stock",
    EntityKind.FUND: "fund",
    EntityKind.INDEX: "index",
}


def _is_share(facts: PriceFacts) -> bool:
    return facts.listing.kind in {EntityKind.COMPANY, EntityKind.FUND}


def _clock(facts: PriceFacts) -> str:
    return f"{clock(facts.at)} {'local time' if facts.zone_known else 'UTC'}"


def _day(facts: PriceFacts) -> str:
    return day_text(facts.at.date(), facts.today)


def clock(at: datetime) -> str:
    """Return a time of day: ``"9:41 AM"``."""
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"  # noqa: PLR2004


def day_text(day: date, today: date) -> str:
    """Return a day as news write it: ``"Friday"``, ``"February 3"``."""
    if today - day <= _WEEK:
        return WEEKDAYS[day.weekday()]
    year = "" if day.year == today.year else f", {day.year}"
    return f"{MONTHS[day.month - 1]} {day.day}{year}"
