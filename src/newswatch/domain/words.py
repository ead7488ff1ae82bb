"""Word lists that read as such, and words that can be written down."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text that are separated by white space."""
    return frozenset(text.split())


def whole(text: str) -> str:
    """Return a text with "?" for halves of characters, which UTF-8 cannot write.

    JSON may hold such (lone surrogates), and so may what is typed.
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
