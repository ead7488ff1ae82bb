"""What a name in a Latin text may be instead: people, places, other companies."""

from __future__ import annotations

import re
from typing import Final

from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import Risk
from newswatch.matching.case import Case
from newswatch.matching.context import Spot, Style, farming_in
from newswatch.matching.weights import reason

_CODE_IN_BRACKETS: Final = re.compile(
    r"^(?:['’]s)?\s*\(\s?(?:[A-Za-z]{2,10}\s?[:：]\s?)?([A-Z]{1,5})(?:[.-][A-Z]{1,2})?\s?\)"
)
_COUNTIES: Final = ("county of ", "city of ", "town of ", "village of ", "state of ")
_AGE: Final = re.compile(r"^, \d\d(?:[,.]|$)")
"""How old somebody is, between commas."""

_NEAR: Final = 30
_STEM: Final = 4
"""Letters by which pharma and pharmaceuticals are one word."""


def in_place(case: Case) -> Reason | None:
    """In Rio, near Dover."""
    word = case.spot.previous
    place = word in {"in", "near", "outside", "around", "north", "south"}
    if place and case.form.risk is Risk.NAME:
        return reason("in-place", word)
    if case.spot.before.endswith(_COUNTIES):
        return reason("in-place", word, factor=2.0)
    house = case.spot.next in v.PLACE_AFTER and not case.spot.after.startswith("'")
    return reason("in-place", case.spot.next, factor=2.0) if house else None


def person(case: Case) -> Reason | None:
    """Tom Ford, Mr Abbott, Prince Baba, Bill Smith."""
    spot, given = case.spot, case.lexicon.given
    word = spot.previous.rstrip(".")
    if (word in given and spot.previous_has_capital) or word in v.TITLES:
        return reason("person", word)
    if word in v.PERSON_BEFORE and " " in spot.raw:
        return reason("person", word)
    surname = word in case.lexicon.surnames and spot.previous_has_capital
    if surname and case.form.risk is not Risk.SAFE:
        return reason("person", word, factor=0.5)
    company = spot.next in v.BUSINESS_NEXT
    if spot.raw.lower() in given and spot.next_is_capital and not company:
        return reason("person", spot.raw)
    if _surname_after(case):
        return reason("person", spot.next, factor=0.5)
    return _told_of(case)


def _surname_after(case: Case) -> bool:
    """Lilly Allen, Morgan Stanley Smith; not Apple Cook, which are words as well."""
    word = case.spot.next
    surname = word in case.lexicon.surnames and word not in case.lexicon.words
    firm = case.spot.after.startswith(f" {word} & ")  # Tesla Johnson & Johnson
    return surname and case.spot.next_is_capital and not firm


def called_person(case: Case) -> Reason | None:
    """Helmut Kohl's party, founder Li Ning: somebody whom a company is called after.

    Morgan Stanley Smith, too: people have more names than the company.
    """
    spot = case.spot
    if not case.form.like_person or not spot.raw[:1].isupper():
        return None
    word = spot.previous.rstrip(".")
    given = word in case.lexicon.given and spot.previous_has_capital
    if given and word not in case.form.own_words:
        return reason("person", word)
    if _surname_after(case):
        return reason("person", spot.next)
    return reason("person", word) if word in v.PERSON_BEFORE else _told_of(case)


def _told_of(case: Case) -> Reason | None:
    """Li Ning, 63, lit the flame; Kohl's heirs."""
    after = case.spot.after
    found = _AGE.match(after) or v.FAMILY_AFTER.match(after)
    return reason("person", found[0].removeprefix("'s").strip(" ,.")) if found else None


def longer_name(case: Case) -> Reason | None:
    """Part of a longer capitalised name: Key West, Price Target."""
    spot, own = case.spot, case.form.own_words
    if spot.style is not Style.SENTENCE or is_somebodys(case):
        return None
    after, before = spot.next, spot.previous
    if spot.next_is_capital and after not in v.ANY_NEXT and after not in own:
        return reason("longer-name", f"{spot.raw} {after.title()}")
    if (
        spot.previous_is_capital
        and before not in v.COMPANY_BEFORE
        and before not in own
        and before not in v.COMPANY_VERBS
    ):
        return reason("longer-name", f"{before.title()} {spot.raw}")
    return None


def is_somebodys(case: Case) -> bool:
    """Jack Dorsey's Block, Mark Zuckerberg's Meta."""
    if not case.spot.previous.endswith("'s"):
        return False
    given = case.spot.before.split()[-2:-1]
    return bool(given) and given[0] in case.lexicon.given


def longer_company(case: Case) -> Reason | None:
    """Apple Hospitality, Delta Electronics: a word that makes it another firm."""
    spot = case.spot
    word = spot.next
    if word not in v.OTHER_FIRM or _is_own(word, case.form.own_words):
        return None
    if not spot.next_is_capital or v.BROKERS_EVENT.match(spot.after):
        return None
    return reason("longer-company", word)


def _is_own(word: str, own_words: frozenset[str]) -> bool:
    """Whether it belongs to the name: pharma is short for pharmaceuticals."""
    if word in own_words:
        return True
    begin = "banc" if word == "bank" else word[:_STEM]
    return any(own.startswith(begin) for own in own_words)


def others_name(case: Case) -> Reason | None:
    """Punjab National Bank, KKR Capstone, Mira Mircheva, Aether Industries.

    What was cut from a listing's name is part of other names as well.
    """
    if not case.form.guessed:
        return None
    spot, own = case.spot, case.form.own_words
    after, before = spot.next, spot.previous
    if spot.next_is_capital and _makes_a_name(case, after):
        return reason("longer-name", f"{spot.raw} {after.title()}", factor=2.0)
    if spot.previous_has_capital and before not in own and _begins_a_name(case, before):
        return reason("longer-name", f"{before.title()} {spot.raw}", factor=2.0)
    return None


def _makes_a_name(case: Case, after: str) -> bool:
    own_code = after.upper() in case.own_codes
    if own_code or after in v.HOLDING or _is_own(after, case.form.own_words):
        return False
    if after in v.OTHER_FIRM or after in v.FIRM_ENDS or after in v.NAME_ENDS:
        return True
    return case.spot.style is Style.SENTENCE and after not in v.ANY_NEXT


def _begins_a_name(case: Case, before: str) -> bool:
    if before in case.lexicon.places or before in case.lexicon.given:
        return True
    ordinary = before in case.lexicon.words or before in v.ANY_NEXT
    return case.spot.previous_is_capital and not ordinary and _in_sentence(case)


def _in_sentence(case: Case) -> bool:
    known = case.spot.previous in v.COMPANY_BEFORE or case.spot.previous in v.TITLES
    return case.spot.style is Style.SENTENCE and not known


def code_after(case: Case) -> Reason | None:
    """Figs (FIGS) is the company; Target Something (XYZ) is another."""
    spot = case.spot
    if "(" not in spot.after[:4]:
        return None
    match = _CODE_IN_BRACKETS.match(spot.article.raw[spot.end : spot.end + 24])
    if not match:
        return None
    own = match[1] in case.own_codes
    return reason("own-code" if own else "other-code", match[1])


def other_topic(case: Case) -> Reason | None:
    """Apples and blackberries are eaten, the Amazon flows through a forest."""
    spot = case.spot
    topic = spot.article.farming
    if topic and spot.article.is_business:
        topic = _farming_near(spot) or (topic if _is_small_elsewhere(spot) else "")
    factor = 1.0 if spot.article.is_business else 1.5
    return reason("other-topic", topic, factor=factor) if topic else None


def _is_small_elsewhere(spot: Spot) -> bool:
    """Whether the word is there as a word too: apple growers … Apple exports."""
    return f" {spot.raw.lower()}" in spot.article.raw


def _farming_near(spot: Spot) -> str:
    near = f"{spot.before[-_NEAR:]} {spot.after[:_NEAR]}"
    return farming_in(near, near.split())


def social_media(case: Case) -> Reason | None:
    """Share to Facebook, a post on X: the network as a place, not the company."""
    if case.spot.raw.lower() not in v.NETWORKS:
        return None
    if case.spot.previous not in {"on", "to", "via", "in"}:
        return None
    words = case.spot.before.split()[-3:]
    social = not v.MEDIA_VERBS.isdisjoint(words[:-1])
    return reason("social-media", " ".join(words)) if social else None


def in_address(case: Case) -> Reason | None:
    """www.sohu.com/a/279, m.weibo.cn, @amazon: where to click, not what it is about."""
    spot = case.spot
    if not spot.raw.islower() and not spot.before.endswith("@"):
        return None
    before = _ADDRESS_BEFORE.search(spot.before)
    return reason("in-address") if before else None


_ADDRESS_BEFORE: Final = re.compile(
    r"(?:(?:https?:|\[:\])//|www\[?\.\]?|@|[a-z0-9]\[?\.\]?)[!-~]*$"
)
