"""All aliases in one pass: which known names stand where in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from newswatch.domain.listing import EntityKind
from newswatch.matching.aliases import INITIALS, Form, Risk, as_namesake_of_index
from newswatch.matching.capitals import (
    WORD_CHARS,
    Capitals,
    Found,
    Hit,
    build_search,
)
from newswatch.matching.codes import Code, code_patterns

_OWNED: Final = attrgetter("owned")


class Automaton:
    """Finds every pattern in time linear in the text, overlaps included.

    Latin letters and digits at an edge of a pattern need a word border there;
    Chinese characters do not: 騰訊Tencent宣布 contains both names.
    """

    def __init__(
        self, patterns: Iterable[tuple[str, Form]], codes: Iterable[Code] = ()
    ) -> None:
        grouped: dict[str, list[Form]] = {}
        for pattern, form in patterns:
            found = grouped.setdefault(pattern, [])
            if found and not form.entity_id:
                continue  # a name that is known shields as well as a phrase
            if all(f.entity_id != form.entity_id for f in found):
                found.append(form)
        told = {pattern: _told_apart(forms) for pattern, forms in grouped.items()}
        initials = {p: forms for p, forms in told.items() if _is_initials(p)}
        self._capitals = Capitals(initials, code_patterns(codes))
        long = {p: forms for p, forms in told.items() if not _is_initials(p)}
        self._left = bytes(pattern[0] in WORD_CHARS for pattern in long)
        self._right = bytes(pattern[-1] in WORD_CHARS for pattern in long)
        self._owned = bytes(any(map(_OWNED, forms)) for forms in long.values())
        self._forms = list(long.values())
        self._search = build_search(list(long))

    @property
    def is_empty(self) -> bool:
        """Whether it knows no pattern at all."""
        return self._search is None and self._capitals.is_empty

    def find(self, folded: str, raw: str) -> Found:
        """Return all hits in a folded text, overlapping ones too.

        Args:
            raw: The text as it was, for what is told by its capitals.
        """
        found, any_owned, codes = self._capitals.find(raw)
        if self._search is None:
            return found, any_owned, codes
        last, left, right = len(folded), self._left, self._right
        word_chars, owned, forms = WORD_CHARS, self._owned, self._forms
        for index, start, end in self._search.find_matches_as_indexes(
            folded, overlapping=True
        ):
            if left[index] and start and folded[start - 1] in word_chars:
                continue
            if right[index] and end < last and folded[end] in word_chars:
                continue
            if owned[index]:
                any_owned = True
            found.append((start, end, forms[index]))
        return found, any_owned, codes

    def find_small(self, raw: str) -> Found:
        """Return the initials and codes that are written in small letters."""
        return self._capitals.find_small(raw)


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


def longest(hits: list[Hit], raw: str = "") -> list[Hit]:
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
            kept += cluster if len(cluster) == 1 else _longest_of(cluster, reach, raw)
            cluster = [hit]
        else:
            cluster.append(hit)
        if end > reach:  # noqa: PLR1730 a call costs as much as all the rest here
            reach = end
    kept += cluster if len(cluster) == 1 else _longest_of(cluster, reach, raw)
    return kept


def _longest_of(cluster: list[Hit], reach: int, raw: str) -> list[Hit]:
    first = cluster[0][0]
    longest_hit = max(cluster, key=_length)
    if raw and _is_described(longest_hit, cluster, raw):
        cluster.remove(longest_hit)
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


def _is_described(long: Hit, cluster: list[Hit], raw: str) -> bool:
    """Whether a longer name is the shorter one's and what it owns: Alibaba cloud.

    It is written without its owner's last capital, and is either the same owner's
    or followed by what only a part of a company is called: Tencent music arm.
    """
    start, end, forms = long
    text, name = raw[start:end], forms[0].text
    if text == name or not text[0].isupper() or len(text) != len(name):
        return False
    last = text.rfind(" ") + 1
    if not last or not text[last].islower() or name[last].islower():
        return False
    mine = {form.entity_id for form in forms}
    part = _PART_AFTER.match(raw, end) is not None
    shorter = (form for hit in cluster if hit[0] == start for form in hit[2])
    return any(
        form not in forms and _names_owner(form) and (part or form.entity_id in mine)
        for form in shorter
    )


def _names_owner(form: Form) -> bool:
    return form.risk <= Risk.DOUBTFUL and form.entity_kind is EntityKind.COMPANY


_PART_AFTER: Final = re.compile(
    r" (?:unit|arm|division|business|subsidiary|segment|team|operations)\b"
)


def _length(hit: Hit) -> int:
    return hit[1] - hit[0]
