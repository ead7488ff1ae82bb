"""Keeps copies of what the user made, and checks one before it is put back."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

from newswatch import paths
from newswatch.domain.article import Article
from newswatch.domain.errors import StoreDamaged, StoreError
from newswatch.domain.query import ArticleQuery
from newswatch.storage import copies, schema
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database

TABLES = (
    "listing",
    "watchlist",
    "watchlist_entry",
    "lot",
    "import_row",
    "user_alias",
    "feed",
)
_PAGE = 500


def keep_copy(path: Path, day: date) -> Path | None:
    """Make the day's copy of the database at `path` anew; keep a few days'.

    It holds watchlists, lots, listings, names taught or blocked, feeds, and the
    starred articles. The settings, a file of their own, are copied beside it.

    Returns:
        The copy; None while there is nothing to keep.

    Raises:
        StoreError: If the disk does not let us; earlier copies are untouched.
    """
    copy = copies.path_of(path, day)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not _write(copy, path):
            return None
        _copy_settings(path, copy)
        _let_go(copies.all_copies(path)[: -copies.KEPT])
    except OSError as error:
        raise StoreError(
            "No copy of your watchlists and lots could be kept",
            f"{error.strerror}: {copy}",
        ) from error
    return copy


def _write(copy: Path, path: Path) -> bool:
    """Put the copy in place whole; False if there is nothing to keep."""
    fresh = copy.with_name(f"{copy.name}.new-{os.getpid()}")
    try:
        filled = _fill(fresh, path)
        if filled:
            paths.replace(fresh, copy)
    finally:
        fresh.unlink(missing_ok=True)
    return filled


def restore(path: Path, copy: Path | None = None) -> tuple[Path, Path | None]:
    """Put `copy`, or the newest, in the place of the database at `path`.

    Returns:
        The copy taken, and where the old database is now (None: there was none).

    Raises:
        StoreError: If there is no sound copy. Nothing has been changed then.
    """
    chosen = copy or copies.newest(path)
    if chosen is None:
        raise StoreError(
            "There is no copy to put back",
            f"None is in the profile ({copies.folder(path)}).",
        )
    _refuse_unsound(chosen)
    return chosen, copies.put_back(chosen, path)


def _refuse_unsound(copy: Path) -> None:
    schema.refuse_strangers(copy)
    connection = schema.connect(copy, write=False, timeout_s=1)
    try:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    finally:
        connection.close()
    if not sound:
        raise StoreDamaged("The copy is damaged", f"Choose another: {copy.parent}")


def _fill(fresh: Path, path: Path) -> bool:
    """Write a database with the user's tables; False if they are all empty."""
    made = Database.open(fresh)
    try:
        made.execute(
            "ATTACH DATABASE ? AS kept", (f"{schema.uri(path.resolve())}?mode=ro",)
        )
        with made.transaction():
            for table in TABLES:
                made.execute(f"INSERT INTO main.{table} SELECT * FROM kept.{table}")
            made.execute(
                "INSERT INTO main.article_status SELECT * FROM kept.article_status"
                " WHERE starred_ms IS NOT NULL"
            )
        made.execute("DETACH kept")
        ArticleStore(made).add_articles(_starred(path))
        return any(_has_rows(made, table) for table in TABLES)
    finally:
        made.close()


def _has_rows(database: Database, table: str) -> bool:
    return database.row(f"SELECT EXISTS (SELECT 1 FROM {table})") == (1,)


def _starred(path: Path) -> list[Article]:
    database = Database(schema.connect(path, write=False, timeout_s=5), path)
    try:
        news, found = ArticleStore(database), []
        query = ArticleQuery(starred=True, stories=False)
        page = news.page(query, limit=_PAGE)
        while page:
            found += [row.stored.article for row in page]
            page = news.page(query, before=page[-1].id, limit=_PAGE)
        return found
    finally:
        database.close()


def _copy_settings(path: Path, copy: Path) -> None:
    settings = path.with_name("settings.json")
    if settings.exists():
        beside = copy.with_suffix(".settings.json")
        beside.write_bytes(settings.read_bytes())


def _let_go(old: list[Path]) -> None:
    for copy in old:
        copy.unlink()
        copy.with_suffix(".settings.json").unlink(missing_ok=True)
