"""Articles, where they come from, and what the user did with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from newswatch.domain.section import Origin

ArticleId = NewType("ArticleId", int)
"""Given by the store; larger is published later (docs/adr/0007)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece of news as a feed brought it; plain text throughout.

    Attributes:
        url: Canonical: redirectors unwrapped, tracking parameters gone.
        title: Plain text, one line, never empty.
        summary: Plain text, may be empty; paragraphs separated by newlines.
        published: Aware. Never after `fetched`: a future time is clamped.
        published_known: False if the feed gave no usable time and `published`
            is when we first saw it.
        fetched: When it arrived here; aware.
        source: Who published it, as a reader knows it: ``"RTHK 財經"``.
        feed_url: The feed that brought it.
        language: BCP 47: ``"en"``, ``"zh-Hant"``, ``"zh-Hans"``; ``""`` unknown.
        symbols: What the feed tags it with; weak evidence only.
        section: What the feed files it under, if that tells whether it is about
            markets: ``"Markets"``, ``"體育"``; weak evidence only.
        html: Sanitised HTML of the body for the reader, or empty.
    """

    url: str
    title: str
    summary: str
    published: datetime
    fetched: datetime
    source: str
    feed_url: str
    published_known: bool = True
    language: str = ""
    symbols: tuple[str, ...] = ()
    section: str = ""
    html: str = ""
    image_url: str = ""

    @property
    def origin(self) -> Origin:
        """Where it stood."""
        return Origin(self.section, self.url, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article with what the store knows of it.

    Attributes:
        story_id: Articles that tell the same story share it: the id of the
            first of them.
        similar: How many others tell the same story.
        read, starred: What the user did, and when; None if not.
        also_in: Sources that brought the same article, besides its first.
    """

    id: ArticleId
    article: Article
    story_id: ArticleId
    similar: int = 0
    read: datetime | None = None
    starred: datetime | None = None
    also_in: tuple[str, ...] = ()
