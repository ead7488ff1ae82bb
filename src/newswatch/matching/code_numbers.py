"""Bare numbers that are codes by what stands around them: 沽空1810、2318.

A number alone says nothing. Before a market it is a code, and so it is behind
words that only shares follow, alone or in a row, unless a unit makes it an amount.
"""

from __future__ import annotations

import re
from typing import Final

_YEARS: Final = range(1900, 2100)

_JOINT: Final = r"(?:、|,|，|/|和|及|與|与)\s?"
_ROW: Final = rf"(?:\d{{3,5}}(?:\.HK)?{_JOINT})*"

_HEADED: Final = re.compile(
    rf"(?:股[份票]?|藍籌|蓝筹|[買买沽]入?|[賣卖]出?)[:：]\s?{_ROW}$"
    rf"|(?:股份|股票|上市|證券|证券)[代編编][號号碼码][為为是:：]?\s?{_ROW}$"
)
"""A list with a heading: 焦點股：9988、700."""

_DEALT_IN: Final = re.compile(
    r"(?:[淨净]?[買买]入|[淨净][買买沽]|沽[空出]?|[掃扫][貨货]|吸[納纳]|追入|[增減减]持"
    rf"|[加減减][倉仓]|留意|[唱看睇]好)\s?{_ROW}$"
)
"""What is done to shares: 外資沽空2318."""

_ENDS: Final = re.compile(
    rf"(?:{_JOINT}\d{{3,5}})*(?=$|[\s。；;)）】]|[,，、](?!\d)|[逾超升跌獲获遭]|走[勢势]"
    r"|股[價价]|套利)"
)
"""What may follow a code, or a row of them, in a sentence."""

_AMOUNT: Final = re.compile(
    rf"(?:{_JOINT}\d{{3,5}})*\s*[千萬万億亿]?"
    r"[元港點点股手億亿萬万倍年月日個个名人間间家輛辆噸吨桶米部宗張张號号]"
)

_BEFORE_MARKET: Final = re.compile(
    r" HK(?=$|\n|[:.]\s| (?:[-+]?\d|and|vs|or|is|at|up|down|shares?|stock|rises?|rose"
    r"|falls?|fell|gains?|drops?|jumps?|leads?|looks?)\b)"
)
"""9988 HK up 3%; not 9988 HK residents, nor 9988 HK dollars."""

_REACH: Final = 48
_CODE: Final = 4


def is_year(token: str) -> bool:
    """Whether a number without leading zero may be a year."""
    return token.isdigit() and int(token) in _YEARS


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether a number at a place is a share's code by what stands around it."""
    if is_year(text[start:end]):
        return False
    if _BEFORE_MARKET.match(text, end):
        return True
    if _AMOUNT.match(text, end) or not _ENDS.match(text, end):
        return False
    before = text[max(0, start - _REACH) : start]
    if _HEADED.search(before):
        return True
    return end - start >= _CODE and _DEALT_IN.search(before) is not None
