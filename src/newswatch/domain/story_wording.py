"""What counts of an article's text when stories are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from newswatch.domain.story_events import read_events
from newswatch.domain.story_numbers import Number, read_numbers
from newswatch.domain.story_words import (
    COMMON,
    DAYS,
    DENY,
    DENY_HAN,
    FALL,
    FALL_HAN,
    PERIOD_WORDS,
    QUARTERS,
    RISE,
    RISE_HAN,
    SAME,
    SPELLED,
    SPELLED_HAN,
    STAGES,
    STOP,
    WEEKDAYS,
)

_TAGS = re.compile(
    r"[【《〈\[(（][^】》〉\])）]{1,8}[】》〉\])）]"
    r"|^[^｜|]{2,14}[｜|]"
    r"|^(?:update|wrapup|brief|exclusive|breaking|factbox|live)\b[ \d]*[-:–—]\s*"
    r"|\s[-–—|]\s[^-–—|]{2,30}$"
)
_HAN_RUNS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_WORDS = re.compile(r"[^\W\d_][^\W_]*(?:[.&'’][^\W_]+)*")
_APART = dict.fromkeys(map(ord, '!"#$%()*+,-/:;<=>?@[]\\^_`{|}~'), " ")
_BASES = COMMON | STOP
_SPELLED_ALL = (*SPELLED, *SPELLED_HAN)
_TICKERS = re.compile(r"\b(?:nyse|nasdaq|amex) ?: ?([a-z.]+)")
_LATIN = re.compile("[a-z]+")
_ENDINGS = ("ing", "ed", "ly", "er")
_SHORT_WORD = 4
_REMEMBERED = 8192
"""Words: those of headlines are mostly the same ones."""

_SIGNS = ".,:;!?()'\"‘’“”"

_LEAD_WORDS = 45
_TEXT_LENGTH = 400
"""Characters of a text that are compared."""

_HAN_SHINGLE = 4
_WORD_SHINGLE = 3

_MOVING = RISE | FALL


@dataclass(frozen=True, slots=True)
class Wording:
    """What counts of an article's text.

    Attributes:
        han: Chinese; titles are compared by pairs of characters then.
        title: Words or pairs of the title that say something.
        told: Those of them that the text has, too; the subject of a Chinese title.
        names: Words of the title that are none of the common ones.
        lead: The first two words of the title that count.
        subject: The first two characters of a Chinese title.
        numbers: In the title; `all_numbers`: in title and text.
        periods: Quarter, half or year that the title speaks of.
        stages: Of a trading day that the title speaks of.
        days: Weekdays named at the beginning.
        tickers: In the title, after the name of an American exchange.
        rises, falls, denies: What the title says of its subject.
        events: Kinds of happening that the title tells of.
        shingles: Hashes of runs of neighbouring words or characters of the text.
        words: Of title and text; `text`: both, folded.
    """

    han: bool
    title: frozenset[str]
    told: frozenset[str]
    names: frozenset[str]
    lead: frozenset[str]
    subject: str
    numbers: frozenset[Number]
    all_numbers: frozenset[Number]
    periods: frozenset[str]
    stages: frozenset[str]
    days: frozenset[str]
    tickers: frozenset[str]
    rises: bool
    falls: bool
    denies: bool
    events: frozenset[str]
    shingles: frozenset[int]
    words: frozenset[str]
    text: str

    def moves_like(self, other: Wording) -> bool:
        """Tell whether both titles say that something rises, or that it falls."""
        return (self.rises and other.rises) or (self.falls and other.falls)


def read(
    title: str, summary: str = "", fold: Callable[[str], str] | None = None
) -> Wording:
    """Return what counts of a title and a text.

    Args:
        fold: Makes one of the ways to write a text: at least case and width; the
            store's also writes Traditional characters as Simplified.
    """
    fold = fold or _fold
    small = _small(title)
    folded = fold(f"{title}\n{summary[:_TEXT_LENGTH]}").replace("’", "'")
    title, _, summary = folded.partition("\n")
    head = _plain(_TAGS.sub(" ", title).strip() or title)
    body = _plain(summary)
    text = f"{head}\n{body}"
    head_words, body_words = _WORDS.findall(head), _words(body)
    han_runs = _HAN_RUNS.findall(head)
    han = sum(map(len, han_runs)) * 2 > sum(map(len, _LATIN.findall(head)))
    words = [_stem(word) for word in head_words]
    periods = _periods(head)
    if han:
        words = [word for word in words if word.isascii()]
    counted = frozenset(w for w in words if len(w) > 1 and w not in STOP)
    kept = counted - PERIOD_WORDS | periods if periods else counted
    pairs = frozenset(a + b for run in han_runs for a, b in pairwise(run))
    plain, stages = frozenset(head_words), _stages(head)
    numbers = read_numbers(head)
    return Wording(
        han=han,
        title=pairs | kept if han else kept,
        told=_told(kept, body_words) if not han else frozenset({han_runs[0][:2]}),
        names=frozenset(w for w in kept if w not in small and _is_name(w)),
        lead=frozenset([w for w in words if w in counted][:2]),
        subject=han_runs[0][:2] if han else "",
        numbers=numbers,
        all_numbers=numbers | read_numbers(body),
        periods=periods,
        stages=stages,
        days=WEEKDAYS.intersection([*head_words, *body_words[:_LEAD_WORDS]]),
        tickers=_tickers(title),
        rises=_says(plain, RISE, han_runs, RISE_HAN),
        falls=_says(plain, FALL, han_runs, FALL_HAN),
        denies=not stages and _says(plain, DENY, han_runs, DENY_HAN),
        events=read_events(plain, head, _MOVING, han=han),
        shingles=_han_shingles(body) if han else _word_shingles(body_words),
        words=plain.union(body_words),
        text=text,
    )


def _told(words: Iterable[str], body: Sequence[str]) -> frozenset[str]:
    there = frozenset(body)
    return frozenset(word for word in words if word in there or f"{word}s" in there)


def _small(title: str) -> frozenset[str]:
    """Return the words that a title writes small, which no name is."""
    words = title.replace("-", " ").split()
    return frozenset(_stem(w.strip(_SIGNS)) for w in words if w.islower())


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower()


def _words(text: str) -> list[str]:
    """Return the words of a folded text, in a quicker way if it is a plain one."""
    if not text.isascii():
        return _WORDS.findall(text)
    return text.replace(". ", " ").rstrip(".").translate(_APART).split()


def _plain(text: str) -> str:
    """Return a folded text with each name spelled in one way."""
    for spelled, name in SPELLED if text.isascii() else _SPELLED_ALL:
        if spelled in text:
            text = text.replace(spelled, name)
    return text


@lru_cache(_REMEMBERED)
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


def _says(
    words: frozenset[str],
    some: frozenset[str],
    han_runs: Sequence[str],
    signs: Sequence[str],
) -> bool:
    if words & some:
        return True
    return any(sign in run for run in han_runs for sign in signs)


@lru_cache(_REMEMBERED)
def _is_name(word: str) -> bool:
    return (
        word not in COMMON
        and f"{word}s" not in COMMON
        and word not in DAYS
        and word not in QUARTERS
        and not (word.endswith(_ENDINGS) and _is_formed(word))
    )


def _is_formed(word: str) -> bool:
    """Tell whether a word is one of the common ones, with an ending."""
    base = word[:-3] if word.endswith("ing") else word[:-2]
    return base in _BASES or f"{base}e" in _BASES


def _periods(text: str) -> frozenset[str]:
    plain = text.replace("-", " ")
    return frozenset(name for sign, name in QUARTERS.items() if sign in plain)


def _stages(text: str) -> frozenset[str]:
    return frozenset(name for sign, name in STAGES.items() if sign in text)


def _tickers(title: str) -> frozenset[str]:
    """Return what stands after "(nyse: " and the like."""
    return frozenset(_TICKERS.findall(title)) if ":" in title else frozenset()


def _han_shingles(text: str) -> frozenset[int]:
    signs = list(map(ord, "".join(_HAN_RUNS.findall(text))))
    return _runs(signs, _HAN_SHINGLE)


def _word_shingles(words: Sequence[str]) -> frozenset[int]:
    return _runs(list(map(crc32, " ".join(words).encode().split())), _WORD_SHINGLE)


def _runs(parts: Sequence[int], size: int) -> frozenset[int]:
    """Return the hashes of all runs of `size` neighbours."""
    return frozenset(map(hash, zip(*(parts[i:] for i in range(size)), strict=False)))
