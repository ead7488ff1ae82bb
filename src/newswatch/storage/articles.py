"""Articles: storing them once, their mentions, what the user did with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final

from newswatch import ports
from newswatch.domain import health
from newswatch.domain.article import Article, ArticleId
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Mention
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.storage import loading, marks, pages
from newswatch.storage.database import Database
from newswatch.storage.mentions import write_mentions

MOST_UNREAD: Final = 1000
"""Unread stories of one entity are counted up to here."""


class ArticleStore:
    """Fulfils `ports.NewsStore`, and has what the window asks besides.

    Ids grow with the time of publication, so the newest article has the
    largest. Rows come without the body (`Article.html` is empty): `article`
    reads one whole.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def transaction(self) -> AbstractContextManager[None]:
        """Leave by an exception and nothing was written. May be nested."""
        return self._db.transaction()

    # --- writing -------------------------------------------------------------

    def add_articles(self, articles: Sequence[Article]) -> list[ports.AddedArticle]:
        """Store what is new; add the source to what is known. In input order.

        The same URL is the same article, and so is the same text of the same
        source on the same day. A feed that words an article anew (a corrected
        title) replaces the text; its mentions are gone then, and `changed` asks
        to find them again. Of many new articles each is a story of its own until
        `gather` comes to them.
        """
        from newswatch.storage import adding  # the window never needs it

        with self._db.joined():
            return adding.add(self._db, articles)

    def gather(self) -> dict[ArticleId, ArticleId] | None:
        """Gather some articles into stories that were too many at once.

        Returns:
            Their stories, which may be none yet; None when no article is left.
        """
        from newswatch.storage import stories

        if not stories.is_left(self._db):
            return None
        with self._db.transaction():
            return stories.gather(self._db)

    def index_some(self) -> bool:
        """Write some hundred articles to the search index, if so many wait.

        They are found before, too, but looking through them takes longer.
        """
        from newswatch.storage import index

        if not index.is_due(self._db):
            return False
        with self._db.transaction():
            return index.write_waiting(self._db) > 0

    def chores(self) -> None:
        """Forget old wording, write the log back into the file.

        Somebody who stores would wait for that else: SQLite writes the log back
        when it is long.
        """
        from newswatch.storage.sketches import Sketches

        more = True
        while more:
            with self._db.transaction():
                more = Sketches(self._db).forget()
        self._db.rows("PRAGMA wal_checkpoint(PASSIVE)")

    def set_mentions(self, article_id: ArticleId, mentions: Sequence[Mention]) -> None:
        """Replace the mentions of an article."""
        self.set_all_mentions({article_id: mentions})

    def set_all_mentions(self, mentions: Mapping[ArticleId, Sequence[Mention]]) -> None:
        """Replace the mentions of several articles, together."""
        with self._db.joined():
            write_mentions(self._db, mentions)

    def purge(self, keep_days: int, now: datetime) -> int:
        """Delete articles older than `keep_days`; return how many.

        Starred ones and those that mention a holding stay. 0 days keeps all.
        """
        from newswatch.storage import retention  # nor this

        deleted = sum(retention.steps(self._db, keep_days, now))
        return deleted + sum(retention.give_back(self._db))

    def tidy(self, keep_days: int, now: datetime) -> Iterator[int]:
        """Keep the database in order, as `purge` does and more.

        The search index is made anew if terms are cut by other rules than its
        were; fine bars go that nothing uses any more.

        Yields:
            After each short transaction, so that nobody waits for long.
        """
        from newswatch.storage import old_bars, reindex, retention

        yield from reindex.steps(self._db)
        yield from retention.steps(self._db, keep_days, now)
        yield from old_bars.steps(self._db, keep_days, now)
        yield from retention.give_back(self._db)

    # --- what the user did ---------------------------------------------------

    def set_read(self, article_ids: Iterable[ArticleId], at: datetime | None) -> None:
        """Mark as read at `at`, or as unread; a story's articles together.

        Undo: `restore_read` with what `read_marks` gave before.
        """
        with self._db.transaction():
            stories = marks.whole_stories(self._db, article_ids)
            marks.write(self._db, "read_ms", dict.fromkeys(stories, at))

    def set_starred(
        self, article_ids: Iterable[ArticleId], at: datetime | None
    ) -> None:
        """Star, or take the star away."""
        with self._db.transaction():
            marks.write(self._db, "starred_ms", dict.fromkeys(article_ids, at))

    def read_marks(
        self, article_ids: Iterable[ArticleId]
    ) -> dict[ArticleId, datetime | None]:
        """Return when each article of these stories was read; None if not."""
        with self._db.snapshot():
            stories = marks.whole_stories(self._db, article_ids)
            return marks.read(self._db, "read_ms", stories)

    def restore_read(self, read: Mapping[ArticleId, datetime | None]) -> None:
        """Put back what `read_marks` gave."""
        with self._db.transaction():
            marks.write(self._db, "read_ms", read)

    def unread_ids(self, query: ArticleQuery) -> list[ArticleId]:
        """Return the unread articles that match: what "mark all read" changes."""
        return pages.unread_ids(self._db, query)

    def unread_by_entity(self) -> dict[EntityId, int]:
        """Return how many unread stories mention each entity; 1000 if more do."""
        with self._db.snapshot():
            return marks.unread_by_entity(self._db, MOST_UNREAD)

    # --- reading -------------------------------------------------------------

    def page(
        self, query: ArticleQuery, *, before: ArticleId | None = None, limit: int = 100
    ) -> list[ArticleRow]:
        """Return rows newest first, older than `before`."""
        with self._db.snapshot():
            ids = pages.find(self._db, query, before=before, limit=limit)
            return loading.load(self._db, ids)

    def ids(self, query: ArticleQuery, *, limit: int = 100) -> list[ArticleId]:
        """Return the ids of the rows that `page` would give."""
        with self._db.snapshot():
            return pages.find(self._db, query, before=None, limit=limit)

    def count(self, query: ArticleQuery, *, at_most: int | None = None) -> int:
        """Return how many rows `page` would give in all.

        Args:
            query: What is counted.
            at_most: Count no further: with many articles that takes long.
        """
        with self._db.snapshot():
            return pages.count(self._db, query, at_most=at_most)

    def rows(self, article_ids: Iterable[ArticleId]) -> list[ArticleRow]:
        """Return these articles, newest first, those that are there."""
        with self._db.snapshot():
            return loading.load(self._db, sorted(set(article_ids), reverse=True))

    def article(self, article_id: ArticleId) -> ArticleRow | None:
        """Return one article with its body, or None."""
        with self._db.snapshot():
            return loading.load_whole(self._db, article_id)

    def articles_after(self, article_id: ArticleId, limit: int) -> list[ArticleRow]:
        """Return rows oldest first, with a larger id: for going through all."""
        with self._db.snapshot():
            found = self._db.rows(
                "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?",
                (article_id, limit),
            )
            return loading.load(self._db, [ArticleId(row[0]) for row in found])

    def by_feed(
        self, since: datetime, entities: Collection[EntityId]
    ) -> dict[str, health.FeedFigures]:
        """Return what each feed brought since then, by its URL.

        Args:
            entities: What is watched: how many articles mention any of it.
        """
        from newswatch.storage import feed_figures  # the window never needs it

        with self._db.snapshot():
            return feed_figures.by_feed(self._db, since, entities)

    def sources(self) -> list[str]:
        """Return the sources of stored articles, the most frequent first."""
        return pages.sources(self._db)
