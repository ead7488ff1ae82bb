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

DERIVED: Final = "x:"
"""How the ids of entities begin that are not in the catalogue: only their
listing's name is known, and short names are derived from it."""

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
        form = Form(
            entity_id=entity.id,
            entity_kind=entity.kind,
            kind=alias.kind,
            text=alias.text,
            risk=_risk(alias, entity.kind, words),
            han=is_han(alias.text),
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
    if entity.kind is EntityKind.CURRENCY:
        return
    curated = not entity.id.startswith(DERIVED)
    if entity.name and not is_han(entity.name):
        yield from _derived_english(entity.name, words, curated=curated)
    for name in (entity.name_zh, entity.name if is_han(entity.name) else ""):
        if name:
            yield from _derived_chinese(name, curated=curated)


def _derived_english(name: str, words: Lexicon, *, curated: bool) -> Iterator[Alias]:
    yield Alias(name)
    for short in english_short_names(name, tail=not curated):
        if _speaks_for_itself(short, words):
            if " " in short or not curated:
                yield Alias(short, AliasKind.SHORT)
        elif not curated and _only_legal_form_gone(name, short):
            yield Alias(short, AliasKind.SHORT, ambiguous=True)


def _speaks_for_itself(short: str, words: Lexicon) -> bool:
    """Whether a shortened name is more than an ordinary word, a place or initials."""
    parts = fold(short).split()
    if len(parts) > 1:
        return " ".join(parts) not in words.places
    known = parts[0] in words.words or words.is_person_or_place(parts[0])
    return not known and len(short) > _SHORT_LATIN


def _only_legal_form_gone(name: str, short: str) -> bool:
    """Whether "Target Corp" lost only "Corp": a chance to be called so."""
    return len(name.split()) <= 2 or short.isupper()  # noqa: PLR2004


def _derived_chinese(name: str, *, curated: bool) -> Iterator[Alias]:
    for number, short in enumerate(chinese_short_names(name)):
        if len(short) > _SHORT_ZH:
            yield Alias(short, AliasKind.SHORT if number else AliasKind.NAME)
        elif not curated:
            yield Alias(short, AliasKind.SHORT, ambiguous=number > 0)


def _risk(alias: Alias, kind: EntityKind, words: Lexicon) -> Risk:
    if alias.kind is AliasKind.USER:
        return Risk.SAFE
    if is_han(alias.text):
        return _risk_han(alias, kind, words)
    return _risk_latin(alias, words)


def _risk_han(alias: Alias, kind: EntityKind, words: Lexicon) -> Risk:
    if fold(alias.text) in words.ordinary_zh:
        return Risk.WORD
    if kind is EntityKind.INDEX and len(alias.text) == _SHORT_ZH:
        return Risk.DOUBTFUL  # 國指: also "(somebody called ...)國 says"
    return Risk.DOUBTFUL if alias.ambiguous else Risk.SAFE


def _risk_latin(alias: Alias, words: Lexicon) -> Risk:
    parts = fold(alias.text).split()
    if len(parts) > 1:
        return _risk_of_several(alias, parts, words)
    word = parts[0]
    if word in words.words:
        return Risk.WORD
    if alias.text in words.acronyms:
        return Risk.NAME
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
