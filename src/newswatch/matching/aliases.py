"""Entities -> aliases with their risks.

An alias comes from the catalogue, from the user, or is derived from a name.
Its risk says how much support it needs from its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from newswatch.domain.listing import Alias, AliasKind, Entity, EntityId, EntityKind
from newswatch.matching.folding import fold
from newswatch.matching.legal import chinese_short_names, english_short_names
from newswatch.matching.lexicon import Lexicon

MANY_ALIASES: Final = 3
"""An entity with as many was curated; no single words are derived for it."""

_HAN: Final = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_CODE_KINDS: Final = frozenset({AliasKind.CODE, AliasKind.TICKER})
_SHORT_LATIN: Final = 3
_SHORT_ZH: Final = 2
_LONG_NAME: Final = 4
"""Words of an English name that no ordinary sentence contains by chance."""


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
        owned: Of a watched entity; the others only shield.
        like_index: An index is written the same: Nasdaq, Dow.
    """

    entity_id: EntityId
    entity_kind: EntityKind
    kind: AliasKind
    text: str
    risk: Risk
    han: bool
    own_words: frozenset[str]
    owned: bool = True
    like_index: bool = False


def is_han(text: str) -> bool:
    """Whether a text contains a Chinese character."""
    return _HAN.search(text) is not None


def forms(
    entity: Entity, words: Lexicon, *, owned: bool = True
) -> Iterator[tuple[str, Form]]:
    """Yield (folded pattern, form) for every way to write an entity."""
    own_words = _own_words(entity)
    for alias in _all_aliases(entity, words):
        han = is_han(alias.text)
        form = Form(
            entity_id=entity.id,
            entity_kind=entity.kind,
            kind=alias.kind,
            text=alias.text,
            risk=_risk(alias, words, han=han),
            han=han,
            own_words=own_words,
            owned=owned,
        )
        for pattern in spellings(alias.text):
            yield pattern, form


def _own_words(entity: Entity) -> frozenset[str]:
    texts = (entity.name, *(a.text for a in entity.aliases))
    return frozenset(word for text in texts for word in re.findall(r"\w+", fold(text)))


def _all_aliases(entity: Entity, words: Lexicon) -> Iterator[Alias]:
    seen: set[str] = set()
    for alias in (*_listed(entity.aliases), *_derived(entity, words)):
        key = fold(alias.text)
        if key not in seen and len(key) > 1:
            seen.add(key)
            yield alias


def _listed(aliases: Iterable[Alias]) -> Iterator[Alias]:
    return (alias for alias in aliases if alias.kind not in _CODE_KINDS)


def _derived(entity: Entity, words: Lexicon) -> Iterator[Alias]:
    curated = len(entity.aliases) >= MANY_ALIASES
    if entity.name and not is_han(entity.name):
        yield from _derived_english(entity.name, words, curated=curated)
    for name in (entity.name_zh, entity.name if is_han(entity.name) else ""):
        if name:
            yield from _derived_chinese(name, curated=curated)


def _derived_english(name: str, words: Lexicon, *, curated: bool) -> Iterator[Alias]:
    for number, short in enumerate(english_short_names(name)):
        single = " " not in short
        if number and single and (curated or not _speaks_for_itself(short, words)):
            if not curated and _only_legal_form_gone(name, short):
                yield Alias(short, AliasKind.SHORT, ambiguous=True)
            continue
        yield Alias(short, AliasKind.SHORT if number else AliasKind.NAME)


def _speaks_for_itself(word: str, words: Lexicon) -> bool:
    folded = fold(word)
    known = folded in words.words or words.is_person_or_place(folded)
    return not known and len(word) > _SHORT_LATIN


def _only_legal_form_gone(name: str, short: str) -> bool:
    """Whether "Target Corp" lost only "Corp": a chance to be called so."""
    return len(name.split()) <= 2 or short.isupper()  # noqa: PLR2004


def _derived_chinese(name: str, *, curated: bool) -> Iterator[Alias]:
    for number, short in enumerate(chinese_short_names(name)):
        if len(short) > _SHORT_ZH:
            yield Alias(short, AliasKind.SHORT if number else AliasKind.NAME)
        elif not curated:
            yield Alias(short, AliasKind.SHORT, ambiguous=number > 0)


def _risk(alias: Alias, words: Lexicon, *, han: bool) -> Risk:
    if alias.kind is AliasKind.USER:
        return Risk.SAFE
    if han:
        return _risk_han(alias, words)
    return _risk_latin(alias, words)


def _risk_han(alias: Alias, words: Lexicon) -> Risk:
    if fold(alias.text) in words.ordinary_zh:
        return Risk.WORD
    return Risk.DOUBTFUL if alias.ambiguous else Risk.SAFE


def _risk_latin(alias: Alias, words: Lexicon) -> Risk:
    parts = fold(alias.text).split()
    if len(parts) > 1:
        return _risk_of_several(alias, parts, words)
    word = parts[0]
    if word in words.words:
        return Risk.WORD
    if words.is_person_or_place(word):
        return Risk.NAME
    short = len(word) <= _SHORT_LATIN and not alias.text.isupper()
    return Risk.DOUBTFUL if alias.ambiguous or short else Risk.SAFE


def _risk_of_several(alias: Alias, parts: list[str], words: Lexicon) -> Risk:
    common = all(part in words.words for part in parts)
    if common and len(parts) < _LONG_NAME and alias.ambiguous:
        return Risk.WORD
    return Risk.DOUBTFUL if alias.ambiguous else Risk.SAFE


def spellings(text: str) -> list[str]:
    """Return the folded ways to write an alias: & and "and", apostrophe or none."""
    folded = " ".join(fold(text).split())
    found = {folded: None}
    if " & " in folded:
        found[folded.replace(" & ", " and ")] = None
    if " and " in folded:
        found[folded.replace(" and ", " & ")] = None
    for spelling in list(found):
        if "'" in spelling.strip("'"):
            found[spelling.replace("'", "")] = None
        if "-" in spelling:
            found[spelling.replace("-", " ")] = None
    return [s for s in found if s]
