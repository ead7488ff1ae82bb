"""A database's opening, its readers and its transactions."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from newswatch.domain.errors import StoreError
from newswatch.storage import schema
from newswatch.storage.database import Database


def test_a_fresh_file_is_ours_in_wal_mode_and_sound(path: Path) -> None:
    with closing(Database.open(path)) as database:
        assert database.row("PRAGMA application_id") == (schema.APPLICATION_ID,)
        assert database.row("PRAGMA journal_mode") == ("wal",)
        assert database.row("PRAGMA foreign_keys") == (1,)
        assert database.row("PRAGMA auto_vacuum") == (2,)
        assert database.check() == []
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    with closing(Database.open(path)) as database:
        assert database.rows("SELECT * FROM watchlist") == []


def test_many_may_create_it_at_the_same_moment(path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: _open_in_a_process(path), range(4)))

    assert opened == [0, 0, 0, 0]
    assert not list(path.parent.glob("*.new-*"))


def _open_in_a_process(path: Path) -> int:
    code = (
        "import sys; from pathlib import Path;"
        "from newswatch.storage.database import Database;"
        "Database.open(Path(sys.argv[1])).close()"
    )
    return subprocess.run([sys.executable, "-c", code, path], check=False).returncode


def test_a_reader_sees_what_is_written_and_writes_nothing(path: Path) -> None:
    with closing(Database.open(path)) as database, closing(database.reader()) as reader:
        database.execute("INSERT INTO watchlist (name, position) VALUES ('Mine', 1)")

        assert reader.row("SELECT name FROM watchlist") == ("Mine",)
        with pytest.raises(StoreError):
            reader.execute("DELETE FROM watchlist")


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_a_reader_keeps_the_locks_of_this_process(path: Path) -> None:
    with closing(Database.open(path)) as database, closing(database.reader()) as reader:
        database.execute("INSERT INTO watchlist (name, position) VALUES ('Mine', 1)")
        assert reader.row("SELECT name FROM watchlist") == ("Mine",)

        # Whoever thinks to be the last to close clears the log away.
        assert _open_in_a_process(path) == 0
        assert path.with_name(f"{path.name}-wal").stat().st_size > 0


def test_memory_has_no_second_connection() -> None:
    with (
        closing(Database.in_memory()) as database,
        pytest.raises(StoreError, match="one connection"),
    ):
        database.reader()


def test_a_locked_database_is_a_sentence(path: Path) -> None:
    with (
        closing(Database.open(path)) as one,
        closing(Database.open(path, timeout_s=0.05)) as other,
        one.transaction(),
        pytest.raises(StoreError, match="busy"),
        other.transaction(),
    ):
        pytest.fail("two write at once")


# --- transactions ------------------------------------------------------------


def notes(database: Database) -> list[str]:
    return [row[0] for row in database.rows("SELECT key FROM note ORDER BY key")]


def write_note(database: Database, key: str) -> None:
    database.execute("INSERT INTO note VALUES (?, '')", (key,))


def test_an_exception_undoes_a_transaction(database: Database) -> None:
    with suppress(KeyError), database.transaction():
        write_note(database, "a")
        raise KeyError
    assert notes(database) == []


def test_an_inner_transaction_can_be_undone_alone(database: Database) -> None:
    with database.transaction():
        write_note(database, "a")
        with suppress(KeyError), database.transaction():
            write_note(database, "b")
            with database.transaction():
                write_note(database, "c")
            raise KeyError
        write_note(database, "d")
    assert notes(database) == ["a", "d"]


def test_a_joined_part_is_undone_with_the_whole_or_not_at_all(
    database: Database,
) -> None:
    with database.joined():
        write_note(database, "alone")
    with suppress(KeyError), database.transaction():
        with database.joined():
            write_note(database, "part")
        raise KeyError
    with suppress(KeyError), database.joined():
        write_note(database, "undone")
        raise KeyError
    assert notes(database) == ["alone"]


def test_a_full_disk_is_a_sentence_and_undoes_everything(path: Path) -> None:
    with closing(Database.open(path)) as database:
        write_note(database, "before")
        pages = database.row("PRAGMA page_count")
        assert pages is not None
        database.execute(f"PRAGMA max_page_count = {pages[0] + 2}")
        with pytest.raises(StoreError, match="disk is full"), database.transaction():
            write_note(database, "x" * 100_000)

        assert notes(database) == ["before"]
        write_note(database, "after")
    with closing(Database.open(path)) as database:
        assert notes(database) == ["after", "before"]


def test_a_reader_sees_one_state_while_another_writes(path: Path) -> None:
    with closing(Database.open(path)) as engine, closing(Database.open(path)) as window:
        write_note(engine, "a")
        with window.snapshot():
            assert notes(window) == ["a"]
            write_note(engine, "b")
            assert notes(window) == ["a"]
        assert notes(window) == ["a", "b"]


def test_a_bug_in_sql_is_not_dressed_up(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.rows("SELECT * FROM nowhere")
