"""Who acts as only a company does: the subject of a deed, the owner of a chief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary_deeds as v
from newswatch.matching.case import Case
from newswatch.matching.context import Spot
from newswatch.matching.vocabulary import COMPANY_AFTER, COMPANY_BEFORE
from newswatch.matching.weights import reason

_OBJECT_WORDS: Final = 5
_STRONG: Final = 2.0


def deed(case: Case) -> Reason | None:
    """Visa said, Delta scraps, Target cuts its forecast, Gap in talks to.

    A deed outweighs that the name is an ordinary word, where the word begins a
    clause and no article stands before it.
    """
    if not may_act(case):
        return None
    talks = v.TALKS.match(case.spot.after)
    if talks:
        return reason("company-verb-after", talks[0].strip(), factor=_STRONG)
    found = _verb(case.spot)
    return reason("company-verb-after", found, factor=_STRONG) if found else None


def may_act(case: Case) -> bool:
    """Whether it begins a clause, and would be the company if it acted."""
    spot = case.spot
    if case.form.guessed or spot.raw.lower() in v.ACTORS or not spot.raw[0].isupper():
        return False
    begins = spot.begins_sentence or spot.previous in v.JOINTS
    return begins and spot.after[:1] == " " and not spot.article.sport


def _verb(spot: Spot) -> str:
    """Return the verb of a deed right after, or nothing."""
    words = spot.after.split()
    while words[:1] and _only_leads(words):
        words = words[1:]
    future = words[:1] == ["to"]
    verb, *rest = (*words[future:], "")
    acts, deals = (v.BASE_ACTS, v.BASE_DEALS) if future else (v.ACTS, v.DEALS)
    acted = verb in acts and (verb not in v.PASSIVES or _has_object(rest))
    return verb if acted or (verb in deals and _is_of_company(rest)) else ""


def _only_leads(words: list[str]) -> bool:
    """Whether the deed is still to come: also, plans to."""
    return words[0] in v.ADVERBS or (words[0] in v.FUTURES and words[1:2] == ["to"])


def _plain(words: Iterable[str]) -> Iterator[str]:
    return (word.strip('.,;:!?"“”()') for word in words)


def _has_object(rest: list[str]) -> bool:
    """Whether something is done to somebody else: not "bought by", "sold in"."""
    return bool(rest[0]) and rest[0] not in v.NO_OBJECT


def _is_of_company(rest: list[str]) -> bool:
    """Whether what it does is done to what companies have: profit, stores, $5 bln."""
    for word in _plain(rest[:_OBJECT_WORDS]):
        if word in v.OBJECTS or word[:1] == "$" or word.startswith(("us$", "hk$")):
            return True
        if word in v.NO_OBJECT:
            return False
    return False


def owner(case: Case) -> Reason | None:
    """Target's new chief, Gap's third-quarter profit."""
    match = v.OWN_THING.match(case.spot.after)
    if not match or not case.spot.raw[:1].isupper() or case.spot.article.sport:
        return None
    first, *words = match[1].split()
    found = first not in COMPANY_AFTER and next(
        (word for word in words if word in COMPANY_AFTER), None
    )
    return reason("company-noun-after", found, factor=0.8) if found else None


def apposition(case: Case) -> Reason | None:
    """Visa, the world's largest card company, said."""
    match = v.APPOSITION.match(case.spot.after)
    if not match or not case.spot.raw[:1].isupper():
        return None
    noun = next((w for w in _plain(match[1].split()) if w in COMPANY_BEFORE), None)
    return reason("introduced", noun, factor=1.4) if noun else None
