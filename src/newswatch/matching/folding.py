"""Folding: one written form for all that readers take as the same.

Case, width, accents, apostrophes, dashes, spaces, Traditional and Simplified
and their variants (滙 and 匯, 臺 and 台) fold to one character each, always one
for one: a place in the folded text is the same place in the original, and
`mention.start` and `mention.end` need no translation back.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from newswatch import paths

SEPARATOR: Final = "\n"
"""Between the fields of an article; no folded character becomes one."""

_APOSTROPHES: Final = "’‘ʼ‛′`´＇ʹ"
_DASHES: Final = "‐‑‒–—―−－﹣"
_QUOTES: Final = "“”„‟″＂"
_NO_DECOMPOSITION: Final = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
_LATIN: Final = range(0x80, 0x2C00)
_WIDE: Final = range(0xFF00, 0xFFF0)
_SURROGATES: Final = range(0xD800, 0xE000)
_CODE_POINTS: Final = 0x110000

Table = npt.NDArray[np.uint32]


def fold(text: str) -> str:
    """Return `text` folded; it has the same number of code points."""
    if text.isascii():
        return text.encode().translate(_BYTES).decode()
    return _apply(text, _fold_table())


def fold_fields(title: str, summary: str) -> str:
    """Return two fields folded, with the separator between them.

    The same as folding each and joining them, in one go.
    """
    if title.isascii() and summary.isascii():
        return f"{fold(title)}{SEPARATOR}{fold(summary)}"
    folded = fold(f"{title} {summary}")
    at = len(title)
    return f"{folded[:at]}{SEPARATOR}{folded[at + 1 :]}"


def narrow(text: str) -> str:
    """Return `text` with full-width letters, digits and signs made half-width.

    Case stays, for what is read by its capitals.
    """
    return text if text.isascii() else _apply(text, _narrow_table())


def _apply(text: str, table: Table) -> str:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return table.take(points).tobytes().decode("utf-32-le")


def _fold_ascii(char: str) -> str:
    if char == "`":
        return "'"
    return char.lower() if char.isprintable() else " "


_ASCII: Final = range(0x80)
_FOLDED_ASCII: Final = "".join(_fold_ascii(chr(point)) for point in _ASCII).encode()
_BYTES: Final = _FOLDED_ASCII + bytes(range(0x80, 0x100))
"""For `bytes.translate`, which takes a third of the time that looking for what
`str.lower` leaves would."""


@cache
def _fold_table() -> Table:
    table = np.arange(_CODE_POINTS, dtype=np.uint32)
    table[_ASCII] = list(_FOLDED_ASCII)
    for point in (*_LATIN, 0x3000, *_WIDE):
        table[point] = ord(_fold_char(chr(point)))
    _spread(table, _APOSTROPHES, "'")
    _spread(table, _DASHES, "-")
    _spread(table, _QUOTES, '"')
    table[list(_SURROGATES)] = 0xFFFD
    for char, folded in zip(*_han_lines(), strict=True):
        table[ord(char)] = ord(folded)
    return table


@cache
def _narrow_table() -> Table:
    table = np.arange(_CODE_POINTS, dtype=np.uint32)
    for point in _WIDE:
        table[point] = ord(_one(unicodedata.normalize("NFKC", chr(point)), chr(point)))
    table[0x3000] = ord(" ")
    table[list(_SURROGATES)] = 0xFFFD
    return table


def _han_lines() -> tuple[str, str]:
    lines = paths.resource("scripts", "han.txt").read_text(encoding="utf-8")
    traditional, simplified = lines.split()
    return traditional, simplified


def _spread(table: Table, chars: str, folded: str) -> None:
    for char in chars:
        table[ord(char)] = ord(folded)


def _fold_char(char: str) -> str:
    if char.isspace() or not char.isprintable():
        return " "
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(c for c in parts if not unicodedata.combining(c))
    letter = _NO_DECOMPOSITION.get(char) or _one(base, char)
    return _one(letter.lower(), letter)


def _one(text: str, otherwise: str) -> str:
    """Return `text` if it is one character: a longer one would move all others."""
    return text if len(text) == 1 else otherwise
