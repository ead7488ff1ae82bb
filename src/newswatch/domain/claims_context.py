"""What the words around a price say of it: which day, which period, no price at all.

An article's figure is checked only where it is clear what it speaks of. A
change "this week" is none against the previous close, a price "last year" is
none of today's, and a target is no price.
"""

from __future__ import annotations

import re

from newswatch.domain.wording import MONTHS

_SPAN = r"(?:week|month|quarter|half|year|decade)"
_PERIOD = re.compile(
    rf"[\s,]*(?:(?:so far |earlier )?(?:this|the|last|past|on the|for the) {_SPAN}"
    r"|(?:over|in|during|within) (?:the |its |their )?"
    rf"(?:(?:past|last|previous|first)\b|\w+ (?:days|{_SPAN}s))"
    rf"|in (?:(?:19|20)\d\d|pre|after|extended|{'|'.join(MONTHS)})"
    r"|(?:since|from|compared|versus|vs|annually|weekly|monthly|y/y|yoy)\b"
    r"|(?:year|month|week|quarter)[- ]o[nv]|a (?:week|month|year)\b)",
    re.IGNORECASE,
)
"""Behind a percentage: it is not the day's."""

_NAMES_THE_DAY = re.compile(
    r"[\s,]*(?:from (?:the |its |their )?(?:previous|prior|last|yesterday)"
    r"(?:'s|’s)? (?:close|closing|session|day|trading)"
    r"|for the day|on the day"
    r"|(?:in|during) (?:morning|afternoon|early|late|intraday) (?:trad|deal))",
    re.IGNORECASE,
)
"""Behind a percentage: it is the day's after all."""

_PERIOD_ZH = re.compile(
    r"(?:今年|本年|年内|年內|年初|累計|累计|[本上][週周月]|[一半]年|過去|过去"
    r"|近[一三五十\d]|按年|同比|按月|按季|環比|环比|連[升跌漲涨]|上市以[來来])[^。，,；]{0,10}$"
)
"""Before a percentage: it is not the day's."""

_ELSEWHEN = re.compile(
    r"\b(?:yesterday|(?:last|previous|prior|earlier this) (?:week|month|quarter|year)"
    r"|a (?:week|month|quarter|year) (?:ago|earlier|before)|in (?:19|20)\d\d"
    r"|(?:days|weeks|months|years) ago|pre-?market|after[- ]hours|extended trading"
    rf"|overnight|(?:{'|'.join(MONTHS)}) \d)"
    r"|昨|上[週周月]|去年|前年|[盤盘][前後后]|夜[盤盘]|暗[盤盘]|半日|中午|上午收|早[市盤盘]收|[競竞][價价]|[開开][市盤盘][報报]|\d月\d+日|[一二三四五六七八九十]月",
    re.IGNORECASE,
)

_NO_PRICE = re.compile(
    r"\b(?:targets?|fair value|estimated?|offer(?:ing|ed)?|IPO|strike|conversion"
    r"|plac(?:ing|ement)|52-week|support|resistance|average|valu\w+|issue[d]?"
    r"|exercise|buy ?back|revenue|profit|earnings|sales|income|dividend|yield"
    r"|inflation|rate|Brent|crude|WTI|barrel|gold|ounce|bitcoin|futures)\b"
    r"|目[標标]|招股|[發发][售行]|配售|[上下]限|估值|行使|均[價价]|股息|派息|盈利|收入"
    r"|期[油金銅铜貨货]|布油|[現现黃黄貨货]金|盎司|每桶|合[約约]|[兌兑]|比特|以太",
    re.IGNORECASE,
)
_NEAR = 60
"""Code points before a price in which words say what it is."""

_WEEKDAY = re.compile(
    r"\b(?P<en>Mon|Tues|Wednes|Thurs|Fri)day\b"
    r"|(?:星期|[週周]|[禮礼]拜)(?P<zh>[一二三四五])"
)
_ENGLISH = ("Mon", "Tues", "Wednes", "Thurs", "Fri")
_CHINESE = "一二三四五"


def is_of_a_period(text: str, start: int, end: int) -> bool:
    """Tell whether the percentage at [start, end) counts from another day's close."""
    if _NAMES_THE_DAY.match(text, end):
        return False
    before = text[max(0, start - 24) : start]
    return bool(_PERIOD.match(text, end) or _PERIOD_ZH.search(before))


def is_no_price(text: str, start: int, price: int) -> bool:
    """Tell whether the words of [start, price) make the amount a target or a sum."""
    return _NO_PRICE.search(text, max(start, price - _NEAR), price) is not None


def is_of_another_time(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of a time that we cannot place."""
    return _ELSEWHEN.search(text, start, end) is not None


def weekday_named(text: str, start: int, end: int) -> int | None:
    """Return the one weekday that a sentence names, Monday 0; None for no or more."""
    found = {
        _ENGLISH.index(match["en"]) if match["en"] else _CHINESE.index(match["zh"])
        for match in _WEEKDAY.finditer(text, start, end)
    }
    return found.pop() if len(found) == 1 else None
