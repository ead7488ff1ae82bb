"""From a text query to one FTS5 expression."""

from __future__ import annotations

from newswatch.storage.database import Database
from newswatch.storage.terms import PREFIXES, TextQuery

_MOST_WORDS = 200
"""A beginning that more words than this share is left to FTS5, which then
collects all their articles before it gives the newest."""

_LAST = "\U0010ffff"


def expression(database: Database, query: TextQuery) -> str:
    """Return what the index is asked; empty if nothing is, or can be found."""
    parts = list(query.all_of)
    if query.beginning:
        completed = _completed(database, query.beginning)
        if not completed:
            return ""
        parts.append(completed)
    return " AND ".join(parts)


def _completed(database: Database, beginning: str) -> str:
    """Return an expression for all words that start so; empty if there is none.

    Terms side by side are merged lazily, newest first; an FTS5 prefix is not.
    """
    short = len(beginning) < PREFIXES[-1]
    terms = (_groups if short else _words)(database, beginning)
    if len(terms) > _MOST_WORDS:
        return f'"{beginning}" *'
    return f"({' OR '.join(terms)})" if terms else ""


def _words(database: Database, beginning: str) -> list[str]:
    rows = database.rows(
        "SELECT text FROM word WHERE text >= ? AND text < ? LIMIT ?",
        (beginning, beginning + _LAST, _MOST_WORDS + 1),
    )
    return [f'"{row[0]}"' for row in rows]


def _groups(database: Database, beginning: str) -> list[str]:
    """Return the longer beginnings that are terms, and the words that are shorter.

    Three letters begin thousands of words, but few beginnings of four letters.
    """
    rows = database.rows(
        "SELECT DISTINCT substr(text, 1, :longest), length(text) > :longest FROM word"
        " WHERE text >= :first AND text < :end",
        {"first": beginning, "end": beginning + _LAST, "longest": PREFIXES[-1]},
    )
    return [f'"_{text}"' if longer else f'"{text}"' for text, longer in rows]
