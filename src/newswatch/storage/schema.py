"""Creating the file, bringing an old one up to date, refusing what is not ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePath

from newswatch.domain.errors import StoreDamaged, StoreError
from newswatch.storage.faults import translated

APPLICATION_ID = 0x4E57_5443
"""``NWTC``: stands in the file's header and says that it is ours."""

_MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100
_APPLICATION_ID_AT = slice(68, 72)
_FOLDER = Path(__file__).parent / "migrations"
_COPIES_KEPT = 2
_PAGE_SIZE = 8192
"""Wastes half as much as 4096 on rows of some 700 bytes."""
_CHECKED_UP_TO = 16 * 1024 * 1024
"""Files up to this size are checked whenever they are opened (a few ms)."""


def connect(path: Path | None, *, write: bool, timeout_s: float) -> sqlite3.Connection:
    """Open a connection that leaves transactions to us.

    Raises:
        StoreError: If SQLite cannot open the file.
    """
    where = ":memory:"
    if path is not None:
        where = f"{uri(path.resolve())}?mode={'rw' if write else 'ro'}"
    try:
        return sqlite3.connect(
            where,
            uri=True,
            timeout=timeout_s,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise translated(error) from error


def uri(path: PurePath) -> str:
    """Return what SQLite takes for a whole path; on a network share too (Windows)."""
    text = path.as_uri()
    share = not text.startswith("file:///")  # SQLite knows no host
    return text.replace("file://", "file:////", 1) if share else text


def prepare(path: Path, timeout_s: float) -> None:
    """See to it that `path` is a database of ours in the newest form.

    Raises:
        StoreError: Before a byte is changed, if it cannot be.
    """
    if not _exists(path):
        _refuse_emptied(path)
        _create(path)
        return
    refuse_strangers(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise translated(_error(sqlite3.SQLITE_READONLY))
    _bring_up_to_date(path, timeout_s)


def takes_long(path: Path) -> bool:
    """Tell whether `prepare` will take its time: a large file in an older form.

    Some 40 seconds for each gigabyte, most of them for the copy.
    """
    try:
        if path.stat().st_size <= _CHECKED_UP_TO:
            return False
        with closing(connect(path, write=False, timeout_s=1)) as reader:
            return _is_old(reader)
    except (OSError, sqlite3.Error, StoreError):
        return False  # `prepare` says what is wrong


def _refuse_emptied(path: Path) -> None:
    """Refuse an empty file where there is a copy of what it had.

    A file that is gone was moved away, to start anew; one that is there and
    empty is what a full disk or a crash leaves.
    """
    if not path.exists():
        return
    from newswatch.storage import copies  # only when it is needed

    if copies.newest(path) is not None:
        raise StoreDamaged("The database is empty, though it was not")


def refuse_strangers(path: Path) -> None:
    """Look at the header only: SQLite itself might already write.

    Raises:
        StoreError: If this is no database, or another program's.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
    except FileNotFoundError as error:
        raise StoreError("There is no database yet", f"{path}") from error
    except OSError as error:
        raise translated(_error(sqlite3.SQLITE_PERM)) from error
    if len(header) < _HEADER_LENGTH or not header.startswith(_MAGIC):
        raise translated(_error(sqlite3.SQLITE_NOTADB))
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise StoreError(
            "The file belongs to another program",
            f"{path} is a database, but not one of Newswatch. Use another profile.",
        )


def explained(error: sqlite3.Error, path: Path) -> Exception:
    """Return what is wrong with `path`, where SQLite itself cannot tell.

    To read a file with a write-ahead log it writes beside it, and says only
    that it cannot open the file where the folder is read-only.
    """
    cannot_open = getattr(error, "sqlite_errorcode", 0) & 0xFF
    writable = os.access(path.parent, os.W_OK)
    if cannot_open == sqlite3.SQLITE_CANTOPEN and path.exists() and not writable:
        return translated(_error(sqlite3.SQLITE_READONLY))
    return translated(error)


def refuse_unready(connection: sqlite3.Connection) -> None:
    """Refuse an older or newer form than this program's.

    Raises:
        StoreError: With what to do about it.
    """
    version = _version(connection)
    if version > len(_scripts()):
        raise StoreError(
            "The database was made by a newer Newswatch",
            "Install that version again; nothing has been changed.",
        )
    if version < len(_scripts()):
        raise StoreError(
            "The database is of an older Newswatch",
            "Start the program once to bring it up to date.",
        )


def migrate(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Run the migrations that are missing: all of them, or none.

    Nobody else writes meanwhile, so of several processes one does it.

    Args:
        path: Of the file, of which a copy is kept before anything is changed.

    Raises:
        StoreError: If one of them broke a reference.
        sqlite3.Error: As SQLite says it.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if path is not None and _is_old(connection):
            _keep_copy(path, _version(connection))
        _run_scripts(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run_scripts(connection: sqlite3.Connection) -> None:
    connection.create_function("fold", 1, _fold, deterministic=True)
    for script in _scripts()[_version(connection) :]:
        for statement in split_statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError("The database could not be brought up to date")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(_scripts())}")


def _fold(text: str) -> str:
    from newswatch.storage.terms import fold  # only when it is needed

    return fold(text)


def split_statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script.

    `sqlite3.Connection.executescript` would be shorter, but it commits first,
    and a migration must be all or nothing.

    Raises:
        ValueError: If the last statement is not finished.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"unfinished statement: {statement!r}")


def _scripts() -> list[Path]:
    return sorted(_FOLDER.glob("[0-9]*.sql"))


def _exists(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise StoreError(
            "The profile is a file, not a folder",
            f"Name a folder with --profile ({path.parent}).",
        ) from error
    except OSError as error:
        raise translated(_error(sqlite3.SQLITE_PERM)) from error


def _is_old(connection: sqlite3.Connection) -> bool:
    return _version(connection) < len(_scripts())


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(path: Path) -> None:
    """Make the whole file under another name first.

    Window and engine may start at the same moment on an empty profile: the
    file is there complete or not at all, and the first one wins.
    """
    fresh = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        fresh.touch()
        _fill(fresh)
        _put_in_place(fresh, path)
    except sqlite3.Error as error:
        raise translated(error) from error
    except OSError as error:
        raise StoreError(
            "The database cannot be created", f"{error.strerror}: {path}"
        ) from error
    finally:
        _remove(fresh)


def _fill(fresh: Path) -> None:
    connection = connect(fresh, write=True, timeout_s=1)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _put_in_place(fresh: Path, path: Path) -> None:
    if path.exists() and not path.stat().st_size:
        path.unlink()
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # the other process was quicker
    except OSError:  # a file system without hard links
        if not path.exists():
            fresh.rename(path)


def _remove(fresh: Path) -> None:
    try:
        fresh.unlink(missing_ok=True)
    except OSError:  # the folder is read-only: then it was never made
        return


def _bring_up_to_date(path: Path, timeout_s: float) -> None:
    connection = connect(path, write=True, timeout_s=timeout_s)
    try:
        old = _is_old(connection)
        if old or path.stat().st_size <= _CHECKED_UP_TO:
            _refuse_damaged(connection)
        if old:
            migrate(connection, path)
    except sqlite3.Error as error:
        raise translated(error) from error
    finally:
        connection.close()


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise translated(_error(sqlite3.SQLITE_CORRUPT))


def _keep_copy(path: Path, version: int) -> None:
    """Put a copy beside the file before it is changed; keep the newest two."""
    copy = path.with_name(f"{path.name}.before-{version + 1:04}")
    copy.unlink(missing_ok=True)
    with closing(connect(path, write=False, timeout_s=1)) as reader:
        reader.execute("VACUUM INTO ?", (str(copy),))
    copies = sorted(path.parent.glob(f"{path.name}.before-*"))
    for old in copies[:-_COPIES_KEPT]:
        old.unlink()


def _error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return error
