"""Writing the full-text index, some hundred articles at a time.

A transaction of its own for one article costs the index as much as twenty. So an
article waits in a table with its terms, where search looks too, until there are
enough of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from newswatch.domain.article import ArticleId
from newswatch.storage.database import Database
from newswatch.storage.streams import FIRST_ID
from newswatch.storage.terms import completions, terms, version

ENOUGH = 256
"""Articles that wait at most: looking through them costs a search a millisecond."""

TERMS: Final = "search.terms"
"""The note that tells by which rules the terms of the index were cut."""

_PROGRESS = "search.next"
_WAITING = "SELECT article_id, terms FROM article_unindexed"

Table = Literal["article_terms", "article_terms_next"]
Rows = Sequence[tuple[ArticleId, str]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index that is made anew has come (`reindex`).

    Attributes:
        version: Of the rules by which its terms are cut.
        last: Articles up to this id are in it.
    """

    version: str
    last: int = FIRST_ID


def add(database: Database, texts: Mapping[ArticleId, str]) -> None:
    """Let articles be found; inside a transaction."""
    rows = term_rows(texts.items())
    if not rows:
        return
    waiting = database.row("SELECT count(*) FROM article_unindexed")
    assert waiting is not None
    if waiting[0] == 0 and get_note(database, TERMS) is None:
        set_note(database, TERMS, version())
    if waiting[0] + len(rows) < ENOUGH:
        database.execute_many("INSERT INTO article_unindexed VALUES (?, ?)", rows)
    else:
        write_waiting(database, rows)


def forget(database: Database, article_id: ArticleId, text: str) -> None:
    """Take an article out of the index, which needs its terms for that."""
    waited = database.execute(
        "DELETE FROM article_unindexed WHERE article_id = ?", (article_id,)
    ).rowcount
    if waited:
        return
    found = " ".join(terms(text))
    for table in _tables(database, article_id):
        database.execute(
            f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)",
            (article_id, found),
        )


def term_rows(texts: Iterable[tuple[ArticleId, str]]) -> Rows:
    """Return ids with their terms, apart by a space."""
    return [(number, " ".join(terms(text))) for number, text in texts]


def write_waiting(database: Database, more: Rows = ()) -> None:
    """Write to the index what waits, and `more`; inside a transaction."""
    rows = [*database.rows(_WAITING), *more]
    database.execute("DELETE FROM article_unindexed")
    write(database, "article_terms", rows)
    begun = progress(database)
    if begun is not None:
        past = [row for row in rows if row[0] <= begun.last]
        write(database, "article_terms_next", past)


def write(database: Database, table: Table, rows: Rows) -> None:
    """Write articles to an index; inside a transaction.

    In order of id: it would otherwise flush what it holds in memory at every
    step back.
    """
    database.execute_many(
        f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", sorted(rows)
    )
    words = completions({term for _, found in rows for term in found.split()})
    database.execute_many(
        "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in sorted(words))
    )


def progress(database: Database) -> Progress | None:
    """Return how far a new index has come; None if none is being made."""
    note = get_note(database, _PROGRESS)
    if note is None:
        return None
    made_by, last = note.split()
    return Progress(made_by, int(last))


def set_progress(database: Database, now: Progress | None) -> None:
    """Note how far a new index has come; inside a transaction."""
    noted = None if now is None else f"{now.version} {now.last}"
    set_note(database, _PROGRESS, noted)


def get_note(database: Database, key: str) -> str | None:
    """Return what was noted; None if nothing was."""
    row = database.row("SELECT value FROM note WHERE key = ?", (key,))
    return None if row is None else str(row[0])


def set_note(database: Database, key: str, value: str | None) -> None:
    """Note something, or forget it; inside a transaction."""
    if value is None:
        database.execute("DELETE FROM note WHERE key = ?", (key,))
    else:
        database.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))


def _tables(database: Database, article_id: ArticleId) -> list[Table]:
    begun = progress(database)
    both = begun is not None and article_id <= begun.last
    return ["article_terms", "article_terms_next"] if both else ["article_terms"]
