"""Dates as people write them in feeds.

feedparser reads a zone it does not know ("HKT") as UTC, eight hours wrong for
Hong Kong; here an unknown zone makes the date unknown.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_HOUR = 60
ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    "EST": -5 * _HOUR,
    "EDT": -4 * _HOUR,
    "ET": -5 * _HOUR,
    "CST": -6 * _HOUR,
    "CDT": -5 * _HOUR,
    "MST": -7 * _HOUR,
    "MDT": -6 * _HOUR,
    "PST": -8 * _HOUR,
    "PDT": -7 * _HOUR,
    "AST": -4 * _HOUR,
    "ADT": -3 * _HOUR,
    "AKST": -9 * _HOUR,
    "AKDT": -8 * _HOUR,
    "HST": -10 * _HOUR,
    **dict.fromkeys(("BST", "WEST", "CET", "MEZ", "IST-IE", "WAT"), _HOUR),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST", "CAT"), 2 * _HOUR),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 3 * _HOUR),
    "GST": 4 * _HOUR,
    "PKT": 5 * _HOUR,
    "IST": 5 * _HOUR + 30,
    "NPT": 345,
    **dict.fromkeys(("ICT", "WIB"), 7 * _HOUR),
    **dict.fromkeys(("HKT", "HKST", "SGT", "MYT", "PHT", "AWST", "BJT"), 8 * _HOUR),
    **dict.fromkeys(("CCT", "WITA", "TWT"), 8 * _HOUR),
    **dict.fromkeys(("JST", "KST", "WIT"), 9 * _HOUR),
    "ACST": 570,
    "ACDT": 630,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "BRT": -3 * _HOUR,
    "ART": -3 * _HOUR,
    "CLT": -4 * _HOUR,
    "COT": -5 * _HOUR,
}
"""Minutes east of Greenwich. Where letters mean several zones, the one that
finance feeds mean: IST is India's, CST America's (but see `parse_date`)."""

CHINA_MINUTES = 8 * _HOUR
_CHINA_ZONES = frozenset({"CST", "EST", "EDT"})
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_HOURS = 2  # digits of an offset that has no minutes
_FARTHEST = 14 * _HOUR
_PIVOT = 70  # two-digit years from 70 on belong to the last century

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen",
            "feb fev fév",
            "mar mär mrz maa",
            "apr abr avr",
            "may mai mag mei",
            "jun giu jui",
            "jul lug juil",
            "aug ago aoû aou",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = (
    r"(?:[T,\s]+(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
)
_ZONE = (
    r"\s*\(?(?P<zone>(?:[A-Za-z]{1,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?)\)?"
    r"(?:\s*\([^()]{0,40}\))?$"
)
_DAY_NAME = r"^(?:[^\W\d_]{1,12}\.?,?\s*)??"
_FORMS = (
    re.compile(
        _DAY_NAME
        + r"(?P<day>\d{1,2})[\s.-]{1,3}(?P<name>[^\W\d_]{3,12})\.?,?[\s.-]{1,3}"
        r"(?P<year>\d{4}|\d{2})" + _TIME + _ZONE
    ),
    re.compile(
        r"^(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME + _ZONE
    ),
    re.compile(
        _DAY_NAME + r"(?P<name>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2}),?\s+"
        r"(?P<year>\d{4})" + _TIME + _ZONE
    ),
    re.compile(
        _DAY_NAME + r"(?P<name>[^\W\d_]{3,12})\s+(?P<day>\d{1,2})\s+"
        r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
        r"\s+(?P<zone>[A-Za-z]{1,5}|[+-]\d{4})?\s*(?P<year>\d{4})$"
    ),
    re.compile(
        r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
        r"(?:T?(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?)?" + _ZONE
    ),
    re.compile(
        r"^(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?\s*"
        r"(?:[(（]?(?:星期|週|周).[)）]?)?\s*(?P<half>[上下]午)?\s*"
        r"(?:(?P<hour>\d{1,2})\s*[:：時时点點]\s*(?P<minute>\d{1,2})\s*分?"
        r"(?:\s*[:：]?\s*(?P<second>\d{1,2})秒?)?)?" + _ZONE
    ),
    re.compile(r"^(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?$"),
)

_USUAL = re.compile(
    r"[A-Z][a-z]{2}, (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):([0-5]\d)"
    r" (?:GMT|UTC|([+-]\d{4}))$",
    re.ASCII,
)
"""RFC 822 as nearly every feed writes it, whatever zone stands for what."""


def parse_date(text: str, *, chinese: bool = False) -> datetime | None:
    """Read a date; return it aware, in UTC, or None if it cannot be used.

    Args:
        text: As it stands in the feed.
        chinese: The feed is Chinese: a time without a zone is China's, and
            ``CST`` is China Standard Time, as are ``EST`` and ``EDT``, which
            such feeds carry by accident.
    """
    text = text.strip()
    usual = _USUAL.match(text)
    if usual is not None:
        return _usual(usual)
    for form in _FORMS:
        found = form.match(text)
        if found:
            return _moment(found.groupdict(), chinese=chinese)
    return None


def _usual(found: re.Match[str]) -> datetime | None:
    day, name, year, hour, minute, second, zone = found.groups()
    month, east = _MONTHS.get(name.lower()), _numeric(zone) if zone else 0
    if month is None or east is None:
        return None
    try:
        moment = datetime(
            int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC
        ) - timedelta(minutes=east)
    except (ValueError, OverflowError):
        return None
    return moment if moment >= _EARLIEST else None


def _moment(part: dict[str, str | None], *, chinese: bool) -> datetime | None:
    minutes = _offset(part.get("zone") or "", chinese=chinese)
    if minutes is None:
        return None
    try:
        moment = datetime(
            _year(part["year"] or ""),
            _month(part),
            int(part.get("day") or 1),
            _hour(part),
            int(part.get("minute") or 0),
            min(int(part.get("second") or 0), 59),
            tzinfo=UTC,
        ) - timedelta(minutes=minutes)
    except (ValueError, OverflowError, KeyError):
        return None
    return moment if moment >= _EARLIEST else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - written in full
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _month(part: dict[str, str | None]) -> int:
    name = part.get("name")
    if name:
        name = name.lower()
        return _MONTHS.get(name[:4]) or _MONTHS[name[:3]]
    return int(part.get("month") or 1)


def _hour(part: dict[str, str | None]) -> int:
    hour = int(part.get("hour") or 0)
    half = (part.get("half") or "").lower()
    if half.startswith(("p", "下")) and hour < 12:  # noqa: PLR2004 - noon
        return hour + 12
    if half.startswith(("a", "上")) and hour == 12:  # noqa: PLR2004 - midnight
        return 0
    return hour


def _offset(zone: str, *, chinese: bool) -> int | None:
    """Return minutes east of Greenwich; None for a zone nobody knows."""
    letters = zone.rstrip("+-:0123456789").upper()
    digits = zone[len(letters) :]
    if digits:
        return _numeric(digits)
    if chinese and (not letters or letters in _CHINA_ZONES):
        return CHINA_MINUTES
    return ZONES.get(letters) if letters else 0


def _numeric(digits: str) -> int | None:
    sign = -1 if digits[0] == "-" else 1
    figures = digits[1:].replace(":", "")
    hours, minutes = divmod(int(figures), 100)
    total = hours * 60 + minutes if hours or len(figures) > _HOURS else minutes * 60
    return sign * total if total <= _FARTHEST else None
