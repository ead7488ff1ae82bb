"""What the demo's user follows and holds, written where a user's own would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.domain.pairs import pair_of
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.replay.world import World

Find = Callable[[ListingId], Listing | None]


class SeedStore(Protocol):
    """The part of the user store that seeding needs."""

    def watchlists(self) -> list[Watchlist]:
        """Return all watchlists."""
        ...

    def add_watchlist(self, name: str) -> Watchlist:
        """Make an empty watchlist."""
        ...

    def save_watchlist(self, watchlist: Watchlist) -> None:
        """Write its name and entries."""
        ...

    def add_lot(self, lot: Lot) -> Lot:
        """Add a purchase."""
        ...

    def save_listings(self, listings: Iterable[Listing]) -> None:
        """Add or update listings."""
        ...


def seed(user: SeedStore, world: World, catalogue: Find) -> None:
    """Fill an empty store with the demo's watchlist and lots."""
    if user.watchlists():
        return
    user.save_listings(_listing(each, world, catalogue) for each in world.watchlist)
    made = user.add_watchlist(world.watchlist_name)
    user.save_watchlist(replace(made, listing_ids=world.watchlist))
    for lot in world.lots:
        user.add_lot(lot)


def _listing(symbol: ListingId, world: World, catalogue: Find) -> Listing:
    if shipped := catalogue(symbol):
        return shipped
    known = world.listing(symbol)
    return Listing(
        id=symbol,
        entity_id=EntityId(f"x:{symbol}"),
        name=str(symbol),
        kind=EntityKind.CURRENCY if pair_of(symbol) else EntityKind.COMPANY,
        mic=known.mic if known else "",
        unit=known.unit if known else "HKD",
    )
