"""What the markets of a watchlist are doing, in a few words for the status strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from newswatch.calendars import SAME_CALENDAR
from newswatch.domain.quote import MarketPhase
from newswatch.domain.session import SessionCalendar
from newswatch.ui import text

_CITIES: dict[str, Any] = {
    "XHKG": QT_TRANSLATE_NOOP("markets", "Hong Kong"),
    "XNYS": QT_TRANSLATE_NOOP("markets", "New York"),
    "XLON": QT_TRANSLATE_NOOP("markets", "London"),
}
_MOST = 3


def market_words(
    mics: Sequence[str],
    calendar_of: Callable[[str], SessionCalendar | None],
    now: datetime,
) -> str:
    """Return ``Hong Kong open · New York opens in 12h 49m`` for these markets."""
    cities = dict.fromkeys(_city_of(mic) for mic in mics)
    parts = []
    for city in [c for c in cities if c in _CITIES][:_MOST]:
        calendar = calendar_of(city)
        if calendar is not None:
            parts.append(_words(_tr(_CITIES[city]), calendar, now))
    return " · ".join(parts)


def _city_of(mic: str) -> str:
    same = SAME_CALENDAR.get(mic, mic)
    return "XNYS" if same == "XNAS" else same


def _words(city: str, calendar: SessionCalendar, now: datetime) -> str:
    match calendar.phase(now):
        case MarketPhase.REGULAR:
            closes = calendar.last_opened(now).close
            left = text.duration(closes - now)
            return _tr("{0} open, closes in {1}").format(city, left)
        case MarketPhase.LUNCH:
            lunch = calendar.last_opened(now).lunch
            assert lunch is not None
            left = text.duration(lunch[1] - now)
            return _tr("{0} at lunch, {1} left").format(city, left)
        case MarketPhase.UNKNOWN:
            return _tr("{0}: hours not known").format(city)
    opens = calendar.next_open(now).open
    return _tr("{0} opens in {1}").format(city, text.duration(opens - now))


def _tr(source: str) -> str:
    return QCoreApplication.translate("markets", source)
