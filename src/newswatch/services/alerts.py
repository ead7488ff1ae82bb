"""When to tell the user: sparingly, by story, and never a backlog."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice

from newswatch.domain.article import ArticleId
from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Field, Salience, salience
from newswatch.services.news import NewArticle
from newswatch.services.watched import Watched
from newswatch.settings import Settings

FRESH = timedelta(minutes=90)
"""News older than this is read in the list, not announced."""

SURE = 0.8
"""A mention must score at least this to interrupt somebody."""

AT_ONCE = 2
"""More new stories than this arriving together become one notification."""

MOST_STORIES = 50_000
"""Stories that are remembered: of some days, and only news of `FRESH` are told."""

HOUR = timedelta(hours=1)

_LEAD = Salience.LEAD


@dataclass(frozen=True, slots=True)
class Notification:
    """One thing to tell: a title, a line of text, and what it is about."""

    title: str
    body: str
    article_ids: tuple[ArticleId, ...]


@dataclass(slots=True)
class AlertPolicy:
    """Judges new articles. Keeps what it has told in the last hour.

    Attributes:
        zone: The user's, for quiet hours; None is the system's.
    """

    zone: tzinfo | None = None
    _stories: dict[ArticleId, None] = field(default_factory=dict)
    _told: dict[EntityId, deque[datetime]] = field(default_factory=dict)

    def judge(
        self,
        fresh: Sequence[NewArticle],
        watched: Watched,
        settings: Settings,
        now: datetime,
        *,
        quiet: bool = False,
    ) -> list[Notification]:
        """Return what to show now; empty most of the time.

        Args:
            quiet: These are a backlog: remember their stories, tell nothing.
        """
        if quiet:
            self.remember(each.added.story_id for each in fresh)
            return []
        worth = [
            (each, entity)
            for each in fresh
            if (entity := self._about(each, watched, settings, now)) is not None
        ]
        if not worth or not settings.notify or self._quiet(settings, now):
            return []
        for _each, entity in worth:
            self._told.setdefault(entity, deque()).append(now)
        return _notifications(worth, watched)

    def remember(self, stories: Iterable[ArticleId]) -> None:
        """Tell nobody of these any more."""
        self._stories.update(dict.fromkeys(stories))
        too_many = max(0, len(self._stories) - MOST_STORIES)
        for story in list(islice(self._stories, too_many)):
            del self._stories[story]

    def _about(
        self, each: NewArticle, watched: Watched, settings: Settings, now: datetime
    ) -> EntityId | None:
        """Return the held entity that this is worth telling about, or None."""
        if now - each.article.published > FRESH or not each.article.published_known:
            return None
        if each.added.story_id in self._stories:
            return None
        for entity in _held(each, watched):
            if self._told_lately(entity, now) < settings.notify_per_hour:
                self.remember([each.added.story_id])
                return entity
        return None

    def _told_lately(self, entity: EntityId, now: datetime) -> int:
        told = self._told.get(entity, deque())
        while told and now - told[0] > HOUR:
            told.popleft()
        return len(told)

    def _quiet(self, settings: Settings, now: datetime) -> bool:
        if not settings.quiet_from or not settings.quiet_to:
            return False
        starts = time.fromisoformat(settings.quiet_from)
        ends = time.fromisoformat(settings.quiet_to)
        clock = now.astimezone(self.zone).time()
        if starts <= ends:
            return starts <= clock < ends
        return clock >= starts or clock < ends


def _held(each: NewArticle, watched: Watched) -> list[EntityId]:
    """Return the held entities that the article is about, the headline's first.

    Who stands in the headline is what it is about. Only a headline that names
    nobody leaves that to the first lines: a market report names many in them.
    """
    title = [m for m in each.mentions if m.field is Field.TITLE and m.score >= SURE]
    lead = [m for m in each.mentions if m.score >= SURE and salience((m,)) is _LEAD]
    named = sorted(title or lead, key=lambda mention: mention.start)
    order = dict.fromkeys(mention.entity_id for mention in named)
    return [entity for entity in order if entity in watched.held_entities]


def _notifications(
    worth: Sequence[tuple[NewArticle, EntityId]], watched: Watched
) -> list[Notification]:
    if len(worth) <= AT_ONCE:
        return [
            Notification(_name(entity, watched), each.article.title, (each.added.id,))
            for each, entity in worth
        ]
    names = list(dict.fromkeys(_name(entity, watched) for _each, entity in worth))
    ids = tuple(each.added.id for each, _entity in worth)
    return [Notification(f"{len(worth)} new stories", ", ".join(names), ids)]


def _name(entity: EntityId, watched: Watched) -> str:
    own = watched.listings_of(entity)
    held = [listing for listing in own if listing.id in watched.held]
    symbols = ", ".join(str(listing.id) for listing in held)
    return f"{own[0].name} · {symbols}"
