"""What a chart is to show, read from the stores and asked of the engine."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from newswatch.domain.bar import Interval
from newswatch.domain.listing import Listing, ListingId
from newswatch.protocol import WantBars
from newswatch.ui.context import UiContext
from newswatch.ui.quote.chart_content import ChartContent
from newswatch.ui.quote.chart_source import ChartRequest, Stored, compose, read
from newswatch.ui.quote.lookup import Lookup
from newswatch.ui.quote.ranges import ChartRange


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("chart", source)


class ChartReader:
    """Knows what is asked for, and reads it once.

    Attributes:
        listing: What is drawn; None is nothing yet.
        chosen: Over which span.
        compared: What is drawn beside it, in percent.
    """

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup
        self._stored: Stored | None = None
        self.listing: Listing | None = None
        self.chosen = ChartRange.YTD
        self.compared: tuple[ListingId, ...] = ()

    def read(self) -> None:
        """Read the stores anew."""
        self._stored = None
        if self.listing is not None:
            self._stored = read(self._context.market, self._request(self.listing))

    def content(self) -> ChartContent | None:
        """Return what was read with the latest prices on top; None if nothing."""
        if self._stored is None or self.listing is None:
            return None
        return compose(self._stored, self._request(self.listing))

    def ask(self) -> None:
        """Ask the engine for what is missing of all that is to be drawn."""
        if self.listing is None:
            return
        span = self._request(self.listing).span
        interval = self.chosen.intervals[0]
        wanted = {interval: span.start}
        wanted[Interval.D1] = span.load_from  # the base is a daily close
        for listing_id in (self.listing.id, *self.compared):
            for each, start in wanted.items():
                self._context.send(
                    WantBars(
                        listing_id=listing_id, interval=each, start=start, end=span.end
                    )
                )

    def concerns(self, listing_ids: Collection[ListingId], interval: Interval) -> bool:
        """Tell whether such bars are drawn here."""
        mine = {self.listing.id, *self.compared} if self.listing else set()
        drawn = interval in {*self.chosen.intervals, Interval.D1}
        return drawn and not mine.isdisjoint(listing_ids)

    def explanation(self, *, waited: bool) -> str:
        """Return why nothing is drawn."""
        if self.listing is None:
            return tr("Choose a listing to see its chart.")
        if waited:
            words = tr(
                "No prices of {listing} have come for {span}. The source may be "
                "resting or may keep none; the status strip says how it is doing."
            )
        else:
            words = tr(
                "No prices of {listing} are stored for {span} yet. They have been "
                "asked for and appear here as soon as they arrive."
            )
        span = QCoreApplication.translate("RangeBar", self.chosen.value)
        return words.format(listing=self.listing.id, span=span)

    def _request(self, listing: Listing) -> ChartRequest:
        book = self._context.price_book
        return ChartRequest(
            listing=listing,
            chosen=self.chosen,
            quote=book.quote(listing.id),
            calendar=self._lookup.calendar(listing),
            now=self._context.clock.now(),
            compared=tuple(
                (each, book.quote(each.id))
                for each in self._lookup.listings(list(self.compared))
            ),
        )
