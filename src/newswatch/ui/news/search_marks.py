"""Where the words of a search stand in a text."""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.ui.news.text_block import Mark, Span


def found_spans(text: str, searched: str, taken: Sequence[Span] = ()) -> list[Span]:
    """Return the places of what `searched` finds, those in `taken` left out.

    >>> found_spans("Apple rises", "app")
    [Span(start=0, end=3, mark=<Mark.FOUND: 'found'>)]
    """
    if not searched.strip():
        return []
    from newswatch.storage.found import places  # not before someone searches

    spans = [Span(start, end, Mark.FOUND) for start, end in places(text, searched)]
    return [s for s in spans if not any(_overlap(s, other) for other in taken)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
