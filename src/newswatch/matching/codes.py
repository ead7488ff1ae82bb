"""Tickers and stock codes: every way they are written, and what is not one.

A code counts only as a code: `$BABA`, `(NYSE: BABA)`, `BABA US`, `BABA.N`,
`9988.HK`, `09988`, `(0700)`, `SEHK: 700`; not as a year, a price or a currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from string import ascii_letters, digits
from typing import Final, NamedTuple

from newswatch.domain.listing import AliasKind, Entity, EntityId, EntityKind
from newswatch.matching.code_numbers import is_listed
from newswatch.matching.folding import narrow

US: Final = "US"
HK: Final = "HK"

_WIDE: Final = re.compile(rb"\xef\xbc[\x90-\x99\xa1-\xba]")
"""Full-width digits and capitals, as UTF-8: a class of characters takes thrice
the time, more than all the rest that is done with a Chinese text here."""
_US_SUFFIX: Final = re.compile(
    r"\.(?:N|O|OQ|A|P|K|PK|US)\b|[ -]US(?: Equity)?\b(?!\$)", re.ASCII
)
_ANY_SUFFIX: Final = re.compile(r"\.([A-Z]{1,3})\b", re.ASCII)
_CLASS_SUFFIX: Final = re.compile(r"(?:[.-]| ?/ ?)([A-Z])\b", re.ASCII)
_HK_SUFFIX: Final = re.compile(
    r"[.\-:]HK\b|\s?HK(?=\s*(?:[),;/\]]|Equity\b))", re.IGNORECASE | re.ASCII
)
"""A Chinese character ends a code as a space does: 9988.HK升."""

_HK_PREFIX: Final = re.compile(r"(?<![A-Z0-9])HK\.?$")
"""HK00700, HK.00700."""

_US_VENUE: Final = re.compile(
    r"(?:NYSE(?:[ -]?(?:American|Arca|MKT))?|NASDAQ(?:[A-Z]{2})?|NASDQA|AMEX|OTC(?:MKTS"
    r"|QB|QX|PK)?|Nasdaq|CBOE|BATS|紐約證券交易所|纽约证券交易所|納斯達克|纳斯达克|紐交所|纽交所"
    r"|\bADRs?|\bADS)(?:\sAD[RS])?"
    r"\s?[:：/]\s*\$?$"
)
_HK_VENUE: Final = re.compile(
    r"(?:SEHK|HKEX|HKSE|HKG|HK|Hong Kong|stock codes?|港交所|聯交所|联交所"
    r"|(?:上市|股份|股票|港股|證券|证券|交所)(?:代號|代号|代碼|代码|編號|编号))(?:\s?[:：.]\s*|\s?)#?$",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"(?:ticker|symbol|tickers|symbols)\s?[:：]?\s*\$?$", re.IGNORECASE
)
_OTHER_VENUE: Final = re.compile(r"\b([A-Z]{2,6})\s?[:：]\s*$")
_MARKETS: Final = {
    "LSE": "L", "LON": "L", "AIM": "L", "TSX": "TO", "TSXV": "V", "TYO": "T",
    "TSE": "T", "ASX": "AX", "SGX": "SI", "FRA": "F", "ETR": "DE", "EPA": "PA",
}  # fmt: skip
_UNIT: Final = re.compile(
    r"\s?(?:元|港元|點|点|股|手|億|亿|萬|万|倍|年|月|日|個|个|名|人|間|间|家|輛|辆|噸|吨|桶|米"
    r"|公里|%|％|percent|pct|million|billion|trillion|points?|shares|yuan|dollars?"
    r"|people|tonnes|barrels|[.,:/-]?\d)"
)
_DATE_UNITS: Final = frozenset("年月日")
_PADDED: Final = 5
_CODE_LENGTHS: Final = frozenset({4, 5})


class Shape(Enum):
    """How a code stands in a text; decides how much it says by itself."""

    EXPLICIT = "explicit"  # with its venue or a $: no doubt
    BRACKETS = "brackets"  # (BABA), (0700)
    PADDED = "padded"  # 09988
    BARE = "bare"  # BABA


@dataclass(frozen=True, slots=True)
class Code:
    """A ticker or code of one entity.

    Attributes:
        token: Letters as they are printed, or the number without zeros.
        market: ``"US"``, ``"HK"``, or a symbol's suffix such as ``"L"``.
        share_class: ``"B"`` of BRK-B.
        owned: Of a watched entity.
    """

    token: str
    market: str
    entity_id: EntityId
    entity_kind: EntityKind
    share_class: str = ""
    owned: bool = True

    @property
    def kind(self) -> AliasKind:
        """Code for numbers, ticker for letters."""
        return AliasKind.CODE if self.token.isdigit() else AliasKind.TICKER


class CodeHit(NamedTuple):
    """A code in a text; `certain` if it is written as nothing else is."""

    start: int
    end: int
    code: Code
    shape: Shape


def codes(entity: Entity, *, owned: bool = True) -> Iterator[Code]:
    """Yield the codes of an entity's listings and of its aliases of such kinds."""
    written: list[str] = [*entity.listings]
    written += [
        a.text
        for a in entity.aliases
        if a.kind in {AliasKind.CODE, AliasKind.TICKER} and a.text
    ]
    seen: set[tuple[str, str, str]] = set()
    for symbol in written:
        parts = _parts(symbol)
        if parts and parts not in seen:
            seen.add(parts)
            token, market, share_class = parts
            yield Code(token, market, entity.id, entity.kind, share_class, owned)


def _parts(symbol: str) -> tuple[str, str, str] | None:
    """Return (token, market, share class) of a canonical symbol; None if none."""
    if symbol.startswith("^") or "=" in symbol:
        return None
    head, _, suffix = symbol.upper().partition(".")
    if suffix == HK and head.isdigit():
        return head.lstrip("0"), HK, ""
    if suffix:
        return head, suffix, ""
    if head.isdigit():
        return head.lstrip("0"), HK, ""
    base, _, share_class = head.partition("-")
    return base, US, share_class


class Pattern(NamedTuple):
    """What is looked for: a token, with what must stand before and after it.

    Attributes:
        before, after: How many characters of the pattern are not the token's.
        known: Whose token it is.
    """

    before: int
    after: int
    known: tuple[Code, ...]


def code_patterns(known: Iterable[Code]) -> dict[str, Pattern]:
    """Return what to look for in a text, as it is written there.

    Codes of one and two characters are in nearly every text; they count only
    behind a sign, before their market or in a list, and are looked for together
    with it. Those of letters may be written small behind a $.
    """
    codes: dict[str, list[Code]] = {}
    for code in known:
        for token in _written(code):
            codes.setdefault(token, []).append(code)
    patterns: dict[str, Pattern] = {}
    for token, whose in codes.items():
        for text, before, after in _looked_for(token):
            patterns[text] = Pattern(before, after, tuple(whose))
    return patterns


def _looked_for(token: str) -> Iterator[tuple[str, int, int]]:
    """Yield the patterns of a token, and what of them is before and after it."""
    letters = token.isalpha()
    if letters and len(token) > 1:
        yield f"${token.lower()}", 1, 0
    if len(token) > _TINY:
        yield token, 0, 0
        return
    for sign in (*_SIGNS, *_LIST_SIGNS) if letters else _SIGNS:
        yield f"{plain(sign)}{token}", len(sign), 0
    for market in _US_MARKS if letters else ():
        yield f"{token}{market}", 0, len(market)


def read_codes(text: str, start: int, end: int, pattern: Pattern) -> Iterator[CodeHit]:
    """Yield the codes that a pattern found in a text really is."""
    before, after, known = pattern
    sign = text[start : start + before]
    if before and sign not in _ALL_SIGNS:
        return
    if sign in _LIST_SIGNS and text[end : end + 1] == ".":
        return  # Macadamia Orchards, L.P.
    if _is_word(text, start + before, end - after):
        yield from _read(text, start + before, end - after, known)


def readable(text: str) -> str:
    """Return a text with full-width letters and digits as codes are written."""
    if text.isascii() or not _WIDE.search(text.encode("utf-8", "surrogatepass")):
        return text
    return narrow(text)


def plain(text: str) -> str:
    """Return a text with a question mark for all that is not ASCII."""
    return text if text.isascii() else text.encode("ascii", "replace").decode("ascii")


_TINY: Final = 2
_SIGNS: Final = (
    "$",
    "(",
    "（",
    ":",
    "：",
    ": ",
    "： ",
    "( ",
    "號",
    "号",
    "碼",
    "码",
    "#",
)
_LIST_SIGNS: Final = (", ", "and ")
_ALL_SIGNS: Final = frozenset((*_SIGNS, *_LIST_SIGNS))
_US_MARKS: Final = (" US", ".N", ".O")
_WORD_CHARS: Final = frozenset(f"{ascii_letters}{digits}_")


def _is_word(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1 : start], text[end : end + 1]
    if right in _WORD_CHARS:
        return False
    return left not in _WORD_CHARS or (left == "K" and _is_behind_hk(text, start))


def _is_behind_hk(text: str, start: int) -> bool:
    """Whether its market is attached: HK00700, (HK700); not the flight HK700."""
    marked = text[start] == "0" or text[start - 3 : start - 2] in {"(", "（"}
    return marked and _HK_PREFIX.search(text, max(0, start - 3), start) is not None


def _written(code: Code) -> set[str]:
    if not code.token.isdigit():
        return {code.token}
    return {code.token, *(code.token.zfill(width) for width in (3, 4, 5))}


def _read(
    text: str, start: int, end: int, known: tuple[Code, ...]
) -> Iterator[CodeHit]:
    before = text[max(0, start - 24) : start]
    after = text[end : end + 14]
    for code in known:
        if code.market == HK and code.token.isdigit():
            hit = _number(code, start, end, before, after)
            if (hit is None or hit.shape is Shape.BARE) and is_listed(text, start, end):
                hit = CodeHit(start, end, code, Shape.EXPLICIT)
        else:
            hit = _letters(code, start, end, before, after)
        if hit:
            yield hit


_GLUE_BEFORE: Final = frozenset("&.-/'’#@_+")
"""AT&T, U.S., 7203.T: what follows these is part of something longer."""

_GLUE_BEFORE_NUMBER: Final = frozenset("$.,-/#+")

_CLOCK: Final = re.compile(r"\d:$")
_MODEL_NUMBER: Final = re.compile(r"\s?[-–]\s?\d(?![\d.,]*\s?[%％])")
"""F-150, but not XPEV -5%."""


def _letters(
    code: Code, start: int, end: int, before: str, after: str
) -> CodeHit | None:
    if code.share_class:
        match = _CLASS_SUFFIX.match(after)
        if not match or match[1] != code.share_class:
            return None
        end, after = end + match.end(), after[match.end() :]
    if before[-1:] in _GLUE_BEFORE:
        return None
    if code.market != US:
        return _foreign(code, start, end, before, after)
    suffix = _US_SUFFIX.match(after)
    if suffix:
        return CodeHit(start, end + suffix.end(), code, Shape.EXPLICIT)
    if _ANY_SUFFIX.match(after) or _glued(before, after):
        return None
    shape = _shape(before, after, _US_VENUE)
    return CodeHit(start, end, code, shape) if shape else None


def _foreign(
    code: Code, start: int, end: int, before: str, after: str
) -> CodeHit | None:
    match = _ANY_SUFFIX.match(after)
    if match and code.market in {match[1], _SHANGHAI.get(match[1])}:
        return CodeHit(start, end + match.end(), code, Shape.EXPLICIT)
    if code.market in _MAINLAND:
        brackets = _shape(before, after, _HK_VENUE) is Shape.BRACKETS
        return CodeHit(start, end, code, Shape.EXPLICIT) if brackets else None
    venue = _OTHER_VENUE.search(before)
    if venue and _MARKETS.get(venue[1]) == code.market:
        return CodeHit(start, end, code, Shape.EXPLICIT)
    return None


_MAINLAND: Final = frozenset({"SS", "SZ"})
"""Their codes have six digits: in brackets they are nothing else."""

_SHANGHAI: Final = {"SH": "SS"}


def _glued(before: str, after: str) -> bool:
    """Whether the letters are a part of something else: US$T, F-150, T's."""
    if _MODEL_NUMBER.match(after):
        return True
    if before[-1:] == "$" and before[-2:-1].isalnum():
        return True
    nexts = after[:2]
    if nexts[:1] in {"'", "’"}:
        return nexts[1:].lower() != "s"
    return nexts[:1] in {"&", "-", "/", "+", "_", "$"} or (
        nexts[:1] == "." and nexts[1:].isalnum()
    )


def _shape(before: str, after: str, venue: re.Pattern[str]) -> Shape | None:
    if before.endswith("$") or venue.search(before) or _GENERIC.search(before):
        return Shape.EXPLICIT
    if _OTHER_VENUE.search(before):
        return None
    opens = before.rstrip().endswith(("(", "（", "[", "【", "<"))
    if opens and after.lstrip().startswith((")", "）", "]", "】", ">", ",", ";")):
        return Shape.BRACKETS
    return Shape.BARE


def _number(
    code: Code, start: int, end: int, before: str, after: str
) -> CodeHit | None:
    suffix = _HK_SUFFIX.match(after)
    if suffix and not before.endswith((".", "$")):
        return CodeHit(start, end + suffix.end(), code, Shape.EXPLICIT)
    part = before[-1:] in _GLUE_BEFORE_NUMBER and not _HK_PREFIX.search(before)
    part = part or after[:1] in _DATE_UNITS  # also after a venue: 港交所：2月成交
    if part or _ANY_SUFFIX.match(after) or _CLOCK.search(before):
        return None
    if _HK_VENUE.search(before):
        return CodeHit(start, end, code, Shape.EXPLICIT)
    if _UNIT.match(after):
        return None
    shape = _shape(before, after, _HK_VENUE)
    if end - start not in _CODE_LENGTHS and shape is not Shape.BRACKETS:
        return None
    if shape is Shape.BARE and end - start == _PADDED and len(code.token) < _PADDED:
        shape = Shape.PADDED
    return CodeHit(start, end, code, shape) if shape else None
