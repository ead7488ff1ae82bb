"""What the engine remembers of articles whose stories are not known yet."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from newswatch.domain.article import ArticleId
from newswatch.services.news import NewArticle


@dataclass(slots=True)
class Left:
    """Changed on the event loop only. The database knows the articles themselves.

    Attributes:
        arrived: Set when something was stored: there may be something to do.
        stored_at: When that was, by `time.monotonic`.
    """

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    stored_at: float = -1e9
    _to_judge: dict[ArticleId, NewArticle] = field(default_factory=dict)
    _backlog: set[ArticleId] = field(default_factory=set)

    def note_stored(self) -> None:
        """Something was stored just now."""
        self.stored_at = time.monotonic()
        self.arrived.set()

    def wait_for_story(self, articles: Iterable[NewArticle]) -> None:
        """Let these be judged once their stories are known."""
        self._to_judge.update((each.added.id, each) for each in articles)

    def wait_quietly(self, article_ids: Iterable[ArticleId]) -> None:
        """Let nobody be told of the stories of these."""
        self._backlog.update(article_ids)

    def take(
        self, stories: Mapping[ArticleId, ArticleId]
    ) -> tuple[list[NewArticle], list[ArticleId]]:
        """Return what can be judged now, and the stories to tell nobody of."""
        quiet = [stories[each] for each in stories.keys() & self._backlog]
        self._backlog -= stories.keys()
        waited = (self._to_judge.pop(each, None) for each in stories)
        return [_with_story(each, stories) for each in waited if each], quiet


def _with_story(each: NewArticle, stories: Mapping[ArticleId, ArticleId]) -> NewArticle:
    story_id = stories[each.added.id]
    return replace(each, added=replace(each.added, story_id=story_id, gathered=True))
