"""Opening, refusing, migrating; transactions."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
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


# --- what is refused, unchanged -------------------------------------------------


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


# --- migrations --------------------------------------------------------------


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first migration alone, to which a test can add."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    shutil.copy(schema._FOLDER / "0001_initial.sql", folder)
    monkeypatch.setattr(schema, "_FOLDER", folder)
    return folder


def test_an_old_database_is_brought_up_to_date_and_a_copy_kept(
    path: Path, scripts: Path
) -> None:
    with closing(Database.open(path)) as old:
        old.execute("INSERT INTO note VALUES ('kept', 'yes')")
    (scripts / "0002_more.sql").write_text(
        "CREATE TABLE more (x INTEGER) STRICT;\nINSERT INTO more VALUES (1);"
    )

    with closing(Database.open(path)) as database:
        assert database.row("PRAGMA user_version") == (2,)
        assert database.row("SELECT x FROM more") == (1,)
        assert database.row("SELECT value FROM note") == ("yes",)

    copy = path.with_name(f"{path.name}.before-0002")
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)
        assert before.execute("SELECT value FROM note").fetchone() == ("yes",)


def test_of_several_that_open_an_old_database_at_once_one_changes_it(
    path: Path, scripts: Path
) -> None:
    with closing(Database.open(path)) as old, old.transaction():
        notes = ((str(number), "x" * 1000) for number in range(2000))
        old.execute_many("INSERT INTO note VALUES (?, ?)", notes)
    (scripts / "0002_more.sql").write_text("CREATE TABLE more (x INTEGER) STRICT;")

    with ThreadPoolExecutor(4) as several:
        opened = list(several.map(Database.open, [path] * 4))

    for database in opened:
        with closing(database):
            assert database.row("PRAGMA user_version") == (2,)
    with closing(sqlite3.connect(f"{path}.before-0002")) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)
        assert before.execute("SELECT count(*) FROM note").fetchone() == (2000,)


def test_a_failing_migration_leaves_every_byte(path: Path, scripts: Path) -> None:
    Database.open(path).close()
    before = path.read_bytes()
    (scripts / "0002_good.sql").write_text("CREATE TABLE more (x INTEGER) STRICT;")
    (scripts / "0003_bad.sql").write_text(
        "INSERT INTO more VALUES (1);\nINSERT INTO nowhere VALUES (1);"
    )

    with pytest.raises(sqlite3.OperationalError, match="no such table: nowhere"):
        Database.open(path)

    assert path.read_bytes() == before


def test_a_migration_that_breaks_a_reference_is_undone(
    path: Path, scripts: Path
) -> None:
    Database.open(path).close()
    before = path.read_bytes()
    (scripts / "0002_bad.sql").write_text(
        "INSERT INTO watchlist_entry VALUES (77, 'BABA', 0);"
    )

    with pytest.raises(StoreError, match="up to date"):
        Database.open(path)

    assert path.read_bytes() == before


def test_only_the_newest_two_copies_are_kept(path: Path, scripts: Path) -> None:
    Database.open(path).close()
    for number in range(2, 6):
        (scripts / f"{number:04}_more.sql").write_text(f"CREATE TABLE t{number} (x);")
        Database.open(path).close()

    copies = sorted(each.name[-4:] for each in path.parent.glob("*.before-*"))
    assert copies == ["0004", "0005"]


def test_statements_are_split_where_sqlite_says() -> None:
    script = "CREATE TABLE a (x); -- one;\nINSERT INTO a\nVALUES ('a;\nb');\n"

    assert len(list(schema.split_statements(script))) == 2
    with pytest.raises(ValueError, match="unfinished"):
        list(schema.split_statements("CREATE TABLE a (x"))


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
