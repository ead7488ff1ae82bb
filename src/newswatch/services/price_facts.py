"""What the price action sentence is made of, gathered from sources and store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from newswatch.calendars import Calendars
from newswatch.domain.bar import Bar, Interval, Split
from newswatch.domain.errors import SourceError
from newswatch.domain.fx import FxRate, FxTable
from newswatch.domain.listing import Listing, ListingId
from newswatch.domain.money import HKD, USD, Currency, Money, price_unit
from newswatch.domain.pairs import pair_of, rate_symbol
from newswatch.domain.performance import year_base
from newswatch.domain.price_action import price_action
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar
from newswatch.domain.shown import Exact, show_in
from newswatch.domain.splits import TELLING, adjusted
from newswatch.domain.symbols import hours_of
from newswatch.ports import BarSource, MarketStore, QuoteBatch, QuoteSource, RateSource
from newswatch.services.believed import Believed, UnitOf, believed, no_unit
from newswatch.services.splits import SplitBook

SINCE_LAST_YEAR = timedelta(days=400)
LAST_DAYS = timedelta(days=10)

MOST_ASKED = 5
"""Listings that have jumped and are asked about: more is a bad day of the source."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest quotes and rates that are plausible.

    Attributes:
        doubts: Of which listings a newer price is held back, and why.
    """

    batch: QuoteBatch
    fx: FxTable
    doubts: Mapping[ListingId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketDesk:
    """Asks the sources first and the store second, and says which it was."""

    quotes: QuoteSource
    bars: BarSource
    store: MarketStore
    now: datetime
    references: tuple[RateSource, ...] = ()
    unit_of: UnitOf = no_unit

    def latest(self, listing_ids: Sequence[ListingId], display: Currency) -> Latest:
        """Return quotes and rates; what is not there, or doubtful, as it is stored."""
        wanted = [*listing_ids, rate_symbol(USD, HKD)]
        if display not in {USD, HKD}:
            wanted.append(rate_symbol(USD, display))
        batch = self.quotes.latest(list(dict.fromkeys(wanted)))
        good = self._believed(batch.quotes)
        found = {quote.listing_id: quote for quote in good.quotes}
        for quote in self.store.quotes():
            found.setdefault(quote.listing_id, quote)
        fx = FxTable(tuple(self.store.rates())).with_rates(good.rates)
        units = [found[each].unit for each in listing_ids if each in found]
        fx = self._with_legs(fx, units, display)
        quotes = tuple(found[each] for each in listing_ids if each in found)
        return Latest(replace(batch, quotes=quotes), fx, good.doubts)

    def daily(
        self, listing_id: ListingId, calendar: SessionCalendar
    ) -> tuple[Bar, ...]:
        """Return a year and more of days; the stored ones if none can be had."""
        start = self.now - SINCE_LAST_YEAR
        try:
            found = self.bars.bars(listing_id, Interval.D1, start, self.now)
            return adjusted(found.bars, found.splits, calendar)
        except SourceError:
            return self.store.bars(listing_id, Interval.D1, start, self.now)

    def _believed(self, quotes: Sequence[Quote]) -> Believed:
        """Return what is plausible, with previous closes in today's shares.

        As the engine does: by the splits that are stored, and a price that has
        jumped makes us ask for those of the last days.
        """
        book = SplitBook(self.store)
        aware = [book.aware(quote) for quote in quotes]
        found = believed(aware, self.store, book, self.unit_of)
        jumped = [q.listing_id for q in aware if _has_jumped(q, found.doubts)]
        if not jumped:
            return found
        for each in jumped[:MOST_ASKED]:
            book.hear(each, self._recent_splits(each))
        aware = [book.aware(quote) for quote in quotes]
        return believed(aware, self.store, book, self.unit_of)

    def _recent_splits(self, listing_id: ListingId) -> tuple[Split, ...]:
        start = self.now - LAST_DAYS
        with suppress(SourceError):
            return self.bars.bars(listing_id, Interval.D1, start, self.now).splits
        return ()

    def _with_legs(
        self, fx: FxTable, units: Sequence[str], display: Currency
    ) -> FxTable:
        """Ask for the rates of currencies that only the quotes told us of."""
        used = {display, *(price_unit(unit).currency for unit in units)}
        missing = self._without_rate(fx, sorted(each for each in used if each))
        if not missing:
            return fx
        more = self.quotes.latest([rate_symbol(USD, each) for each in missing]).quotes
        fx = fx.with_rates(believed(more, self.store, SplitBook(self.store)).rates)
        return fx.with_rates(self._referenced(self._without_rate(fx, missing)))

    def _without_rate(
        self, fx: FxTable, currencies: Sequence[Currency]
    ) -> list[Currency]:
        """Return those without a rate to the dollar, or with none of these days."""
        shown = [show_in(Money(Decimal(1), each), USD, fx) for each in currencies]
        return [
            each
            for each, one in zip(currencies, shown, strict=True)
            if not isinstance(one, Exact) or one.has_old_rate(self.now)
        ]

    def _referenced(self, currencies: Sequence[Currency]) -> list[FxRate]:
        """Return reference rates of what no quote source had; none is no error."""
        pairs = [(USD, each) for each in currencies]
        rates: list[FxRate] = []
        for source in self.references if pairs else ():
            with suppress(SourceError):
                rates += source.rates(pairs)
        return rates


def _has_jumped(quote: Quote, doubts: Collection[ListingId]) -> bool:
    """Tell whether a split could be behind a day's change, or behind a doubt."""
    if pair_of(quote.listing_id):
        return False
    if not quote.previous_close:
        return quote.listing_id in doubts
    step = quote.last / quote.previous_close
    return quote.listing_id in doubts or max(step, 1 / step) >= TELLING


def sentence(
    desk: MarketDesk,
    listing: Listing,
    display: Currency,
    language: str = "en",
) -> tuple[str, SourceError | None]:
    """Return the price action sentence; empty with the error if there is no quote."""
    latest = desk.latest([listing.id], display)
    batch, error = latest.batch, latest.batch.error or _held_back(listing.id, latest)
    if not batch.quotes:
        return "", error
    calendar = Calendars().of(hours_of(listing))
    base = None
    if calendar is not None:
        quote = batch.quotes[0]
        today = calendar.local(quote.as_of).date()
        base = year_base(desk.daily(listing.id, calendar), today, calendar, quote)
    text = price_action(
        listing,
        batch.quotes[0],
        now=desk.now,
        calendar=calendar,
        fx=latest.fx,
        display=display,
        ytd_base=base,
        language=language,
    )
    return text, error


def _held_back(listing_id: ListingId, latest: Latest) -> SourceError | None:
    """Return the error for a newer price that is not plausible, or None."""
    reason = latest.doubts.get(listing_id)
    if not reason:
        return None
    return SourceError("quotes", f"A newer price of {listing_id} is held back", reason)
