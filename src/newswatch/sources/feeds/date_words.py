"""Words in dates, turned into what a pattern reads: half days, weekdays, places."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
           "Dec")  # fmt: skip
_NUMERALS = (*"一二三四五六七八九十", "十一", "十二")
_MONTH_OF = {
    written: month
    for number, (month, numeral) in enumerate(zip(_MONTHS, _NUMERALS, strict=True), 1)
    for written in (numeral, str(number))
}
_MONTH = re.compile(r"(?<=\d)\s+(十[一二]?|[一二三四五六七八九]|1?\d)月,?(?=\s+\d{4})")
_WEEKDAY = re.compile(r"\(?(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]\)?[,，]?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_LOOSE_OFFSET = re.compile(r"(?<=:\d\d)\s+([A-Z]{3})?\s*([+-])\s*(?=\d{1,2}:?\d{0,2}$)")
_ZONE_TWICE = re.compile(
    r"(?<=[+-]\d{4})\s*(?:GMT|UTC|Z)$|(?:(?<=Z)|(?<=[+-]\d\d:\d\d))\[[\w/+-]{1,40}\]$",
    re.ASCII,
)
"""``+0000 GMT``; Java's ``+08:00[Asia/Hong_Kong]``."""

_CLOCK = r"(?=\s*\d{1,2}\s*[:時时点點])"
_HALVES = (
    (re.compile("(?:오전|上午|早上|早晨|清晨|凌晨|今早)" + _CLOCK), "am"),
    (re.compile("(?:오후|下午|傍晚|晚上|晚間|晚间|今晚)" + _CLOCK), "pm"),
    (re.compile("中午" + _CLOCK), "noon"),
    (re.compile(r"\bAM" + _CLOCK), "am"),
    (re.compile(r"\bPM" + _CLOCK), "pm"),
)
_ZONES = (
    (re.compile(r"\(?(?:北京|香港|台北|臺北|澳門|澳门)(?:時間|时间)\)?"), "+0800"),
    (re.compile(r"\(?(?:美東|美东)(?:時間|时间)\)?"), "ET"),
)
_MINUS = "\N{MINUS SIGN}"
_KOREAN_DAY = re.compile(
    r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일(?:\s*\(?[월화수목금토일](?:요일)?\))?"
    r"(?:\s*[월화수목금토일]요일)?"
)
_KOREAN_CLOCK = str.maketrans("시분초", "時分秒")
_ZONED = re.compile(r"(?:[A-Za-z]|[+-]\d{2}:?\d{2})\)?$", re.ASCII)


def plain(text: str) -> tuple[str, str]:
    """Return a date without words of Chinese, and the half day they named.

    >>> plain("2025年2月17日 週一 下午1:05 北京時間")
    ('2025年2月17日 1:05 +0800', 'pm')
    >>> plain("17 二月 2025")
    ('17 Feb 2025', '')
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST]).replace(_MINUS, "-")
    text = _without_korean(_ORDINAL.sub("", text))
    text = _LOOSE_OFFSET.sub(r" \1\2", text)
    text = _ZONE_TWICE.sub("", text)
    text = _MONTH.sub(lambda found: f" {_MONTH_OF[found[1]]}", text)
    text = _WEEKDAY.sub(" ", text)
    for pattern, zone in _ZONES:
        text, times = pattern.subn(" ", text)
        text = f"{text} {zone}" if times else text
    half = ""
    for pattern, name in _HALVES:
        text, times = pattern.subn(" ", text)
        half = name if times else half
    return " ".join(text.split()), half


def _without_korean(text: str) -> str:
    """Return a date of Korean words in those of Chinese; without a zone, Korea's."""
    text, times = _KOREAN_DAY.subn(r"\1年\2月\3日 ", text)
    if not times:
        return text
    text = text.translate(_KOREAN_CLOCK).rstrip()
    return text if _ZONED.search(text) else f"{text} +0900"
