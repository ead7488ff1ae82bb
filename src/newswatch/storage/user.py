"""What the user made: watchlists, lots, listings, corrections.

A change is undone by writing back what was read before it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from decimal import Decimal

from newswatch import ports
from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.domain.money import Currency, Money
from newswatch.domain.portfolio import Lot, Sale, Watchlist
from newswatch.storage.convert import decimal_or_none, text_or_none
from newswatch.storage.database import Database, Row

log = logging.getLogger(__name__)

_SAVE_LISTING = "INSERT OR REPLACE INTO listing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LOT_COLUMNS = "id, listing_id, quantity, price, currency, bought, note, counted, sold"
_ADD_LOT = f"INSERT INTO lot ({_LOT_COLUMNS}) VALUES (nullif(?, 0){', ?' * 8})"
_LOTS = f"SELECT {_LOT_COLUMNS} FROM lot ORDER BY bought IS NULL, bought, id"


class UserStore:
    """Fulfils `ports.UserStore`, and has all that the window changes."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def transaction(self) -> AbstractContextManager[None]:
        """Leave by an exception and nothing was written. May be nested."""
        return self._db.transaction()

    def others_wrote(self) -> int:
        """Return a number that is another one once somebody else has written.

        Somebody is another connection, of this process or another; to ask costs
        next to nothing (`PRAGMA data_version`).
        """
        found = self._db.row("PRAGMA data_version")
        assert found is not None
        return int(found[0])

    # --- watchlists ----------------------------------------------------------

    def watchlists(self) -> list[Watchlist]:
        """Return all, in the user's order."""
        with self._db.snapshot():
            rows = self._db.rows("SELECT id, name FROM watchlist ORDER BY position, id")
            return [
                Watchlist(id=number, name=name, listing_ids=self._entries(number))
                for number, name in rows
            ]

    def add_watchlist(self, name: str) -> Watchlist:
        """Make an empty watchlist, last in order."""
        with self._db.transaction():
            number = self._db.execute(
                "INSERT INTO watchlist (name, position) SELECT ?,"
                " coalesce(max(position) + 1, 0) FROM watchlist",
                (name,),
            ).lastrowid
        assert number is not None
        return Watchlist(id=number, name=name)

    def save_watchlist(self, watchlist: Watchlist) -> None:
        """Add or update a watchlist with its id, name and entries in order.

        One that was removed comes back with its id, last in order.
        """
        with self._db.transaction():
            self._db.execute(
                "INSERT INTO watchlist (id, name, position) SELECT :id, :name,"
                " coalesce(max(position) + 1, 0) FROM watchlist WHERE true"
                " ON CONFLICT (id) DO UPDATE SET name = :name",
                {"id": watchlist.id, "name": watchlist.name},
            )
            self._db.execute(
                "DELETE FROM watchlist_entry WHERE watchlist_id = ?", (watchlist.id,)
            )
            self._db.execute_many(
                "INSERT INTO watchlist_entry VALUES (?, ?, ?)",
                (
                    (watchlist.id, listing_id, position)
                    for position, listing_id in enumerate(
                        dict.fromkeys(watchlist.listing_ids)
                    )
                ),
            )

    def remove_watchlist(self, watchlist_id: int) -> None:
        """Remove a watchlist with its entries; lots stay."""
        with self._db.transaction():
            self._db.execute("DELETE FROM watchlist WHERE id = ?", (watchlist_id,))

    def order_watchlists(self, watchlist_ids: Sequence[int]) -> None:
        """Put the watchlists in this order."""
        with self._db.transaction():
            self._db.execute_many(
                "UPDATE watchlist SET position = ? WHERE id = ?",
                enumerate(watchlist_ids),
            )

    # --- lots ----------------------------------------------------------------

    def lots(self) -> list[Lot]:
        """Return all, oldest purchase first; those without a day at the end.

        One that cannot be read is logged and left out: it must not keep the
        program from starting, where it can be entered anew.
        """
        return [lot for row in self._db.rows(_LOTS) if (lot := _readable_lot(row))]

    def add_lot(self, lot: Lot) -> Lot:
        """Add a lot and return it with its id; one that has an id keeps it."""
        with self._db.transaction():
            number = self._db.execute(_ADD_LOT, _lot_row(lot)).lastrowid
        assert number is not None
        return replace(lot, id=number)

    def set_lots(self, listing_id: ListingId, lots: Sequence[Lot]) -> None:
        """Replace the lots of one listing.

        Raises:
            ValueError: If one of them is of another listing.
        """
        if any(lot.listing_id != listing_id for lot in lots):
            raise ValueError(f"not all lots are of {listing_id}")
        with self._db.transaction():
            self._db.execute("DELETE FROM lot WHERE listing_id = ?", (listing_id,))
            self._db.execute_many(_ADD_LOT, map(_lot_row, lots))

    # --- imports -------------------------------------------------------------

    def import_keys(self) -> frozenset[str]:
        """Return which rows of files were imported before."""
        return frozenset(row[0] for row in self._db.rows("SELECT key FROM import_row"))

    def remember_imports(self, keys: Iterable[str]) -> None:
        """Keep which rows of a file were imported."""
        self._db.execute_many(
            "INSERT OR IGNORE INTO import_row VALUES (?)", ((key,) for key in keys)
        )

    def forget_imports(self, keys: Iterable[str]) -> None:
        """Forget that rows were imported: the import was taken back."""
        self._db.execute_many(
            "DELETE FROM import_row WHERE key = ?", ((key,) for key in keys)
        )

    # --- listings ------------------------------------------------------------

    def listings(self) -> list[Listing]:
        """Return every listing the user ever added, with what we learned of it."""
        rows = self._db.rows("SELECT * FROM listing ORDER BY id")
        return [_listing(row) for row in rows]

    def save_listings(self, listings: Iterable[Listing]) -> None:
        """Add or update listings."""
        with self._db.transaction():
            self._db.execute_many(_SAVE_LISTING, map(_listing_row, listings))

    # --- aliases -------------------------------------------------------------

    def aliases(self) -> list[ports.UserAlias]:
        """Return what the user taught us."""
        rows = self._db.rows("SELECT entity_id, text, blocked FROM user_alias")
        return [
            ports.UserAlias(EntityId(entity), text, bool(blocked))
            for entity, text, blocked in rows
        ]

    def add_alias(self, alias: ports.UserAlias) -> None:
        """Learn one; nothing if it is known."""
        with self._db.transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO user_alias VALUES (?, ?, ?)", _alias_row(alias)
            )

    def remove_alias(self, alias: ports.UserAlias) -> None:
        """Unlearn one; nothing if it is not known."""
        with self._db.transaction():
            self._db.execute(
                "DELETE FROM user_alias"
                " WHERE entity_id = ? AND text = ? AND blocked = ?",
                _alias_row(alias),
            )

    def _entries(self, watchlist_id: int) -> tuple[ListingId, ...]:
        rows = self._db.rows(
            "SELECT listing_id FROM watchlist_entry WHERE watchlist_id = ?"
            " ORDER BY position",
            (watchlist_id,),
        )
        return tuple(ListingId(row[0]) for row in rows)


def _lot_row(lot: Lot) -> Row:
    return (
        lot.id,
        lot.listing_id,
        str(lot.quantity),
        None if lot.price is None else str(lot.price.amount),
        None if lot.price is None else lot.price.currency,
        None if lot.bought is None else lot.bought.isoformat(),
        lot.note,
        None if lot.counted is None else lot.counted.isoformat(),
        "\n".join(f"{sale.day} {sale.quantity}" for sale in lot.sold),
    )


def _readable_lot(row: Row) -> Lot | None:
    try:
        return _lot(row)
    except (ArithmeticError, ValueError):
        log.warning("A lot cannot be read, and is left out: %s", row)
        return None


def _lot(row: Row) -> Lot:
    number, listing_id, quantity, price, currency, bought, note, counted, sold = row
    return Lot(
        listing_id=ListingId(listing_id),
        quantity=Decimal(quantity),
        price=None if price is None else Money(Decimal(price), Currency(currency)),
        bought=None if bought is None else date.fromisoformat(bought),
        note=note,
        id=number,
        counted=None if counted is None else date.fromisoformat(counted),
        sold=tuple(_sale(line) for line in sold.splitlines()),
    )


def _sale(line: str) -> Sale:
    day, quantity = line.split()
    return Sale(date.fromisoformat(day), Decimal(quantity))


def _listing_row(listing: Listing) -> Row:
    return (
        listing.id,
        listing.entity_id,
        listing.name,
        listing.name_zh,
        listing.kind.value,
        listing.mic,
        listing.unit,
        text_or_none(listing.ordinary_shares),
        listing.board_lot,
    )


def _listing(row: Row) -> Listing:
    return Listing(
        id=ListingId(row[0]),
        entity_id=EntityId(row[1]),
        name=row[2],
        name_zh=row[3],
        kind=EntityKind(row[4]),
        mic=row[5],
        unit=row[6],
        ordinary_shares=decimal_or_none(row[7]),
        board_lot=row[8],
    )


def _alias_row(alias: ports.UserAlias) -> Row:
    return (alias.entity_id, alias.text, int(alias.blocked))
