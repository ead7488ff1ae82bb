"""What the news pane asks for, as a value: filters, text, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newswatch.domain.article import ArticleId, StoredArticle
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleQuery:
    """Filters that all have to hold; empty ones do not filter.

    Attributes:
        entity_ids: Mentions at least one of these. An empty tuple filters
            everything out; None does not filter.
        text: Full-text search: words, and Chinese of one character or more;
            all must be there; ``"…"`` quotes a phrase.
        sources: Published by one of these.
        since, until: Published in [since, until); aware.
        stories: One row a story, its first article leading.
    """

    entity_ids: tuple[EntityId, ...] | None = None
    text: str = ""
    unread: bool = False
    starred: bool = False
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    story_id: ArticleId | None = None
    stories: bool = True


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its mentions, as a list shows it."""

    stored: StoredArticle
    mentions: tuple[Mention, ...] = ()

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.stored.id
