"""Writing the full-text index, some hundred articles at a time.

A transaction of its own for one article costs the index as much as twenty. So an
article waits in a table with its terms, where search looks too, until there are
enough of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newswatch.domain.article import ArticleId
from newswatch.storage.database import Database
from newswatch.storage.terms import completions, terms

ENOUGH = 256
"""Articles that wait at most: looking through them costs a search a millisecond."""

_WAITING = "SELECT article_id, terms FROM article_unindexed"


def add(database: Database, texts: Mapping[ArticleId, str]) -> None:
    """Let articles be found; inside a transaction."""
    rows = [(number, " ".join(terms(text))) for number, text in texts.items()]
    if not rows:
        return
    waiting = database.row("SELECT count(*) FROM article_unindexed")
    assert waiting is not None
    if waiting[0] + len(rows) < ENOUGH:
        database.execute_many("INSERT INTO article_unindexed VALUES (?, ?)", rows)
    else:
        write_waiting(database, rows)


def write_waiting(
    database: Database, more: Iterable[tuple[ArticleId, str]] = ()
) -> None:
    """Write to the index what waits, and `more`; inside a transaction.

    In order of id: the index would otherwise flush what it holds in memory at
    every step back.
    """
    rows = sorted([*database.rows(_WAITING), *more])
    database.execute("DELETE FROM article_unindexed")
    database.execute_many(
        "INSERT INTO article_terms (rowid, terms) VALUES (?, ?)", rows
    )
    words = completions({term for _, found in rows for term in found.split()})
    database.execute_many(
        "INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in sorted(words))
    )


def forget(database: Database, article_id: ArticleId, text: str) -> None:
    """Take an article out of the index, which needs its terms for that."""
    waited = database.execute(
        "DELETE FROM article_unindexed WHERE article_id = ?", (article_id,)
    ).rowcount
    if not waited:
        database.execute(
            "INSERT INTO article_terms (article_terms, rowid, terms)"
            " VALUES ('delete', ?, ?)",
            (article_id, " ".join(terms(text))),
        )
