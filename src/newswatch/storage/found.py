"""Where what was searched for stands in a text: to the character, as search has it.

Search compares folded texts (`terms.fold`): 腾讯 finds 騰訊, ``nestle`` finds Nestlé.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newswatch.storage.terms import HAN, QueryPart, fold, is_han, read_parts

_fold_sign = lru_cache(4096)(fold)
_WORD_BEGINS = rf"(?<![^\W_{HAN}])"
_WORD_ENDS = rf"(?![^\W_{HAN}])"


def places(text: str, typed: str) -> list[tuple[int, int]]:
    """Return (start, end) in `text` of all that `typed` asks for, in code points.

    >>> places("騰訊 Tencent", "腾讯 ten")
    [(0, 2), (3, 6)]
    """
    pattern = _pattern(typed)
    if pattern is None:
        return []
    folded, starts = _folded(text)
    found = (match.span() for match in pattern.finditer(folded))
    return [
        (starts[start], max(starts[end], starts[end - 1] + 1)) for start, end in found
    ]


@lru_cache(8)
def _pattern(typed: str) -> re.Pattern[str] | None:
    """Return what to look for; the longest first where one begins another."""
    wanted = {each for part in _wanted(typed) for each in _patterns(part)}
    ordered = sorted(wanted, key=len, reverse=True)
    return re.compile("|".join(ordered)) if ordered else None


def _wanted(typed: str) -> Iterator[QueryPart]:
    return (part for part in read_parts(typed) if not part.excluded)


def contains_any(words: str, title: str, summary: str) -> bool:
    """Tell whether an article contains any of `words` (one a line, folded)."""
    return _any_of(words).search(fold(f"{title}\n{summary}")) is not None


@lru_cache(8)
def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(w, typing=False) for w in words.split("\n")))


def _patterns(part: QueryPart) -> Iterator[str]:
    if part.literal:
        yield _bounded(part.literal, typing=part.typing)
        return
    for run in part.runs:
        yield _bounded(run, typing=part.typing and run is part.runs[-1])


def _bounded(literal: str, *, typing: bool) -> str:
    """A word begins where a word begins; Chinese stands anywhere."""
    before = "" if is_han(literal) else _WORD_BEGINS
    after = "" if typing or is_han(literal[-1]) else _WORD_ENDS
    return f"{before}{re.escape(literal)}{after}"


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text folded, and where in `text` each of its characters stands."""
    parts = [_fold_sign(sign) for sign in text]
    starts = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), [*starts, len(text)]
