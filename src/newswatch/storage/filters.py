"""From an `ArticleQuery` to SQL: what drives, and what is tried on each article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from newswatch.domain.query import ArticleQuery
from newswatch.storage.convert import to_ms
from newswatch.storage.database import Database
from newswatch.storage.mentions import entity_numbers

_FEW_ORIGINS = 64
"""Up to so many combinations of source, feed and language drive; above, the
newest articles are tried one after the other."""

_FEW_ARTICLES = 2000
"""An entity with no more articles than this drives before the text does."""

_TERMS = (
    "SELECT rowid FROM article_terms WHERE article_terms MATCH ? AND rowid < ?"
    " ORDER BY rowid DESC"
)
_WAITING = (
    "SELECT article_id FROM article_unindexed"
    " WHERE has_terms(?, terms) AND article_id < ? ORDER BY article_id DESC"
)
_FOUND = (
    "EXISTS (SELECT 1 FROM article_terms WHERE article_terms MATCH ? AND rowid = a.id)"
)
_FOUND_WAITING = (
    "EXISTS (SELECT 1 FROM article_unindexed u"
    " WHERE u.article_id = a.id AND has_terms(?, terms))"
)
_ENTITY = (
    "SELECT article_id FROM mention WHERE entity_id = ? AND article_id < ?"
    " ORDER BY article_id DESC"
)
_ORIGIN = "SELECT id FROM article WHERE origin_id = ? AND id < ? ORDER BY id DESC"
_ALSO = (
    "SELECT article_id FROM article_also WHERE origin_id = ? AND article_id < ?"
    " ORDER BY article_id DESC"
)
_STARRED = (
    "SELECT id FROM article INDEXED BY article_starred"
    " WHERE starred_ms IS NOT NULL AND id < ? ORDER BY id DESC"
)
_STORY = (
    "SELECT id FROM article WHERE (id = ?1 OR (story_id = ?1 AND story_id <> id))"
    " AND id < ?2 ORDER BY id DESC"
)

Stream = tuple[str, tuple[object, ...]]
"""SQL that gives ids, newest first, and its parameters but the last: the id that
all of them lie below."""


@dataclass(slots=True)
class Filters:
    """A query, ready to be run.

    Attributes:
        streams: What drives; empty: all articles.
        conditions: SQL on article `a`, all of which must hold.
        values: Their parameters, in order.
        leaders_only: A story is judged by its first article alone.
        index: An ``INDEXED BY`` for all articles.
    """

    streams: list[Stream] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    leaders_only: bool = False
    index: str = ""

    @property
    def where(self) -> str:
        """The conditions as one."""
        return " AND ".join(self.conditions) or "true"

    @property
    def everything(self) -> bool:
        """Tell whether nothing is filtered."""
        return not (self.streams or self.conditions)

    def need(self, condition: str, *values: object) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.values.extend(values)


NOTHING: Final = Filters()
"""The filters of a query that nothing can match."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Typed words: what to look up.

    Attributes:
        match: In the index; empty: it has nothing.
        wanted: Among the articles that are not in it yet.
        literals: What the text must contain besides.
    """

    match: str = ""
    wanted: str = ""
    literals: tuple[str, ...] = ()


def _words(database: Database, typed: str) -> _Words:
    if not typed.strip():
        return _Words()
    from newswatch.storage.search import expression  # not before someone searches
    from newswatch.storage.terms import parse

    text = parse(typed)
    return _Words(expression(database, text), text.wanted, text.literals)


def filters_of(database: Database, query: ArticleQuery) -> Filters:
    """Return how to run `query`."""
    words = _words(database, query.text)
    if query.text.strip() and not words.wanted:
        return NOTHING
    entities = _entities(database, query)
    origins = _origins(database, query)
    if entities == [] or origins == []:
        return NOTHING
    filters = Filters()
    _choose_driver(database, filters, query, words, entities, origins)
    _add_marks(filters, query)
    if words.literals:
        filters.need("contains_all(?, a.title, a.summary)", "\n".join(words.literals))
    filters.leaders_only = (
        not words.wanted and entities is None and origins is None and not query.starred
    )
    if filters.leaders_only and query.unread:
        filters.index = "INDEXED BY article_unread"
    return filters


def _entities(database: Database, query: ArticleQuery) -> list[int] | None:
    if query.entity_ids is None:
        return None
    return entity_numbers(database, query.entity_ids)


def _origins(database: Database, query: ArticleQuery) -> list[int] | None:
    """Return the origins that sources and languages leave; None: no such filter."""
    if not (query.sources or query.languages):
        return None
    conditions = ["true"]
    values: list[str] = []
    for column, wanted in (("source", query.sources), ("language", query.languages)):
        if wanted:
            conditions.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values.extend(wanted)
    sql = f"SELECT id FROM origin WHERE {' AND '.join(conditions)}"
    return [int(row[0]) for row in database.rows(sql, values)]


def _choose_driver(
    database: Database,
    filters: Filters,
    query: ArticleQuery,
    words: _Words,
    entities: list[int] | None,
    origins: list[int] | None,
) -> None:
    """Let the filter drive that leaves least; make conditions of the others."""
    if query.story_id is not None:
        filters.streams = [(_STORY, (query.story_id,))]
    elif query.starred:
        filters.streams = [(_STARRED, ())]
    elif entities is not None and (not words.wanted or _rare(database, entities)):
        filters.streams = [(_ENTITY, (number,)) for number in entities]
        entities = None
    elif words.wanted:
        filters.streams = _streams(words)
        words = _Words()
    elif origins is not None and len(origins) <= _FEW_ORIGINS:
        filters.streams = [(sql, (n,)) for n in origins for sql in (_ORIGIN, _ALSO)]
        origins = None
    _add_rest(filters, words, entities, origins)


def _streams(words: _Words) -> list[Stream]:
    waiting: list[Stream] = [(_WAITING, (words.wanted,))]
    return [*waiting, (_TERMS, (words.match,))] if words.match else waiting


def _add_rest(
    filters: Filters,
    words: _Words,
    entities: list[int] | None,
    origins: list[int] | None,
) -> None:
    if origins is not None:
        some = ",".join(map(str, origins))
        filters.need(
            f"(a.origin_id IN ({some}) OR EXISTS (SELECT 1 FROM article_also o"
            f" WHERE o.article_id = a.id AND o.origin_id IN ({some})))"
        )
    if entities is not None:
        some = ",".join(map(str, entities))
        filters.need(
            "EXISTS (SELECT 1 FROM mention m"
            f" WHERE m.article_id = a.id AND m.entity_id IN ({some}))"
        )
    if words.match:
        filters.need(f"({_FOUND} OR {_FOUND_WAITING})", words.match, words.wanted)
    elif words.wanted:
        filters.need(_FOUND_WAITING, words.wanted)


def _add_marks(filters: Filters, query: ArticleQuery) -> None:
    if query.unread:
        filters.need("a.read_ms IS NULL")
    if query.starred:
        filters.need("a.starred_ms IS NOT NULL")
    if query.since is not None:
        filters.need("a.published_ms >= ?", to_ms(query.since))
    if query.until is not None:
        filters.need("a.published_ms < ?", to_ms(query.until))


def _rare(database: Database, entities: list[int]) -> bool:
    some = ",".join(map(str, entities))
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM mention"
        f" WHERE entity_id IN ({some}) LIMIT {_FEW_ARTICLES + 1})"
    )
    return row is not None and row[0] <= _FEW_ARTICLES
