"""Making the search index anew when the rules change by which terms are cut.

The new index grows beside the one in use, a few articles at a time, so that nobody
waits and search goes on; how far it has come is noted with every step, so that it
goes on after an end of the program. Then it takes the other's place.
"""

from __future__ import annotations

from collections.abc import Iterator

from newswatch.storage import index
from newswatch.storage.database import Database
from newswatch.storage.terms import fold, version

_CHUNK = 100
"""Articles in one transaction: some 40 ms."""

_PAGES = 500
"""Pieces of the old index deleted in one transaction."""

_TEXTS = (
    "SELECT id, title || char(10) || summary FROM article WHERE id > ?"
    " AND NOT EXISTS (SELECT 1 FROM article_waiting w WHERE w.article_id = id)"
    " ORDER BY id LIMIT ?"
)
"""What waits for the index is written to both when its turn comes."""

_WAITING = """
    SELECT a.id, a.title || char(10) || a.summary
    FROM article_waiting w JOIN article a ON a.id = w.article_id
"""
_CREATE = """
    CREATE VIRTUAL TABLE article_terms_next USING fts5 (
        terms, content = '', detail = none, columnsize = 0,
        tokenize = "ascii tokenchars '_'"
    )
"""
_TAKE_PLACE = (
    "ALTER TABLE article_terms RENAME TO article_terms_old",
    "ALTER TABLE article_terms_next RENAME TO article_terms",
)
_CLEAR = """
    DELETE FROM article_terms_old_data WHERE id IN (
        SELECT id FROM article_terms_old_data WHERE id > 10 LIMIT ?)
"""
"""FTS5 reads its first two records even before it deletes all of them."""


def steps(database: Database) -> Iterator[int]:
    """Bring the index up to date; yield after each short transaction.

    Yields:
        How many articles were indexed by it.
    """
    yield from _drop_old(database)
    noted = index.get_note(database, index.TERMS)
    if noted is None or noted == version():
        return
    _begin(database)
    while done := _go_on(database):
        yield done
    _finish(database)
    yield from _drop_old(database)


def _begin(database: Database) -> None:
    """Start a new index, unless one by the same rules was begun before."""
    begun = index.progress(database)
    if begun is not None and begun.version == version():
        return
    with database.transaction():
        database.execute("DROP TABLE IF EXISTS article_terms_next")
        database.execute(_CREATE)
        _fold_waiting(database)
        index.set_progress(database, index.Progress(version()))


def _fold_waiting(database: Database) -> None:
    """Fold anew what waits for the index: it may have been folded by other rules."""
    rows = database.rows(_WAITING)
    database.execute_many(
        "UPDATE article_waiting SET text = ? WHERE article_id = ?",
        ((fold(text), number) for number, text in rows),
    )


def _go_on(database: Database) -> int:
    with database.transaction():
        begun = index.progress(database)
        assert begun is not None
        rows = database.rows(_TEXTS, (begun.last, _CHUNK))
        folded = [(number, fold(text)) for number, text in rows]
        index.write(database, "article_terms_next", folded)
        if rows:
            index.set_progress(database, index.Progress(version(), rows[-1][0]))
    return len(rows)


def _finish(database: Database) -> None:
    with database.transaction():
        for statement in _TAKE_PLACE:
            database.execute(statement)
        index.set_note(database, index.TERMS, version())
        index.set_progress(database, None)


def _drop_old(database: Database) -> Iterator[int]:
    """Give back what the old index took: at once, others would wait for it."""
    if not database.row("SELECT 1 FROM sqlite_master WHERE name = 'article_terms_old'"):
        return
    while True:
        with database.transaction():
            if not database.execute(_CLEAR, (_PAGES,)).rowcount:
                database.execute("DROP TABLE article_terms_old")
                return
        yield 0
