"""A list of instruments -> entities: several listings may be one company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from newswatch.domain.listing import (
    Alias,
    AliasKind,
    Entity,
    EntityId,
    EntityKind,
    ListingId,
)
from newswatch.matching.folding import fold
from newswatch.matching.legal import english_short_names

_CATALOGUED: Final = 3


@dataclass(frozen=True, slots=True)
class Instrument:
    """A row of a list: a symbol, and what is known of its names."""

    symbol: ListingId
    name: str = ""
    names_zh: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Instruments as entities.

    Attributes:
        watched: The entities of the list.
        protective: Known entities that are not in it.
        symbols: The first symbol of the list for each entity.
    """

    watched: tuple[Entity, ...]
    protective: tuple[Entity, ...]
    symbols: Mapping[EntityId, ListingId]


def group(
    instruments: Iterable[Instrument],
    known: Iterable[Entity] = (),
) -> Grouped:
    """Put listings of one company together: by the catalogue, or by equal names.

    Args:
        known: The catalogue's entities.
    """
    catalogue = tuple(known)
    by_symbol = {symbol: e for e in catalogue for symbol in e.listings}
    by_name: dict[str, EntityId] = {}
    found: dict[EntityId, Entity] = {}
    symbols: dict[EntityId, ListingId] = {}
    for instrument in instruments:
        name = _comparable(instrument.name)
        entity = by_symbol.get(instrument.symbol)
        if entity is None and name in by_name:
            entity = found[by_name[name]]
        entity = found.get(entity.id, entity) if entity else _derive(instrument)
        found[entity.id] = _with(entity, instrument)
        symbols.setdefault(entity.id, instrument.symbol)
        if name:
            by_name.setdefault(name, entity.id)
    others = tuple(e for e in catalogue if e.id not in found)
    return Grouped(tuple(found.values()), others, symbols)


def _comparable(name: str) -> str:
    """Return what two listings of one company have in common in their names."""
    *_, shortest = (name, *english_short_names(name, tail=False))
    return fold(shortest)


def _derive(instrument: Instrument) -> Entity:
    return Entity(
        id=EntityId(f"x:{instrument.symbol}"),
        kind=EntityKind.INDEX
        if instrument.symbol.startswith("^")
        else EntityKind.COMPANY,
        name=instrument.name,
        name_zh=instrument.names_zh[0] if instrument.names_zh else "",
        listings=(instrument.symbol,),
    )


def _with(entity: Entity, instrument: Instrument) -> Entity:
    """Add what the row says to what is known."""
    listings = dict.fromkeys((*entity.listings, instrument.symbol))
    names = [Alias(n, AliasKind.NAME) for n in (instrument.name, *instrument.names_zh)]
    taught = [Alias(text, AliasKind.SHORT) for text in instrument.aliases]
    aliases = dict.fromkeys((*entity.aliases, *names, *taught))
    return replace(
        entity,
        listings=tuple(listings),
        aliases=tuple(a for a in aliases if a.text),
        name_zh=entity.name_zh or next(iter(instrument.names_zh), ""),
    )
