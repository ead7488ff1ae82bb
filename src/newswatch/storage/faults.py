"""What SQLite complains about, in sentences for the user."""

from __future__ import annotations

import sqlite3

from newswatch.domain.errors import StoreDamaged, StoreError

_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "The disk is full",
        "Nothing was lost, but nothing new can be stored. Make some room.",
    ),
    sqlite3.SQLITE_BUSY: (
        "The database is busy",
        "Another program keeps it locked. Close it, or try again.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "The database is busy",
        "Another program keeps it locked. Close it, or try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The database cannot be written",
        "The file or its folder is read-only. Allow writing, or use another profile.",
    ),
    sqlite3.SQLITE_PERM: (
        "The database cannot be opened",
        "This user may not read it. Change its permissions, or use another profile.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The database cannot be opened",
        "Its folder is missing, or this user may not use it.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The database is damaged",
        "Ask newswatch doctor whether there is a copy.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "The database is damaged or not a database",
        "Ask newswatch doctor whether there is a copy.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk does not answer as it should",
        "Reading or writing the database failed. Check the disk.",
    ),
}


_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def translated(error: sqlite3.Error) -> Exception:
    """Return the `StoreError` for what can happen, `error` itself for a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = code & 0xFF if isinstance(code, int) else None
    sentence = _SENTENCES.get(kind) if kind is not None else None
    if sentence is None:
        return error
    return StoreDamaged(*sentence) if kind in _DAMAGED else StoreError(*sentence)
