"""Entities (what the news talks about) and listings (what has a price)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

EntityId = NewType("EntityId", str)
"""A slug such as ``"alibaba"``; derived ones look like ``"x:7203.T"``."""

ListingId = NewType("ListingId", str)
"""The canonical symbol: ``"9988.HK"``, ``"BABA"``, ``"^HSI"``, ``"HKD=X"``.

Unique, stable when a company moves between exchanges of a country, and what
people type; the market is an attribute of the listing (docs/adr/0006).
"""


class EntityKind(StrEnum):
    """What sort of thing the news talks about."""

    COMPANY = "company"
    INDEX = "index"
    FUND = "fund"
    CURRENCY = "currency"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An entity traded on one venue, in one currency.

    Attributes:
        id: The canonical symbol.
        entity_id: Whose it is; all listings of a company share it.
        name: English name, short enough for a row: ``"Alibaba Group"``.
        name_zh: Traditional Chinese name, or empty.
        kind: Company, index, fund or currency pair.
        mic: ISO 10383 code of the market: ``"XHKG"``, ``"XNYS"``, ``"XNAS"``,
            ``"OTCM"``, ``"XLON"``; empty if unknown.
        unit: What it is priced in, as quoted: ``"HKD"``, ``"GBp"``; ``""`` for
            index points and where it is not known yet.
        ordinary_shares: Ordinary shares that one unit stands for: 8 for BABA;
            None where nobody has told us, and then no parity is computed.
        board_lot: Shares of a trading unit (Hong Kong), or None.
    """

    id: ListingId
    entity_id: EntityId
    name: str
    name_zh: str = ""
    kind: EntityKind = EntityKind.COMPANY
    mic: str = ""
    unit: str = ""
    ordinary_shares: Decimal | None = None
    board_lot: int | None = None

    @property
    def both_names(self) -> str:
        """The English name, and the Chinese one where there is one."""
        return f"{self.name} {self.name_zh}".strip()


class AliasKind(StrEnum):
    """How an alias names its entity; also the evidence a mention reports."""

    NAME = "name"
    SHORT = "short"
    FORMER = "former"
    BRAND = "brand"
    CODE = "code"
    TICKER = "ticker"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an entity.

    Attributes:
        text: As it is written; matching folds case, width and script.
        kind: Name, short name, former name, brand, code or ticker.
        ambiguous: Also an ordinary word, a place or another thing: the
            surroundings must speak for it.
    """

    text: str
    kind: AliasKind = AliasKind.NAME
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the news talks about: a company, an index, a fund.

    Attributes:
        listings: Symbols of every listing known, the main one first.
        aliases: All ways to write it, names first.
    """

    id: EntityId
    kind: EntityKind
    name: str
    name_zh: str = ""
    listings: tuple[ListingId, ...] = ()
    aliases: tuple[Alias, ...] = ()
