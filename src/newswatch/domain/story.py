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

from newswatch.domain.story_events import ALONE, SUFFERED, TIGHT
from newswatch.domain.story_numbers import (
    EXACT,
    Number,
    comparable,
    is_odd,
    is_telling,
    missing,
)
from newswatch.domain.story_wording import Wording
from newswatch.domain.story_words import COMMON, FORMS, GENERIC

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

_EVENT_POINTS = 3.5
"""What must agree of names, kind of happening, period and direction, see there."""

_NAMES_FEW = 3
_EARLY = frozenset(("auction", "open", "noon"))

_TELLING = 1.5
"""Points below which no telling number is common to both."""

_BAND_MASK = (1 << 32) - 1
_TITLE_TERMS = 4
_HAN_TERMS = 5
_TEXT_BANDS = 6
_NAMED = 3
"""Names of an article that are looked up, each with each of its numbers."""

ENOUGH_SHARED: Final = 2


def same_story(one: Wording, other: Wording, apart: timedelta) -> bool:
    """Tell whether two articles, published `apart`, tell the same story."""
    if one.text > other.text:  # one number may be two others' rounded
        one, other = other, one
    if one.han != other.han or abs(apart) > WINDOW or contradict(one, other):
        return False
    copied = _copied(one, other)
    close = abs(apart) <= TITLE_WINDOW
    alike = _shared_words(one, other) >= (3 if one.han else 2)
    if copied >= _HALF and _is_template(one, other):
        return False
    if copied >= _COPY and (close or alike):
        return True
    if not close or _other_subject(one, other) or _unlike_titles(one, other):
        return False
    return (copied >= _HALF and alike) or _told_alike(one, other, apart)


def _told_alike(one: Wording, other: Wording, apart: timedelta) -> bool:
    """Tell whether titles say the same, or give the same fact in other words."""
    if one.denies != other.denies or _only_a_form(one, other):
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
    numbers = {number.key for number in _most_telling(wording)}
    facts = {f"{a} {b}" for a, b in product(subjects, numbers | _kinds(wording))}
    found = dict.fromkeys(sorted(wording.shingles)[:_TEXT_BANDS], 1)
    found.update((_hash(each), ENOUGH_SHARED) for each in pairs | facts)
    return {band & _BAND_MASK: weight for band, weight in found.items()}


def _kinds(wording: Wording) -> frozenset[str]:
    """Return the kinds of happening by which other tellings are looked up."""
    of_period = {f"result {period}" for period in wording.periods}
    return wording.events & TIGHT | of_period


def _most_telling(wording: Wording) -> list[Number]:
    """Return a few numbers that other tellings may have, the title's first."""
    title = sorted(filter(is_odd, wording.numbers), key=_tells)[-2:]
    text = filter(is_telling, wording.all_numbers - wording.numbers)
    return [*title, *sorted(text, key=_tells)[-2:]]


def _tells(number: Number) -> tuple[int, float]:
    return number.telling, number.value


# --- what speaks for it ------------------------------------------------------


def _copied(one: Wording, other: Wording) -> float:
    """Return how much of the shorter text is the other's; 0 if it is too short."""
    shorter = min(len(one.shingles), len(other.shingles))
    if shorter < _ENOUGH_TEXT:
        return 0.0
    return len(one.shingles & other.shingles) / shorter


def _is_template(one: Wording, other: Wording) -> bool:
    """Tell whether each text repeats a word of its title that the other never has.

    "X announces date of results", "class action notice: X": many a day. An agency's
    text is the same under each title.
    """
    return any(not _has(other, word) for word in one.told) and any(
        not _has(one, word) for word in other.told
    )


def _has(wording: Wording, word: str) -> bool:
    return word in wording.text if wording.han else _knows(wording, word)


def _shared_words(one: Wording, other: Wording) -> int:
    return len(one.title & other.title)


def _only_a_form(one: Wording, other: Wording) -> bool:
    """Tell whether two titles have only the name of a form in common."""
    shared = one.title & other.title
    return bool(shared) and shared <= FORMS


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
    if not names or one.events & ALONE != other.events & ALONE:
        return False
    if _other_way_round(one, other):
        return False
    soon = abs(apart) <= _SOON
    titled = one.names & other.names
    events = (one.events & other.events) - {SUFFERED}
    if soon and len(titled) >= _NAMES_ENOUGH and _lead(one, other, titled, events):
        return True
    points = _points_of_numbers(one, other)
    if not points:
        return soon and _same_event(one, other, titled)
    if points < _TELLING and _each_has_its_own(one, other):
        return False
    points += min(len(names) - 1, 2) + bool(one.periods & other.periods)
    points += one.moves_like(other)
    points += 0.5 * min(len((one.title & other.title) - names), 4)
    points += _points_of_events(events)
    # A Chinese subject is two characters, and may be what moves all day: "日圓"
    return points >= (_SOON_POINTS if soon else _ENOUGH_POINTS + one.han)


def _lead(
    one: Wording, other: Wording, titled: frozenset[str], events: frozenset[str]
) -> bool:
    """Tell whether names that both titles have are whom they are about.

    "Hold gold: Jane Doe" and "Sell oil: Jane Doe" are not about Jane Doe.
    """
    if "move" in events:
        return False
    both = one.lead & other.lead & titled
    return bool(both or (events & TIGHT and (one.lead | other.lead) & titled))


def _same_event(one: Wording, other: Wording, titled: frozenset[str]) -> bool:
    """Tell whether the same names and kind of happening say enough, without numbers."""
    events = one.events & other.events
    period = bool(one.periods & other.periods)
    tight = events & (TIGHT | {"result"} if period else TIGHT)
    if not tight or not _lead(one, other, titled, tight):
        return False
    strange = _strange(one, other) or _strange(other, one)
    if strange and (len(titled) < _NAMES_FEW or _strange_lead(one, other)):
        return False
    if missing(one.numbers, other.all_numbers) and missing(
        other.numbers, one.all_numbers
    ):
        return False
    points = min(len(titled), 3) + _points_of_events(events) + period
    points += one.moves_like(other)
    return points >= _EVENT_POINTS


def _strange_lead(one: Wording, other: Wording) -> bool:
    """Tell whether either title begins with a name that the other does not know."""
    mine, yours = one.lead & one.names, other.lead & other.names
    return not all(_knows(other, name) for name in mine) or not all(
        _knows(one, name) for name in yours
    )


def _other_way_round(one: Wording, other: Wording) -> bool:
    """Tell whether who does it in one title is whom it is done to in the other."""
    suffered = (SUFFERED in one.events) != (SUFFERED in other.events)
    return suffered and not one.lead.isdisjoint(other.lead & one.names)


def _points_of_events(events: frozenset[str]) -> float:
    return min(2.0, sum(1.5 if each in TIGHT else 1.0 for each in events))


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


def _points_of_titles(numbers: frozenset[Number]) -> float:
    telling = sum(map(is_telling, numbers))
    exact = any(number.telling == EXACT for number in numbers)
    return 2.0 * min(telling, 2) + exact + (telling < len(numbers))


# --- what speaks against it --------------------------------------------------


def contradict(one: Wording, other: Wording) -> bool:
    """Tell whether something in two articles speaks against one story."""
    if one.rises != other.rises and one.falls != other.falls:
        return True
    if (
        _apart(one.periods, other.periods)
        or _apart(one.stages, other.stages)
        or _apart(one.days, other.days)
        or _apart(one.tickers, other.tickers)
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
    mine = missing(one.numbers, other.all_numbers)
    yours = missing(other.numbers, one.all_numbers)
    near = bool(one.numbers - set(missing(one.numbers, other.numbers)))
    if any(comparable(a, b, near=near) for a, b in product(mine, yours)):
        return True
    some, others = (
        frozenset(filter(is_odd, each.all_numbers)) for each in (one, other)
    )
    fewer, more = sorted((some, others), key=len)
    lacking = len(missing(fewer, more))
    alone = len(fewer) == 1 and any(map(is_telling, fewer))
    return lacking * 5 > len(fewer) * 2 and (len(fewer) > 1 or alone)


def _unlike_titles(one: Wording, other: Wording) -> bool:
    """Tell whether both titles have telling numbers, and none in common.

    Or if only one of them is of the market's opening or its noon.
    """
    mine, yours = (frozenset(filter(is_odd, each.numbers)) for each in (one, other))
    if (one.stages ^ other.stages) & _EARLY:
        return True
    if len(missing(mine, yours)) < len(mine):
        return False
    return any(map(is_telling, mine)) and any(map(is_telling, yours))


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
