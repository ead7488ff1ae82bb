"""What each row of the watchlist says, as values; pure but for locale formatting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.domain.quote import Quote
from newswatch.ui import text
from newswatch.ui.sparkline import Spark


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A company's name and what its holdings are worth.

    Attributes:
        total: In the display currency; empty where nothing is held, `MISSING`
            where a part cannot be valued.
    """

    entity_id: EntityId
    name: str
    total: str


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One listing, every text ready to be painted.

    Attributes:
        subtitle: ``"800 sh"``, ``"watch"`` or ``"index"``.
        change: By previous close: 0.0403; None if not known.
        faded: The price is old: it is painted in grey.
        gain: Since the purchase, by cost; its sign is painted.
        gain_text: Ready to be painted; empty where there is nothing to say.
    """

    listing_id: ListingId
    entity_id: EntityId
    symbol: str
    subtitle: str
    price: str
    converted: str
    change: Decimal | None
    change_text: str
    unread: int = 0
    spark: Spark | None = None
    faded: bool = False
    gain: Decimal | None = None
    gain_text: str = ""


@dataclass(frozen=True, slots=True)
class ParityRow:
    """How two listings of a company compare: ``BABA = 8 × 9988.HK``."""

    entity_id: EntityId
    left: str
    right: str
    premium: Decimal | None
    hint: str = ""


Row = HeadingRow | ListingRow | ParityRow


class Group(NamedTuple):
    """The listings of one entity, in the user's order."""

    entity_id: EntityId
    name: str
    listings: tuple[Listing, ...]


def group(listings: Sequence[Listing], *, chinese: bool = False) -> list[Group]:
    """Gather listings by entity; entities stand where their first listing stands."""
    by_entity: dict[EntityId, list[Listing]] = {}
    for listing in listings:
        by_entity.setdefault(listing.entity_id, []).append(listing)
    return [
        Group(entity_id, _name(members[0], chinese=chinese), tuple(members))
        for entity_id, members in by_entity.items()
    ]


def _name(listing: Listing, *, chinese: bool) -> str:
    return (listing.name_zh if chinese else "") or listing.name


def tr(source: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("WatchlistRow", source)


def subtitle(listing: Listing, shares: Decimal | None) -> str:
    """Return what stands below the symbol."""
    if shares is not None:
        return tr("{0} sh").format(text.quantity(shares))
    if listing.kind is EntityKind.INDEX:
        return tr("index")
    return tr("fund") if listing.kind is EntityKind.FUND else tr("watch")


def spark_of(points: tuple[float, ...], quote: Quote | None) -> Spark | None:
    """Return the mini chart: the stored points, then the last price."""
    if quote is None:
        return Spark(points) if len(points) > 1 else None
    last = float(quote.last)
    line = points if points and points[-1] == last else (*points, last)
    baseline = None if quote.previous_close is None else float(quote.previous_close)
    return Spark(line, baseline) if len(line) > 1 else None
