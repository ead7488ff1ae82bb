"""A database in a real file, and one in memory where the file does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture(params=[1, 64], ids=["indexed", "waiting"])
def each_form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are in the index at once, or wait to be written to it."""
    monkeypatch.setattr(index, "ENOUGH", request.param)
