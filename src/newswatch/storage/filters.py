"""From an `ArticleQuery` to SQL: what drives, and what is tried on each article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from newswatch.domain.query import ArticleQuery
from newswatch.storage.article_ids import first_id
from newswatch.storage.convert import to_ms
from newswatch.storage.database import Database
from newswatch.storage.mentions import entity_numbers
from newswatch.storage.streams import (
    ALSO,
    ENTITY,
    FIRST_ID,
    ORIGIN,
    STARRED,
    STORY,
    TERMS,
    UNREAD,
    WAITING,
    Stream,
)

_FEW_ORIGINS = 64
"""Up to so many combinations of source, feed and language drive; above, the
newest articles are tried one after the other."""

_FEW_ARTICLES = 2000
"""An entity with no more articles than this drives before the text does."""

_FEW_UNREAD = 20_000
"""Up to so many unread articles drive, whatever else is asked; among more of them,
another filter soon finds a page."""

_FOUND = (
    "EXISTS (SELECT 1 FROM article_terms WHERE article_terms MATCH ? AND rowid = a.id)"
)
_FOUND_WAITING = (
    "EXISTS (SELECT 1 FROM article_waiting u"
    " WHERE u.article_id = a.id AND has_terms(?, text))"
)


@dataclass(slots=True)
class Filters:
    """A query, ready to be run.

    Attributes:
        streams: What drives; none: all articles.
        conditions: SQL on article `a`, all of which must hold.
        values: Their parameters, in order.
        leaders_only: A story is judged by its first article alone.
        index: An ``INDEXED BY`` for all articles.
        lowest: No article that matches has an id below this.
    """

    streams: list[Stream] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    leaders_only: bool = False
    index: str = ""
    lowest: int = FIRST_ID

    @property
    def where(self) -> str:
        """The conditions as one."""
        return " AND ".join(self.conditions) or "true"

    @property
    def everything(self) -> bool:
        """Tell whether nothing is filtered."""
        return not (self.streams or self.conditions)

    def drive(self, sql: str, value: str = "", some: Iterable[int] = ()) -> None:
        """Add a stream: of each of `some`, if there are any."""
        numbers = [str(number) for number in some]
        parts = (sql.format(some=each, lowest=self.lowest) for each in numbers)
        whole = sql.format(some=",".join(numbers), lowest=self.lowest)
        self.streams.append(Stream(whole, value, tuple(parts)))

    def need(self, condition: str, *values: object) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.values.extend(values)


NOTHING: Final = Filters()
"""The filters of a query that nothing can match."""


class _Words(NamedTuple):
    """Typed words: what to look up.

    Attributes:
        match: In the index; empty: it has nothing.
        wanted: Among the articles that are not in it yet.
        sign: What all of these contain.
        literals: What the text must contain besides.
        without: What it must not contain.
    """

    match: str = ""
    wanted: str = ""
    sign: str = ""
    literals: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def _words(database: Database, typed: str) -> _Words:
    if not typed.strip():
        return _Words()
    from newswatch.storage.search import expression  # not before someone searches
    from newswatch.storage.terms import parse
    from newswatch.storage.waiting import longest_sign

    text = parse(typed)
    match = expression(database, text)
    sign = longest_sign(text.wanted)
    return _Words(match, text.wanted, sign, text.literals, text.without)


def filters_of(database: Database, query: ArticleQuery) -> Filters:
    """Return how to run `query`."""
    words = _words(database, query.text)
    if query.text.strip() and not words.wanted:
        return NOTHING
    entities = _entities(database, query)
    origins = _origins(database, query)
    if entities == [] or origins == []:
        return NOTHING
    filters = Filters(lowest=_lowest(query))
    _choose_driver(database, filters, query, words, entities, origins)
    _add_marks(filters, query)
    if words.literals:
        filters.need("contains_all(?, a.title, a.summary)", "\n".join(words.literals))
    if words.without:
        without = "\n".join(words.without)
        filters.need("NOT contains_any(?, a.title, a.summary)", without)
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
        filters.drive(STORY, some=[query.story_id])
    elif query.starred:
        filters.drive(STARRED)
    elif query.unread and few_unread(database, beside_text=bool(words.wanted)):
        for sql in UNREAD:
            filters.drive(sql)
    elif entities is not None and (not words.wanted or _rare(database, entities)):
        filters.drive(ENTITY, some=entities)
        entities = None
    elif words.wanted:
        _drive_by_words(filters, words)
        words = _Words()
    elif origins is not None and len(origins) <= _FEW_ORIGINS:
        filters.drive(ORIGIN, some=origins)
        filters.drive(ALSO, some=origins)
        origins = None
    _add_rest(filters, words, entities, origins)


def _drive_by_words(filters: Filters, words: _Words) -> None:
    filters.drive(WAITING.replace("{sign}", words.sign), words.wanted)
    if words.match:
        filters.drive(TERMS, words.match)


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
        filters.need("a.id >= ?", filters.lowest)
        filters.need("a.published_ms >= ?", to_ms(query.since))
    if query.until is not None:
        filters.need("a.published_ms < ?", to_ms(query.until))


def _lowest(query: ArticleQuery) -> int:
    """Ids grow with time; only upwards does one stray from its second."""
    if query.since is None:
        return FIRST_ID
    return first_id(to_ms(query.since))


def few_unread(database: Database, *, beside_text: bool = False) -> bool:
    """Tell whether so few articles are unread that they should drive."""
    most = _FEW_ARTICLES if beside_text else _FEW_UNREAD
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM article INDEXED BY article_unread"
        f" WHERE read_ms IS NULL AND story_id = id LIMIT {most + 1})"
    )
    return row is not None and row[0] <= most


def _rare(database: Database, entities: list[int]) -> bool:
    some = ",".join(map(str, entities))
    row = database.row(
        "SELECT count(*) FROM (SELECT 1 FROM mention"
        f" WHERE entity_id IN ({some}) LIMIT {_FEW_ARTICLES + 1})"
    )
    return row is not None and row[0] <= _FEW_ARTICLES
