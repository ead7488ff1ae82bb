"""What is told by its capitals or digits: initials and codes, in one pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from ahocorasick_rs import (
    AhoCorasick,
    BytesAhoCorasick,
    Implementation,
    MatchKind,
)

from newswatch.domain.listing import AliasKind
from newswatch.matching.aliases import Form, Risk
from newswatch.matching.codes import CodeHit, Pattern, read_codes, readable

Hit = tuple[int, int, tuple[Form, ...]]
"""A known name in a text: start, end, and all entities that are written so.

A plain tuple: there are several in every article, most of them to be dropped.
"""

Found = tuple[list[Hit], bool, list[CodeHit]]
"""Names, whether any is of a watched entity, and codes."""

DENSE_LIMIT: Final = 200
"""Patterns up to which the fastest, most memory-hungry automaton is worth it."""

WORD_CHARS: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyz0123456789_ßæœþðıŋ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω"
)


_RAW_WORD_CHARS: Final = WORD_CHARS | frozenset("".join(WORD_CHARS).upper())


_AMOUNT_SIGNS: Final = frozenset(".,$€£¥")
"""Before a digit: $85.3M is no company."""


class Capitals:
    """Finds names that are single short words, and codes, in a text as it is.

    All of them are plain letters and digits, so that what is neither need not be
    looked at: a Chinese text is searched as fast as an English one.
    """

    def __init__(
        self,
        initials: Mapping[str, tuple[Form, ...]],
        codes: Mapping[str, Pattern],
    ) -> None:
        names = _written(initials)
        tokens = [t for t in dict.fromkeys((*names, *codes)) if t.isascii()]
        self._known = [(names.get(token, ()), codes.get(token)) for token in tokens]
        small = (t.lower() for t in names if _is_no_word(names[t]))
        self._small = frozenset(token.encode() for token in small)
        self._search = _build_plain_search(tokens)
        self.is_empty = self._search is None

    def find(self, raw: str, code_sign: str = "") -> Found:
        """Return the names, whether any is of a watched entity, and the codes.

        Args:
            code_sign: What stands right before each code that is wanted.
        """
        names: list[Hit] = []
        codes: list[CodeHit] = []
        if self._search is None:
            return names, False, codes
        text = readable(raw)
        found = self._search.find_matches_as_indexes(
            text.encode("ascii", "replace"), overlapping=True
        )
        if not found:
            return names, False, codes
        known = self._known
        for index, start, end in found:
            forms, pattern = known[index]
            if forms and _is_whole_word(text, start, end):
                names.append((start, end, forms))
            if pattern and text.endswith(code_sign, 0, start + pattern[0]):
                codes += read_codes(text, start, end, pattern)
        return names, any(form.owned for hit in names for form in hit[2]), codes

    def find_small(self, raw: str) -> Found:
        """Return the same from a text in small letters: nio, $ baba.

        Of the names those that are no words, of the codes those with a $.
        """
        if _DOLLAR.isdisjoint(raw) and self._small.isdisjoint(_small_words(raw)):
            return [], False, []
        upper = _DOLLAR_APART.sub(" $", _in_capitals(raw))
        names, _, codes = self.find(upper, "$")
        small = [hit for hit in names if _is_small_name(raw, hit)]
        several = upper.count(" $") > 1  # of one letter, $ t is half of "co$t"
        sure = [c for c in codes if several or c.end - c.start > 1]
        return small, any(form.owned for hit in small for form in hit[2]), sure


_TO_UPPER: Final = str.maketrans(ascii_lowercase, ascii_uppercase)
_DOLLAR: Final = frozenset("$＄")
_DOLLAR_APART: Final = re.compile(r"\$ (?=[A-Z])")
_SMALL: Final = f"{ascii_lowercase}{digits}".encode()
_WITHOUT_OTHERS: Final = bytes(sign if sign in _SMALL else 0x20 for sign in range(256))


def _small_words(raw: str) -> list[bytes]:
    """Return the runs of small letters and digits; a third of a pattern's time."""
    return raw.encode("ascii", "replace").translate(_WITHOUT_OTHERS).split()


def _in_capitals(raw: str) -> str:
    """Return a text with a to z as capitals, and all others where they were."""
    return raw.upper() if raw.isascii() else raw.translate(_TO_UPPER)


def _is_small_name(raw: str, hit: Hit) -> bool:
    start, end, forms = hit
    return raw[start:end].islower() and _is_no_word(forms)


def _is_no_word(forms: tuple[Form, ...]) -> bool:
    return all(form.risk < Risk.WORD for form in forms)


def _written(initials: Mapping[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    """Return how initials are written: BP, NIO and Nio, not nio."""
    written: dict[str, tuple[Form, ...]] = {}
    for pattern, forms in initials.items():
        written[pattern.upper()] = forms
        if any(form.is_shipped for form in forms):
            written[pattern.title()] = forms
        if any(form.text.islower() or form.kind is AliasKind.USER for form in forms):
            written[pattern] = forms
    return written


def _is_whole_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if before in _RAW_WORD_CHARS or (before in _AMOUNT_SIGNS and text[start].isdigit()):
        return False
    return end == len(text) or text[end] not in _RAW_WORD_CHARS


def _build_plain_search(tokens: list[str]) -> BytesAhoCorasick | None:
    if not tokens:
        return None
    return BytesAhoCorasick(
        [token.encode("ascii") for token in tokens],
        matchkind=MatchKind.Standard,
        implementation=Implementation.DFA,
    )


def build_search(patterns: list[str]) -> AhoCorasick | None:
    """Return an automaton for patterns, or None if there are none."""
    if not patterns:
        return None
    dense = len(patterns) <= DENSE_LIMIT
    return AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.DFA if dense else Implementation.ContiguousNFA,
    )
