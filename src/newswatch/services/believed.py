"""Quotes that a command has just fetched, judged by what is stored.

The engine waits for a second observation; a command asks once. So what is
implausible is not shown by it: the last good price is, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from newswatch.domain.fx import FxRate
from newswatch.domain.listing import ListingId
from newswatch.domain.pairs import rate_of
from newswatch.domain.quote import Quote
from newswatch.domain.suspicion import judge, judge_rate
from newswatch.ports import MarketStore
from newswatch.services.splits import SplitBook

UnitOf = Callable[[ListingId], str]
"""Says what a listing is priced in, quotes aside; ``""`` where it is not known."""


def no_unit(_listing_id: ListingId) -> str:
    """Know of no unit: there is no catalogue to ask."""
    return ""


@dataclass(frozen=True, slots=True)
class Believed:
    """What counts of quotes that have just come.

    Attributes:
        quotes, rates: Those that are plausible.
        doubts: Why others are held back, in a sentence for the user.
    """

    quotes: tuple[Quote, ...] = ()
    rates: tuple[FxRate, ...] = ()
    doubts: Mapping[ListingId, str] = field(default_factory=dict)


def believed(
    quotes: Iterable[Quote],
    store: MarketStore,
    splits: SplitBook,
    unit_of: UnitOf = no_unit,
) -> Believed:
    """Judge quotes, and the rates among them, by the last good ones."""
    known = {quote.listing_id: quote for quote in store.quotes()}
    pairs = {rate.pair: rate for rate in store.rates()}
    good: list[Quote] = []
    rates: list[FxRate] = []
    doubts: dict[ListingId, str] = {}
    for quote in quotes:
        before, rate = known.get(quote.listing_id), rate_of(quote)
        split = splits.between(before, quote) if before else None
        unit = unit_of(quote.listing_id)
        verdict = judge(before, None, quote, split=split, unit=unit)
        of_rate = judge_rate(pairs.get(rate.pair), None, rate) if rate else None
        reason = verdict.reason or (of_rate.reason if of_rate else "")
        if reason:
            doubts[quote.listing_id] = reason
            continue
        good += [quote] if verdict.good is quote else []
        rates += [rate] if rate and of_rate and of_rate.good is rate else []
    return Believed(tuple(good), tuple(rates), doubts)
