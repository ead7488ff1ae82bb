"""Entities -> aliases with their risks.

An alias comes from the catalogue, from the user, or is derived from a name.
Its risk says how much support it needs from its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from newswatch.domain.listing import Alias, AliasKind, Entity, EntityId, EntityKind
from newswatch.domain.mention import Reason
from newswatch.matching.folding import fold
from newswatch.matching.legal import (
    chinese_short_names,
    english_short_names,
    without_class,
)
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.vocabulary import FIRM_ENDS
from newswatch.matching.vocabulary_zh import ZH_FIRM_ENDS
from newswatch.matching.weights import reason

DERIVED: Final = "x:"
"""How the ids of entities begin that are not in the catalogue: only their
listing's name is known, and short names are derived from it."""

_HAN: Final = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_WORD: Final = re.compile(r"\w+")
_CODE_KINDS: Final = frozenset({AliasKind.CODE, AliasKind.TICKER})
INITIALS: Final = 3
"""Names of so few letters stand inside every other word; they are looked up
among whole words, and in capitals (BP, NIO and Nio) unless all is written small."""

_SHORT_LATIN: Final = 3
_SHORT_ZH: Final = 2
_LONG_NAME: Final = 4
"""Words of an English name that no ordinary sentence contains by chance."""


_INDEX_BRANDS: Final = frozenset({"恒生", "恆生", "富時", "中證", "標普", "納斯達克"})


class Risk(IntEnum):
    """How easily an alias means something else; more needs more support."""

    SAFE = 0
    DOUBTFUL = 1  # another thing is known by it: 蘋果, Amazon
    NAME = 2  # people or places are called so: Abbott, Dover
    WORD = 3  # an ordinary word: Target, Gap, 理想


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of one entity, as the automaton knows it.

    Attributes:
        text: As its owner writes it.
        han: Written in Chinese: no word borders.
        own_words: Folded words of all the entity's names; what follows a
            mention and is one of these belongs to it.
        base: What was found, and how easily it means something else.
        total: The sum of its weights.
        owned: Of a watched entity; the others only shield.
        like_index: An index is written the same: Nasdaq, Dow.
        like_person: It begins like a person's name: Kohl's, Li Ning.
        guessed: One word of a longer name, which may be another's name too.
    """

    entity_id: EntityId
    entity_kind: EntityKind
    kind: AliasKind
    text: str
    risk: Risk
    han: bool
    own_words: frozenset[str]
    base: tuple[Reason, ...]
    total: float
    owned: bool = True
    like_index: bool = False
    like_person: bool = False
    guessed: bool = False

    @property
    def is_company(self) -> bool:
        """Whether it speaks for its neighbours in a list: a company's, and shipped.

        What the user adds says nothing of others, so that adding an alias never
        changes the mentions of another entity.
        """
        return (
            self.risk <= Risk.DOUBTFUL
            and self.entity_kind is EntityKind.COMPANY
            and self.kind is not AliasKind.USER
            and self.is_shipped
        )

    @property
    def is_brand_of_indices(self) -> bool:
        """Whether indices are called after it, as 恒生中國企業指數 is."""
        return self.text in _INDEX_BRANDS

    @property
    def is_shipped(self) -> bool:
        """Whether the catalogue has it, not just a listing's name."""
        return not self.entity_id.startswith(DERIVED)


def is_han(text: str) -> bool:
    """Whether a text contains a Chinese character."""
    return not text.isascii() and _HAN.search(text) is not None


def forms(
    entity: Entity, words: Lexicon, *, owned: bool = True
) -> Iterator[tuple[str, Form]]:
    """Yield (folded pattern, form) for every way to write an entity."""
    own_words = _own_words(entity) if owned else frozenset()
    for folded, alias in _all_aliases(entity, words).items():
        risk = _risk(alias, folded, entity, words)
        form = Form(
            entity_id=entity.id,
            entity_kind=entity.kind,
            kind=alias.kind,
            text=alias.text,
            risk=risk,
            han=is_han(folded),
            own_words=own_words,
            base=(base := _base(entity, alias, risk) if owned else ()),
            total=sum(found.weight for found in base),
            owned=owned,
            like_person=owned and _begins_like_person(folded, words),
            guessed=owned and _is_guessed(entity, alias, risk),
        )
        for pattern in _variants(folded):
            yield pattern, form


def _is_guessed(entity: Entity, alias: Alias, risk: Risk) -> bool:
    derived = entity.id.startswith(DERIVED) and alias.kind is AliasKind.SHORT
    return derived and (risk is not Risk.SAFE or " " not in alias.text)


def _begins_like_person(folded: str, words: Lexicon) -> bool:
    first = folded.partition(" ")[0].removesuffix("'s")
    persons = words.surnames, words.founders, words.given
    return any(first in names for names in persons)


def _base(entity: Entity, alias: Alias, risk: Risk) -> tuple[Reason, ...]:
    found = reason(alias.kind.value, alias.text)
    if risk is Risk.SAFE:
        return (found,)
    guessed = risk is Risk.WORD and entity.id.startswith(DERIVED)
    return found, reason(_RISK_REASON[risk], factor=1.1 if guessed else 1.0)


_RISK_REASON: Final = {
    Risk.DOUBTFUL: "also-something-else",
    Risk.NAME: "also-people-or-place",
    Risk.WORD: "ordinary-word",
}


def as_namesake_of_index(form: Form) -> Form:
    """Return the form of a company that is written as an index: Nasdaq, Dow."""
    base = (*form.base[:1], reason("like-index"))
    total = sum(found.weight for found in base)
    return replace(form, risk=Risk.WORD, base=base, total=total, like_index=True)


def _own_words(entity: Entity) -> frozenset[str]:
    texts = (entity.name, *(a.text for a in entity.aliases))
    return frozenset(_WORD.findall(fold(" ".join(texts))))


def _all_aliases(entity: Entity, words: Lexicon) -> dict[str, Alias]:
    """Return the aliases by their folded text; what is listed goes before derived."""
    found: dict[str, Alias] = {}
    indices = (Alias(s, AliasKind.SHORT) for s in entity.listings if s[:1] == "^")
    for alias in (*_listed(entity.aliases), *_derived(entity, words), *indices):
        key = " ".join(fold(alias.text).split())
        if len(key) > 1:
            found.setdefault(key, alias)
    return found


def _listed(aliases: Iterable[Alias]) -> Iterator[Alias]:
    return (alias for alias in aliases if alias.kind not in _CODE_KINDS)


def _derived(entity: Entity, words: Lexicon) -> Iterator[Alias]:
    if entity.kind is EntityKind.CURRENCY:
        return
    curated = not entity.id.startswith(DERIVED)
    if entity.name and not is_han(entity.name):
        yield from _derived_english(entity.name, words, curated=curated)
    for name in (entity.name_zh, entity.name if is_han(entity.name) else ""):
        if name:
            yield from _derived_chinese(name, words, curated=curated)


def _derived_english(name: str, words: Lexicon, *, curated: bool) -> Iterator[Alias]:
    name = _in_small_letters(name)
    yield Alias(name)
    for short in english_short_names(name, tail=not curated):
        if _speaks_for_itself(short, words):
            if " " in short or not curated:
                yield Alias(short, AliasKind.SHORT)
        elif not curated and _may_be_said(without_class(name), short):
            yield Alias(short, AliasKind.SHORT, ambiguous=True)


def _in_small_letters(name: str) -> str:
    """FORD MOTOR CO -> Ford Motor Co, as people write it; initials stay."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(w if len(w) <= _SHORT_LATIN else w.title() for w in name.split())


def _speaks_for_itself(short: str, words: Lexicon) -> bool:
    """Whether a shortened name is more than an ordinary word, a place or initials."""
    parts = fold(short).split()
    if len(parts) > 1:
        return " ".join(parts) not in words.places
    known = parts[0] in words.words or words.is_person_or_place(parts[0])
    return not known and len(short) > _SHORT_LATIN


def _may_be_said(name: str, short: str) -> bool:
    """Whether "Target Corp" lost only "Corp": a chance to be called so.

    Initials of two letters or with a digit are no chance: Q2 is a quarter.
    """
    if len(short) <= _SHORT_LATIN:
        return short.isalpha() and len(short) == _SHORT_LATIN and short.isupper()
    return len(name.split()) <= 2 or short.isupper()  # noqa: PLR2004


def _derived_chinese(name: str, words: Lexicon, *, curated: bool) -> Iterator[Alias]:
    for number, short in enumerate(chinese_short_names(name)):
        generic = number > 0 and is_generic(fold(short), words)
        if generic and curated:
            continue
        if len(short) > _SHORT_ZH:
            kind = AliasKind.SHORT if number else AliasKind.NAME
            yield Alias(short, kind, ambiguous=generic)
        elif not curated:
            yield Alias(short, AliasKind.SHORT, ambiguous=number > 0)


def is_generic(folded: str, words: Lexicon) -> bool:
    """Whether a Chinese name is nothing but ordinary words: 未來發展, 新時代."""
    begin = len(folded) % _SHORT_ZH
    if len(folded) > _LONG_NAME or (begin and folded[0] not in _ZH_PREFIXES):
        return False
    pairs = [folded[i : i + _SHORT_ZH] for i in range(begin, len(folded), _SHORT_ZH)]
    if pairs[-1] in ZH_FIRM_ENDS and pairs[0] not in _ZH_NOWHERE:
        return False
    return all(pair in words.words_zh or pair in words.generic_zh for pair in pairs)


_ZH_PREFIXES: Final = frozenset("新大中")
_ZH_NOWHERE: Final = frozenset(fold("國際 世界 全球 環球 綠色 新能").split())
"""What is no part of a name even before a trade: 國際航空."""


def _risk(alias: Alias, folded: str, entity: Entity, words: Lexicon) -> Risk:
    if alias.kind is AliasKind.USER:
        return Risk.SAFE
    derived = entity.id.startswith(DERIVED) and alias.kind is AliasKind.SHORT
    if is_han(folded):
        if derived and alias.ambiguous:
            return Risk.WORD  # 有利, 未來發展: cut from a name, and anything else
        return _risk_han(alias, folded, words)
    risk = _risk_latin(alias, folded, words)
    return _risk_of_derived(risk, folded, words) if derived else risk


def _risk_of_derived(risk: Risk, folded: str, words: Lexicon) -> Risk:
    """Ready Capital, Clean Energy, MYR: nobody has said that it is called so."""
    *parts, last = folded.split()
    if not parts:
        return max(risk, Risk.NAME) if len(folded) <= _SHORT_LATIN else risk
    long = len(parts) + 1 >= _LONG_NAME
    if long or not all(_is_common(part, words) for part in (*parts, last)):
        return risk
    return max(risk, Risk.DOUBTFUL if last in FIRM_ENDS else Risk.NAME)


def _is_common(part: str, words: Lexicon) -> bool:
    return part in words.words or part in words.places or not part.isalpha()


def _risk_han(alias: Alias, folded: str, words: Lexicon) -> Risk:
    if folded in words.ordinary_zh:
        return Risk.WORD
    return Risk.DOUBTFUL if alias.ambiguous else Risk.SAFE


def _risk_latin(alias: Alias, folded: str, words: Lexicon) -> Risk:
    if " " in folded:
        return _risk_of_several(alias, folded.split(), words)
    if folded in words.words:
        return Risk.WORD
    if alias.text in words.acronyms or words.is_person_or_place(folded):
        return Risk.NAME
    short = len(folded) <= _SHORT_LATIN and not alias.text.isupper()
    return Risk.DOUBTFUL if alias.ambiguous or short else Risk.SAFE


def _risk_of_several(alias: Alias, parts: list[str], words: Lexicon) -> Risk:
    if not alias.ambiguous:
        return Risk.SAFE
    common = len(parts) < _LONG_NAME and all(part in words.words for part in parts)
    return Risk.WORD if common else Risk.DOUBTFUL


def spellings(text: str) -> list[str]:
    """Return the folded ways to write an alias: & and "and", apostrophe or none."""
    folded = " ".join(fold(text).split())
    return _variants(folded) if folded else []


def _variants(folded: str) -> list[str]:
    found = [folded]
    if " & " in folded:
        found.append(folded.replace(" & ", " and "))
    elif " and " in folded:
        found.append(folded.replace(" and ", " & "))
    if "'" in folded.strip("'"):
        found += [spelling.replace("'", "") for spelling in found]
    if "-" in folded.strip("-"):
        found += [spelling.replace("-", " ") for spelling in found]
    return found
