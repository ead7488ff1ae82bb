"""Bytes to text: which encoding a file is in, without being told."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from newswatch.domain.errors import InputError
from newswatch.statements.columns import SYNONYMS

LARGEST = 20 * 1024 * 1024
"""No export of a person's holdings is larger; a film dropped by mistake is."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""A terminal would obey them, and some turn the writing direction around."""

_CHINESE = ("big5hkscs", "gb18030")
_SAMPLE = 4096


def read_file(path: Path) -> str:
    """Return the text of a file.

    Raises:
        InputError: If it cannot be read, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(
            "file", "The file could not be read", f"{error.strerror}: {path}"
        ) from error
    return decoded(body)


def decoded(body: bytes) -> str:
    """Return the text of `body`: UTF-8, UTF-16, Big5, GB 18030 or Windows-1252.

    Raises:
        InputError: If it is too large, empty, or no text.
    """
    if len(body) > LARGEST:
        raise InputError(
            "file", "The file is larger than 20 MB", "Export less, or choose another."
        )
    text = _marked(body) or _unmarked(body)
    if not text.strip():
        raise InputError("file", "The file is empty", "Export it again.")
    if "\0" in text:
        raise InputError(
            "file", "This is no table", "Export the file as CSV, and choose that."
        )
    return _CONTROLS.sub("", text)


def _marked(body: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    return None


def _unmarked(body: bytes) -> str:
    half = len(body[:_SAMPLE]) // 2
    if half and body[1:_SAMPLE:2].count(0) > half // 2:
        return body.decode("utf-16-le", "replace")
    if half and body[:_SAMPLE:2].count(0) > half // 2:
        return body.decode("utf-16-be", "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(body) or body.decode("cp1252", "replace")


def _chinese(body: bytes) -> str | None:
    """Return the reading that knows more names of columns; None if none does."""
    known = [
        word for words in SYNONYMS.values() for word in words if not word.isascii()
    ]
    best, score = None, 0
    for encoding in _CHINESE:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = sum(word in text for word in known)
        if found > score:
            best, score = text, found
    return best
