"""All aliases in one pass: which known names stand where in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newswatch.domain.listing import AliasKind, EntityKind
from newswatch.matching.aliases import Form, as_namesake_of_index

DENSE_LIMIT: Final = 200
"""Patterns up to which the fastest, most memory-hungry automaton is worth it."""


Hit = tuple[int, int, tuple[Form, ...]]
"""A known name in a text: start, end, and all entities that are written so.

A plain tuple: there are several in every article, most of them to be dropped.
"""


class Automaton:
    """Finds every pattern in time linear in the text, overlaps included.

    Latin letters and digits at an edge of a pattern need a word border there;
    Chinese characters do not: 騰訊Tencent宣布 contains both names.
    """

    def __init__(self, patterns: Iterable[tuple[str, Form]]) -> None:
        grouped: dict[str, list[Form]] = {}
        for pattern, form in patterns:
            found = grouped.setdefault(pattern, [])
            if found and not form.entity_id:
                continue  # a name that is known shields as well as a phrase
            if all(f.entity_id != form.entity_id for f in found):
                found.append(form)
        told = {pattern: _told_apart(forms) for pattern, forms in grouped.items()}
        self._short = _Initials(
            (pattern, forms) for pattern, forms in told.items() if _is_initials(pattern)
        )
        long = {p: forms for p, forms in told.items() if not _is_initials(p)}
        self._forms = list(long.values())
        self._borders = [
            (*_needs_borders(pattern), any(form.owned for form in forms))
            for pattern, forms in long.items()
        ]
        self._search = _build(list(long))

    @property
    def is_empty(self) -> bool:
        """Whether it knows no pattern at all."""
        return self._search is None and self._short.is_empty

    def find(self, folded: str, raw: str) -> tuple[list[Hit], bool]:
        """Return all hits in a folded text, overlapping ones too.

        And whether any is of a watched entity: if not, nothing need be settled.

        Args:
            raw: The text as it was, for initials, which are told by their case.
        """
        found, any_owned = self._short.find(raw)
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
            found.append((start, end, forms[index]))
        return found, any_owned


INITIALS: Final = 3
"""Names of so few letters stand inside every other word; they are looked up
among whole words, and count in capitals only (BP, NIO and Nio, not nio)."""


class _Initials:
    """Finds names that are single short words, in capitals, in a text as it is."""

    def __init__(self, known: Iterable[tuple[str, tuple[Form, ...]]]) -> None:
        written: dict[str, tuple[Form, ...]] = {}
        for pattern, forms in known:
            written[pattern.upper()] = forms
            if any(form.is_shipped for form in forms):
                written[pattern.title()] = forms
            if any(
                form.text.islower() or form.kind is AliasKind.USER for form in forms
            ):
                written[pattern] = forms
        self._forms = list(written.values())
        self._search = _build(list(written), dense=True)
        self.is_empty = self._search is None

    def find(self, raw: str) -> tuple[list[Hit], bool]:
        """Return the hits, and whether any is of a watched entity."""
        if self._search is None:
            return [], False
        found: list[Hit] = []
        last = len(raw)
        for index, start, end in self._search.find_matches_as_indexes(
            raw, overlapping=True
        ):
            if start and raw[start - 1] in _RAW_WORD_CHARS:
                continue
            if end < last and raw[end] in _RAW_WORD_CHARS:
                continue
            found.append((start, end, self._forms[index]))
        return found, any(form.owned for hit in found for form in hit[2])


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


_RAW_WORD_CHARS: Final = _WORD_CHARS | frozenset("".join(_WORD_CHARS).upper())


def _needs_borders(pattern: str) -> tuple[bool, bool]:
    return pattern[0] in _WORD_CHARS, pattern[-1] in _WORD_CHARS


def _build(patterns: list[str], *, dense: bool = False) -> AhoCorasick | None:
    if not patterns:
        return None
    dense = dense or len(patterns) <= DENSE_LIMIT
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
    hits.sort()  # by their places: no two hits have the same
    kept: list[Hit] = []
    cluster: list[Hit] = [hits[0]]
    reach = hits[0][1]
    for hit in hits[1:]:
        start, end, _ = hit
        if start >= reach:
            kept += cluster if len(cluster) == 1 else _longest_of(cluster, reach)
            cluster = [hit]
        else:
            cluster.append(hit)
        reach = max(reach, end)
    kept += cluster if len(cluster) == 1 else _longest_of(cluster, reach)
    return kept


def _longest_of(cluster: list[Hit], reach: int) -> list[Hit]:
    first = cluster[0][0]
    longest_hit = max(cluster, key=_length)
    if longest_hit[0] == first and longest_hit[1] == reach:
        return [longest_hit]  # all others lie in it
    cluster.sort(key=_length, reverse=True)
    taken = bytearray(reach - first)
    kept = []
    for hit in cluster:
        here = slice(hit[0] - first, hit[1] - first)
        if not any(taken[here]):
            taken[here] = b"\1" * (hit[1] - hit[0])
            kept.append(hit)
    kept.sort()
    return kept


def _length(hit: Hit) -> int:
    return hit[1] - hit[0]
