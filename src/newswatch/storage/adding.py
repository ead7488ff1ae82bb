"""Storing articles: once each, whatever brings them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newswatch.domain.article import Article, ArticleId
from newswatch.ports import AddedArticle
from newswatch.storage import index, stories
from newswatch.storage.article_ids import SYMBOLS_APART, first_id
from newswatch.storage.convert import key_of, to_ms
from newswatch.storage.database import Database, Row
from newswatch.storage.sketches import Sketches
from newswatch.storage.terms import fold

_SHORTEST_COPY = 40
"""Bytes of text below which two articles are not taken for one: there are many
filings a day titled "Next Day Disclosure Return"."""

_TEXTS = ("url", "title", "summary", "source", "feed_url", "html", "image_url")
_MS_A_DAY = 86_400_000
_KNOWN = "SELECT id, story_id, origin_id, title, summary FROM article WHERE"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored of an article that comes again."""

    id: ArticleId
    story_id: ArticleId
    origin_id: int
    title: str
    summary: str


def add(database: Database, articles: Sequence[Article]) -> list[AddedArticle]:
    """Store articles; inside a transaction. In input order."""
    adding = _Adding(database)
    added = [adding.add(_storable(article)) for article in articles]
    adding.finish()
    return added


def _storable(article: Article) -> Article:
    """Return the article without lone surrogates, which UTF-8 cannot write."""
    texts = {name: getattr(article, name) for name in _TEXTS}
    clean = {
        name: text.encode("utf-8", "replace").decode() for name, text in texts.items()
    }
    return article if clean == texts else replace(article, **clean)


class _Adding:
    """One call of `add`. Terms are written at its end."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._sketches = Sketches(database)
        self._unindexed: dict[ArticleId, str] = {}
        self._last_of_second: dict[int, int] = {}

    def add(self, article: Article) -> AddedArticle:
        url_key = key_of(article.url)
        copy_key = _copy_key(article)
        known = self._find("url_key = ?", url_key)
        if known is not None:
            return self._again(known, article, copy_key)
        if copy_key is not None:
            known = self._find("copy_key = ?", copy_key)
        if known is not None:
            _add_origin(self._db, known, article)
            return AddedArticle(known.id, new=False, story_id=known.story_id)
        return self._insert(article, url_key, copy_key)

    def finish(self) -> None:
        self._sketches.write()
        index.add(self._db, self._unindexed)

    def _find(self, condition: str, key: int) -> _Known | None:
        row = self._db.row(f"{_KNOWN} {condition}", (key,))
        return None if row is None else _Known(*row)

    def _again(
        self, known: _Known, article: Article, copy_key: int | None
    ) -> AddedArticle:
        """A known URL: another feed's copy, or the same feed's new wording."""
        same_text = (known.title, known.summary) == (article.title, article.summary)
        first_feed = _feed_url(self._db, known.origin_id)
        changed = first_feed == article.feed_url and not same_text
        if changed:
            self._reword(known, article, copy_key)
        _add_origin(self._db, known, article)
        return AddedArticle(
            known.id, new=False, story_id=known.story_id, changed=changed
        )

    def _reword(self, known: _Known, article: Article, copy_key: int | None) -> None:
        if known.id not in self._unindexed:
            index.forget(self._db, known.id, f"{known.title}\n{known.summary}")
        self._unindexed[known.id] = f"{article.title}\n{article.summary}"
        self._db.execute("DELETE FROM mention WHERE article_id = ?", (known.id,))
        self._db.execute(
            "UPDATE article SET title = ?, summary = ?, copy_key = ? WHERE id = ?",
            (article.title, article.summary, copy_key, known.id),
        )
        _write_body(self._db, known.id, article)

    def _insert(
        self, article: Article, url_key: int, copy_key: int | None
    ) -> AddedArticle:
        number = self._free_id(to_ms(article.published))
        marks = self._db.row(
            "SELECT read_ms, starred_ms FROM article_status WHERE url_key = ?",
            (url_key,),
        )
        origin = _origin(self._db, article)
        self._db.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                url_key,
                copy_key,
                number,
                origin,
                *_times(article),
                *(marks or (None, None)),
                *_texts(article),
            ),
        )
        if article.html:
            _write_body(self._db, number, article)
        self._unindexed[number] = f"{article.title}\n{article.summary}"
        story_id = stories.join(self._db, self._sketches, number, article)
        return AddedArticle(number, new=True, story_id=story_id)

    def _free_id(self, published_ms: int) -> ArticleId:
        """Return the first free id of that second; of the next ones, if it is full."""
        first = first_id(published_ms)
        tried = self._last_of_second.get(first, first - 1) + 1
        taken = self._db.row("SELECT 1 FROM article WHERE id = ?", (tried,))
        if taken is not None:
            tried = self._after_run(tried)
        self._last_of_second[first] = tried
        return ArticleId(tried)

    def _after_run(self, number: int) -> int:
        """Return the first free id after a run of taken ones."""
        row = self._db.row(
            "SELECT id + 1 FROM article a WHERE id >= ? AND NOT EXISTS"
            " (SELECT 1 FROM article b WHERE b.id = a.id + 1) ORDER BY id LIMIT 1",
            (number,),
        )
        assert row is not None
        return int(row[0])


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
    )


def _copy_key(article: Article) -> int | None:
    """Return the key of source, day (UTC) and text; None if there is little text."""
    text = fold(f"{article.title}\n{article.summary}")
    if len(text.encode()) < _SHORTEST_COPY:
        return None
    day = to_ms(article.published) // _MS_A_DAY
    return key_of(article.source, str(day), text)


def _write_body(database: Database, article_id: ArticleId, article: Article) -> None:
    if not article.html:
        database.execute("DELETE FROM article_body WHERE article_id = ?", (article_id,))
        return
    database.execute(
        "INSERT OR REPLACE INTO article_body VALUES (?, ?)", (article_id, article.html)
    )


def _feed_url(database: Database, origin_id: int) -> str:
    row = database.row("SELECT feed_url FROM origin WHERE id = ?", (origin_id,))
    return "" if row is None else str(row[0])


def _origin(database: Database, article: Article) -> int:
    key = (article.source, article.feed_url, article.language)
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


def _add_origin(database: Database, known: _Known, article: Article) -> None:
    origin = _origin(database, article)
    if origin != known.origin_id:
        database.execute(
            "INSERT OR IGNORE INTO article_also VALUES (?, ?)", (known.id, origin)
        )
