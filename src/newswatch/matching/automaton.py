"""All aliases in one pass: which known names stand where in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newswatch.domain.listing import AliasKind, EntityKind
from newswatch.matching.aliases import Form, as_namesake_of_index

DENSE_LIMIT: Final = 200
"""Patterns up to which the fastest, most memory-hungry automaton is worth it."""


class Hit(NamedTuple):
    """A known name in a text, within word borders.

    Attributes:
        forms: All entities that are written so.
    """

    start: int
    end: int
    forms: tuple[Form, ...]


class Automaton:
    """Finds every pattern in time linear in the text, overlaps included.

    Latin letters and digits at an edge of a pattern need a word border there;
    Chinese characters do not: 騰訊Tencent宣布 contains both names.
    """

    def __init__(self, patterns: Iterable[tuple[str, Form]]) -> None:
        grouped: dict[str, list[Form]] = {}
        for pattern, form in patterns:
            found = grouped.setdefault(pattern, [])
            if all(f.entity_id != form.entity_id for f in found):
                found.append(form)
        told = {pattern: _told_apart(forms) for pattern, forms in grouped.items()}
        self._short = _Words(
            (pattern, forms) for pattern, forms in told.items() if _is_initials(pattern)
        )
        long = {p: forms for p, forms in told.items() if not _is_initials(p)}
        self._forms = list(long.values())
        self._borders = [
            (*_needs_borders(pattern), any(form.owned for form in forms))
            for pattern, forms in long.items()
        ]
        self._search = _build(list(long))

    def find(
        self, folded: str, raw: str = "", words: Iterable[str] = ()
    ) -> tuple[list[Hit], bool]:
        """Return all hits in a folded text, overlapping ones too.

        And whether any is of a watched entity: if not, nothing need be settled.

        Args:
            raw: The text as it was, for initials, which are told by their case.
            words: Its words: if none is a set of initials there is none.
        """
        found, any_owned = self._short.find(raw, words)
        if self._search is None:
            return found, any_owned
        last = len(folded)
        borders, forms, word_chars = self._borders, self._forms, _WORD_CHARS
        for index, start, end in self._search.find_matches_as_indexes(
            folded, overlapping=True
        ):
            left, right, owned = borders[index]
            if left and start and folded[start - 1] in word_chars:
                continue
            if right and end < last and folded[end] in word_chars:
                continue
            any_owned = any_owned or owned
            found.append(Hit(start, end, forms[index]))
        return found, any_owned


INITIALS: Final = 3
"""Names of so few letters stand inside every other word; they are looked up
among whole words, and count in capitals only (BP, NIO and Nio, not nio)."""


class _Words:
    """Finds names that are single short words, by looking words up."""

    def __init__(self, known: Iterable[tuple[str, tuple[Form, ...]]]) -> None:
        self._forms: dict[str, tuple[Form, ...]] = {}
        for pattern, forms in known:
            self._forms[pattern.upper()] = self._forms[pattern.title()] = forms
            if any(
                form.text.islower() or form.kind is AliasKind.USER for form in forms
            ):
                self._forms[pattern] = forms

    def find(self, raw: str, words: Iterable[str]) -> tuple[list[Hit], bool]:
        """Return the hits, and whether any is of a watched entity."""
        if not words or self._forms.keys().isdisjoint(words):
            return [], False
        found = [
            Hit(match.start(), match.end(), self._forms[match[0]])
            for match in _SHORT_WORD.finditer(raw)
            if match[0] in self._forms
        ]
        return found, any(form.owned for hit in found for form in hit.forms)


_SHORT_WORD: Final = re.compile(r"\b[A-Za-z0-9]{1,3}\b", re.ASCII)


def _is_initials(pattern: str) -> bool:
    return len(pattern) <= INITIALS and pattern.isascii() and pattern.isalnum()


def _told_apart(forms: list[Form]) -> tuple[Form, ...]:
    """Where an index and a company are written the same, the index is likelier."""
    if len(forms) == 1 or all(f.entity_kind is not EntityKind.INDEX for f in forms):
        return tuple(forms)
    return tuple(
        form if form.entity_kind is EntityKind.INDEX else as_namesake_of_index(form)
        for form in forms
    )


_WORD_CHARS: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyz0123456789_ßæœþðıŋ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω"
)


def _needs_borders(pattern: str) -> tuple[bool, bool]:
    return pattern[0] in _WORD_CHARS, pattern[-1] in _WORD_CHARS


def _build(patterns: list[str]) -> AhoCorasick | None:
    if not patterns:
        return None
    dense = len(patterns) <= DENSE_LIMIT
    return AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.DFA if dense else Implementation.ContiguousNFA,
    )


def longest(hits: list[Hit]) -> list[Hit]:
    """Return the hits that are left when the longest wins, in text order.

    Hits that touch each other form a cluster; inside it the longest is kept,
    then the longest that does not overlap it, and so on.
    """
    if len(hits) < 2:  # noqa: PLR2004
        return hits
    hits.sort()
    kept: list[Hit] = []
    cluster: list[Hit] = []
    reach = -1
    for hit in hits:
        if hit.start >= reach and cluster:
            kept += cluster if len(cluster) == 1 else _longest_of(cluster)
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end)
    kept += cluster if len(cluster) < 2 else _longest_of(cluster)  # noqa: PLR2004
    return kept


def _longest_of(cluster: list[Hit]) -> list[Hit]:
    first = cluster[0].start
    taken = bytearray(max(hit.end for hit in cluster) - first)
    kept = []
    for hit in sorted(cluster, key=_length, reverse=True):
        here = slice(hit.start - first, hit.end - first)
        if not any(taken[here]):
            taken[here] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    kept.sort()
    return kept


def _length(hit: Hit) -> int:
    return hit.end - hit.start
