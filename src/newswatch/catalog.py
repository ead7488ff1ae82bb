"""The shipped catalogue: who is who, under which names and symbols.

One JSON object a line in ``resources/catalog/entities.jsonl``; what each field
means and where the facts come from is in ``docs/catalogue.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from pathlib import Path

import msgspec

from newswatch import paths
from newswatch.domain.errors import InputError, StoreError
from newswatch.domain.listing import (
    Alias,
    Entity,
    EntityId,
    EntityKind,
    Listing,
    ListingId,
)
from newswatch.domain.symbols import canonical_symbol

_REPAIR = "Install Newswatch again; your watchlists and settings are not affected."

_EXACT, _CODE, _NAME, _WORD, _INSIDE = range(5)
"""How well a listing answers a search, best first."""


class _ListingLine(msgspec.Struct, forbid_unknown_fields=True):
    symbol: str
    name: str = ""
    name_zh: str = ""
    mic: str = ""
    unit: str = ""
    ordinary_shares: Decimal | None = None
    ratio_source: str = ""
    ratio_date: str = ""
    board_lot: int | None = None


class _EntityLine(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    kind: EntityKind
    name: str = ""
    name_zh: str = ""
    name_zh_hans: str = ""
    listings: tuple[_ListingLine, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True)
class Catalog:
    """Entities and their listings, in the order of the file.

    Attributes:
        entities: Companies, indices, funds and pairs; also those that have no
            listing and only protect others against being mistaken for them.
        listings: Of all entities; an entity's main listing comes first.
    """

    entities: tuple[Entity, ...]
    listings: tuple[Listing, ...]

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity by its slug, or None."""
        return self._entities_by_id.get(entity_id)

    def listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing by its canonical symbol, or None."""
        return self._listings_by_id.get(listing_id)

    def search(self, text: str, limit: int = 8) -> Sequence[Listing]:
        """Return listings by code, ticker or name in English or Chinese, best first.

        ``9988``, ``09988.HK``, ``baba``, ``Alib``, ``阿里`` and ``腾讯`` all find
        something: an exact symbol comes before the beginning of a symbol, of a
        name, of a later word, and before what stands inside a name.
        """
        wanted = _folded(text)
        if not wanted:
            return ()
        exact = self._exact(text)
        best: dict[ListingId, tuple[int, int, int]] = {}
        for place, (key, is_code, listing_id) in enumerate(self._keys):
            how = _EXACT if listing_id == exact else _how(wanted, key, is_code=is_code)
            if how is not None:
                rank = (how, len(key), place)
                best[listing_id] = min(best.get(listing_id, rank), rank)
        found = sorted(best, key=best.__getitem__)[:limit]
        return tuple(self._listings_by_id[each] for each in found)

    def _exact(self, text: str) -> ListingId | None:
        try:
            return canonical_symbol(text)
        except InputError:
            return None

    @cached_property
    def _entities_by_id(self) -> dict[EntityId, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _listings_by_id(self) -> dict[ListingId, Listing]:
        return {listing.id: listing for listing in self.listings}

    @cached_property
    def _keys(self) -> tuple[tuple[str, bool, ListingId], ...]:
        """All that can be typed: (folded text, whether a symbol, what it finds)."""
        scripts = _scripts()
        return tuple(
            (_folded(text, scripts), text == listing.id, listing.id)
            for listing in self.listings
            for text in self._texts(listing)
        )

    def _texts(self, listing: Listing) -> Iterator[str]:
        yield listing.id
        yield listing.name
        yield from (
            alias.text for alias in self._entities_by_id[listing.entity_id].aliases
        )


def open_catalog(path: Path | None = None) -> Catalog:
    """Read the catalogue, the shipped one unless told otherwise.

    Raises:
        StoreError: If the file is missing or damaged.
    """
    lines = _read(path or paths.resource("catalog", "entities.jsonl"))
    return Catalog(
        tuple(map(_entity, lines)), tuple(chain.from_iterable(map(_listings, lines)))
    )


def load(path: Path | None = None) -> tuple[Entity, ...]:
    """Return the catalogue's entities (see `open_catalog`)."""
    return open_catalog(path).entities


def listings(path: Path | None = None) -> tuple[Listing, ...]:
    """Return the catalogue's listings (see `open_catalog`)."""
    return open_catalog(path).listings


def _read(path: Path) -> list[_EntityLine]:
    try:
        text = path.read_bytes()
        return msgspec.json.Decoder(_EntityLine).decode_lines(text)
    except OSError as error:
        raise StoreError("The list of companies cannot be read", _REPAIR) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError("The list of companies is damaged", _REPAIR) from error


def _entity(line: _EntityLine) -> Entity:
    return Entity(
        id=EntityId(line.id),
        kind=line.kind,
        name=line.name,
        name_zh=line.name_zh,
        listings=tuple(ListingId(each.symbol) for each in line.listings),
        aliases=_aliases(line),
    )


def _aliases(line: _EntityLine) -> tuple[Alias, ...]:
    """Return names first; one that is listed below with a caution is not repeated."""
    listed = {alias.text for alias in line.aliases}
    names = dict.fromkeys((line.name, line.name_zh, line.name_zh_hans))
    return (
        *(Alias(each) for each in names if each and each not in listed),
        *line.aliases,
    )


def _listings(line: _EntityLine) -> Iterator[Listing]:
    for each in line.listings:
        yield Listing(
            id=ListingId(each.symbol),
            entity_id=EntityId(line.id),
            name=each.name or line.name,
            name_zh=each.name_zh or line.name_zh,
            kind=line.kind,
            mic=each.mic,
            unit=each.unit,
            ordinary_shares=each.ordinary_shares,
            board_lot=each.board_lot,
        )


def _how(wanted: str, key: str, *, is_code: bool) -> int | None:
    """Return how well `key` answers `wanted`, both folded, or None if it does not."""
    if wanted not in key:
        return None
    if key.startswith(wanted):
        return _CODE if is_code else _NAME
    return None if is_code else _WORD if f" {wanted}" in key else _INSIDE


def _scripts() -> dict[int, int]:
    """Return the table from Traditional to Simplified characters, one to one."""
    lines = paths.resource("scripts", "han.txt").read_text(encoding="utf-8")
    return str.maketrans(*lines.split())


def _folded(text: str, scripts: dict[int, int] | None = None) -> str:
    return text.strip().casefold().translate(_scripts() if scripts is None else scripts)
