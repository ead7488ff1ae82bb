"""What drives a query: SQL that gives ids of articles, which others then thin out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

FIRST_ID: Final = -(2**62)
"""Below every id."""

TERMS: Final = (
    "SELECT rowid AS id FROM article_terms WHERE article_terms MATCH ?"
    " AND rowid >= {lowest}"
)
WAITING: Final = (
    "SELECT article_id AS id FROM article_waiting"
    " WHERE text GLOB '*{sign}*' AND has_terms(?, text) AND article_id >= {lowest}"
)
"""`sign` stands in all texts that are sought: SQLite itself leaves out the others."""

ENTITY: Final = (
    "SELECT article_id AS id FROM mention WHERE entity_id IN ({some})"
    " AND article_id >= {lowest}"
)
ORIGIN: Final = "SELECT id FROM article WHERE origin_id IN ({some}) AND id >= {lowest}"
ALSO: Final = (
    "SELECT article_id AS id FROM article_also WHERE origin_id IN ({some})"
    " AND article_id >= {lowest}"
)
STARRED: Final = (
    "SELECT id FROM article INDEXED BY article_starred"
    " WHERE starred_ms IS NOT NULL AND id >= {lowest}"
)
STORY: Final = (
    "SELECT id FROM article WHERE (id = {some} OR (story_id = {some}"
    " AND story_id <> id)) AND id >= {lowest}"
)
UNREAD: Final = (
    """
    SELECT id FROM article INDEXED BY article_unread
    WHERE read_ms IS NULL AND story_id = id AND id >= {lowest}
    """,
    """
    SELECT id FROM article INDEXED BY article_unread_copy
    WHERE read_ms IS NULL AND story_id <> id AND id >= {lowest}
    """,
)
"""Together all unread articles."""


class Stream(NamedTuple):
    """SQL that gives ids of articles.

    Attributes:
        sql: For all of them, in any order.
        value: Its parameter, if it has one.
        parts: The same ids; each of these can be read in order of id.
    """

    sql: str
    value: str = ""
    parts: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[object, ...]:
        """The parameters of `sql`, and of each part."""
        return (self.value,) if self.value else ()

    @property
    def ordered(self) -> Iterator[str]:
        """SQL that gives ids below its last parameter, newest first."""
        for part in self.parts or (self.sql,):
            yield f"SELECT id FROM ({part}) WHERE id < ? ORDER BY id DESC"


def all_unread() -> str:
    """Return SQL for the ids of all unread articles."""
    return " UNION ALL ".join(sql.format(lowest=FIRST_ID) for sql in UNREAD)
