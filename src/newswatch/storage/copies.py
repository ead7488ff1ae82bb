"""Copies of what the user made: where they lie, and how one is put back.

A copy is a database of its own form, small because nothing is in it that can be
fetched again. It is put in the place of a damaged one by renaming.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from newswatch import paths
from newswatch.domain.errors import StoreDamaged, StoreError

KEPT = 7
_NAME = re.compile(r"user-(\d{4}-\d\d-\d\d)\.sqlite3")
_SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a file; it would take it for the new one's."""


def folder(database: Path) -> Path:
    """Return where the copies of a database lie."""
    return database.parent / "backups"


def path_of(database: Path, day: date) -> Path:
    """Return where a day's copy lies, or would."""
    return folder(database) / f"user-{day.isoformat()}.sqlite3"


def all_copies(database: Path) -> list[Path]:
    """Return the copies there are, oldest first."""
    try:
        found = [p for p in folder(database).iterdir() if _NAME.fullmatch(p.name)]
    except OSError:
        return []
    return sorted(found)


def newest(database: Path) -> Path | None:
    """Return the newest copy, or None if there is none."""
    return next(reversed(all_copies(database)), None)


def day_of(copy: Path) -> str:
    """Return the day of a copy, ISO 8601, as its name says it."""
    found = _NAME.fullmatch(copy.name)
    return found[1] if found else copy.name


def with_advice(error: StoreDamaged, database: Path) -> StoreDamaged:
    """Return the error with a hint that says whether there is a copy."""
    copy = newest(database)
    if copy is None:
        hint = "There is no copy of it. Move it away to start anew."
    else:
        hint = (
            f"There is a copy of what you made, of {day_of(copy)}. To put it back: "
            "newswatch doctor --restore"
        )
    return StoreDamaged(error.title, hint)


def put_back(copy: Path, database: Path) -> Path | None:
    """Put `copy` in the place of `database`; nobody may have that open.

    Returns:
        Where what was there is now; None if nothing was.

    Raises:
        StoreError: If the disk does not let us; what was there is still there.
    """
    fresh = database.with_name(f"{database.name}.restored-{os.getpid()}")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, fresh)
        aside = _move_away(database)
        paths.replace(fresh, database)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise StoreError(
            "The copy could not be put back", f"{error.strerror}: {copy}"
        ) from error
    return aside


def _move_away(database: Path) -> Path | None:
    if not database.exists():
        return None
    aside = database.with_name(
        f"{database.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    )
    for end in ("", *_SIDE_FILES):
        part = database.with_name(database.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    return aside
