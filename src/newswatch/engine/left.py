"""What the engine remembers of articles whose stories are not known yet."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from newswatch.domain.article import ArticleId
from newswatch.services.news import NewArticle

T = TypeVar("T")

MOST_JUDGED = 1000
"""So many wait to be judged; of more the latest do. They are all in the database and
in the list: what is bounded is who is told of, which is one notification of all."""

MOST_QUIET = 50_000
"""As many as there are stories that `services.alerts` remembers."""


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
    _backlog: dict[ArticleId, None] = field(default_factory=dict)

    def note_stored(self) -> None:
        """Something was stored just now."""
        self.stored_at = time.monotonic()
        self.arrived.set()

    def wait_for_story(self, articles: Iterable[NewArticle]) -> None:
        """Let these be judged once their stories are known; without their bodies."""
        self._to_judge.update((each.added.id, _light(each)) for each in articles)
        _keep_latest(self._to_judge, MOST_JUDGED)

    def wait_quietly(self, article_ids: Iterable[ArticleId]) -> None:
        """Let nobody be told of the stories of these."""
        self._backlog.update(dict.fromkeys(article_ids))
        _keep_latest(self._backlog, MOST_QUIET)

    def take(
        self, stories: Mapping[ArticleId, ArticleId]
    ) -> tuple[list[NewArticle], list[ArticleId]]:
        """Return what can be judged now, and the stories to tell nobody of."""
        quiet = [stories[each] for each in stories.keys() & self._backlog.keys()]
        for each_id in stories:
            self._backlog.pop(each_id, None)
        waited = (self._to_judge.pop(each, None) for each in stories)
        return [_with_story(each, stories) for each in waited if each], quiet


def _light(each: NewArticle) -> NewArticle:
    return replace(each, article=replace(each.article, html=""))


def _keep_latest(waiting: dict[ArticleId, T], most: int) -> None:
    for article_id in list(islice(waiting, max(0, len(waiting) - most))):
        del waiting[article_id]


def _with_story(each: NewArticle, stories: Mapping[ArticleId, ArticleId]) -> NewArticle:
    story_id = stories[each.added.id]
    return replace(each, added=replace(each.added, story_id=story_id, gathered=True))
