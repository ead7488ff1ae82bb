"""What is known of splits, and what follows for quotes and stored bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal

from newswatch.calendars import Calendars
from newswatch.domain.bar import Interval, PriceSeries, Split
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.domain.session import SessionCalendar
from newswatch.domain.splits import is_raw, quote_adjusted, ratio_between
from newswatch.domain.symbols import hours_mic, mic_of
from newswatch.domain.venues import timezone_of
from newswatch.ports import MarketStore


@dataclass(frozen=True, slots=True)
class Learned:
    """What bars told of splits.

    Attributes:
        splits: Those that were not known before, oldest first.
        adjusted: Intervals of which stored bars were divided.
    """

    splits: tuple[Split, ...]
    adjusted: tuple[Interval, ...]


ADJUSTED = tuple(each for each in Interval if each is not Interval.W1)
"""A week may have a split in its midst; weekly bars are always fetched whole."""


class SplitBook:
    """The splits of every listing, read once from the store. Store lane only."""

    def __init__(self, market: MarketStore) -> None:
        self._market = market
        self._known = market.all_splits()
        self._calendars = Calendars()

    def learn(self, series: PriceSeries) -> Learned:
        """Keep the splits told with bars that were just stored."""
        listing_id = series.listing_id
        known = {split.day: split for split in self._of(listing_id)}
        told = {split.day: split for split in series.splits}
        fresh = tuple(s for day, s in sorted(told.items()) if known.get(day) != s)
        if fresh:
            self._market.save_splits(listing_id, fresh)
            self._known[listing_id] = tuple(
                split for _, split in sorted({**known, **told}.items())
            )
        changed = (self._adjust(listing_id, split) for split in self._of(listing_id))
        intervals = dict.fromkeys(each for some in changed for each in some)
        return Learned(fresh, tuple(intervals))

    def hear(self, listing_id: ListingId, splits: Sequence[Split]) -> None:
        """Reckon with splits, too, that are not stored."""
        known = {split.day: split for split in (*self._of(listing_id), *splits)}
        self._known[listing_id] = tuple(split for _, split in sorted(known.items()))

    def between(self, good: Quote, new: Quote) -> Decimal | None:
        """Return new shares for one old from one quote to the next; None if as many.

        Up to the day on which we were told: on the eve of its first trade a
        source may have recounted the last price.
        """
        zone = self._zone(new.listing_id)
        splits = self._of(new.listing_id)
        told = max(new.as_of, new.fetched_at)
        return ratio_between(splits, _day(good.as_of, zone), _day(told, zone))

    def aware(self, quote: Quote) -> Quote:
        """Return the quote with its previous close in today's shares."""
        splits = self._of(quote.listing_id)
        if not splits:
            return quote
        return quote_adjusted(
            quote, splits, _day(quote.as_of, self._zone(quote.listing_id))
        )

    def _of(self, listing_id: ListingId) -> tuple[Split, ...]:
        return self._known.get(listing_id, ())

    def _adjust(self, listing_id: ListingId, split: Split) -> list[Interval]:
        """Divide what is stored from before a split and counts in old shares."""
        moment = self._first_moment(listing_id, split.day)
        changed: list[Interval] = []
        for interval in ADJUSTED:
            beside = self._market.bars_beside(listing_id, interval, moment)
            if beside and is_raw(beside[0].close, beside[1].open, split.ratio):
                self._market.divide_before(listing_id, interval, moment, split.ratio)
                changed.append(interval)
        return changed

    def _first_moment(self, listing_id: ListingId, day: date) -> datetime:
        """Return when trading at the new count begins, early trading included."""
        calendar = self._calendar(listing_id)
        if calendar is None:
            return datetime.combine(day, time(), self._zone(listing_id))
        session = calendar.session_on(day) or calendar.next_session(day)
        return session.pre or session.open

    def _calendar(self, listing_id: ListingId) -> SessionCalendar | None:
        return self._calendars.of(hours_mic(listing_id))

    def _zone(self, listing_id: ListingId) -> tzinfo:
        calendar = self._calendar(listing_id)
        known = calendar.zone if calendar else timezone_of(mic_of(listing_id))
        return known or UTC


def _day(moment: datetime, zone: tzinfo) -> date:
    return moment.astimezone(zone).date()
