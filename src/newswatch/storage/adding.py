"""Storing articles: once each, whatever brings them.

What many articles need is asked of the database once, and written with one statement
a table: a question for each costs more than its answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from newswatch.domain.article import Article, ArticleId
from newswatch.domain.words import whole
from newswatch.ports import AddedArticle
from newswatch.storage import index, stories
from newswatch.storage.article_ids import SYMBOLS_APART
from newswatch.storage.convert import key_of, to_ms
from newswatch.storage.database import Database, Row
from newswatch.storage.free_ids import FreeIds
from newswatch.storage.terms import fold

_SHORTEST_COPY = 40
"""Bytes of text below which two articles are not taken for one: there are many
filings a day titled "Next Day Disclosure Return"."""

_MS_A_DAY = 86_400_000
_TEXTS = (
    "url", "title", "summary", "source", "feed_url", "html", "image_url", "section"
)  # fmt: skip
_KNOWN = """
    SELECT a.{key}, a.id, a.story_id, a.origin_id, o.feed_url, a.title, a.summary
    FROM json_each(?) wanted CROSS JOIN article a ON a.{key} = wanted.value
    JOIN origin o ON o.id = a.origin_id
"""
_MARKS = """
    SELECT s.url_key, s.read_ms, s.starred_ms
    FROM json_each(?) wanted CROSS JOIN article_status s ON s.url_key = wanted.value
"""
_INSERT = "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BODY = "INSERT OR REPLACE INTO article_body (article_id, html) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class _Given:
    """An article to be stored, and what is told by its text."""

    article: Article
    url_key: int
    copy_key: int | None
    folded: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of an article that comes again."""

    id: ArticleId
    story_id: ArticleId
    origin_id: int
    feed_url: str
    title: str
    summary: str


@dataclass(slots=True)
class _Unwritten:
    """Rows that wait to be written together."""

    articles: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    folded: dict[ArticleId, str] = field(default_factory=dict)
    also: list[Row] = field(default_factory=list)


def add(database: Database, articles: Sequence[Article]) -> list[AddedArticle]:
    """Store articles; inside a transaction. In input order."""
    if not articles:
        return []
    adding = _Adding(database, [_given(each) for each in _storable(articles)])
    found = [adding.add(given) for given in adding.given]
    adding.write()
    new = [each.id for each in found if each.new]
    told = stories.join_or_leave(database, new)
    return [
        replace(each, story_id=told[each.id], gathered=True)
        if each.id in told
        else each
        for each in found
    ]


def _given(article: Article) -> _Given:
    text = fold(f"{article.title}\n{article.summary}")
    return _Given(article, key_of(article.url), _copy_key(article, text), text)


def _storable(articles: Sequence[Article]) -> Sequence[Article]:
    """Return articles without lone surrogates, which UTF-8 cannot write."""
    texts = attrgetter(*_TEXTS)
    try:
        "".join(chain.from_iterable(map(texts, articles))).encode()
    except UnicodeEncodeError:
        return [_without_surrogates(each) for each in articles]
    return articles


def _without_surrogates(article: Article) -> Article:
    texts: dict[str, Any] = {name: whole(getattr(article, name)) for name in _TEXTS}
    return replace(article, **texts)


class _Adding:
    """One call of `add`: what it knows of what is stored, and has not written yet."""

    def __init__(self, database: Database, given: Sequence[_Given]) -> None:
        self.given = given
        self._db = database
        urls = {each.url_key for each in given}
        self._by_url = self._known("url_key", urls)
        copies = {each.copy_key for each in given if each.url_key not in self._by_url}
        self._by_copy = self._known("copy_key", copies - {None})
        self._marks = {row[0]: row[1:] for row in self._wanted(_MARKS, urls)}
        new = (g.article for g in given if g.url_key not in self._by_url)
        self._ids = FreeIds(database, (to_ms(each.published) for each in new))
        self._origins: dict[Row, int] = {}
        self._unwritten = _Unwritten()

    def _known(self, key: str, keys: Iterable[int | None]) -> dict[int, _Known]:
        rows = self._wanted(_KNOWN.format(key=key), keys)
        return {row[0]: _Known(*row[1:]) for row in rows}

    def _wanted(self, sql: str, keys: Iterable[int | None]) -> list[Row]:
        return self._db.rows(sql, (json.dumps(list(keys)),))

    def add(self, given: _Given) -> AddedArticle:
        known = self._by_url.get(given.url_key)
        if known is not None:
            return self._again(known, given)
        if given.copy_key is not None:
            known = self._by_copy.get(given.copy_key)
        if known is not None:
            self._add_origin(known, given.article)
            return AddedArticle(known.id, new=False, story_id=known.story_id)
        return self._insert(given)

    def write(self) -> None:
        """Write what waits."""
        rows, self._unwritten = self._unwritten, _Unwritten()
        # Neighbours in the file one after the other.
        self._db.execute_many(_INSERT, sorted(rows.articles))
        self._db.execute_many(_BODY, rows.bodies)
        self._db.execute_many(
            "INSERT OR IGNORE INTO article_also VALUES (?, ?)", rows.also
        )
        index.add(self._db, rows.folded)

    def _again(self, known: _Known, given: _Given) -> AddedArticle:
        """A known URL: another feed's copy, or the same feed's new wording."""
        article = given.article
        same_text = (known.title, known.summary) == (article.title, article.summary)
        changed = known.feed_url == article.feed_url and not same_text
        if changed:
            self._reword(known, given)
        self._add_origin(known, article)
        return AddedArticle(
            known.id, new=False, story_id=known.story_id, changed=changed
        )

    def _reword(self, known: _Known, given: _Given) -> None:
        if known.id in self._unwritten.folded:
            self.write()
        article = given.article
        index.forget(self._db, known.id, f"{known.title}\n{known.summary}")
        self._unwritten.folded[known.id] = given.folded
        self._db.execute("DELETE FROM mention WHERE article_id = ?", (known.id,))
        self._db.execute(
            "UPDATE article SET title = ?, summary = ?, copy_key = ? WHERE id = ?",
            (article.title, article.summary, given.copy_key, known.id),
        )
        self._db.execute("DELETE FROM article_body WHERE article_id = ?", (known.id,))
        self._remember(
            given, replace(known, title=article.title, summary=article.summary)
        )
        if article.html:
            self._unwritten.bodies.append((known.id, article.html))

    def _insert(self, given: _Given) -> AddedArticle:
        article, url_key = given.article, given.url_key
        number = self._ids.take(to_ms(article.published))
        origin = self._origin(article)
        self._unwritten.articles.append(
            (
                number,
                url_key,
                given.copy_key,
                number,
                origin,
                *_times(article),
                *self._marks.get(url_key, (None, None)),
                *_texts(article),
            )
        )
        if article.html:
            self._unwritten.bodies.append((number, article.html))
        self._unwritten.folded[number] = given.folded
        known = _Known(
            number, number, origin, article.feed_url, article.title, article.summary
        )
        self._remember(given, known)
        return AddedArticle(number, new=True, story_id=number, gathered=False)

    def _remember(self, given: _Given, known: _Known) -> None:
        self._by_url[given.url_key] = known
        if given.copy_key is not None:
            self._by_copy.setdefault(given.copy_key, known)

    def _add_origin(self, known: _Known, article: Article) -> None:
        origin = self._origin(article)
        if origin != known.origin_id:
            self._unwritten.also.append((known.id, origin))

    def _origin(self, article: Article) -> int:
        key = (article.source, article.feed_url, article.language)
        if key not in self._origins:
            self._origins[key] = _origin(self._db, key)
        return self._origins[key]


def _times(article: Article) -> Row:
    return (
        to_ms(article.published),
        int(article.published_known),
        to_ms(article.fetched),
    )


def _texts(article: Article) -> Row:
    return (
        article.url,
        article.title,
        article.summary,
        article.image_url,
        SYMBOLS_APART.join(article.symbols),
        article.section,
    )


def _copy_key(article: Article, folded: str) -> int | None:
    """Return the key of source, day (UTC) and text; None if there is little text."""
    if len(folded) < _SHORTEST_COPY and len(folded.encode()) < _SHORTEST_COPY:
        return None
    day = to_ms(article.published) // _MS_A_DAY
    return key_of(article.source, str(day), folded)


def _origin(database: Database, key: Row) -> int:
    row = database.row(
        "SELECT id FROM origin WHERE source = ? AND feed_url = ? AND language = ?", key
    )
    if row is None:
        row = database.row(
            "INSERT INTO origin (source, feed_url, language) VALUES (?, ?, ?)"
            " RETURNING id",
            key,
        )
    assert row is not None
    return int(row[0])
