"""What is watched: the user's listings, their entities, and what they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from newswatch.domain.bar import Split
from newswatch.domain.listing import Entity, EntityId, Listing, ListingId
from newswatch.domain.money import HKD, USD, Currency, price_unit
from newswatch.domain.portfolio import Lot
from newswatch.ports import UserStore


@dataclass(frozen=True, slots=True)
class Watched:
    """A picture of what the user follows, taken at one moment.

    Attributes:
        listings: On a watchlist or held, in the user's order; each once.
        held: Those of which there is a lot.
        counted_from: Of those, the first day of whose shares a lot speaks.
        entities: Whose listings these are.
        held_entities: Whose listings are held: any listing of a company counts.
    """

    listings: tuple[Listing, ...]
    held: frozenset[ListingId]
    counted_from: Mapping[ListingId, date] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[ListingId, ...]:
        """The listings' ids."""
        return tuple(listing.id for listing in self.listings)

    @property
    def entities(self) -> frozenset[EntityId]:
        """Entities on a watchlist or held."""
        return frozenset(listing.entity_id for listing in self.listings)

    @property
    def held_entities(self) -> frozenset[EntityId]:
        """Entities of which a listing is held."""
        return frozenset(
            listing.entity_id for listing in self.listings if listing.id in self.held
        )

    def listings_of(self, entity_id: EntityId) -> tuple[Listing, ...]:
        """Return the watched listings of an entity."""
        return tuple(each for each in self.listings if each.entity_id == entity_id)

    def pairs(self, display: Currency) -> tuple[tuple[Currency, Currency], ...]:
        """Return the rates needed, through USD, to show everything in `display`."""
        used = {price_unit(listing.unit).currency for listing in self.listings}
        wanted = {each for each in used if each} | {display, HKD}
        return tuple((USD, each) for each in sorted(wanted - {USD}))


KnownSplits = Mapping[ListingId, tuple[Split, ...]]
Find = Callable[[ListingId], Listing | None]


def watched(
    user: UserStore, catalogue: Find, splits: KnownSplits | None = None
) -> Watched:
    """Read what the user follows; names come from the store, then the catalogue.

    Args:
        splits: By which it is known whether a lot is sold out.
    """
    lots, known_splits = user.lots(), splits or {}
    held = [
        lot.listing_id for lot in lots if lot.left(known_splits.get(lot.listing_id, ()))
    ]
    listed = chain.from_iterable(each.listing_ids for each in user.watchlists())
    known = {listing.id: listing for listing in user.listings()}
    wanted = dict.fromkeys(chain(listed, held))
    return Watched(
        tuple(_listing(each, known, catalogue) for each in wanted),
        frozenset(held),
        _counted_from(lots),
    )


def _counted_from(lots: Iterable[Lot]) -> dict[ListingId, date]:
    first: dict[ListingId, date] = {}
    for lot in lots:
        if lot.basis is not None:
            known = first.get(lot.listing_id, lot.basis)
            first[lot.listing_id] = min(known, lot.basis)
    return first


def entities_of(
    watched_now: Watched, catalogue: Iterable[Entity]
) -> tuple[Sequence[Entity], Sequence[Entity]]:
    """Return all known entities: (the catalogue's, those of listings outside it)."""
    shipped = tuple(catalogue)
    known = {entity.id for entity in shipped}
    others: dict[EntityId, list[Listing]] = {}
    for listing in watched_now.listings:
        if listing.entity_id not in known:
            others.setdefault(listing.entity_id, []).append(listing)
    return shipped, [_derived(entity_id, own) for entity_id, own in others.items()]


def _derived(entity_id: EntityId, own: Sequence[Listing]) -> Entity:
    first = own[0]
    return Entity(
        id=entity_id,
        kind=first.kind,
        name=first.name,
        name_zh=first.name_zh,
        listings=tuple(listing.id for listing in own),
    )


def _listing(
    listing_id: ListingId,
    known: dict[ListingId, Listing],
    catalogue: Find,
) -> Listing:
    return (
        known.get(listing_id)
        or catalogue(listing_id)
        or Listing(
            id=listing_id, entity_id=EntityId(f"x:{listing_id}"), name=str(listing_id)
        )
    )
