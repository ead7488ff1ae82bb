"""What speaks for and against capitals or digits being a ticker or code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import is_han
from newswatch.matching.codes import Code, CodeHit, Shape, is_year
from newswatch.matching.context import Spot, Style
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.weights import reason

_VERY_SHORT: Final = 2
_SHORT: Final = 3
_NAME_REACH: Final = 40
_ANY_WORD: Final = re.compile(r"[^\W\d_][\w'&]*")
_STOCK_WORDS: Final = frozenset(
    "shares stock stocks calls puts options earnings bulls bears jumps falls rises "
    "drops gains surges soars slides tumbles climbs".split()
)


def judge(hit: CodeHit, spot: Spot, lexicon: Lexicon) -> Iterator[Reason]:
    """Yield what a code says by its shape and its neighbours."""
    token = spot.raw
    if hit.shape is Shape.EXPLICIT:
        yield reason("code-explicit", token)
    elif hit.code.token.isdigit():
        yield from _digits(hit, token)
    else:
        yield from _letters(hit, spot, lexicon)


def _digits(hit: CodeHit, token: str) -> Iterator[Reason]:
    padded = token.startswith("0")
    if hit.shape is Shape.PADDED:
        yield reason("code-padded", token)
        return
    bare = hit.shape is Shape.BARE
    yield reason("code-bare" if bare else "code-brackets", token)
    if bare:
        yield reason("bare-number")
    elif is_year(token) and not padded:
        yield reason("could-be-year")
    elif not padded:
        yield reason("could-be-number")


def _letters(hit: CodeHit, spot: Spot, lexicon: Lexicon) -> Iterator[Reason]:
    token = spot.raw
    bare = hit.shape is Shape.BARE
    yield reason("code-bare" if bare else "code-brackets", token)
    yield from _doubts(token, lexicon, bare=bare)
    if spot.style is Style.UPPER:
        yield reason("code-in-shouting")
    if bare and spot.next in _STOCK_WORDS:
        yield reason("price-near", spot.next)
    if not bare and (_abbreviates(token, spot) or _explains_chinese(spot)):
        yield reason("initials-of-other")


def _doubts(token: str, lexicon: Lexicon, *, bare: bool) -> Iterator[Reason]:
    if token in lexicon.acronyms or token.lower() in lexicon.words:
        yield reason("ambiguous-code")
    elif len(token) <= _VERY_SHORT:
        yield reason("very-short-code")
    elif len(token) <= _SHORT and bare:
        yield reason("short-code")


def _explains_chinese(spot: Spot) -> bool:
    """Whether it is short for the Chinese words before: 預設投資策略(DIS)."""
    before = spot.before.rstrip('(（[ 」』"')
    return len(spot.raw) <= _SHORT and is_han(before[-1:])


def _abbreviates(token: str, spot: Spot) -> bool:
    """Whether the words before are abbreviated: price to earnings growth (PEG)."""
    begin = max(0, spot.start - 80)
    words = _ANY_WORD.findall(spot.article.folded[begin : spot.start])
    initials = "".join(word[0] for word in words[-2 * len(token) :])
    letters = token.lower()
    if not initials.endswith(letters[-1]) or letters[0] not in initials:
        return False
    rest = iter(
        initials[initials.rindex(letters[0], 0, len(initials) - 1) :]
        if letters[0] in initials[:-1]
        else ""
    )
    return all(letter in rest for letter in letters)


def beside_name(
    hit: CodeHit, text: str, names: dict[str, list[tuple[int, int]]]
) -> Reason | None:
    """Return the evidence of the entity's own name right before or after a code."""
    for start, end in names.get(_key(hit.code), ()):
        gap = text[end : hit.start] if 0 <= hit.start - end <= _NAME_REACH else None
        if gap is not None and v.CODE_GAP.match(gap):
            return reason("name-before-code")
        behind = text[hit.end : start] if 0 <= start - hit.end <= _VERY_SHORT else None
        if behind is not None and not behind.strip(" ()（）-,"):
            return reason("name-after-code")
    return None


def _key(code: Code) -> str:
    return code.entity_id
