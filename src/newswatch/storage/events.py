"""What happens to companies: when they report, when their shares are split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from newswatch.domain.bar import Split
from newswatch.domain.earnings import EarningsDate
from newswatch.domain.listing import ListingId
from newswatch.storage.convert import from_ms, to_ms
from newswatch.storage.database import Database

_SAVE_SPLIT = """
    INSERT INTO split VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET ratio = excluded.ratio
"""
_SAVE_SINCE = """
    INSERT INTO split_since VALUES (?, ?)
    ON CONFLICT DO UPDATE SET day = min(day, excluded.day)
"""
_SAVE_VISIT = """
    INSERT INTO earnings_visit VALUES (?, ?)
    ON CONFLICT DO UPDATE SET asked_ms = excluded.asked_ms
"""


def save_earnings(
    database: Database,
    listing_id: ListingId,
    dates: Sequence[EarningsDate],
    asked: datetime,
) -> None:
    """Keep what was said at `asked`: past days stay, coming ones are replaced.

    A day to come that is not named any more was moved; a day that has been is
    history, and sources soon forget it.
    """
    today = asked.date().isoformat()
    with database.transaction():
        database.execute_many(
            "DELETE FROM earnings WHERE listing_id = ? AND day >= ?",
            [(listing_id, today)] if dates else [],
        )
        database.execute_many(
            "INSERT OR REPLACE INTO earnings VALUES (?, ?, ?)",
            ((listing_id, d.day.isoformat(), int(d.estimated)) for d in dates),
        )
        database.execute(_SAVE_VISIT, (listing_id, to_ms(asked)))


def earnings(database: Database, listing_id: ListingId) -> list[EarningsDate]:
    """Return what is known of a listing, oldest first.

    Of an estimated day that has passed nobody knows whether it came true; it
    is left out by whoever asks for facts, not here.
    """
    rows = database.rows(
        "SELECT day, estimated FROM earnings WHERE listing_id = ? ORDER BY day",
        (listing_id,),
    )
    return [
        EarningsDate(listing_id, date.fromisoformat(day), bool(estimated))
        for day, estimated in rows
    ]


def earnings_asked(database: Database) -> dict[ListingId, datetime]:
    """Return when each listing's dates were last asked for."""
    rows = database.rows("SELECT listing_id, asked_ms FROM earnings_visit")
    return {ListingId(listing_id): from_ms(ms) for listing_id, ms in rows}


def save_splits(
    database: Database, listing_id: ListingId, splits: Iterable[Split]
) -> None:
    """Keep splits; one of the same day is replaced."""
    database.execute_many(
        _SAVE_SPLIT, ((listing_id, s.day.isoformat(), str(s.ratio)) for s in splits)
    )


def splits(database: Database, listing_id: ListingId) -> tuple[Split, ...]:
    """Return the splits of a listing, oldest first."""
    rows = database.rows(
        "SELECT day, ratio FROM split WHERE listing_id = ? ORDER BY day", (listing_id,)
    )
    return tuple(Split(date.fromisoformat(day), Decimal(ratio)) for day, ratio in rows)


def all_splits(database: Database) -> dict[ListingId, tuple[Split, ...]]:
    """Return the splits of every listing that has some, oldest first."""
    found: dict[ListingId, tuple[Split, ...]] = {}
    rows = database.rows("SELECT listing_id, day, ratio FROM split ORDER BY day")
    for listing_id, day, ratio in rows:
        split = Split(date.fromisoformat(day), Decimal(ratio))
        found[listing_id] = (*found.get(listing_id, ()), split)
    return found


def save_splits_since(database: Database, listing_id: ListingId, day: date) -> None:
    """Keep that all splits from `day` on were asked for; an earlier day stays."""
    database.execute(_SAVE_SINCE, (listing_id, day.isoformat()))


def splits_since(database: Database) -> dict[ListingId, date]:
    """Return from which day on all splits of a listing are known."""
    rows = database.rows("SELECT listing_id, day FROM split_since")
    return {ListingId(key): date.fromisoformat(day) for key, day in rows}
