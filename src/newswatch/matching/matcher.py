"""One article -> mentions, each with its score and the reasons for it.

The way: fold, find all known names in one pass, let the longest win, find
codes, weigh the evidence around each candidate, let what is certain speak for
what is not, keep what is more likely right than wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from newswatch.domain.listing import AliasKind, EntityId, EntityKind
from newswatch.domain.mention import Mention, Reason
from newswatch.matching import evidence, evidence_codes, evidence_zh
from newswatch.matching.aliases import Form, Risk
from newswatch.matching.automaton import Automaton, Hit, longest
from newswatch.matching.codes import CodeHit, CodeTable, Shape
from newswatch.matching.context import Article, Spot
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.vocabulary import LISTED_WITH
from newswatch.matching.weights import STRONG, THRESHOLD, reason, score


@dataclass(slots=True)
class Candidate:
    """A place that may mention an entity, with the evidence so far."""

    start: int
    end: int
    entity_id: EntityId
    kind: AliasKind
    reasons: list[Reason] = field(default_factory=list)
    total: float = 0.0
    owned: bool = True

    def add(self, found: Reason | None) -> None:
        """Weigh one more piece of evidence."""
        if found:
            self.reasons.append(found)
            self.total += found.weight


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a matcher knows; made by `builder.build_matcher`.

    Attributes:
        names: All names, watched and protective, and shielding phrases.
        blocked: Phrases the user ruled out; their form names the entity.
        codes: Tickers and codes of watched entities.
        own_codes: Tickers by entity, to tell its own from another's.
        symbols: Which entity a feed's symbol tag means.
    """

    names: Automaton
    blocked: Automaton
    codes: CodeTable
    own_codes: Mapping[EntityId, frozenset[str]]
    symbols: Mapping[str, EntityId]
    lexicon: Lexicon


class Matcher:
    """Finds mentions; fulfils `ports.MentionFinder`. Holds no state of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge

    def find(
        self, title: str, summary: str = "", *, symbols: Collection[str] = ()
    ) -> tuple[Mention, ...]:
        """Return the mentions in order: title first, then by start."""
        article = Article(title, summary)
        known, words = self._known, article.words
        hits, any_owned = known.names.find(article.folded, article.raw, words)
        codes = known.codes.find(article.raw, words)
        if not codes and not any_owned:
            return ()
        hits, codes = _settle(longest(hits), codes)
        candidates = self._names(article, hits)
        if codes:
            candidates += self._codes(article, codes, hits)
        candidates = self._without_blocked(article, candidates)
        _support(candidates, self._tagged(symbols))
        return tuple(_mention(article, c) for c in _winners(candidates))

    def _names(self, article: Article, hits: Sequence[Hit]) -> list[Candidate]:
        found = []
        for number, hit in enumerate(hits):
            forms = hit.forms
            if len(forms) > 1:
                forms = _rivals(forms)
            elif not forms[0].owned:
                continue
            found += [self._judge_name(article, hits, number, form) for form in forms]
        return found

    def _judge_name(
        self, article: Article, hits: Sequence[Hit], number: int, form: Form
    ) -> Candidate:
        start, end, _ = hits[number]
        candidate = Candidate(
            start,
            end,
            form.entity_id,
            form.kind,
            list(form.base),
            form.total,
            form.owned,
        )
        if not self._is_plain(article, start, end, form):
            for found in self._evidence(article, start, end, form):
                candidate.add(found)
        if form.risk is not Risk.SAFE:
            candidate.add(_listed_with(article, hits, number))
        return candidate

    def _is_plain(self, article: Article, start: int, end: int, form: Form) -> bool:
        if form.risk is not Risk.SAFE:
            return False
        if form.han:
            words = self._known.lexicon.words_zh
            return evidence_zh.says_nothing(article, start, end, words)
        return evidence.says_nothing(article, start, end)

    def _evidence(
        self, article: Article, start: int, end: int, form: Form
    ) -> Iterator[Reason]:
        case = evidence.Case(
            form,
            Spot(article, start, end),
            self._known.lexicon,
            self._known.own_codes.get(form.entity_id, _NO_CODES),
        )
        return (evidence_zh if form.han else evidence).judge(case)

    def _codes(
        self, article: Article, codes: Iterable[CodeHit], hits: Iterable[Hit]
    ) -> list[Candidate]:
        names = evidence_codes.NamePlaces(hits)
        return [self._judge_code(article, hit, names) for hit in codes]

    def _judge_code(
        self, article: Article, hit: CodeHit, names: evidence_codes.NamePlaces
    ) -> Candidate:
        candidate = Candidate(hit.start, hit.end, hit.code.entity_id, hit.code.kind)
        spot = Spot(article, hit.start, hit.end)
        for found in evidence_codes.judge(hit, spot, self._known.lexicon):
            candidate.add(found)
        candidate.add(evidence_codes.beside_name(hit, article.folded, names))
        return candidate

    def _without_blocked(
        self, article: Article, candidates: list[Candidate]
    ) -> list[Candidate]:
        hits, any_blocked = self._known.blocked.find(
            article.folded, article.raw, article.words
        )
        if not any_blocked:
            return candidates
        blocked: dict[EntityId, _Places] = {}
        for hit in hits:
            for form in hit.forms:
                places = blocked.setdefault(form.entity_id, _Places())
                places.add(hit.start, hit.end)
        return [c for c in candidates if not _is_blocked(c, blocked)]

    def _tagged(self, symbols: Collection[str]) -> frozenset[EntityId]:
        known = self._known.symbols
        found = (known.get(symbol.strip().upper()) for symbol in symbols)
        return frozenset(entity_id for entity_id in found if entity_id)


def _rivals(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return who competes for one name: the watched, and indices called so too."""
    if not any(form.owned for form in forms):
        return ()
    return tuple(f for f in forms if f.owned or f.entity_kind is EntityKind.INDEX)


def _listed_with(article: Article, hits: Sequence[Hit], number: int) -> Reason | None:
    """Nvidia, Apple and Microsoft: in a row with names that are sure."""
    hit = hits[number]
    for other in hits[max(0, number - 1) : number] + hits[number + 1 : number + 2]:
        left, right = sorted((hit, other))
        gap = article.folded[left.end : right.start]
        if any(form.is_sure for form in other.forms) and LISTED_WITH.match(gap):
            return reason("listed-with", article.raw[other.start : other.end])
    return None


_NO_CODES: Final[frozenset[str]] = frozenset()


def _settle(hits: list[Hit], codes: list[CodeHit]) -> tuple[list[Hit], list[CodeHit]]:
    """Names win over codes inside them; a code with its market over a name in it."""
    if not codes:
        return hits, codes
    inside = _Places((h.start, h.end) for h in hits)
    certain = [c for c in codes if c.shape is Shape.EXPLICIT]
    codes = [
        c
        for c in codes
        if c.shape is Shape.EXPLICIT or not inside.covers(c.start, c.end)
    ]
    outside = _Places((c.start, c.end) for c in certain)
    return [h for h in hits if not outside.covers(h.start, h.end)], codes


class _Places:
    """Places in a text; tells fast whether one of them covers or touches another."""

    def __init__(self, places: Iterable[tuple[int, int]] = ()) -> None:
        self._end_of: dict[int, int] = {}
        for start, end in places:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        for at in range(start, end):
            self._end_of[at] = max(end, self._end_of.get(at, end))

    def covers(self, start: int, end: int) -> bool:
        return self._end_of.get(start, -1) >= end

    def touches(self, start: int, end: int) -> bool:
        return any(at in self._end_of for at in range(start, end))


def _is_blocked(candidate: Candidate, blocked: Mapping[EntityId, _Places]) -> bool:
    places = blocked.get(candidate.entity_id)
    return places is not None and places.touches(candidate.start, candidate.end)


def _support(candidates: list[Candidate], tagged: frozenset[EntityId]) -> None:
    """What is certain speaks for what is not: the same entity, the feed's tags."""
    strong = {c.entity_id for c in candidates if c.total >= STRONG}
    for candidate in candidates:
        if candidate.total < STRONG and candidate.entity_id in strong:
            candidate.add(reason("named-elsewhere"))
        if candidate.entity_id in tagged:
            candidate.add(reason("tagged"))


def _winners(candidates: list[Candidate]) -> list[Candidate]:
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


def _mention(article: Article, candidate: Candidate) -> Mention:
    offset = article.offset(candidate.start)
    first, *rest = candidate.reasons
    if len(rest) > 1:
        rest.sort(key=_strength)
    return Mention(
        entity_id=candidate.entity_id,
        field=article.field(candidate.start),
        start=candidate.start - offset,
        end=candidate.end - offset,
        text=article.raw[candidate.start : candidate.end],
        evidence=candidate.kind,
        score=score(candidate.total),
        reasons=(first, *rest),
    )


def _strength(found: Reason) -> float:
    return -abs(found.weight)
