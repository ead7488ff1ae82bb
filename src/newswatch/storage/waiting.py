"""Searching articles that are not in the index yet: by looking through their text.

What is asked are the same FTS5 expressions that the index is asked (`terms.parse`),
and the answers are the same: a test holds them equal.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newswatch.storage.terms import HAN, LONGEST_WORD, is_han

_QUOTED = re.compile(r'"([^"]*)"( \*)?')
_SIGN = rf"[^\W_{HAN}]"
_ENDS = rf"(?!{_SIGN})"

Sought = tuple[str, re.Pattern[str] | None]
"""What must stand in a text, and how; None: anywhere."""


def has_terms(wanted: str, text: str) -> bool:
    r"""Tell whether a folded text fulfils FTS5 expressions, one a line.

    >>> has_terms('"tencent"\n("al" OR "_al")', "tencent and alibaba")
    True
    """
    for alternatives in _sought(wanted):
        for sign, pattern in alternatives:
            if sign in text and (pattern is None or pattern.search(text)):
                break
        else:
            return False
    return True


def longest_sign(wanted: str) -> str:
    r"""Return what a text must contain to fulfil expressions: letters and digits.

    >>> longest_sign('"tencent"\n("al" OR "_al")')
    'tencent'
    """
    signs = ((alternatives or [("", None)])[0][0] for alternatives in _sought(wanted))
    return max(signs, key=len)


@lru_cache(8)
def _sought(wanted: str) -> list[list[Sought]]:
    """Return the alternatives of each expression."""
    return [
        [_one(term, unfinished=bool(star)) for term, star in _QUOTED.findall(each)]
        for each in wanted.split("\n")
    ]


def _one(term: str, *, unfinished: bool) -> Sought:
    """Pairs of Chinese stand anywhere, words where a word begins.

    A term that starts with a low line is the beginning of a longer word.
    """
    if is_han(term):
        return term, None
    word = term.removeprefix("_")
    if word != term:
        after = _SIGN
    else:
        after = "" if unfinished or len(word) == LONGEST_WORD else _ENDS
    plain = re.escape(word)
    # What stands before it is looked at last: a plain beginning is soon found.
    return word, re.compile(f"{plain}(?<!{_SIGN}{plain}){after}")
