"""Taking in news: an article and its mentions are stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from newswatch.domain.article import Article, ArticleId
from newswatch.domain.errors import SourceError
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Mention
from newswatch.matching.rematch import CHUNK, StoredText
from newswatch.matching.rematch import rematch as match_anew
from newswatch.ports import (
    AddedArticle,
    FeedOutcome,
    FeedStore,
    MentionFinder,
    NewsStore,
)


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that was not there before, or is worded anew; its mentions."""

    added: AddedArticle
    article: Article
    mentions: tuple[Mention, ...]

    @property
    def entities(self) -> frozenset[EntityId]:
        """What it mentions."""
        return frozenset(mention.entity_id for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class NewsDelta:
    """What one visit to a feed changed."""

    feed_url: str
    articles: tuple[NewArticle, ...] = ()
    error: SourceError | None = None

    @property
    def ids(self) -> tuple[ArticleId, ...]:
        """The new articles' ids."""
        return tuple(each.added.id for each in self.articles)


class NewsService:
    """Stores what feeds bring. Store lane only."""

    def __init__(self, news: NewsStore, feeds: FeedStore) -> None:
        self._news = news
        self._feeds = feeds

    def ingest(
        self,
        outcome: FeedOutcome,
        finder: MentionFinder,
        *,
        since: datetime | None = None,
    ) -> NewsDelta:
        """Store what a visit brought, in one transaction.

        A crash in between cannot leave an article that was never matched, nor
        a feed state that says an article was seen which was not stored.

        Args:
            since: What was published before is left out: it would be purged,
                and come back as new with the next visit.
        """
        wanted = (a for a in outcome.articles if since is None or a.published >= since)
        oldest_first = sorted(wanted, key=lambda each: each.published)
        with self._news.transaction():
            self._feeds.save_state(outcome.state)
            added = self._news.add_articles(oldest_first) if oldest_first else []
            fresh = tuple(
                self._match(each, article, finder)
                for each, article in zip(added, oldest_first, strict=True)
                if each.new or each.changed
            )
        return NewsDelta(outcome.state.url, fresh, outcome.error)

    def ingest_many(
        self,
        outcomes: Sequence[FeedOutcome],
        finder: MentionFinder,
        *,
        since: datetime | None = None,
    ) -> list[NewsDelta]:
        """Store what several visits brought, in one transaction; see `ingest`.

        What many feeds bring touches the same pages of the file: together they
        are written once.
        """
        with self._news.transaction():
            return [self.ingest(each, finder, since=since) for each in outcomes]

    def _match(
        self, added: AddedArticle, article: Article, finder: MentionFinder
    ) -> NewArticle:
        mentions = finder.find(
            article.title,
            article.summary,
            symbols=article.symbols,
            origin=article.origin,
        )
        if mentions or not added.new:
            self._news.set_mentions(added.id, mentions)
        return NewArticle(added, article, tuple(mentions))


def rematch(news: NewsStore, finder: MentionFinder) -> Iterator[int]:
    """Match every stored article anew; yield how many are done, a chunk each.

    Every chunk is a transaction of its own: stopping in between loses nothing.
    """
    before: dict[ArticleId, tuple[Mention, ...]] = {}
    for chunk in match_anew(finder, _texts(news, before)):
        with news.transaction():
            for article_id, mentions in chunk.mentions:
                if mentions != before.pop(article_id):
                    news.set_mentions(article_id, mentions)
        yield chunk.done


def _texts(
    news: NewsStore, before: dict[ArticleId, tuple[Mention, ...]]
) -> Iterator[StoredText]:
    """Yield every stored article's text; note the mentions it has."""
    last = ArticleId(0)
    while rows := news.articles_after(last, CHUNK):
        for row in rows:
            article = row.stored.article
            before[row.id] = row.mentions
            yield StoredText(
                row.id,
                article.title,
                article.summary,
                article.symbols,
                article.origin,
            )
        last = rows[-1].id
