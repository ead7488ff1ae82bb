"""Accents written apart from their letters (NFD): put together, places kept.

Some feeds and file names write é as e and a mark. Names are looked for in the
text with one character for each letter, and the places translated back, so that
a highlight covers the mark as well.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final

from newswatch.domain.mention import Field, Mention

_MARK: Final = re.compile("[\u0300-\u036f]")
_LETTER: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f]*", re.DOTALL)


def has_marks(title: str, summary: str) -> bool:
    """Whether a text has accents apart from their letters."""
    if title.isascii() and summary.isascii():
        return False
    return _MARK.search(f"{title}{summary}") is not None


class Composed:
    """A text with its accents put together.

    Attributes:
        text: One character for each letter.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        letters = list(_LETTER.finditer(text))
        self.text = "".join(_together(letter[0]) for letter in letters)
        self._places = [*(letter.start() for letter in letters), len(text)]

    def back(self, mention: Mention) -> Mention:
        """Return a mention with its place in the text as it was."""
        start, end = self._places[mention.start], self._places[mention.end]
        return replace(mention, start=start, end=end, text=self._original[start:end])


def _together(letter: str) -> str:
    return letter if len(letter) == 1 else unicodedata.normalize("NFC", letter)[0]


def back(mention: Mention, title: Composed, summary: Composed) -> Mention:
    """Return a mention with its place in the field it was found in."""
    return (title if mention.field is Field.TITLE else summary).back(mention)
