"""What full-text search goes by: the terms of a text, and those of a query.

SQLite's own tokenisers do not find a two-character Chinese name inside a word
(docs/adr/0007). So a text is cut here: words for scripts that have spaces,
pairs of neighbouring characters for Chinese, Japanese and Korean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final
from zlib import crc32

from newswatch import paths
from newswatch.domain.words import whole

HAN: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_HAN_RUNS = re.compile(rf"[{HAN}]+")
_LATIN_RUNS = re.compile(rf"[^\W_{HAN}]+")
_RUNS = re.compile(rf"({_HAN_RUNS.pattern})|({_LATIN_RUNS.pattern})")
_NEAR = 0xA000
_FAR = re.compile("[\U00020000-\U0003ffff]")
_MARKS = re.compile("[\u0300-\u036f]")
_CHUNKS = re.compile(
    rf'-?"([^"]*)"?|((?:[^\s",;\u3001\u3002]|(?<![{HAN}])[,;\u3001\u3002](?![{HAN}]))+)'
)
"""Beside Chinese a comma parts words, as a space does: \N{IDEOGRAPHIC COMMA} too."""

LONGEST_WORD: Final = 32
"""Characters of a word that count."""

RULES: Final = 1
"""Raise it whenever `terms` comes to give other ones: indexes are made anew then."""

PREFIXES = (2, 4)
"""How long the beginnings of words are that are terms of their own, written
``_al``, ``_alib``. Others are completed from the table of words."""

_SAME_SCRIPT_PAIR = 2


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A user's query, ready for the index.

    Attributes:
        all_of: FTS5 expressions, all of which must hold.
        literals: Folded strings the text must contain besides, because terms
            alone do not say that they stand side by side.
        without: Folded words or phrases, none of which the text may contain.
        beginning: Of a word that the user is still typing, whose
            length is not that of a term; ``""`` if there is none.
    """

    all_of: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    beginning: str = ""
    without: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to search for."""
        return not (self.all_of or self.beginning)

    @property
    def wanted(self) -> str:
        """What must hold, one FTS5 expression a line, for `waiting.has_terms`."""
        unfinished = [f'"{self.beginning}" *'] if self.beginning else []
        return "\n".join([*self.all_of, *unfinished])


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, width, diacritics, or variants."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    near, far = _scripts()
    lowered = unicodedata.normalize("NFC", bare).lower()
    folded = lowered.translate(near)
    return folded.translate(far) if _FAR.search(lowered) else folded


@cache
def _scripts() -> tuple[list[int], dict[int, int]]:
    """Return which characters are written as which: Traditional as Simplified.

    Nearly all stand in a list, which answers three times as fast as a dictionary
    does for characters that it does not have.
    """
    lines = paths.resource("scripts", "han.txt").read_text(encoding="utf-8")
    table: dict[int, int] = str.maketrans(*lines.split())
    near = [table.get(sign, sign) for sign in range(_NEAR)]
    return near, {sign: to for sign, to in table.items() if sign >= _NEAR}


@cache
def version() -> str:
    """Return what tells the rules by which terms are cut from others."""
    table = paths.resource("scripts", "han.txt").read_bytes()
    return f"{RULES}-{crc32(table):08x}"


def terms(text: str) -> set[str]:
    """Return the terms that `text` is found by."""
    return terms_of(fold(text))


def terms_of(folded: str) -> set[str]:
    """Return the terms that a folded text is found by."""
    words = {word[:LONGEST_WORD] for word in _LATIN_RUNS.findall(folded)}
    found = set(words)
    for length in PREFIXES:
        found.update({f"_{word[:length]}" for word in words if len(word) > length})
    for han in () if folded.isascii() else _HAN_RUNS.findall(folded):
        found.update(map("".join, pairwise(han)))
        found.add(han[-1])
    return found


def completions(some: Iterable[str]) -> set[str]:
    """Return the terms that an unfinished word may have to be completed to."""
    return {term for term in some if len(term) > PREFIXES[0] and term[0] != "_"}


def parse(text: str) -> TextQuery:
    """Read what a user typed; the last word may be unfinished.

    >>> parse('tencent al').all_of
    ('"tencent"', '("al" OR "_al")')
    """
    reader = _QueryReader()
    for part in read_parts(text):
        reader.read(part)
    return reader.query()


@dataclass(frozen=True, slots=True)
class QueryPart:
    """What stands between spaces or quotes.

    Attributes:
        runs: Words, or runs of Chinese; at least one.
        literal: From the first to the last of them, if they must stand so.
        typing: The last run is a word that may be unfinished.
        excluded: A minus stands before it: it must not occur.
    """

    runs: tuple[str, ...]
    literal: str
    typing: bool
    excluded: bool = False


def read_parts(text: str) -> Iterator[QueryPart]:
    """Yield the parts of what a user typed, folded."""
    folded = fold(whole(text))
    for chunk in _CHUNKS.finditer(folded):
        phrase, plain = chunk.groups()
        content = phrase if plain is None else plain
        runs = list(_RUNS.finditer(content))
        if not runs:
            continue
        joined = plain is None or _joined_by_signs(runs)
        typing = plain is not None and chunk.end() == len(folded)
        yield QueryPart(
            runs=tuple(run.group() for run in runs),
            literal=content[runs[0].start() : runs[-1].end()] if joined else "",
            typing=typing and not is_han(runs[-1].group()),
            excluded=chunk.group().startswith("-"),
        )


def is_han(text: str) -> bool:
    """Tell whether a text begins in a script that has no spaces."""
    return _HAN_RUNS.match(text) is not None


class _QueryReader:
    """Collects what the parts of a query ask for."""

    def __init__(self) -> None:
        self._all_of: dict[str, None] = {}
        self._literals: dict[str, None] = {}
        self._beginning = ""
        self._without: list[str] = []

    def read(self, part: QueryPart) -> None:
        if part.excluded:
            self._without.append(part.literal or part.runs[0])
            return
        for run in part.runs:
            if is_han(run):
                self._add_han(run)
            else:
                last = run is part.runs[-1]
                self._add_word(run[:LONGEST_WORD], part.typing and last)
        if part.literal:
            self._literals[part.literal] = None

    def query(self) -> TextQuery:
        return TextQuery(
            all_of=tuple(self._all_of),
            literals=tuple(self._literals),
            beginning=self._beginning,
            without=tuple(self._without),
        )

    def _add_han(self, run: str) -> None:
        if len(run) == 1:
            self._all_of[f'"{run}" *'] = None
        self._all_of.update((f'"{a}{b}"', None) for a, b in pairwise(run))
        if len(run) > _SAME_SCRIPT_PAIR:
            self._literals[run] = None

    def _add_word(self, word: str, typing: bool) -> None:
        if not typing or len(word) < PREFIXES[0]:
            self._all_of[f'"{word}"'] = None
        elif len(word) in PREFIXES:
            self._all_of[f'("{word}" OR "_{word}")'] = None
        else:
            self._beginning = word


def contains_all(literals: str, title: str, summary: str) -> bool:
    """Tell whether an article contains all of `literals` (one a line)."""
    text = fold(f"{title}\n{summary}")
    return all(literal in text for literal in literals.split("\n"))


def _joined_by_signs(runs: list[re.Match[str]]) -> bool:
    """``S&P``, ``9988.HK``, ``3.5``: words that belong together."""
    return any(left.end() < right.start() for left, right in pairwise(runs))
