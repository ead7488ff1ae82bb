"""Who is who: entities and listings, of the shipped catalogue and the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from newswatch.domain.listing import Entity, EntityId, Listing, ListingId


class Directory(Protocol):
    """Looks up entities and listings by key, and listings by what people type."""

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity, or None for one that is derived or not known."""
        ...

    def listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing of the catalogue, or None."""
        ...

    def search(self, text: str, limit: int = 8) -> Sequence[Listing]:
        """Return listings by symbol, code or name in English or Chinese, best first."""
        ...
