"""What is no sound database of ours is refused, and stays as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from newswatch.domain.errors import StoreError
from newswatch.storage import schema
from newswatch.storage.database import Database


def refused(path: Path, *, write: bool = True) -> StoreError:
    """Open, see it refused, and see that nothing was changed."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Database.open(path, write=write)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if "-wal" not in p.name] == [
        path.name
    ]
    return caught.value


@pytest.mark.parametrize("write", [True, False])
def test_a_text_file_is_refused(path: Path, *, write: bool) -> None:
    path.parent.mkdir()
    path.write_text("not a database at all\n" * 100)

    assert "damaged or not a database" in refused(path, write=write).title


@pytest.mark.parametrize("write", [True, False])
def test_another_programs_database_is_refused(path: Path, *, write: bool) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")

    assert refused(path, write=write).title == "The file belongs to another program"


def test_a_newer_database_is_refused(path: Path) -> None:
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 9999")

    assert refused(path).title == "The database was made by a newer Newswatch"


def test_a_damaged_database_is_refused(path: Path) -> None:
    with closing(Database.open(path)) as database:
        database.execute_many(
            "INSERT INTO note VALUES (?, ?)", ((f"{i}", "x" * 400) for i in range(500))
        )
    damaged = bytearray(path.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 30_000] = os.urandom(30_000)
    path.write_bytes(damaged)

    assert refused(path).title == "The database is damaged"


def test_damage_found_while_reading_is_a_sentence_too(path: Path) -> None:
    with closing(Database.open(path)) as database:
        database.execute_many(
            "INSERT INTO note VALUES (?, ?)", ((f"{i}", "x" * 400) for i in range(500))
        )
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size - size // 4)
        file.write(os.urandom(size // 4))

    with (
        closing(Database.open(path, write=False)) as database,
        pytest.raises(StoreError, match="damaged"),
    ):
        database.rows("SELECT * FROM note")


def test_a_missing_file_is_not_made_for_reading_only(path: Path) -> None:
    with pytest.raises(StoreError, match="no database yet"):
        Database.open(path, write=False)
    assert not path.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o644), (0o755, 0o444)])
def test_read_only_file_or_folder_is_one_sentence(
    tmp_path: Path, folder: int, file: int
) -> None:
    path = tmp_path / "database"
    Database.open(path).close()
    path.chmod(file)
    tmp_path.chmod(folder)

    try:
        said = _as_nobody(f"Database.open(Path({str(path)!r}))", tmp_path)
    finally:
        tmp_path.chmod(0o755)

    assert said == "The database cannot be written"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_a_folder_in_which_nothing_can_be_made_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        said = _as_nobody(f"Database.open(Path({str(tmp_path / 'new')!r}))", tmp_path)
    finally:
        tmp_path.chmod(0o755)

    assert said in {"The database cannot be created", "The database cannot be opened"}


def _as_nobody(statement: str, folder: Path) -> str:
    """Run a statement as a user with no special rights; return the error's title."""
    code = f"""
        import os
        from pathlib import Path
        from newswatch.domain.errors import StoreError
        from newswatch.storage.database import Database
        if os.geteuid() == 0:
            os.chown({str(folder)!r}, 65534, 65534)
            for each in Path({str(folder)!r}).iterdir():
                os.chown(each, 65534, 65534)
            for parent in Path({str(folder)!r}).parents:
                if parent.stat().st_uid == 0 and str(parent).count("/") > 1:
                    parent.chmod(parent.stat().st_mode | 0o055)
            os.setuid(65534)
        try:
            {statement}
        except StoreError as error:
            print(error.title)
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout.strip()


def test_what_cannot_be_opened_in_a_read_only_folder_is_called_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "newswatch.sqlite3"
    Database.open(path).close()
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN

    assert "folder is missing" in str(schema.explained(error, path))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "read-only" in str(schema.explained(error, path))
