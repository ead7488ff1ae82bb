"""Which articles tell the same story. Precision before recall.

A story is a happening that several sources report: an agency's text under
different titles, or different words for the same fact. Two articles belong
together if their wording overlaps enough *and* nothing speaks against it:
another company, other numbers, another period, the other direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import nsmallest
from itertools import combinations, pairwise, product
from typing import Final
from zlib import crc32

from newswatch.domain.story_words import (
    COMMON,
    DAYS,
    DENY,
    DENY_HAN,
    FALL,
    FALL_HAN,
    QUARTERS,
    RISE,
    RISE_HAN,
    SAME,
    STAGES,
    STOP,
    WEEKDAYS,
)

WINDOW: Final = timedelta(days=3)
"""Articles further apart never tell the same story."""

TITLE_WINDOW: Final = timedelta(hours=20)
"""What only titles say must be closer: "Stocks close higher" comes every day."""

_TAGS = re.compile(
    r"[【《〈\[(（][^】》〉\])）]{1,8}[】》〉\])）]"
    r"|^[^｜|]{2,14}[｜|]"
    r"|^(?:update|wrapup|brief|exclusive|breaking|factbox|live)\b[ \d]*[-:–—]\s*"
    r"|\s[-–—|]\s[^-–—|]{2,30}$"
)
_HAN_RUNS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_WORDS = re.compile(r"[^\W\d_][^\W_]*(?:[.&'’][^\W_]+)*")
_BASES = COMMON | STOP
_LATIN = re.compile("[a-z]+")
_NUMBERS = re.compile(r"(?<![a-z\d.,])\$?(\d[\d,]*(?:\.\d+)?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_WORD = 4
_SMALL_NUMBER = 2
"""Digits; a number no longer than this comes in many headlines."""

_ENOUGH_TEXT = 12
"""Shingles; less text than this proves nothing."""

_COPY = 0.8
"""As much of a text is another's if both are one agency's, cut or amended."""

_HALF = 0.5
_ENOUGH_POINTS = 3.5

_LEAD_WORDS = 45
_TEXT_LENGTH = 700
"""Characters of a text that are compared."""

_BAND_MASK = (1 << 32) - 1
_TITLE_TERMS = 4
_HAN_TERMS = 5
_TEXT_BANDS = 6
ENOUGH_SHARED: Final = 2
_HAN_SHINGLE = 4
_WORD_SHINGLE = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """What counts of an article's text.

    Attributes:
        han: Chinese; titles are compared by pairs of characters then.
        title: Words or pairs of the title that say something.
        names: Words of the title that are none of the common ones.
        subject: The first two characters of a Chinese title.
        numbers: In the title; `all_numbers`: in title and text.
        periods: Quarter, half or year that the title speaks of.
        stages: Of a trading day that the title speaks of.
        days: Weekdays named at the beginning.
        rises, falls, denies: What the title says of its subject.
        shingles: Hashes of runs of neighbouring words or characters of the text.
        words: Of title and text; `text`: both, folded.
    """

    han: bool
    title: frozenset[str]
    names: frozenset[str]
    subject: str
    numbers: frozenset[str]
    all_numbers: frozenset[str]
    periods: frozenset[str]
    stages: frozenset[str]
    days: frozenset[str]
    rises: bool
    falls: bool
    denies: bool
    shingles: frozenset[int]
    words: frozenset[str]
    text: str


def read(title: str, summary: str = "") -> Wording:
    """Return what counts of a title and a text."""
    head = _TAGS.sub(" ", _fold(title)).strip() or _fold(title)
    body = _fold(summary[:_TEXT_LENGTH])
    text = f"{head}\n{body}"
    text_words = _WORDS.findall(text)
    han_runs = _HAN_RUNS.findall(head)
    han = sum(map(len, han_runs)) * 2 > sum(map(len, _LATIN.findall(head)))
    words = [_stem(word) for word in _WORDS.findall(head)]
    kept = frozenset(word for word in words if len(word) > 1 and word not in STOP)
    pairs = frozenset(a + b for run in han_runs for a, b in pairwise(run))
    plain = frozenset(_WORDS.findall(head))
    return Wording(
        han=han,
        title=pairs | kept if han else kept,
        names=frozenset(w for w in kept if _is_name(w)),
        subject=han_runs[0][:2] if han else "",
        numbers=_numbers(head),
        all_numbers=_numbers(text),
        periods=_periods(head),
        stages=_stages(head),
        days=WEEKDAYS.intersection(text_words[:_LEAD_WORDS]),
        rises=bool(plain & RISE) or any(sign in head for sign in RISE_HAN),
        falls=bool(plain & FALL) or any(sign in head for sign in FALL_HAN),
        denies=bool(plain & DENY) or any(sign in head for sign in DENY_HAN),
        shingles=_han_shingles(body) if han else _word_shingles(body),
        words=frozenset(text_words),
        text=text,
    )


def same_story(one: Wording, other: Wording, apart: timedelta) -> bool:
    """Tell whether two articles, published `apart`, tell the same story."""
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
    return _same_title(one, other) or _same_fact(one, other)


def bands(wording: Wording) -> dict[int, int]:
    """Return hashes that articles of one story share, and what sharing each counts.

    Articles that share `ENOUGH_SHARED` are worth comparing. The smallest hashes of
    a set stand for it: of those of two sets together, as many are common as the
    sets overlap (bottom-k sketch). Single words of titles would be shared by
    thousands, so they go in pairs, names before common words.
    """
    keys = sorted((term in COMMON, _hash(term), term) for term in wording.title)[
        : _HAN_TERMS if wording.han else _TITLE_TERMS
    ]
    pairs = {f"{a} {b}" for (*_, a), (*_, b) in combinations(sorted(keys), 2)}
    subjects = sorted(wording.names or {wording.subject})[:3]
    numbers = sorted(filter(_is_odd, wording.numbers), key=len)[-2:]
    facts = {f"{subject} {number}" for subject, number in product(subjects, numbers)}
    found = dict.fromkeys(nsmallest(_TEXT_BANDS, wording.shingles), 1)
    found.update((_hash(each), ENOUGH_SHARED) for each in pairs | facts)
    return {band & _BAND_MASK: weight for band, weight in found.items()}


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
        return False
    together = len(one.title | other.title)
    return shared / together >= (0.5 if one.han else 0.55) and not _exchanged(
        one, other
    )


def _same_fact(one: Wording, other: Wording) -> bool:
    """Different words for one fact: the same subject, numbers, direction, period."""
    names = one.names & other.names
    if one.han:
        known = one.subject in other.text and other.subject in one.text
        names = frozenset({one.subject}) if known else frozenset()
    some = frozenset(filter(_is_odd, one.numbers))
    numbers = some.difference(_missing(some, other.numbers))
    if not (names and numbers):
        return False
    telling = sum(map(_is_telling, numbers))
    points = 2 * min(telling, 2) + (telling < len(numbers)) + len(names) - 1
    points += bool(one.periods & other.periods)
    points += (one.rises and other.rises) or (one.falls and other.falls)
    return points + 0.5 * len((one.title & other.title) - names) >= _ENOUGH_POINTS


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
    if _missing(one.numbers, other.all_numbers) and _missing(
        other.numbers, one.all_numbers
    ):
        return True
    fewer, more = sorted((one.all_numbers, other.all_numbers), key=len)
    return len(fewer) > 1 and len(_missing(fewer, more)) * 5 > len(fewer) * 2


def _unlike_titles(one: Wording, other: Wording) -> bool:
    """Tell whether both titles have telling numbers, and none in common."""
    mine, yours = (frozenset(filter(_is_telling, w.numbers)) for w in (one, other))
    return bool(mine and yours) and len(_missing(mine, yours)) == len(mine)


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
        mine, yours = one.title - other.title, other.title - one.title
        return bool(mine and yours) and (
            _strange(one, other) or _strange(other, one) or bool(mine & one.names)
        )
    return bool(_alien(one, other) and _alien(other, one))


def _alien(one: Wording, other: Wording) -> list[str]:
    """Return pairs of the title of which not even one character is the other's."""
    return [
        term
        for term in one.title - other.title
        if not any(character in other.text for character in term)
    ]


# --- reading -----------------------------------------------------------------


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("’", "'")


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    word = SAME.get(word, word)
    if word in RISE:
        return "rise"
    if word in FALL:
        return "fall"
    if len(word) > _SHORT_WORD and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return SAME.get(word, word)


def _is_name(word: str) -> bool:
    return (
        word not in COMMON
        and f"{word}s" not in COMMON
        and word not in DAYS
        and word not in QUARTERS
        and not any(
            word.endswith(ending) and _BASES & {word[:-n], f"{word[:-n]}e"}
            for ending, n in (("ing", 3), ("ed", 2), ("ly", 2), ("er", 2))
        )
    )


def _numbers(text: str) -> frozenset[str]:
    found = (match.replace(",", "") for match in _NUMBERS.findall(text))
    return frozenset(_plain(number) for number in found)


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") or "0" if "." in number else number


def _missing(some: Iterable[str], others: frozenset[str]) -> list[str]:
    """Return the numbers of `some` that are not in `others`, not even rounded."""
    return [
        number
        for number in some
        if number not in others and not any(_rounds(number, each) for each in others)
    ]


def _rounds(one: str, other: str) -> bool:
    """Tell whether one of two numbers is the other rounded: 3.2 and 3.24."""
    apart = abs(float(one) - float(other))
    larger = max(float(one), float(other))
    decimals = min(len(each.partition(".")[2]) for each in (one, other))
    if "." in one or "." in other:
        half: float = 0.5 * 10.0**-decimals
        return apart <= min(half, 0.015 * larger)
    return (one.endswith("000") or other.endswith("000")) and apart <= 0.002 * larger


def _is_telling(number: str) -> bool:
    """Neither a year nor a small round number."""
    return "." in number or (_is_odd(number) and len(number) > _SMALL_NUMBER)


def _is_odd(number: str) -> bool:
    """Neither a year nor a single digit."""
    return len(number) > 1 and not _YEAR.fullmatch(number)


def _periods(text: str) -> frozenset[str]:
    plain = text.replace("-", " ")
    return frozenset(name for sign, name in QUARTERS.items() if sign in plain)


def _stages(text: str) -> frozenset[str]:
    return frozenset(name for sign, name in STAGES.items() if sign in text)


def _han_shingles(text: str) -> frozenset[int]:
    signs = list(map(ord, "".join(_HAN_RUNS.findall(text))))
    return _runs(signs, _HAN_SHINGLE)


def _word_shingles(text: str) -> frozenset[int]:
    words = _WORDS.findall(text)
    return _runs([crc32(word.encode()) for word in words], _WORD_SHINGLE)


def _runs(parts: Sequence[int], size: int) -> frozenset[int]:
    """Return the hashes of all runs of `size` neighbours."""
    return frozenset(map(hash, zip(*(parts[i:] for i in range(size)), strict=False)))


def _hash(text: str) -> int:
    """Return well-mixed bits, the same in every process.

    Unlike that of a string, the hash of a tuple of numbers is not seeded.
    """
    return hash((crc32(text.encode()),))
