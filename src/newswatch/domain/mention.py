"""A mention: one place in a text where an entity is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newswatch.domain.listing import AliasKind, EntityId


class Field(StrEnum):
    """Which text of an article a span lies in."""

    TITLE = "title"
    SUMMARY = "summary"


class Salience(StrEnum):
    """How much an article is about an entity; orders highlights and alerts."""

    TITLE = "title"
    LEAD = "lead"
    PASSING = "passing"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, in words a user understands.

    Attributes:
        code: Stable key for translation, e.g. ``"company-word-after"``.
        detail: What it saw, e.g. ``"shares"``.
        weight: For (+) or against (-).
    """

    code: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an entity is written.

    Attributes:
        start, end: Unicode code points into that field's text (docs/adr/0008).
        text: The text between them, as it stands there.
        evidence: What kind of alias was found.
        score: 0 to 1; how sure we are.
        reasons: Evidence for and against, strongest first.
    """

    entity_id: EntityId
    field: Field
    start: int
    end: int
    text: str
    evidence: AliasKind
    score: float
    reasons: tuple[Reason, ...] = ()


LEAD_LENGTH = 200
"""Code points of the summary that count as its lead."""


def salience(mentions: tuple[Mention, ...]) -> Salience:
    """Return the salience of an entity, given all its mentions in an article."""
    if any(m.field is Field.TITLE for m in mentions):
        return Salience.TITLE
    if any(m.start < LEAD_LENGTH for m in mentions):
        return Salience.LEAD
    return Salience.PASSING
