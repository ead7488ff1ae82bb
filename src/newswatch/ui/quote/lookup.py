"""Who is who for the right pane: what the user's store learned, then the catalogue."""

from __future__ import annotations

import time

from newswatch.calendars import Calendars
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.session import SessionCalendar
from newswatch.domain.symbols import hours_of
from newswatch.ui import text
from newswatch.ui.context import UiContext

KEPT_S = 1.0


class Lookup:
    """Finds listings and their markets; reads the store, so not for painting."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self._calendars = Calendars()
        self._read: list[Listing] = []
        self._read_at = float("-inf")

    def calendar(self, listing: Listing) -> SessionCalendar | None:
        """Return the trading days and hours of a listing's market, if shipped."""
        return self._calendars.of(hours_of(listing))

    def calendar_of(self, mic: str) -> SessionCalendar | None:
        """Return the calendar of a market by its code, if shipped."""
        return self._calendars.of(mic)

    def listing(self, listing_id: ListingId) -> Listing:
        """Return what is known of a listing; at least its symbol."""
        return self.listings([listing_id])[0]

    def listings(self, listing_ids: list[ListingId]) -> tuple[Listing, ...]:
        """Return what is known of each, once, in order."""
        mine = {each.id: each for each in self._mine()}
        return tuple(
            mine.get(i) or self._context.directory.listing(i) or _bare(i)
            for i in dict.fromkeys(listing_ids)
        )

    def siblings(self, listing: Listing) -> tuple[Listing, ...]:
        """Return all listings of the same company, `listing` the first of them."""
        entity = self._context.directory.entity(listing.entity_id)
        mine = self._mine()
        ids = [listing.id, *(entity.listings if entity else ())]
        ids += [each.id for each in mine if each.entity_id == listing.entity_id]
        return self.listings(ids)

    def main_listing(self, entity_id: EntityId) -> Listing | None:
        """Return the listing of an entity that the user follows, or its main one."""
        for listing in self.followed():
            if listing.entity_id == entity_id:
                return listing
        entity = self._context.directory.entity(entity_id)
        return self.listing(entity.listings[0]) if entity and entity.listings else None

    def followed(self) -> tuple[Listing, ...]:
        """Return the listings that the user watches or holds, in their order."""
        ids = [i for w in self._context.user.watchlists() for i in w.listing_ids]
        ids += [lot.listing_id for lot in self._context.user.lots()]
        return self.listings(ids)

    def _mine(self) -> list[Listing]:
        """Return the user's listings; what was read a moment ago will do."""
        now = time.monotonic()
        if now - self._read_at > KEPT_S:
            self._read, self._read_at = self._context.user.listings(), now
        return self._read

    def entity_name(self, entity_id: EntityId) -> str:
        """Return an entity's name in the window's language, or its key."""
        entity = self._context.directory.entity(entity_id)
        if entity is not None:
            return text.name_of(entity)
        found = self.main_listing(entity_id)
        return text.name_of(found) if found else str(entity_id)


def _bare(listing_id: ListingId) -> Listing:
    return Listing(
        id=listing_id, entity_id=EntityId(f"x:{listing_id}"), name=str(listing_id)
    )
