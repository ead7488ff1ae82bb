"""What the demo's user follows and holds, written where a user's own would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.replay.world import World


class SeedStore(Protocol):
    """The part of the user store that seeding needs."""

    def watchlists(self) -> list[Watchlist]:
        """Return all watchlists."""
        ...

    def create_watchlist(
        self, name: str, listing_ids: Iterable[ListingId] = ()
    ) -> Watchlist:
        """Make a watchlist with these entries."""
        ...

    def add_lot(self, lot: Lot) -> Lot:
        """Add a purchase."""
        ...

    def save_listings(self, listings: Iterable[Listing]) -> None:
        """Add or update listings."""
        ...


def seed(user: SeedStore, world: World, catalogue: Mapping[ListingId, Listing]) -> None:
    """Fill an empty store with the demo's watchlist and lots."""
    if user.watchlists():
        return
    user.save_listings(_listing(each, world, catalogue) for each in world.watchlist)
    user.create_watchlist(world.watchlist_name, world.watchlist)
    for lot in world.lots:
        user.add_lot(lot)


def _listing(
    symbol: ListingId, world: World, catalogue: Mapping[ListingId, Listing]
) -> Listing:
    if symbol in catalogue:
        return catalogue[symbol]
    known = world.listing(symbol)
    return Listing(
        id=symbol,
        entity_id=EntityId(f"x:{symbol}"),
        name=str(symbol),
        kind=EntityKind.CURRENCY if symbol.endswith("=X") else EntityKind.COMPANY,
        mic=known.mic if known else "",
        unit=known.unit if known else "HKD",
    )
