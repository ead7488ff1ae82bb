"""The word lists that tell names from ordinary language; shipped, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Self

from newswatch import paths
from newswatch.matching.folding import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Ordinary language, folded.

    Attributes:
        words: Common English words.
        given: Given names.
        surnames: Surnames.
        founders: Surnames that companies bear alone; not in `surnames`.
        places: Places.
        acronyms: Capitals that are currencies, offices, units; not folded.
        words_zh: Common two-character Chinese words.
        ordinary_zh: Chinese names that are ordinary words first.
        generic_zh: Two-character words that names are made of, and say nothing.
        phrases: Expressions that contain a name and mean something else.
    """

    words: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    founders: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    words_zh: frozenset[str] = frozenset()
    ordinary_zh: frozenset[str] = frozenset()
    generic_zh: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    @classmethod
    def load(cls) -> Self:
        """Read the shipped lists."""
        names = _sections("names_en.txt")
        places = _sections("places_en.txt")
        zh = _sections("words_zh.txt")
        return cls(
            words=_words("words_en.txt"),
            given=_split(names["given"]),
            surnames=_split(names["surname"]),
            founders=_split(names["founder"]),
            places=_split(places["single"]) | frozenset(places["several"]),
            acronyms=frozenset(" ".join(_lines("acronyms.txt")).split()),
            words_zh=_split(zh["cut"]),
            ordinary_zh=_split(zh["ordinary"]),
            generic_zh=_split(zh["generic"]),
            phrases=frozenset(
                fold(line)
                for lines in _sections("phrases.txt").values()
                for line in lines
            ),
        )

    def is_person_or_place(self, word: str) -> bool:
        """Whether a folded word is (also) the name of people or of a place."""
        return word in self.surnames or word in self.given or word in self.places


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon; it never changes while the program runs."""
    return Lexicon.load()


def _lines(name: str) -> list[str]:
    text = paths.resource("scripts", name).read_text(encoding="utf-8")
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return _split(_lines(name))


def _split(lines: list[str]) -> frozenset[str]:
    return frozenset(fold(" ".join(lines)).split())


def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        if line.startswith("["):
            found[line.strip("[]")] = []
        else:
            found[next(reversed(found))].append(line)
    return found
