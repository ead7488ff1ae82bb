"""Zones as dates name them: letters, offsets, places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_HOUR = 60
ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    "EST": -5 * _HOUR,
    "EDT": -4 * _HOUR,
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
finance feeds mean: IST is India's, CST America's (but see `Customs`)."""

_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
"""Letters that mean another offset in summer."""

_CHINA_MINUTES = 8 * _HOUR
_HOURS = 2  # digits of an offset that has no minutes
_FARTHEST = 14 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """How the people behind a feed write dates.

    Attributes:
        in_china: A time without a zone is China's, and so is ``CST``.
        chinese: They write Chinese: ``EST`` and ``EDT``, which such feeds carry
            by accident, are China's time, too, and days come before months.
        month_first: Whether ``2/3/2025`` is in February; None: nobody knows.
    """

    in_china: bool = False
    chinese: bool = False
    month_first: bool | None = None


ANYWHERE = Customs()
"""Nothing is known of those who write."""


def offset(zone: str, local: datetime, customs: Customs) -> timedelta | None:
    """Return how far east of Greenwich a zone is; None for one nobody knows.

    Args:
        zone: As written: ``"HKT"``, ``"GMT+8"``, ``"Asia/Hong_Kong"``, ``""``.
        local: The time that is told in it, naive.
        customs: Of those who wrote it.
    """
    letters = zone.rstrip("+-:0123456789").upper()
    place = zone if "/" in zone else _PLACES.get(letters)
    if place and letters == zone.upper():
        return _of_place(place, local)
    minutes = _minutes(letters, zone[len(letters) :], customs)
    return None if minutes is None else timedelta(minutes=minutes)


def _of_place(name: str, local: datetime) -> timedelta | None:
    try:
        return ZoneInfo(name).utcoffset(local)
    except (KeyError, ValueError, OSError):  # none of the zone database
        return None


def _minutes(letters: str, digits: str, customs: Customs) -> int | None:
    if digits:
        return numeric(digits)
    if customs.chinese and letters in {"EST", "EDT"}:
        return _CHINA_MINUTES
    if (customs.chinese or customs.in_china) and letters in {"", "CST"}:
        return _CHINA_MINUTES
    return ZONES.get(letters) if letters else 0


def numeric(digits: str) -> int | None:
    """Return the minutes of ``+0800``, ``+8`` or ``-05:30``; None if there are none."""
    sign = -1 if digits[0] == "-" else 1
    figures = digits[1:].replace(":", "")
    hours, minutes = divmod(int(figures), 100)
    total = hours * 60 + minutes if hours or len(figures) > _HOURS else minutes * 60
    return sign * total if total <= _FARTHEST else None
