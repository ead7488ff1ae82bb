"""Finding price statements in an article's text: the reverse of price action.

"… shares … are trading at 129.10 Hong Kong dollars ($16.59), up 4.03% as of
9:41 AM local time. Year to date, the stock has risen by 58.79%."

A statement is a verb of trading, a price, and a bracket or a change; a price
target or the size of a deal is none. Spans count Unicode code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Any

from newswatch.domain.claims_context import (
    is_no_price,
    is_of_a_period,
    is_of_another_time,
    weekday_named,
)
from newswatch.domain.money import Money, PriceUnit, price_unit
from newswatch.domain.wording import CURRENCY_WORDS, MINOR_WORDS, SYMBOLS

REACH = 320
"""Code points behind a price in which its time and year to date may stand."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text: code points from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; `text` keeps how many decimals were given."""

    value: Decimal
    span: Span

    @property
    def half_step(self) -> Decimal:
        """Half of the last decimal: how far rounding may have moved it."""
        exponent = self.value.as_tuple().exponent
        return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an article says of a price.

    Attributes:
        price: As written, in `unit`.
        unit: Without a currency for index points and a bare "dollars" or 元.
        converted: The amount in brackets, and where it stands; or None.
        change: Percent, below zero if down: 4.03; or None.
        at: Time of day, where given; `local` if it says "local time".
        year_to_date: Percent; or None.
        span: From the price to the last of its figures.
        sentence: Where the sentence begins in which the price stands.
        closing: It is a session's closing price.
        weekday: The one weekday that the sentence names, Monday 0; or None.
        elsewhen: It speaks of a time that cannot be placed: "last week".
        bare_dollar: Written "$": American, or those of where it was written.
    """

    price: Number
    unit: PriceUnit
    span: Span
    sentence: int = 0
    converted: tuple[Money, Number] | None = None
    change: Number | None = None
    at: tuple[time, Span] | None = None
    local: bool = False
    year_to_date: Number | None = None
    closing: bool = False
    weekday: int | None = None
    elsewhen: bool = False
    bare_dollar: bool = False


def find_statements(text: str) -> tuple[Statement, ...]:
    """Return the price statements of a text, in order. English and Chinese."""
    text = text.translate(_PLAIN)
    anchors = sorted(
        [*_ANCHOR_EN.finditer(text), *_ANCHOR_ZH.finditer(text)], key=_start
    )
    ends = [*(a.start() for a in anchors[1:]), len(text)] if anchors else []
    found = (
        _statement(text, anchor, min(end, anchor.end() + REACH))
        for anchor, end in zip(anchors, ends, strict=True)
        if not is_no_price(text, _sentence_start(text, anchor), anchor.start())
    )
    return tuple(s for s in found if s.converted or s.change or s.year_to_date)


_PLAIN: dict[int, str] = {
    0xFF01 + n: chr(0x21 + n) for n in range(94) if chr(0x21 + n) not in "(),;?!"
}
_PLAIN |= {ord(space): " " for space in "\u00a0\u2007\u2009\u202f\u3000"}
"""Full width to half, and every space to the usual one: one character for each."""

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def _words(chinese: bool) -> dict[str, str]:
    """Return the code of each way to write a unit, longest first."""
    minor = {"GBP": "GBp", "ZAR": "ZAc", "ILS": "ILA", "KWD": "KWF"}
    minor |= {"USD": "USX", "EUR": "EUX"}
    pairs = [(words[chinese], code) for code, words in CURRENCY_WORDS.items()]
    pairs += [(words[chinese], minor[code]) for code, words in MINOR_WORDS.items()]
    if chinese:
        pairs += [
            ("人民幣", "CNY"),
            ("人民币", "CNY"),
            ("英镑", "GBP"),
            ("欧元", "EUR"),
        ]
        pairs += [("日元", "JPY"), ("港幣", "HKD"), ("港币", "HKD")]
        pairs += [("點", ""), ("点", ""), ("元", "")]
    else:
        pairs += [("U.S. dollars", "USD"), ("yuan", "CNY"), ("yen", "JPY")]
        pairs += [("pounds", "GBP"), ("points", ""), ("dollars", "")]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


_EN, _ZH = _words(chinese=False), _words(chinese=True)
_CODES = {symbol: code for code, symbol in SYMBOLS.items()}
_CODES |= {"US$": "USD", "RMB": "CNY", "¥": ""}  # yen or yuan: nobody says
_ISO = "|".join(CURRENCY_WORDS)
_SYMBOL = rf"HK\$|US\$|\$|£|€|¥|RMB|(?:{_ISO})"
_LARGE = (
    r"(?!\s?(?:(?:m|k|b|bn|mn|tn|million|billion|trillion|thousand|times)\b"
    rf"|[億亿萬万千百倍])|[-–—~]|\s(?:to|and|or)\s(?:{_SYMBOL})?\d)"
)
"""Behind an amount: it is the size of a deal, one end of a range, or no amount."""


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _amount(words: dict[str, str], suffix: str) -> str:
    """Return a pattern for an amount; its groups end with `suffix`."""
    return (
        rf"(?:(?P<symbol{suffix}>{_SYMBOL})\s?(?P<signed{suffix}>(?>{_NUMBER})){_LARGE}"
        rf"|(?P<plain{suffix}>{_NUMBER})\s?"
        rf"(?P<words{suffix}>{_alternatives(words)}|(?:{_ISO})\b))"
    )


_ANCHOR_EN = re.compile(
    r"\b(?:(?P<closing>closed|finished|settled|ended)|(?P<present>trading|trades?|are|is)"
    r"|traded|stood|were|was)\s+at\s+"
    + _amount(_EN, "")
    + r"(?:\s*\(\s?"
    + _amount(_EN, "_in")
    + r"\s?\))?"
)
_ANCHOR_ZH = re.compile(
    r"(?:(?P<present>現報|现报)|(?P<closing>收[市盤盘]?[報报][於于]?)|成交價為|成交价为|報|报)\s*"
    + _amount(_ZH, "")
    + r"(?:\s?[（(]\s?"
    + _amount(_ZH, "_in")
    + r"\s?[）)])?"
)

_UP = "up|higher|gained|gaining|rose|risen|rising|jumped|surged|climbed|advanced|added"
_DOWN = "down|lower|lost|losing|fell|fallen|falling|dropped|declined|slid|slumped|shed"
_PERCENT = r"\s?(?:%|percent\b|per cent\b)"
_CHANGES = (
    re.compile(
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:by\s+|about\s+)?"
        rf"(?P<number>{_NUMBER}){_PERCENT}"
    ),
    re.compile(
        rf"(?P<number>{_NUMBER}){_PERCENT}\s+(?:(?P<up>up|higher)|(?P<down>down|lower))"
    ),
    re.compile(
        rf"(?:(?P<up>[上急微]?[升漲涨])|(?P<down>[下急微]?跌))幅?[了達约約]?\s?"
        rf"(?P<number>{_NUMBER})\s?%"
    ),
)
_SENTENCE_END = re.compile(r"[。；\n]|(?<![A-Z])\.\s")
_YEAR = (
    re.compile(
        rf"\b[Yy]ear[- ]to[- ]date,?\s[^.\d]{{0,60}}?"
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:by\s+)?"
        rf"(?P<number>{_NUMBER}){_PERCENT}"
    ),
    re.compile(
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:by\s+)?"
        rf"(?P<number>{_NUMBER}){_PERCENT}\s"
        r"(?:year[- ]to[- ]date|so far this year|this year)"
    ),
    re.compile(
        rf"(?:年初至今|今年以來|今年以来)[^。\d]{{0,12}}?"
        rf"(?:(?P<up>[升漲涨])|(?P<down>跌))\s?(?P<number>{_NUMBER})\s?%"
    ),
)
_CLOCKS = (
    re.compile(
        r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s?(?P<half>[AaPp])\.?[Mm]\.?"
        r"(?P<local>\s+local\s+time)?"
    ),
    re.compile(
        r"(?P<local>當地時間|当地时间)?(?P<half>上午|下午|中午)"
        r"(?P<hour>\d{1,2})[時时:](?P<minute>\d{2})"
    ),
)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _statement(text: str, anchor: re.Match[str], end: int) -> Statement:
    price, unit = _price(anchor, "")
    year = _signed(_YEAR, text, anchor.end(), end)
    before_year = year.span.start if year else end
    sentence = _SENTENCE_END.search(text, anchor.end(), before_year)
    change_end = min(before_year, sentence.start() if sentence else end)
    change = _day_change(text, anchor.end(), change_end)
    clock = _clock(text, anchor.end(), before_year)
    inside = _converted(anchor)
    last = max(
        anchor.end(),
        *(part.span.end for part in (change, year) if part),
        clock[1].end if clock else 0,
    )
    return Statement(
        price=price,
        unit=unit,
        span=Span(price.span.start, last),
        sentence=_sentence_start(text, anchor),
        converted=inside,
        change=change,
        at=clock[:2] if clock else None,
        local=bool(clock and clock[2]),
        year_to_date=year,
        **_when(text, anchor, change_end, timed=clock is not None and clock[2]),
        bare_dollar=anchor["symbol"] == "$",
    )


def _when(text: str, anchor: re.Match[str], end: int, *, timed: bool) -> dict[str, Any]:
    """Return what the sentence says of its day, as fields of a statement."""
    start = _sentence_start(text, anchor)
    closing, present = anchor["closing"] is not None, anchor["present"] is not None
    weekday = None if present else weekday_named(text, start, end)
    elsewhen = is_of_another_time(text, start, end)
    unplaced = weekday is not None and not closing and not timed
    return {"closing": closing, "weekday": weekday, "elsewhen": elsewhen or unplaced}


def _sentence_start(text: str, anchor: re.Match[str]) -> int:
    ends = _SENTENCE_END.finditer(text, 0, anchor.start())
    return max((end.end() for end in ends), default=0)


def _day_change(text: str, start: int, end: int) -> Number | None:
    """Return the first percentage that counts from the previous close."""
    found = (
        match
        for pattern in _CHANGES
        for match in pattern.finditer(text, start, end)
        if not is_of_a_period(text, *match.span())
    )
    return _with_sign(min(found, key=_start, default=None))


def _price(match: re.Match[str], suffix: str) -> tuple[Number, PriceUnit]:
    group = f"signed{suffix}" if match[f"symbol{suffix}"] else f"plain{suffix}"
    number = _number(match, group)
    if match[f"symbol{suffix}"]:
        symbol = match[f"symbol{suffix}"]
        return number, price_unit(_CODES.get(symbol, symbol))
    words = match[f"words{suffix}"]
    code = _EN.get(words, _ZH.get(words, words))
    return number, price_unit(code)


def _converted(anchor: re.Match[str]) -> tuple[Money, Number] | None:
    if anchor["signed_in"] is None and anchor["plain_in"] is None:
        return None
    number, unit = _price(anchor, "_in")
    money = unit.money(number.value)
    return (money, number) if money else None


def _number(match: re.Match[str], group: str) -> Number:
    value = Decimal(match[group].replace(",", ""))
    return Number(value, Span(*match.span(group)))


def _matches(
    patterns: tuple[re.Pattern[str], ...], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        if match := pattern.search(text, start, end):
            yield match


def _signed(
    patterns: tuple[re.Pattern[str], ...], text: str, start: int, end: int
) -> Number | None:
    """Return the first percentage found, below zero if its word says down."""
    return _with_sign(
        min(_matches(patterns, text, start, end), key=_start, default=None)
    )


def _with_sign(match: re.Match[str] | None) -> Number | None:
    if match is None:
        return None
    number = _number(match, "number")
    value = -number.value if match["down"] else number.value
    return Number(value, Span(*match.span()))


_NOON = 12


def _clock(text: str, start: int, end: int) -> tuple[time, Span, bool] | None:
    for match in _matches(_CLOCKS, text, start, end):
        hour, minute = int(match["hour"]), int(match["minute"])
        late = match["half"] in {"P", "p", "下午", "中午"}
        if hour <= _NOON and minute < 60:  # noqa: PLR2004 - minutes of an hour
            at = time(hour % _NOON + (_NOON if late else 0), minute)
            return at, Span(*match.span()), match["local"] is not None
    return None
