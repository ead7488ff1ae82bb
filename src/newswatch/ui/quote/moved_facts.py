"""What moved the portfolio: what is needed for it, gathered from the book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from newswatch.domain.attribution import Attribution, attribution
from newswatch.domain.bar import Split
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.mention import Field
from newswatch.domain.pairs import rates_before
from newswatch.domain.portfolio import Holding, Lot
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.domain.quote import Quote
from newswatch.domain.quote_state import missed_session
from newswatch.domain.symbols import hours_of
from newswatch.ui.context import UiContext
from newswatch.ui.quote.lookup import Lookup

INDEX_OF = {"XHKG": "^HSI", "XNYS": "^GSPC", "XNAS": "^GSPC"}
"""The index a market's move is measured by, unless the user chose one of it."""

STORIES = 30


class MovedReader:
    """Attributes the portfolio's move, and finds the likely stories."""

    def __init__(self, context: UiContext, lookup: Lookup) -> None:
        self._context = context
        self._lookup = lookup

    def attribution(self) -> Attribution:
        """Return each holding's effect since its market's previous close."""
        book = self._context.price_book
        splits = self._context.market.all_splits()
        found = holdings(self._context.user.lots(), splits)
        return attribution(
            found,
            book.quotes(),
            currency=book.display_currency,
            fx=book.fx,
            fx_before=rates_before(book.quotes().values()),
            benchmark=self._benchmarks([each.listing_id for each in found]),
            unmoved=self._unmoved([each.listing_id for each in found]),
        )

    def story(self, entity_id: EntityId) -> ArticleRow | None:
        """Return the story that is likeliest behind a move: told most, in a title."""
        since = self._context.clock.now() - timedelta(hours=36)
        query = ArticleQuery(entity_ids=(entity_id,), since=since)
        rows = self._context.news.page(query, limit=STORIES)
        return max(rows, key=lambda row: _weight(row, entity_id), default=None)

    def _unmoved(self, listing_ids: list[ListingId]) -> frozenset[ListingId]:
        """Return what did not trade in its market's latest session."""
        book, now = self._context.price_book, self._context.clock.now()
        quotes = (
            (each, book.quote(each.id)) for each in self._lookup.listings(listing_ids)
        )
        return frozenset(
            each.id
            for each, quote in quotes
            if quote and missed_session(quote, self._lookup.calendar(each), now)
        )

    def _benchmarks(self, listing_ids: list[ListingId]) -> dict[ListingId, Decimal]:
        found, book = {}, self._context.price_book
        for listing in self._lookup.listings(listing_ids):
            index = self._index(hours_of(listing))
            quote = book.quote(index) if index else None
            mine = book.quote(listing.id)
            if quote is None or mine is None or not same_session(quote, mine):
                continue
            if quote.change_fraction is not None:
                found[listing.id] = quote.change_fraction
        return found

    def _index(self, market: str) -> ListingId | None:
        chosen = ListingId(self._context.settings.settings.benchmark)
        if hours_of(self._lookup.listing(chosen)) == market:
            return chosen
        known = INDEX_OF.get(market)
        return ListingId(known) if known else None


def same_session(index: Quote, listing: Quote) -> bool:
    """Tell whether an index and a listing moved over the same session."""
    return abs(index.as_of - listing.as_of) < timedelta(hours=6)


def holdings(
    lots: list[Lot], splits: Mapping[ListingId, tuple[Split, ...]]
) -> list[Holding]:
    """Return lots gathered by listing, oldest purchase first."""
    by_listing: dict[ListingId, list[Lot]] = {}
    for lot in lots:
        by_listing.setdefault(lot.listing_id, []).append(lot)
    return [
        Holding(i, tuple(mine), splits.get(i, ())) for i, mine in by_listing.items()
    ]


def _weight(row: ArticleRow, entity_id: EntityId) -> tuple[bool, int, int]:
    titled = any(
        m.entity_id == entity_id and m.field is Field.TITLE for m in row.mentions
    )
    return titled, row.stored.similar, int(row.stored.article.published.timestamp())
