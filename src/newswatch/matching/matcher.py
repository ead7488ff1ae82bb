"""One article -> mentions, each with its score and the reasons for it.

The way: fold, find all known names in one pass, let the longest win, find
codes, weigh the evidence around each candidate, let what is certain speak for
what is not, keep what is more likely right than wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from newswatch.domain.listing import EntityId, EntityKind
from newswatch.domain.mention import Mention, Reason
from newswatch.domain.section import NOWHERE, Origin
from newswatch.matching import evidence, evidence_codes, evidence_zh
from newswatch.matching.aliases import Form, Risk
from newswatch.matching.automaton import Automaton, longest
from newswatch.matching.candidates import (
    Candidate,
    mention,
    place,
    plain_mention,
    support,
    winners,
)
from newswatch.matching.capitals import Hit
from newswatch.matching.case import Case
from newswatch.matching.codes import CodeHit, Shape
from newswatch.matching.composed import Composed, back, has_marks
from newswatch.matching.context import Article, Spot
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.vocabulary import LISTED_WITH
from newswatch.matching.weights import reason


class Tags(NamedTuple):
    """What the feed says of an article besides its text."""

    symbols: Collection[str]
    origin: Origin


_NO_TAGS: Final = Tags((), NOWHERE)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a matcher knows; made by `builder.build_matcher`.

    Attributes:
        names: All names, watched and protective, shielding phrases, and the
            tickers and codes of watched entities.
        blocked: Phrases the user ruled out; their form names the entity.
        own_codes: Tickers by entity, to tell its own from another's.
        symbols: Which entity a feed's symbol tag means.
    """

    names: Automaton
    blocked: Automaton
    own_codes: Mapping[EntityId, frozenset[str]]
    symbols: Mapping[str, EntityId]
    lexicon: Lexicon


class Matcher:
    """Finds mentions; fulfils `ports.MentionFinder`. Holds no state of articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known = knowledge

    def find(
        self,
        title: str,
        summary: str = "",
        *,
        symbols: Collection[str] = (),
        origin: Origin = NOWHERE,
    ) -> tuple[Mention, ...]:
        """Return the mentions in order: title first, then by start."""
        tags = _NO_TAGS
        if symbols or origin is not NOWHERE:
            tags = Tags(symbols, origin)
        if has_marks(title, summary):
            return self._find_composed(Composed(title), Composed(summary), tags)
        try:
            return self._find(Article(title, summary), tags)
        except UnicodeEncodeError:  # lone surrogates, which no name contains
            article = Article(_without_surrogates(title), _without_surrogates(summary))
            return self._find(article, tags)

    def _find_composed(
        self, title: Composed, summary: Composed, tags: Tags
    ) -> tuple[Mention, ...]:
        found = self._find(Article(title.text, summary.text), tags)
        return tuple(back(each, title, summary) for each in found)

    def _find(self, article: Article, tags: Tags) -> tuple[Mention, ...]:
        hits, any_owned, codes = self._known.names.find(article.folded, article.raw)
        if not article.raw[:1].isupper() and article.is_small:
            small = self._known.names.find_small(article.raw)
            hits, any_owned = hits + small[0], any_owned or small[1]
            codes = list({(c.start, c.code): c for c in (*codes, *small[2])}.values())
        if not codes and not any_owned:
            return ()
        hits = longest(hits, article.raw)
        if not codes and not tags.symbols and self._known.blocked.is_empty:
            mentions = self._plain_mentions(article, hits)
            if mentions is not None:
                return mentions
        hits, codes = _settle(hits, codes)
        article.count_companies = partial(_count_companies, hits)
        candidates = self._names(article, hits)
        if codes:
            candidates += self._codes(article, codes, hits)
        candidates = self._without_blocked(article, candidates)
        place(candidates, tags.origin)
        support(candidates, self._tagged(tags.symbols))
        return tuple(mention(article, c) for c in winners(candidates))

    def _plain_mentions(
        self, article: Article, hits: Sequence[Hit]
    ) -> tuple[Mention, ...] | None:
        """Return the mentions of an article where all is plain, else None.

        Most articles are: nothing but unmistakable names with nothing around
        them that matters. Then there is nothing to weigh, and no time to lose.
        """
        found: list[Mention] = []
        for start, end, forms in hits:
            form = forms[0]
            if len(forms) > 1:
                if any(rival.owned for rival in forms):
                    return None
            elif form.owned:
                if form.risk or not self._is_plain(article, start, end, form):
                    return None
                found.append(plain_mention(article, start, end, form))
        return tuple(found)

    def _names(self, article: Article, hits: Sequence[Hit]) -> list[Candidate]:
        return [
            self._judge_name(article, hits, number, form)
            for number, (_, _, forms) in enumerate(hits)
            for form in _rivals(forms)
        ]

    def _judge_name(
        self, article: Article, hits: Sequence[Hit], number: int, form: Form
    ) -> Candidate:
        start, end, _ = hits[number]
        candidate = Candidate(
            start,
            end,
            form.entity_id,
            form.kind,
            form.base,
            form.total,
            form.owned,
        )
        if not self._is_plain(article, start, end, form):
            for found in self._evidence(article, start, end, form):
                candidate.add(found)
        if form.risk is not Risk.SAFE and not candidate.is_contradicted:
            candidate.add(_listed_with(article, hits, number))
        return candidate

    def _is_plain(self, article: Article, start: int, end: int, form: Form) -> bool:
        if form.risk:
            return False
        if form.han:
            words = self._known.lexicon.words_zh
            return evidence_zh.says_nothing(article, start, end, words)
        return evidence.says_nothing(article, start, end, form)

    def _evidence(
        self, article: Article, start: int, end: int, form: Form
    ) -> Iterator[Reason]:
        case = Case(
            form,
            Spot(article, start, end),
            self._known.lexicon,
            self._known.own_codes.get(form.entity_id, _NO_CODES),
        )
        return evidence_zh.judge(case) if form.han else evidence.judge(case)

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
        hits, any_blocked, _ = self._known.blocked.find(article.folded, article.raw)
        if not any_blocked:
            return candidates
        blocked: dict[EntityId, _Places] = {}
        for start, end, forms in hits:
            for form in forms:
                blocked.setdefault(form.entity_id, _Places()).add(start, end)
        return [c for c in candidates if not _is_blocked(c, blocked)]

    def _tagged(self, symbols: Collection[str]) -> frozenset[EntityId]:
        if not symbols:
            return _NOBODY
        known = self._known.symbols
        found = (known.get(symbol.strip().upper()) for symbol in symbols)
        return frozenset(entity_id for entity_id in found if entity_id)


def _rivals(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return who competes for one name: the watched, and indices called so too."""
    if len(forms) == 1:
        return forms if forms[0].owned else ()
    if not any(form.owned for form in forms):
        return ()
    return tuple(f for f in forms if f.owned or f.entity_kind is EntityKind.INDEX)


def _count_companies(hits: Iterable[Hit]) -> int:
    """Return how many companies, watched or not, are named unmistakably."""
    sure = (forms[0] for _, _, forms in hits if len(forms) == 1)
    return len({f.entity_id for f in sure if f.is_company and f.risk is Risk.SAFE})


def _listed_with(article: Article, hits: Sequence[Hit], number: int) -> Reason | None:
    """Nvidia, Apple and Microsoft: in a row with names that are sure."""
    start, end, _ = hits[number]
    for other in (*hits[max(0, number - 1) : number], *hits[number + 1 : number + 2]):
        before = other[0] < start
        gap = (
            article.folded[other[1] : start]
            if before
            else article.folded[end : other[0]]
        )
        if LISTED_WITH.match(gap) and any(form.is_company for form in other[2]):
            sure = any(form.risk is Risk.SAFE for form in other[2])
            text = article.raw[other[0] : other[1]]
            return reason("listed-with", text, factor=1.0 if sure else 0.6)
    return None


def _without_surrogates(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


_NOBODY: Final[frozenset[EntityId]] = frozenset()
_NO_CODES: Final[frozenset[str]] = frozenset()


def _settle(hits: list[Hit], codes: list[CodeHit]) -> tuple[list[Hit], list[CodeHit]]:
    """Names win over codes inside them; a code with its market over a name in it."""
    if not codes:
        return hits, codes
    inside = _Places((start, end) for start, end, _ in hits)
    certain = [c for c in codes if c.shape is Shape.EXPLICIT]
    codes = [
        c
        for c in codes
        if c.shape is Shape.EXPLICIT or not inside.covers(c.start, c.end)
    ]
    outside = _Places((c.start, c.end) for c in certain)
    return [h for h in hits if not outside.covers(h[0], h[1])], codes


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
