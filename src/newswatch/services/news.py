"""Taking in news: an article and its mentions are stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

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
        """Store what a visit brought; see `ingest_many`."""
        (delta,) = self.ingest_many([outcome], finder, since=since)
        return delta

    def ingest_many(
        self,
        outcomes: Sequence[FeedOutcome],
        finder: MentionFinder,
        *,
        since: datetime | None = None,
    ) -> list[NewsDelta]:
        """Store what several visits brought, in one transaction.

        A crash in between cannot leave an article that was never matched, nor
        a feed state that says an article was seen which was not stored. What many
        feeds bring touches the same pages of the file: together they are written
        once.

        Args:
            since: What was published before is left out: it would be purged,
                and come back as new with the next visit.
        """
        visits = [_oldest_first(each, since) for each in outcomes]
        with self._news.transaction():
            for outcome in outcomes:
                self._feeds.save_state(outcome.state)
            added = iter(self._news.add_articles(list(chain.from_iterable(visits))))
            fresh = [
                tuple(_matched(visit, islice(added, len(visit)), finder))
                for visit in visits
            ]
            self._news.set_all_mentions(
                {
                    each.added.id: each.mentions
                    for each in chain.from_iterable(fresh)
                    if each.mentions or not each.added.new
                }
            )
        return [
            NewsDelta(outcome.state.url, articles, outcome.error)
            for outcome, articles in zip(outcomes, fresh, strict=True)
        ]


def _oldest_first(outcome: FeedOutcome, since: datetime | None) -> list[Article]:
    """Return the articles of a visit that are kept."""
    wanted = (a for a in outcome.articles if since is None or a.published >= since)
    return sorted(wanted, key=lambda each: each.published)


def _matched(
    articles: Iterable[Article], stored: Iterable[AddedArticle], finder: MentionFinder
) -> Iterator[NewArticle]:
    """Yield what is new or worded anew, with what it mentions."""
    for article, added in zip(articles, stored, strict=True):
        if added.new or added.changed:
            mentions = finder.find(
                article.title,
                article.summary,
                symbols=article.symbols,
                origin=article.origin,
            )
            yield NewArticle(added, article, tuple(mentions))


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
