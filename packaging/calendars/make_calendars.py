"""Write resources/calendars/*.json from exchange_calendars.

    python packaging/calendars/make_calendars.py

Run by hand, once a year, with the `bench` dependency group installed; the
result is shipped, so that the program itself need not import
exchange_calendars (1.5 s). What it has wrong is corrected here, each
correction with its source.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import exchange_calendars

FIRST, LAST = date(2000, 1, 1), date(2028, 12, 31)
TARGET = Path(__file__).resolve().parents[2] / "resources" / "calendars"
SATURDAY = 5

HOURS: dict[str, list[dict[str, Any]]] = {
    # HKEX news release "Extension of Trading Hours" of 16 November 2010: from
    # 7 March 2011 9:30-12:00 and 13:30-16:00, from 5 March 2012 13:00-16:00.
    # exchange_calendars has today's lunch break for all years. The closing
    # auction ends between 16:08 and 16:10 (HKEX, "Closing Auction Session").
    "XHKG": [
        {
            "since": "2000-01-01",
            "open": "10:00:00",
            "close": "16:00:00",
            "lunch": ["12:30:00", "14:30:00"],
            "settle_minutes": 10,
        },
        {
            "since": "2011-03-07",
            "open": "09:30:00",
            "close": "16:00:00",
            "lunch": ["12:00:00", "13:30:00"],
            "settle_minutes": 10,
        },
        {
            "since": "2012-03-05",
            "open": "09:30:00",
            "close": "16:00:00",
            "lunch": ["12:00:00", "13:00:00"],
            "settle_minutes": 10,
        },
    ],
    # Early and late sessions: NYSE, "Holidays & Trading Hours" (Arca equities).
    "XNYS": [
        {
            "since": "2000-01-01",
            "open": "09:30:00",
            "close": "16:00:00",
            "pre": "04:00:00",
            "post": "20:00:00",
            "half_day_post": "17:00:00",
            "settle_minutes": 2,
        },
    ],
    # The closing auction ends at 16:35 (LSE, "Trading hours").
    "XLON": [
        {
            "since": "2000-01-01",
            "open": "08:00:00",
            "close": "16:30:00",
            "settle_minutes": 5,
        },
    ],
    # JPX, "Trading Hours": half an hour longer since 5 November 2024.
    "XTKS": [
        {
            "since": "2000-01-01",
            "open": "09:00:00",
            "close": "15:00:00",
            "lunch": ["11:30:00", "12:30:00"],
            "settle_minutes": 2,
        },
        {
            "since": "2024-11-05",
            "open": "09:00:00",
            "close": "15:30:00",
            "lunch": ["11:30:00", "12:30:00"],
            "settle_minutes": 2,
        },
    ],
    # SSE, "Trading Schedule"; the closing auction is part of the session.
    "XSHG": [
        {
            "since": "2000-01-01",
            "open": "09:30:00",
            "close": "15:00:00",
            "lunch": ["11:30:00", "13:00:00"],
            "settle_minutes": 2,
        },
    ],
}

ANNOUNCED_UNTIL = {"XSHG": date(2026, 12, 31)}
"""Where holidays are not made by rule but announced a year ahead."""

UNSCHEDULED = {
    # HKEX news releases of 1 September 2023 (typhoon Saola) and 8 September 2023
    # (black rainstorm): trading cancelled the whole day.
    "XHKG": ["2023-09-01", "2023-09-08"],
}

SAME_DAYS = {"XNAS": "XNYS", "XSHE": "XSHG"}
"""Markets that keep the days and hours of another."""


def main() -> None:
    """Write a table for each market."""
    for mic in HOURS:
        _write(mic, table(mic))
    for mic, other in SAME_DAYS.items():
        _write(mic, table(other) | {"mic": mic})


def table(mic: str) -> dict[str, Any]:
    """Return the table of one market as it will be written."""
    last = ANNOUNCED_UNTIL.get(mic, LAST)
    source = exchange_calendars.get_calendar(mic, start=str(FIRST), end=str(last))
    open_days = {day.date() for day in source.sessions}
    open_days -= {date.fromisoformat(day) for day in UNSCHEDULED.get(mic, ())}
    closed = [d for d in _weekdays(last) if d not in open_days]
    closes = source.schedule.loc[source.early_closes, "close"]
    early = closes.dt.tz_convert(str(source.tz)).dt.strftime("%H:%M:%S")
    return {
        "mic": mic,
        "zone": str(source.tz),
        "first": str(FIRST),
        "last": str(last),
        "made_from": f"exchange_calendars {exchange_calendars.__version__}",
        "hours": HOURS[mic],
        "closed": [str(day) for day in closed],
        "early_closes": {str(day.date()): at for day, at in early.items()},
    }


def _weekdays(last: date) -> list[date]:
    days = (FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1))
    return [day for day in days if day.weekday() < SATURDAY]


def _write(mic: str, content: dict[str, Any]) -> None:
    path = TARGET / f"{mic}.json"
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(path.name, len(content["closed"]), "days closed")


if __name__ == "__main__":
    main()
