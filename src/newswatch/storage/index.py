"""Writing the full-text index, some hundred articles at a time.

A transaction of its own for one article costs the index as much as twenty, and
cutting its text into terms as much as storing it. So an article waits in a table
with its folded text, which search looks through (`waiting`), until somebody has time
to write some hundred of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from newswatch.domain.article import ArticleId
from newswatch.storage.database import Database, Row
from newswatch.storage.streams import FIRST_ID
from newswatch.storage.terms import completions, fold, terms_of, version

ENOUGH = 256
"""So many articles are written at once, and fewer wait: looking through them costs
a search half a millisecond."""

TERMS: Final = "search.terms"
"""The note that tells by which rules the terms of the index were cut."""

_PROGRESS = "search.next"
_WAITING = (
    "SELECT article_id, text, number FROM article_waiting ORDER BY number LIMIT ?"
)
_DUE = "SELECT 1 FROM article_waiting LIMIT 1 OFFSET ?"

Table = Literal["article_terms", "article_terms_next"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index that is made anew has come (`reindex`).

    Attributes:
        version: Of the rules by which its terms are cut.
        last: Articles up to this id are in it.
    """

    version: str
    last: int = FIRST_ID


def add(database: Database, folded: Mapping[ArticleId, str]) -> None:
    """Let articles be found by their folded texts; inside a transaction."""
    if not folded:
        return
    if get_note(database, TERMS) is None:
        set_note(database, TERMS, version())
    database.execute_many(
        "INSERT INTO article_waiting (article_id, text) VALUES (?, ?)", folded.items()
    )


def forget(database: Database, article_id: ArticleId, text: str) -> None:
    """Take an article out of the index, which needs its terms for that."""
    waited = database.execute(
        "DELETE FROM article_waiting WHERE article_id = ?", (article_id,)
    ).rowcount
    if waited:
        return
    found = " ".join(terms_of(fold(text)))
    for table in _tables(database, article_id):
        database.execute(
            f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)",
            (article_id, found),
        )


def is_due(database: Database) -> bool:
    """Tell whether so many articles wait that they are worth a transaction."""
    return database.row(_DUE, (ENOUGH - 1,)) is not None


def write_waiting(database: Database) -> int:
    """Write to the index what has waited longest; inside a transaction.

    Returns:
        How many articles were written: `ENOUGH` at most.
    """
    waiting = database.rows(_WAITING, (ENOUGH,))
    if not waiting:
        return 0
    folded = [(number, text) for number, text, _ in waiting]
    database.execute("DELETE FROM article_waiting WHERE number <= ?", waiting[-1][2:])
    write(database, "article_terms", folded)
    begun = progress(database)
    if begun is not None:
        past = [each for each in folded if each[0] <= begun.last]
        write(database, "article_terms_next", past)
    return len(folded)


def write(
    database: Database, table: Table, folded: Iterable[tuple[ArticleId, str]]
) -> None:
    """Write articles to an index by their folded texts; inside a transaction.

    In order of id: it would otherwise flush what it holds in memory at every
    step back.
    """
    rows: list[Row] = []
    found: set[str] = set()
    for article_id, text in sorted(folded):
        terms = terms_of(text)
        found |= terms
        rows.append((article_id, " ".join(terms)))
    database.execute_many(f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", rows)
    words = sorted(completions(found))
    database.execute_many(
        "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in words)
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
