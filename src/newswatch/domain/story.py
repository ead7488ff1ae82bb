"""Which articles tell the same story. Precision before recall.

A story is a happening that several sources report: an agency's text under
different titles, or different words for the same fact. Two articles belong
together if their wording overlaps enough *and* nothing speaks against it:
another company, other numbers, another period, the other direction.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, product
from typing import Final
from zlib import crc32

from newswatch.domain.story_numbers import is_odd, is_telling, missing
from newswatch.domain.story_wording import Wording
from newswatch.domain.story_words import COMMON, GENERIC

WINDOW: Final = timedelta(days=3)
"""Articles further apart never tell the same story."""

TITLE_WINDOW: Final = timedelta(hours=20)
"""What only titles say must be closer: "Stocks close higher" comes every day."""

_ENOUGH_TEXT = 12
"""Shingles; less text than this proves nothing."""

_COPY = 0.8
"""As much of a text is another's if both are one agency's, cut or amended."""

_HALF = 0.6
"""Of a text that is another's: both quote one source, if their titles agree too."""

_ENOUGH_POINTS = 3.5
"""What names, numbers and words of one fact must count together, see `_same_fact`."""

_SOON = timedelta(hours=4)
"""What follows upon a story comes later than this, as a rule, and then..."""

_SOON_POINTS = 2.5
"""...less has to agree of what comes sooner."""

_NAMES_ENOUGH = 4
"""Names common to two titles that tell one fact even without a number."""

_TELLING = 1.5
"""Points below which no telling number is common to both."""

_BAND_MASK = (1 << 32) - 1
_TITLE_TERMS = 4
_HAN_TERMS = 5
_TEXT_BANDS = 6
_NAMED, _NUMBERED = 3, 4
"""Names and numbers of an article that are looked up, each with each."""

ENOUGH_SHARED: Final = 2


def same_story(one: Wording, other: Wording, apart: timedelta) -> bool:
    """Tell whether two articles, published `apart`, tell the same story."""
    if one.text > other.text:  # one number may be two others' rounded
        one, other = other, one
    if one.han != other.han or abs(apart) > WINDOW or contradict(one, other):
        return False
    copied = _copied(one, other)
    if copied >= _COPY:
        return True
    if _other_subject(one, other) or _unlike_titles(one, other):
        return False
    if copied >= _HALF and _shared_words(one, other) >= (3 if one.han else 2):
        return True
    if abs(apart) > TITLE_WINDOW or one.denies != other.denies:
        return False
    return _same_title(one, other) or _same_fact(one, other, apart)


def bands(wording: Wording) -> dict[int, int]:
    """Return hashes that articles of one story share, and what sharing each counts.

    Articles that share `ENOUGH_SHARED` are worth comparing. The smallest hashes of
    a set stand for it: of those of two sets together, as many are common as the
    sets overlap (bottom-k sketch). Single words of titles would be shared by
    thousands, so they go in pairs, names before common words.
    """
    keys = sorted(
        (term in COMMON, crc32(term.encode()), term) for term in wording.title
    )
    few = sorted(keys[: _HAN_TERMS if wording.han else _TITLE_TERMS])
    pairs = {f"{a} {b}" for (*_, a), (*_, b) in combinations(few, 2)}
    subjects = sorted(wording.names)[:_NAMED]
    if wording.han:
        subjects = [wording.subject, *subjects[:1]]
    facts = {f"{a} {b}" for a, b in product(subjects, _most_telling(wording))}
    found = dict.fromkeys(sorted(wording.shingles)[:_TEXT_BANDS], 1)
    found.update((_hash(each), ENOUGH_SHARED) for each in pairs | facts)
    return {band & _BAND_MASK: weight for band, weight in found.items()}


def _most_telling(wording: Wording) -> list[str]:
    """Return a few numbers that other tellings may have, the title's first."""
    title = sorted(filter(is_odd, wording.numbers), key=_length)[-2:]
    text = sorted(
        filter(is_telling, wording.all_numbers - wording.numbers), key=_length
    )
    return [*title, *text[-2:]][:_NUMBERED]


def _length(number: str) -> tuple[int, str]:
    return len(number), number


# --- what speaks for it ------------------------------------------------------


def _copied(one: Wording, other: Wording) -> float:
    """Return how much of the shorter text is the other's; 0 if it is too short."""
    shorter = min(len(one.shingles), len(other.shingles))
    if shorter < _ENOUGH_TEXT:
        return 0.0
    return len(one.shingles & other.shingles) / shorter


def _shared_words(one: Wording, other: Wording) -> int:
    return len(one.title & other.title)


def _same_title(one: Wording, other: Wording) -> bool:
    """Nearly the same words, and none of them exchanged for another subject."""
    shared = len(one.title & other.title)
    if shared < (5 if one.han else 4):
        return one.title == other.title and bool(one.numbers & other.numbers)
    together = len(one.title | other.title)
    return shared / together >= (0.5 if one.han else 0.55) and not _exchanged(
        one, other
    )


def _same_fact(one: Wording, other: Wording, apart: timedelta) -> bool:
    """Different words for one fact: the same subject, numbers, direction, period.

    The less time lies between, the less must agree: what follows upon a story
    has its names and numbers too, but comes later.
    """
    names = _names_in_common(one, other)
    if not names:
        return False
    soon = abs(apart) <= _SOON
    titled = one.names & other.names
    if soon and one.lead & other.lead & titled and len(titled) >= _NAMES_ENOUGH:
        return True
    points = _points_of_numbers(one, other)
    if not points or (points < _TELLING and _each_has_its_own(one, other)):
        return False
    points += min(len(names) - 1, 2) + bool(one.periods & other.periods)
    points += (one.rises and other.rises) or (one.falls and other.falls)
    points += 0.5 * min(len((one.title & other.title) - names), 4)
    return points >= (_SOON_POINTS if soon else _ENOUGH_POINTS)


def _each_has_its_own(one: Wording, other: Wording) -> bool:
    """Tell whether each title has words that the other article lacks.

    "25% tariff on cars" and "25% tariff on steel" have all but one in common.
    """
    mine, yours = one.title - other.title - GENERIC, other.title - one.title - GENERIC
    return any(not _knows(other, word) for word in mine) and any(
        not _knows(one, word) for word in yours
    )


def _names_in_common(one: Wording, other: Wording) -> frozenset[str]:
    """Return names of one title that the other article knows."""
    if one.han:
        known = one.subject in other.text and other.subject in one.text
        return frozenset({one.subject}) if known else frozenset()
    there = frozenset(name for name in one.names if _knows(other, name))
    return there | frozenset(name for name in other.names if _knows(one, name))


def _points_of_numbers(one: Wording, other: Wording) -> float:
    """Return what the numbers in common count: those in both titles most."""
    mine, yours = (frozenset(filter(is_odd, each.numbers)) for each in (one, other))
    both = mine.difference(missing(mine, yours))
    if one.han:  # a subject of two characters is too weak for what texts mention
        return _points_of_titles(both)
    crossed = (mine - both).difference(missing(mine - both, other.all_numbers))
    back = yours.difference(missing(yours, mine))
    crossed |= (yours - back).difference(missing(yours - back, one.all_numbers))
    told = sum(map(is_telling, both))
    points = _points_of_titles(both)
    telling = sum(map(is_telling, crossed))
    points += 1.5 * min(telling, 2) + 0.5 * (telling < len(crossed))
    texts = sum(map(is_telling, one.all_numbers & other.all_numbers))
    return points + 0.5 * max(0, min(texts - told - telling, 3))


def _points_of_titles(numbers: frozenset[str]) -> float:
    telling = sum(map(is_telling, numbers))
    return 2.0 * min(telling, 2) + (telling < len(numbers))


# --- what speaks against it --------------------------------------------------


def contradict(one: Wording, other: Wording) -> bool:
    """Tell whether something in two articles speaks against one story."""
    if one.rises != other.rises and one.falls != other.falls:
        return True
    if (
        _apart(one.periods, other.periods)
        or _apart(one.stages, other.stages)
        or _apart(one.days, other.days)
    ):
        return True
    return _other_numbers(one, other)


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not some & others


def _other_numbers(one: Wording, other: Wording) -> bool:
    """Tell whether two articles give different numbers for what may be the same.

    That is so if each title has one that the other article lacks, or if most of
    those in the texts differ.
    """
    if missing(one.numbers, other.all_numbers) and missing(
        other.numbers, one.all_numbers
    ):
        return True
    some, others = (
        frozenset(filter(is_odd, each.all_numbers)) for each in (one, other)
    )
    fewer, more = sorted((some, others), key=len)
    lacking = len(missing(fewer, more))
    alone = len(fewer) == 1 and any(map(is_telling, fewer))
    return lacking * 5 > len(fewer) * 2 and (len(fewer) > 1 or alone)


def _unlike_titles(one: Wording, other: Wording) -> bool:
    """Tell whether both titles have telling numbers, and none in common."""
    mine, yours = (frozenset(filter(is_telling, w.numbers)) for w in (one, other))
    return bool(mine and yours) and len(missing(mine, yours)) == len(mine)


def _other_subject(one: Wording, other: Wording) -> bool:
    """Each title names somebody whom the other article does not know at all."""
    if one.han:
        return one.subject not in other.text and other.subject not in one.text
    return _strange(one, other) and _strange(other, one)


def _strange(one: Wording, other: Wording) -> bool:
    return any(not _knows(other, name) for name in one.names)


def _knows(wording: Wording, name: str) -> bool:
    return name in wording.title or not wording.words.isdisjoint(
        (name, f"{name}s", f"{name}'s")
    )


def _exchanged(one: Wording, other: Wording) -> bool:
    """Tell whether each title has something to say that the other text lacks."""
    if not one.han:
        return _each_has_its_own(one, other)
    return bool(_alien(one, other) and _alien(other, one))


def _alien(one: Wording, other: Wording) -> list[str]:
    """Return pairs of the title of which not even one character is the other's."""
    return [
        term
        for term in one.title - other.title
        if not any(character in other.text for character in term)
    ]


def _hash(text: str) -> int:
    """Return well-mixed bits, the same in every process.

    Unlike that of a string, the hash of a tuple of numbers is not seeded.
    """
    return hash((crc32(text.encode()),))
