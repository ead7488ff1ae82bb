"""Sentences that come from below the window, in the user's language.

Errors and reasons are worded in English where they arise: the engine, the store
and the domain know no Qt. Here each sentence is looked up as it is; if that
fails, with numbers, codes of currencies and whatever stands in brackets taken
out and put back. What has no translation stays English: better than silence.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

CONTEXT = "engine"
BLANK = "{}"

_BORDER = re.compile(r"(?<=[.!?]) +")
_VARYING = (
    r"(?<=\()[^()]+(?=\))"
    r"|(?<=\N{LEFT DOUBLE QUOTATION MARK}).*(?=\N{RIGHT DOUBLE QUOTATION MARK})"
    r"|[+\N{MINUS SIGN}-]?(?:(?:HK|US|A|C|S|NT)?[$\N{POUND SIGN}\N{YEN SIGN}])?"
    r"\d[\d.,:-]*\d%?|[+\N{MINUS SIGN}-]?\d%?"
    r"|\b(?:[A-Z]{3}|GBp|ZAc)\b"
)


def engine_words(said: str) -> str:
    """Return `said`, one or several sentences, translated where it can be."""
    sentences = [_sentence(each) for each in _BORDER.split(said)]
    return "".join(
        each if each.endswith("\N{IDEOGRAPHIC FULL STOP}") else f"{each} "
        for each in sentences
    ).rstrip()


def title_and_hint(title: str, hint: str) -> str:
    """Return what happened and what to do about it, in one line."""
    title, hint = engine_words(title), engine_words(hint)
    if not (title and hint):
        return title or hint
    bare = title.rstrip(".\N{IDEOGRAPHIC FULL STOP}")
    return f"{bare}{QCoreApplication.translate(CONTEXT, '. ')}{hint}"


def without_values(sentence: str) -> tuple[str, list[str]]:
    """Return the sentence with `BLANK` for each value, and the values."""
    return re.sub(_VARYING, BLANK, sentence), re.findall(_VARYING, sentence)


def _sentence(said: str) -> str:
    found = _look_up(said)
    if found:
        return found
    blank, values = without_values(said)
    found = _look_up(blank)
    return found.format(*values) if found else said


def _look_up(source: str) -> str:
    """Return the translation, or ``""``; Qt would cut the text at a NUL."""
    if "\0" in source:
        return ""
    found = QCoreApplication.translate(CONTEXT, source)
    return "" if found == source else found
