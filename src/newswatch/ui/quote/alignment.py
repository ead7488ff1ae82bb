"""Where a span of an article's plain summary lies in the text that is shown.

Mentions count code points of the plain summary. The reader may show the same
words from sanitised HTML, with other white space, or with more around them.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 12
"""Visible characters on each side that must agree where the texts differ."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without its white space, and where each character came from."""

    text: str
    origin: tuple[int, ...]


def squeeze(text: str) -> Squeezed:
    """Return `text` without white space and invisible characters."""
    kept = [(i, c) for i, c in enumerate(text) if not _invisible(c)]
    return Squeezed("".join(c for _, c in kept), tuple(i for i, _ in kept))


def align(source: str, target: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Return where ``source[start:end]`` lies in `target`, or None.

    All positions are code points. The whole of `source` is looked for first;
    where it is not in `target` as it stands, the span is found by the
    characters around it, and only if there is one such place.

    >>> align("Alibaba  rose", "<Ali>\nAlibaba rose again", 0, 7)
    (6, 13)
    """
    inner, outer = squeeze(source), squeeze(target)
    left = sum(1 for i in inner.origin if i < start)
    right = sum(1 for i in inner.origin if i < end)
    if left == right:
        return None
    shift = _shift(inner.text, outer.text, left, right)
    if shift is None:
        return None
    return outer.origin[shift + left], outer.origin[shift + right - 1] + 1


def _shift(inner: str, outer: str, left: int, right: int) -> int | None:
    """Return how much further right the span's characters stand in `outer`."""
    whole = outer.find(inner)
    if whole >= 0:
        return whole
    low, high = max(0, left - CONTEXT), min(len(inner), right + CONTEXT)
    for first, last in ((low, high), (low, right), (left, high)):
        at = outer.find(inner[first:last])
        if at >= 0 and outer.find(inner[first:last], at + 1) < 0:
            return at - first
    return None


def _invisible(char: str) -> bool:
    return char.isspace() or char in "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffc"
