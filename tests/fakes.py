"""Fakes that work, not mocks that record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention
from newswatch.domain.section import NOWHERE, Origin


class FakeClock:
    """A clock that moves only when told."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by


class TitleFinder:
    """Finds one word in titles."""

    def __init__(self, word: str, entity_id: str) -> None:
        self.word = word
        self.entity_id = EntityId(entity_id)

    def find(
        self,
        title: str,
        summary: str = "",
        *,
        symbols: Collection[str] = (),
        origin: Origin = NOWHERE,
    ) -> tuple[Mention, ...]:
        """Return the mention of the word, sure of itself, if it is there."""
        del summary, symbols, origin
        at = title.find(self.word)
        return () if at < 0 else (title_mention(self.entity_id, at, self.word),)


def title_mention(entity_id: EntityId, at: int, text: str) -> Mention:
    """Return the mention of a name that stands in a title."""
    return Mention(
        entity_id=entity_id,
        field=Field.TITLE,
        start=at,
        end=at + len(text),
        text=text,
        evidence=AliasKind.NAME,
        score=1.0,
    )
