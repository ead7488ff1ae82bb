"""Where the words of a search stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newswatch.ui.news.text_block import Mark, Span

_WORD = re.compile(r'"([^"]+)"|(\S+)')


def found_spans(text: str, searched: str, taken: Sequence[Span] = ()) -> list[Span]:
    """Return the places of every word of `searched`, those in `taken` left out.

    >>> found_spans("Apple rises", "app")
    [Span(start=0, end=3, mark=<Mark.FOUND: 'found'>)]
    """
    spans: list[Span] = []
    for quoted, plain in _WORD.findall(searched):
        for match in re.finditer(re.escape(quoted or plain), text, re.IGNORECASE):
            span = Span(match.start(), match.end(), Mark.FOUND)
            if not any(_overlap(span, other) for other in (*taken, *spans)):
                spans.append(span)
    return spans


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
