"""An old database is brought up to date, or left as it was."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from newswatch.domain.article import ArticleId
from newswatch.domain.errors import StoreError
from newswatch.domain.query import ArticleQuery
from newswatch.storage import schema
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

SHIPPED = schema._FOLDER


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


def test_only_a_large_database_of_an_older_form_takes_long(
    path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not schema.takes_long(path)
    Database.open(path).close()
    monkeypatch.setattr(schema, "_CHECKED_UP_TO", 0)
    assert not schema.takes_long(path)
    (scripts / "0002_more.sql").write_text("CREATE TABLE more (x INTEGER) STRICT;")
    assert schema.takes_long(path)
    monkeypatch.setattr(schema, "_CHECKED_UP_TO", 1_000_000_000)
    assert not schema.takes_long(path)


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


def test_bodies_and_what_waits_outlive_a_change_of_their_order(
    path: Path, scripts: Path
) -> None:
    for script in sorted(SHIPPED.glob("000[2-9]_*.sql")):
        shutil.copy(script, scripts)
    with closing(Database.open(path)) as old:
        old.execute("INSERT INTO origin VALUES (1, 'Wire', 'https://a.example', 'en')")
        for number in (7, 3):
            old.execute(
                "INSERT INTO article VALUES (:id, :id, NULL, :id, 1, 0, 1, 0, NULL,"
                " NULL, 'https://a.example/' || :id, 'Told', '', '', '', '')",
                {"id": number},
            )
            body, text = (number, f"<b>{number}</b>"), (number, f"told {number}")
            old.execute("INSERT INTO article_body VALUES (?, ?)", body)
            old.execute("INSERT INTO article_waiting VALUES (?, ?)", text)
    shutil.copy(SHIPPED / "0010_in_order_of_arrival.sql", scripts)

    with closing(Database.open(path)) as database:
        articles = ArticleStore(database)
        whole = articles.article(ArticleId(3))
        assert whole is not None
        assert whole.stored.article.html == "<b>3</b>"
        assert articles.ids(ArticleQuery(text="told 7")) == [7]
        database.execute("DELETE FROM article WHERE id = 7")
        for table in ("article_body", "article_waiting"):
            assert database.rows(f"SELECT article_id FROM {table}") == [(3,)]


def test_statements_are_split_where_sqlite_says() -> None:
    script = "CREATE TABLE a (x); -- one;\nINSERT INTO a\nVALUES ('a;\nb');\n"

    assert len(list(schema.split_statements(script))) == 2
    with pytest.raises(ValueError, match="unfinished"):
        list(schema.split_statements("CREATE TABLE a (x"))
