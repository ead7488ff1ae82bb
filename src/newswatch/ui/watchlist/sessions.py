"""On which days the prices behind a total were made: "today" is not always true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, tzinfo
from typing import NamedTuple

from newswatch.domain.listing import ListingId
from newswatch.ui.price_book import PriceBook


class Sessions(NamedTuple):
    """Listings by the day of the session their latest price is from.

    Attributes:
        today: The user's own day.
        days: Each day, newest first, with its listings.
    """

    today: date
    days: tuple[tuple[date, tuple[ListingId, ...]], ...] = ()

    @property
    def all_today(self) -> bool:
        """Whether every price is of a session of the user's today.

        A New York evening is the next morning in Hong Kong, and Friday's
        move is still the latest on Monday before the opening.
        """
        return [day for day, _ in self.days] == [self.today]


def sessions(
    ids: Iterable[ListingId],
    book: PriceBook,
    zone_of: Callable[[ListingId], tzinfo | None],
    today: date,
) -> Sessions:
    """Group listings by session day, each in its market's own time zone."""
    found: dict[date, list[ListingId]] = {}
    for listing_id in ids:
        quote = book.quote(listing_id)
        if quote is not None:
            day = quote.as_of.astimezone(zone_of(listing_id)).date()
            found.setdefault(day, []).append(listing_id)
    newest = sorted(found.items(), reverse=True)
    return Sessions(today, tuple((day, tuple(each)) for day, each in newest))
