"""What full-text search goes by: the terms of a text, and those of a query.

SQLite's own tokenisers do not find a two-character Chinese name inside a word
(docs/adr/0007). So a text is cut here: words for scripts that have spaces,
pairs of neighbouring characters for Chinese, Japanese and Korean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_RUNS = re.compile(rf"([{_HAN}]+)|[^\W_{_HAN}]+")
_MARKS = re.compile("[\u0300-\u036f]")
_CHUNKS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_LONGEST_WORD = 32
_PREFIXES = (2, 3)
"""Beginnings of words that are terms of their own, written ``_al``, ``_ali``:
the beginnings that a great many words share."""


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A user's query, ready for the index.

    Attributes:
        match: An FTS5 expression; empty if there is nothing to search for.
        literals: Folded strings the text must contain besides, because terms
            alone do not say that they stand side by side.
    """

    match: str
    literals: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, width or diacritics."""
    if text.isascii():
        return text.lower()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).lower()


def terms(text: str) -> set[str]:
    """Return the terms that `text` is found by."""
    found: set[str] = set()
    for match in _RUNS.finditer(fold(text)):
        run = match.group()
        if match.group(1):
            found.update(_pairs(run))
            found.add(run[-1])
        else:
            word = run[:_LONGEST_WORD]
            found.add(word)
            found.update(f"_{word[:n]}" for n in _PREFIXES if len(word) >= n)
    return found


def parse(text: str) -> TextQuery:
    """Read what a user typed; the last word may be unfinished.

    >>> parse('tencent ali')
    TextQuery(match='"tencent" "_ali"', literals=())
    """
    expressions: dict[str, None] = {}
    literals: dict[str, None] = {}
    chunks = list(_CHUNKS.finditer(fold(text)))
    for chunk in chunks:
        phrase, plain = chunk.group(1), chunk.group(2)
        typing = plain is not None and chunk.end() == len(fold(text))
        content = phrase if plain is None else plain
        runs = list(_RUNS.finditer(content))
        for run in runs:
            last = typing and run is runs[-1]
            expressions.update(dict.fromkeys(_expressions(run, typing=last)))
        literals.update(dict.fromkeys(_literals(runs, content, phrase=plain is None)))
    return TextQuery(" ".join(expressions), tuple(literals))


def contains_all(literals: str, title: str, summary: str) -> bool:
    """Tell whether an article contains all of `literals` (one a line)."""
    text = fold(f"{title}\n{summary}")
    return all(literal in text for literal in literals.split("\n"))


def _pairs(run: str) -> Iterator[str]:
    return (run[i : i + 2] for i in range(len(run) - 1))


def _expressions(run: re.Match[str], *, typing: bool) -> list[str]:
    text = run.group()
    if run.group(1):
        return [f'"{pair}"' for pair in _pairs(text)] or [f'"{text}" *']
    word = text[:_LONGEST_WORD]
    if not typing or len(word) < min(_PREFIXES):
        return [f'"{word}"']
    return [f'"_{word}"' if len(word) in _PREFIXES else f'"{word}" *']


def _literals(
    runs: list[re.Match[str]], content: str, *, phrase: bool
) -> Iterator[str]:
    if phrase or _joined_by_signs(runs):
        if runs:
            yield content[runs[0].start() : runs[-1].end()]
        return
    for run in runs:
        if run.group(1) and len(run.group()) > 2:  # noqa: PLR2004 - a pair is a term
            yield run.group()


def _joined_by_signs(runs: list[re.Match[str]]) -> bool:
    """``S&P``, ``9988.HK``, ``3.5``: words that belong together."""
    return any(left.end() < right.start() for left, right in pairwise(runs))
