"""Finding names: borders for Latin, none for Chinese; the longest wins."""

from __future__ import annotations

import pytest

from builders_matching import entity
from newswatch.matching.aliases import forms, spellings
from newswatch.matching.automaton import Automaton, longest
from newswatch.matching.folding import fold
from newswatch.matching.lexicon import Lexicon


def automaton(*names: str) -> Automaton:
    known = (entity(f"x{number}", name) for number, name in enumerate(names))
    return Automaton(pattern for e in known for pattern in forms(e, Lexicon()))


def found(names: tuple[str, ...], text: str) -> list[str]:
    hits, _, _ = automaton(*names).find(fold(text), text)
    return [text[start:end] for start, end, _ in longest(hits)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quux", ["Quux"]),
        ("Quuxes and aQuux", []),
        ("(Quux)/Quux's", ["Quux", "Quux"]),
        ("酷Quux思", ["Quux"]),
        ("Quux_1 Quux2", []),
        ("quux QUUX", ["quux", "QUUX"]),
    ],
)
def test_latin_names_need_borders(text: str, wanted: list[str]) -> None:
    assert found(("Quux",), text) == wanted


def test_chinese_names_need_none() -> None:
    assert found(("酷思",), "在酷思上市") == ["酷思"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quux Health rises", ["Quux Health"]),
        ("Quux, Health", ["Quux"]),
        ("酷思健康", ["酷思健康"]),
        ("甲乙丙丁", ["乙丙丁"]),
    ],
)
def test_the_longest_wins(text: str, wanted: list[str]) -> None:
    names = ("Quux", "Quux Health", "酷思", "酷思健康", "甲乙", "乙丙丁")
    assert found(names, text) == wanted


def test_initials_count_in_capitals_only() -> None:
    assert found(("QX",), "QX, Qx and qx") == ["QX", "Qx"]


def test_an_alias_is_found_in_all_its_spellings() -> None:
    assert spellings("Quux & Sons") == ["quux & sons", "quux and sons"]
    assert spellings("Quux’s") == ["quux's", "quuxs"]
    assert spellings("Quux-Cola") == ["quux-cola", "quux cola"]
    assert spellings(" ") == []
