"""A database in a real file, and one in memory where the file does not matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from newswatch.domain.article import ArticleId
from newswatch.storage import index
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database can be made."""
    return tmp_path / "profile" / "newswatch.sqlite3"


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database.in_memory()
    yield database
    database.close()


@pytest.fixture(scope="module")
def kept_database() -> Iterator[Database]:
    """One for all examples of a property: each clears what it uses."""
    database = Database.in_memory()
    yield database
    database.close()


@pytest.fixture
def articles(database: Database) -> ArticleStore:
    return ArticleStore(database)


@pytest.fixture(params=[True, False], ids=["indexed", "waiting"])
def each_form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are in the index at once, or wait to be written to it."""
    if request.param:
        add = index.add

        def add_and_write(database: Database, folded: Mapping[ArticleId, str]) -> None:
            add(database, folded)
            while index.write_waiting(database):
                pass

        monkeypatch.setattr(index, "add", add_and_write)
