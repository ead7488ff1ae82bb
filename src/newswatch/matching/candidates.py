"""Places that may mention somebody: what speaks for them, and which of them win."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from newswatch.domain.listing import AliasKind, EntityId
from newswatch.domain.mention import Field, Mention, Reason
from newswatch.domain.section import NOWHERE, Desk, Origin
from newswatch.matching.aliases import Form
from newswatch.matching.context import Article
from newswatch.matching.weights import (
    CONTRADICTIONS,
    DOUBTS,
    NEIGHBOURS,
    STRONG,
    THRESHOLD,
    reason,
    score,
)

_MEN: Final = frozenset({"person", "zh-person"})


@dataclass(slots=True)
class Candidate:
    """A place that may mention an entity, with the evidence so far."""

    start: int
    end: int
    entity_id: EntityId
    kind: AliasKind
    reasons: tuple[Reason, ...] = ()
    total: float = 0.0
    owned: bool = True

    @property
    def is_doubtful(self) -> bool:
        """Whether it may as well be something else, by what it is."""
        return any(r.code in DOUBTS for r in self.reasons)

    @property
    def is_contradicted(self) -> bool:
        """Whether what stands around it says that it is something else."""
        return any(r.code in CONTRADICTIONS for r in self.reasons)

    @property
    def is_backed(self) -> bool:
        """Whether something next to it speaks for it, though not enough."""
        low = self.total <= THRESHOLD
        return low and any(r.code in NEIGHBOURS for r in self.reasons)

    def add(self, found: Reason | None) -> None:
        """Weigh one more piece of evidence."""
        if found:
            self.reasons = (*self.reasons, found)
            self.total += found.weight


def place(candidates: list[Candidate], origin: Origin) -> None:
    """Let section and source speak for or against what may be something else."""
    if origin is NOWHERE:
        return
    doubtful = [c for c in candidates if c.is_doubtful]
    told = origin.told() if doubtful else None
    if told is None:
        return
    code = "off-section"
    if told.desk is Desk.MARKETS:
        code = "finance-source" if told.by_source else "in-section"
    for candidate in doubtful:
        candidate.add(reason(code, told.word))


def support(candidates: list[Candidate], tagged: frozenset[EntityId]) -> None:
    """What is certain speaks for what is not: the same entity, the feed's tags."""
    strong = {c.entity_id for c in candidates if c.total >= STRONG}
    settled = {c.entity_id for c in candidates if c.total > THRESHOLD}
    for candidate in candidates:
        weak = candidate.total < STRONG and not candidate.is_contradicted
        if weak and candidate.entity_id in strong:
            candidate.add(reason("named-elsewhere"))
        elif weak and candidate.is_backed and candidate.entity_id in settled:
            candidate.add(reason("named-elsewhere", factor=0.6))
        if candidate.entity_id in tagged:
            candidate.add(reason("tagged"))
    doubt_namesakes(candidates, strong)


def doubt_namesakes(candidates: list[Candidate], strong: set[EntityId]) -> None:
    """王子阿里 … 與阿里: a person in one place is hardly a company in the next."""
    persons = {c.entity_id: r for c in candidates for r in c.reasons if r.code in _MEN}
    for candidate in candidates if persons else ():
        found = persons.get(candidate.entity_id)
        sure = candidate.entity_id in strong or candidate.is_contradicted
        if found and candidate.is_doubtful and not sure:
            candidate.add(reason(found.code, found.detail, factor=0.5))


def winners(candidates: list[Candidate]) -> list[Candidate]:
    """Return what is likelier right than wrong; one entity a place."""
    best: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        place = candidate.start, candidate.end
        if candidate.total <= THRESHOLD:
            continue
        if place not in best or candidate.total > best[place].total:
            best[place] = candidate
    places = sorted(best) if len(best) > 1 else best
    return [best[place] for place in places if best[place].owned]


def plain_mention(article: Article, start: int, end: int, form: Form) -> Mention:
    """Return the mention of an unmistakable name with nothing around it."""
    in_title = start <= article.split
    offset = 0 if in_title else article.split + 1
    made = _NEW(Mention)
    _SET_ENTITY(made, form.entity_id)
    _SET_FIELD(made, _TITLE if in_title else _SUMMARY)
    _SET_START(made, start - offset)
    _SET_END(made, end - offset)
    _SET_TEXT(made, article.raw[start:end])
    _SET_EVIDENCE(made, form.kind)
    _SET_SCORE(made, score(form.total))
    _SET_REASONS(made, form.base)
    return made


# What a frozen dataclass does in its __init__ takes 3 microseconds, a fifteenth
# of the time of a whole article; its slots are filled here in half of one. To
# look up a member of an enum takes as long as one of them.
_TITLE: Final = Field.TITLE
_SUMMARY: Final = Field.SUMMARY
_NEW: Final = object.__new__
_SET_ENTITY: Final = Mention.__dict__["entity_id"].__set__
_SET_FIELD: Final = Mention.__dict__["field"].__set__
_SET_START: Final = Mention.__dict__["start"].__set__
_SET_END: Final = Mention.__dict__["end"].__set__
_SET_TEXT: Final = Mention.__dict__["text"].__set__
_SET_EVIDENCE: Final = Mention.__dict__["evidence"].__set__
_SET_SCORE: Final = Mention.__dict__["score"].__set__
_SET_REASONS: Final = Mention.__dict__["reasons"].__set__


def mention(article: Article, candidate: Candidate) -> Mention:
    """Return the mention that a candidate turned out to be."""
    offset = article.offset(candidate.start)
    reasons = candidate.reasons
    if len(reasons) > 2:  # noqa: PLR2004
        reasons = (reasons[0], *sorted(reasons[1:], key=_strength))
    return Mention(
        entity_id=candidate.entity_id,
        field=article.field(candidate.start),
        start=candidate.start - offset,
        end=candidate.end - offset,
        text=article.raw[candidate.start : candidate.end],
        evidence=candidate.kind,
        score=score(candidate.total),
        reasons=reasons,
    )


def _strength(found: Reason) -> float:
    return -abs(found.weight)
