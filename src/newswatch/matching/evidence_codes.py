"""What speaks for and against capitals or digits being a ticker or code."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from newswatch.domain.listing import EntityId
from newswatch.domain.mention import Reason
from newswatch.matching import vocabulary as v
from newswatch.matching.aliases import is_han
from newswatch.matching.capitals import Hit
from newswatch.matching.code_numbers import is_year
from newswatch.matching.codes import US, CodeHit, Shape
from newswatch.matching.context import Spot, Style
from newswatch.matching.folding import narrow
from newswatch.matching.lexicon import Lexicon
from newswatch.matching.weights import reason

_VERY_SHORT: Final = 2
_SHORT: Final = 3
_NAME_REACH: Final = 40
_ANY_WORD: Final = re.compile(r"[^\W\d_][\w'&]*")


def judge(hit: CodeHit, spot: Spot, lexicon: Lexicon) -> Iterator[Reason]:
    """Yield what a code says by its shape and its neighbours."""
    token = narrow(spot.raw)
    if hit.shape is Shape.EXPLICIT:
        yield reason("code-explicit", token)
        if token.endswith(" US"):  # BABA US, but also ALL US STOCKS FALL
            letters = token.removesuffix(" US")
            yield from _doubts(letters, lexicon, bare=False, factor=0.6)
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
    elif not padded or len(token) == _SHORT:  # (011) is also dialled
        yield reason("could-be-number")


def _letters(hit: CodeHit, spot: Spot, lexicon: Lexicon) -> Iterator[Reason]:
    token = spot.raw
    bare = hit.shape is Shape.BARE
    yield reason("code-bare" if bare else "code-brackets", token)
    yield from _doubts(token, lexicon, bare=bare)
    if spot.style is Style.UPPER:
        yield reason("code-in-shouting")
    if bare:
        yield from _running_text(token, spot)
        yield from _elsewhere(hit, spot)
    listed = list_neighbour(spot, lexicon)
    if listed:
        yield reason("ticker-list", listed)
    elif bare and len(token) <= _VERY_SHORT:
        yield reason("very-short-code", factor=1.5)  # Google's A and C shares
    if not bare and (_abbreviates(token, spot) or _explains_chinese(spot)):
        yield reason("initials-of-other")


def _running_text(token: str, spot: Spot) -> Iterator[Reason]:
    if spot.next in v.STOCK_WORDS:
        long = len(token) > _SHORT
        yield reason("price-near", spot.next, factor=2.4 if long else 1.0)
    if spot.article.is_business and (len(token) > _SHORT or _is_dealt_in(spot)):
        yield reason("analyst-text")


def _elsewhere(hit: CodeHit, spot: Spot) -> Iterator[Reason]:
    """SCI soars on BSE: initials of companies there."""
    word = spot.article.elsewhere if hit.code.market == US else ""
    if word:
        yield reason("other-market", word)


def _is_dealt_in(spot: Spot) -> bool:
    """PT To $58 On AAP: what three capitals need to be a ticker, and no initials."""
    return spot.previous in v.CODE_BEFORE or spot.next in v.CODE_NEXT


def list_neighbour(spot: Spot, lexicon: Lexicon) -> str:
    """Return a ticker beside it in a list, one that cannot mean something else.

    One or two capitals need two of them: EU, UK and F is no list of tickers.
    """
    raw = spot.article.raw
    before = _TICKERS_BEFORE.search(raw, max(0, spot.start - _LIST_REACH), spot.start)
    after = _TICKERS_AFTER.match(raw, spot.end, spot.end + _LIST_REACH)
    sure = [
        str(token)
        for match in (before, after)
        for token in (_TICKER.findall(match[0]) if match else ())
        if not _is_ambiguous(token, lexicon)
    ]
    bracket = raw[spot.start - 1 : spot.start] == "("
    enough = 2 if len(spot.raw) <= _VERY_SHORT and not bracket else 1
    return sure[0] if len(sure) >= enough else ""


_LIST_REACH: Final = 24
_TICKER: Final = re.compile(r"[A-Z]{2,5}")
_TICKERS_BEFORE: Final = re.compile(
    r"\b(?:[A-Z]{1,5}(?:[./][A-Z])?(?:\s?,\s?|,? and | vs\.? ))+$"
)
_TICKERS_AFTER: Final = re.compile(
    r"(?:(?:\s?,\s?|,? and | vs\.? )[A-Z]{1,5}\b(?!['’.]))+"
)


def _is_ambiguous(token: str, lexicon: Lexicon) -> bool:
    return token in lexicon.acronyms or token.lower() in lexicon.words


def _doubts(
    token: str, lexicon: Lexicon, *, bare: bool, factor: float = 1.0
) -> Iterator[Reason]:
    if _is_ambiguous(token, lexicon):
        word = token.lower() in lexicon.words
        yield reason("ambiguous-code", factor=1.0 if word else factor)
    elif len(token) <= _VERY_SHORT:
        yield reason("very-short-code", factor=factor)
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


class NamePlaces:
    """Where the names of each entity stand, to find the one beside a code fast."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._all: list[int] = []
        self._starts: dict[EntityId, list[int]] = {}
        self._ends: dict[EntityId, list[int]] = {}
        for start, end, forms in hits:  # in text order, without overlaps
            if forms[0].entity_id:  # a shielding phrase is nobody's name
                self._all.append(end)
            for form in forms:
                self._starts.setdefault(form.entity_id, []).append(start)
                self._ends.setdefault(form.entity_id, []).append(end)

    def any_end_before(self, place: int) -> int | None:
        """Return where the last name of anyone before a place ends."""
        index = bisect_right(self._all, place)
        return self._all[index - 1] if index else None

    def end_before(self, entity_id: EntityId, place: int) -> int | None:
        """Return where the last name before a place ends."""
        ends = self._ends.get(entity_id, ())
        index = bisect_right(ends, place)
        return ends[index - 1] if index else None

    def start_after(self, entity_id: EntityId, place: int) -> int | None:
        """Return where the first name after a place starts."""
        starts = self._starts.get(entity_id, ())
        index = bisect_left(starts, place)
        return starts[index] if index < len(starts) else None


def beside_name(hit: CodeHit, text: str, names: NamePlaces) -> Reason | None:
    """Return the evidence of the entity's own name right before or after a code."""
    end = names.end_before(hit.code.entity_id, hit.start)
    near = end is not None and hit.start - end <= _NAME_REACH
    if near and v.CODE_GAP.match(text[end : hit.start]):
        return reason("name-before-code")
    start = names.start_after(hit.code.entity_id, hit.end)
    near = start is not None and start - hit.end <= _VERY_SHORT
    if near and not text[hit.end : start].strip(" ()-,"):
        return reason("name-after-code")
    return _others_code(hit, text, names)


def _others_code(hit: CodeHit, text: str, names: NamePlaces) -> Reason | None:
    """Somebody Else Inc (ABC): tickers are used again, and differ by country."""
    end = names.any_end_before(hit.start)
    if hit.shape is Shape.BARE or end is None or hit.start - end > _NAME_REACH:
        return None
    gap = text[end : hit.start]
    return reason("others-code") if "(" in gap and v.CODE_GAP.match(gap) else None
