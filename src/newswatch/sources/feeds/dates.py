"""Dates as people write them in feeds.

feedparser reads a zone it does not know ("HKT") as UTC, eight hours wrong for
Hong Kong; here an unknown zone makes the date unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from newswatch.sources.feeds.date_words import plain
from newswatch.sources.feeds.zones import ANYWHERE, Customs, numeric, offset

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_NOON = 12
_MIDNIGHT = (24, 0)  # of the day that ends
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
    r"(?:[T,\s]+(?:at\s+|[-–]\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
)
_ZONE = (
    r"\s*\(?(?P<zone>(?:[A-Za-z]{1,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"|[A-Z][A-Za-z]{1,20}/[A-Z][A-Za-z_]{1,20})\)?"
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
        r"(?:(?P<hour>\d{1,2})\s*[:時时点點]\s*(?P<minute>\d{1,2})\s*分?"
        r"(?:\s*:?\s*(?P<second>\d{1,2})秒?)?)?" + _ZONE
    ),
    re.compile(
        r"^(?P<first>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?P<year>\d{4})"
        + _TIME
        + _ZONE
    ),
    re.compile(r"^(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?$"),
)

_FIRST_SECOND = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH = re.compile(r"1\d{9}(?:\d{3}|\.\d{1,6})?", re.ASCII)
_IN_DIGITS = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b", re.ASCII)

_USUAL = re.compile(
    r"[A-Z][a-z]{2}, (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):([0-5]\d)"
    r" (?:GMT|UTC|([+-]\d{4}))$",
    re.ASCII,
)
"""RFC 822 as nearly every feed writes it, whatever zone stands for what."""


def parse_date(text: str, customs: Customs = ANYWHERE) -> datetime | None:
    """Read a date; return it aware, in UTC, or None if it cannot be used.

    Args:
        text: As it stands in the feed.
        customs: Of those who wrote it.
    """
    text = text.strip()
    usual = _USUAL.match(text)
    moment = _usual(usual) if usual else None
    if moment is not None:
        return moment
    if _EPOCH.fullmatch(text):  # seconds, or thousandths of them
        return _FIRST_SECOND + timedelta(seconds=int(text[:10]))
    moment = _in_some_form(text, "", customs) if text.isascii() else None
    return moment or _in_some_form(*plain(text), customs)


def _in_some_form(text: str, half: str, customs: Customs) -> datetime | None:
    matches = (form.match(text) for form in _FORMS)
    found = next((match for match in matches if match), None)
    return _moment(found.groupdict(), half, customs) if found else None


def month_first(texts: Iterable[str]) -> bool | None:
    """Tell from dates that can mean but one day which of ``2/17/2025``'s comes first.

    None if there is no such date.
    """
    for text in texts:
        found = _IN_DIGITS.match(text)
        if found and (int(found[1]) > _NOON) != (int(found[2]) > _NOON):
            return int(found[2]) > _NOON
    return None


def _usual(found: re.Match[str]) -> datetime | None:
    day, name, year, hour, minute, second, zone = found.groups()
    month, east = _MONTHS.get(name.lower()), numeric(zone) if zone else 0
    if month is None or east is None:
        return None
    try:
        moment = datetime(
            int(year), month, int(day), int(hour), int(minute), int(second), tzinfo=UTC
        ) - timedelta(minutes=east)
    except (ValueError, OverflowError):
        return None
    return moment if moment >= _EARLIEST else None


def _moment(
    part: dict[str, str | None], half: str, customs: Customs
) -> datetime | None:
    try:
        month, day = _month_and_day(part, customs)
        hour = _hour(int(part.get("hour") or 0), half or part.get("half") or "")
        minute = int(part.get("minute") or 0)
        local = datetime(  # noqa: DTZ001 - its zone is found out next
            _year(part["year"] or ""),
            month,
            day,
            0 if (hour, minute) == _MIDNIGHT else hour,
            minute,
            min(int(part.get("second") or 0), 59),
        ) + timedelta(days=(hour, minute) == _MIDNIGHT)
        east = offset(part.get("zone") or "", local, customs)
        moment = None if east is None else (local - east).replace(tzinfo=UTC)
    except (ValueError, OverflowError, KeyError):
        return None
    return moment if moment is not None and moment >= _EARLIEST else None


def _month_and_day(part: dict[str, str | None], customs: Customs) -> tuple[int, int]:
    """Return month and day.

    Raises:
        ValueError: If nobody knows which is which.
    """
    if not part.get("first"):
        return _month(part), int(part.get("day") or 1)
    first, other = int(part["first"] or 0), int(part["other"] or 0)
    if first > _NOON or first == other:
        return other, first
    if other > _NOON:
        return first, other
    american = False if customs.chinese else customs.month_first
    if american is None:
        raise ValueError("day or month")
    return (first, other) if american else (other, first)


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


def _hour(hour: int, half: str) -> int:
    half = half[:1].lower()
    if (half == "p" and hour < _NOON) or (half == "n" and hour < _NOON - 1):
        return hour + _NOON
    return 0 if half == "a" and hour == _NOON else hour
