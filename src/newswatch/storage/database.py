"""One connection to the SQLite file that window and engine share.

Write-ahead log: readers never wait for the writer. Every write happens inside
`transaction()`, which takes the write lock first, so that it cannot fail half
way because somebody else was quicker.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newswatch.domain.errors import StoreDamaged, StoreError
from newswatch.storage import schema
from newswatch.storage.faults import translated

Row = tuple[Any, ...]

READER_TIMEOUT_S = 5.0
_CACHE_KIB = 16_384
_WAL_LIMIT = 64 * 1024 * 1024
_WAL_PAGES = 4000
"""From here on a commit writes the log back (32 MB); before, the engine does so
when it has time. A page that changes often is written once then."""


class Database:
    """An open database. Used by one thread at a time; not by two at once.

    Attributes:
        path: The file; None in memory.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.path = path
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(
        cls, path: Path, *, write: bool = True, timeout_s: float = 5.0
    ) -> Database:
        """Open the file, create or migrate it where that is needed.

        Args:
            path: Its folder is created if it is missing.
            write: False opens it for reading only, as it is.
            timeout_s: How long to wait for somebody else's transaction.

        Raises:
            StoreDamaged: Its hint says whether there is a copy to put back.
            StoreError: Not ours, too new, read-only, full or locked.
                Nothing in the file has been changed then.
        """
        try:
            return cls._open(path, write=write, timeout_s=timeout_s)
        except StoreDamaged as error:
            from newswatch.storage import copies  # only when it is needed

            raise copies.with_advice(error, path) from error

    @classmethod
    def _open(cls, path: Path, *, write: bool, timeout_s: float) -> Database:
        if write:
            schema.prepare(path, timeout_s)
        else:
            schema.refuse_strangers(path)
        connection = schema.connect(path, write=write, timeout_s=timeout_s)
        try:
            _set_up(connection)
            schema.refuse_unready(connection)
        except sqlite3.Error as error:
            connection.close()
            raise schema.explained(error, path) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def reader(self) -> Database:
        """Return a second connection to the same file, to read in a thread.

        Not by `open`, which looks at the file's header: closing a plain file
        drops the locks that SQLite holds on it for the whole process (POSIX),
        and another process may then clear the log away under our feet.

        Raises:
            StoreError: If there is no file, or SQLite cannot open it.
        """
        if self.path is None:
            raise StoreError("A database in memory has one connection")
        connection = schema.connect(self.path, write=False, timeout_s=READER_TIMEOUT_S)
        _set_up(connection)
        return Database(connection, self.path)

    @classmethod
    def in_memory(cls) -> Database:
        """Return a fresh database that is gone when it is closed."""
        connection = schema.connect(None, write=True, timeout_s=0)
        schema.migrate(connection)
        _set_up(connection)
        return cls(connection, None)

    def execute(
        self, sql: str, parameters: Sequence[object] | dict[str, object] = ()
    ) -> sqlite3.Cursor:
        """Run one statement.

        Raises:
            StoreError: For what can happen to a disk; a bug comes as it is.
        """
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise translated(error) from error

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of `rows`."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise translated(error) from error

    def iterate(
        self, sql: str, parameters: Sequence[object] | dict[str, object] = ()
    ) -> Iterator[Row]:
        """Yield rows as they are found."""
        cursor = self.execute(sql, parameters)
        try:
            yield from cursor
        except sqlite3.Error as error:
            raise translated(error) from error
        finally:
            cursor.close()

    def rows(
        self, sql: str, parameters: Sequence[object] | dict[str, object] = ()
    ) -> list[Row]:
        """Return all rows."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise translated(error) from error

    def row(
        self, sql: str, parameters: Sequence[object] | dict[str, object] = ()
    ) -> Row | None:
        """Return the first row, or None."""
        try:
            cursor = self._connection.execute(sql, parameters)
            first: Row | None = cursor.fetchone()
            cursor.close()
        except sqlite3.Error as error:
            raise translated(error) from error
        return first

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing. Nested, the inner part alone can be undone.

        Raises:
            StoreError: If the lock cannot be had, or the disk is full.
        """
        name = f"level_{self._depth}"
        nested = self._connection.in_transaction
        self.execute(f"SAVEPOINT {name}" if nested else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            self.execute(f"RELEASE {name}" if nested else "COMMIT")
        except BaseException:
            self._undo(name if nested else None)
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Write in the transaction that is under way, or in one of its own.

        Undone with the whole or not at all, so it costs less than a nested one,
        for which SQLite copies every page that is changed.
        """
        if self._connection.in_transaction:
            yield
            return
        with self.transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read several times and see one state of the database."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self.execute("COMMIT")

    def check(self) -> list[str]:
        """Return what SQLite finds wrong with the file; slow when it is large."""
        problems = [str(row[0]) for row in self.rows("PRAGMA quick_check(10)")]
        return [problem for problem in problems if problem != "ok"]

    def close(self) -> None:
        """Let SQLite note how its tables have grown, and close."""
        try:
            if not self._connection.in_transaction:
                self._connection.execute("PRAGMA analysis_limit = 400")
                self._connection.execute("PRAGMA optimize")
        except sqlite3.OperationalError:
            # Only advice for the planner: a full disk or a busy or read-only
            # file must not keep the program from ending.
            self._connection.close()
            return
        self._connection.close()

    def _undo(self, savepoint: str | None) -> None:
        """Roll back, unless SQLite already did (a full disk makes it do so)."""
        if not self._connection.in_transaction:
            return
        if savepoint is None:
            self._connection.execute("ROLLBACK")
            return
        self._connection.execute(f"ROLLBACK TO {savepoint}")
        self._connection.execute(f"RELEASE {savepoint}")


def _contains_any(words: str, title: str, summary: str) -> bool:
    from newswatch.storage.found import contains_any  # not before someone searches

    return contains_any(words, title, summary)


def _contains_all(words: str, title: str, summary: str) -> bool:
    from newswatch.storage.terms import contains_all  # not before someone searches

    return contains_all(words, title, summary)


def _has_terms(wanted: str, text: str) -> bool:
    from newswatch.storage.waiting import has_terms  # likewise

    return has_terms(wanted, text)


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "temp_store = MEMORY",
        f"cache_size = -{_CACHE_KIB}",
        f"journal_size_limit = {_WAL_LIMIT}",
        f"wal_autocheckpoint = {_WAL_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("contains_all", 3, _contains_all, deterministic=True)
    connection.create_function("contains_any", 3, _contains_any, deterministic=True)
    connection.create_function("has_terms", 2, _has_terms, deterministic=True)
