"""The shipped catalogue: who is who, under which names and symbols.

One JSON object a line in ``resources/catalog/entities.jsonl``; what each field
means and where the facts come from is in ``docs/catalogue.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class ListingLine(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """A listing as the file has it."""

    symbol: str
    name: str = ""
    name_zh: str = ""
    mic: str = ""
    unit: str = ""
    ordinary_shares: Decimal | None = None
    ratio_source: str = ""
    ratio_date: str = ""
    board_lot: int | None = None
    former: bool = False


class EntityLine(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """A line of the file."""

    id: str
    kind: EntityKind
    name: str = ""
    name_zh: str = ""
    name_zh_hans: str = ""
    listings: tuple[ListingLine, ...] = ()
    aliases: tuple[Alias, ...] = ()


class Catalog:
    """Entities and their listings, in the order of the file, made when asked for."""

    def __init__(self, lines: Sequence[EntityLine]) -> None:
        self._lines = tuple(lines)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Companies, indices, funds and pairs.

        Also those that have no listing and only protect others against being
        mistaken for them.
        """
        return tuple(map(_entity, self._lines))

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The listings of all entities; an entity's main listing comes first."""
        return tuple(chain.from_iterable(map(_listings, self._lines)))

    def entity(self, entity_id: EntityId) -> Entity | None:
        """Return an entity by its slug, or None."""
        return self._entities_by_id.get(entity_id)

    def listing(self, listing_id: ListingId) -> Listing | None:
        """Return a listing by its canonical symbol, or None."""
        return self._listings_by_id.get(listing_id)

    def unit_of(self, listing_id: ListingId) -> str:
        """Return what a listing is priced in: ``"GBp"``; ``""`` if not known."""
        listing = self.listing(listing_id)
        return listing.unit if listing else ""

    def search(self, text: str, limit: int = 8) -> Sequence[Listing]:
        """Return listings by code, ticker or name in English or Chinese, best first.

        ``9988``, ``09988.HK``, ``baba``, ``Alib``, ``阿里`` and ``腾讯`` all find
        something: an exact symbol comes before the beginning of a symbol, of a
        name, of a later word, and before what stands inside a name.
        """
        wanted = _folded(text)
        if not wanted:
            return ()
        exact = _exact(text)
        best: dict[ListingId, tuple[int, int, int]] = {}
        for place, (key, is_code, listing_id) in enumerate(self._keys):
            how = _how(wanted, key, exact if is_code else None)
            if how is not None:
                rank = (how, len(key), place)
                best[listing_id] = min(best.get(listing_id, rank), rank)
        found = sorted(best, key=best.__getitem__)[:limit]
        return tuple(self._listings_by_id[each] for each in found)

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
            (_folded(text, scripts), is_code, listing_id)
            for line in self._lines
            for text, is_code, listing_id in _typed(line)
        )


def open_catalog(path: Path | None = None) -> Catalog:
    """Read the catalogue, the shipped one unless told otherwise.

    Raises:
        StoreError: If the file is missing or damaged.
    """
    return Catalog(_read(path or paths.resource("catalog", "entities.jsonl")))


def load(path: Path | None = None) -> tuple[Entity, ...]:
    """Return the catalogue's entities (see `open_catalog`)."""
    return open_catalog(path).entities


def listings(path: Path | None = None) -> tuple[Listing, ...]:
    """Return the catalogue's listings (see `open_catalog`)."""
    return open_catalog(path).listings


def _read(path: Path) -> list[EntityLine]:
    try:
        text = path.read_bytes()
        return msgspec.json.Decoder(EntityLine).decode_lines(text)
    except OSError as error:
        raise StoreError("The list of companies cannot be read", _REPAIR) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError("The list of companies is damaged", _REPAIR) from error


def _entity(line: EntityLine) -> Entity:
    return Entity(
        id=EntityId(line.id),
        kind=line.kind,
        name=line.name,
        name_zh=line.name_zh,
        listings=tuple(ListingId(each.symbol) for each in line.listings),
        aliases=_aliases(line),
    )


def _aliases(line: EntityLine) -> tuple[Alias, ...]:
    """Return names first; one that is listed below with a caution is not repeated."""
    names = (line.name, line.name_zh, line.name_zh_hans)
    own = [Alias(each) for each in names if each and not _lists(line, each)]
    return (*own, *line.aliases)


def _lists(line: EntityLine, text: str) -> bool:
    return any(alias.text == text for alias in line.aliases)


def _listings(line: EntityLine) -> Iterator[Listing]:
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


def _typed(line: EntityLine) -> Iterator[tuple[str, bool, ListingId]]:
    """Yield what finds an entity's listings; a former symbol finds the main one."""
    names = [alias.text for alias in _aliases(line)]
    for each in line.listings:
        found = ListingId(line.listings[0].symbol if each.former else each.symbol)
        yield each.symbol, True, found
        if not each.former:
            yield from ((text, False, found) for text in (each.name, *names) if text)


def _exact(text: str) -> str:
    """Return the symbol that `text` means if it means one, folded."""
    try:
        return canonical_symbol(text).casefold()
    except InputError:
        return ""


def _how(wanted: str, key: str, exact: str | None) -> int | None:
    """Return how well `key` answers `wanted`, both folded, or None if it does not.

    A symbol answers by being `exact` or by its beginning; a name, where `exact`
    is None, by any part.
    """
    if exact is not None:
        if key == exact:
            return _EXACT
        return _CODE if key.startswith(wanted) else None
    if wanted not in key:
        return None
    if key.startswith(wanted):
        return _NAME
    return _WORD if f" {wanted}" in key else _INSIDE


def _scripts() -> dict[int, int]:
    """Return the table from Traditional to Simplified characters, one to one."""
    lines = paths.resource("scripts", "han.txt").read_text(encoding="utf-8")
    return str.maketrans(*lines.split())


def _folded(text: str, scripts: dict[int, int] | None = None) -> str:
    return text.strip().casefold().translate(_scripts() if scripts is None else scripts)
