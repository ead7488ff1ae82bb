"""Entities and what the user taught -> a matcher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newswatch.domain.listing import Alias, AliasKind, Entity, EntityId, EntityKind
from newswatch.matching.aliases import Form, Risk, forms, is_han, spellings
from newswatch.matching.automaton import Automaton
from newswatch.matching.codes import Code, codes
from newswatch.matching.lexicon import Lexicon, lexicon
from newswatch.matching.matcher import Knowledge, Matcher
from newswatch.ports import UserAlias

_NOBODY = EntityId("")


def build_matcher(
    watched: Iterable[Entity],
    protective: Iterable[Entity] = (),
    user: Iterable[UserAlias] = (),
) -> Matcher:
    """Make a matcher; takes well under a second for 10,000 entities.

    Args:
        watched: Whose mentions are reported.
        protective: Known names of others: where theirs is the longer, it wins.
            Entities that are also watched may be among them.
        user: Aliases that the user added, and phrases that must not count.
    """
    words = lexicon()
    mine = {entity.id: entity for entity in watched}
    others = [entity for entity in protective if entity.id not in mine]
    taught = tuple(user)
    known = [code for entity in mine.values() for code in codes(entity)]
    return Matcher(
        Knowledge(
            names=Automaton(_names(mine, others, taught, words), known),
            blocked=Automaton(_blocked(taught)),
            own_codes=_codes_by_entity(known),
            symbols=_entities_by_symbol(mine.values()),
            lexicon=words,
        )
    )


def _names(
    mine: Mapping[EntityId, Entity],
    others: Iterable[Entity],
    taught: Iterable[UserAlias],
    words: Lexicon,
) -> Iterator[tuple[str, Form]]:
    for alias in taught:
        if not alias.blocked and alias.entity_id in mine and alias.text.strip():
            yield from _user_forms(mine[alias.entity_id], alias.text)
    for entity in mine.values():
        yield from forms(entity, words)
    for entity in others:
        yield from _shields(entity, words)
    for phrase in words.phrases:
        yield phrase, _shield(_NOBODY, phrase)


def _user_forms(entity: Entity, text: str) -> Iterator[tuple[str, Form]]:
    taught = Entity(
        id=entity.id,
        kind=entity.kind,
        name="",
        aliases=(Alias(text.strip(), AliasKind.USER),),
    )
    return forms(taught, Lexicon())


def _shields(entity: Entity, words: Lexicon) -> Iterator[tuple[str, Form]]:
    """Yield what protects: not single ordinary words, they would shield nothing."""
    for pattern, form in forms(entity, words, owned=False):
        if form.risk is not Risk.WORD or " " in pattern:
            yield pattern, form


def _shield(entity_id: EntityId, text: str) -> Form:
    return Form(
        entity_id=entity_id,
        entity_kind=EntityKind.OTHER,
        kind=AliasKind.NAME,
        text=text,
        risk=Risk.SAFE,
        han=is_han(text),
        own_words=frozenset(),
        base=(),
        total=0.0,
        owned=bool(entity_id),
    )


def _blocked(taught: Iterable[UserAlias]) -> Iterator[tuple[str, Form]]:
    for alias in taught:
        if alias.blocked:
            for pattern in spellings(alias.text):
                yield pattern, _shield(alias.entity_id, alias.text)


def _codes_by_entity(known: Iterable[Code]) -> dict[EntityId, frozenset[str]]:
    found: dict[EntityId, set[str]] = {}
    for code in known:
        found.setdefault(code.entity_id, set()).add(code.token)
    return {entity_id: frozenset(tokens) for entity_id, tokens in found.items()}


def _entities_by_symbol(mine: Iterable[Entity]) -> dict[str, EntityId]:
    return {symbol.upper(): entity.id for entity in mine for symbol in entity.listings}
