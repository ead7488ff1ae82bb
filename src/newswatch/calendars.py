"""The shipped session tables: each market's read once, when first asked for.

exchange_calendars would do too, but costs 1.5 s to import and to build Hong
Kong; these files take a millisecond (docs/adr/0014).
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from newswatch.domain.session import CalendarTable, SessionCalendar
from newswatch.paths import resource

SAME_CALENDAR = {"OTCM": "XNYS", "ARCX": "XNYS", "XASE": "XNYS", "BATS": "XNYS"}
"""Markets that keep New York's days and hours."""


class Calendars:
    """Session calendars by market. Not shared between threads while it loads."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource("calendars")
        self._loaded: dict[str, SessionCalendar | None] = {}

    def of(self, mic: str) -> SessionCalendar | None:
        """Return the calendar of a market (ISO 10383), or None if not shipped."""
        if mic not in self._loaded:
            self._loaded[mic] = self._load(SAME_CALENDAR.get(mic, mic))
        return self._loaded[mic]

    def _load(self, mic: str) -> SessionCalendar | None:
        path = self._folder / f"{mic}.json"
        if not (mic.isalnum() and path.is_file()):
            return None
        return SessionCalendar(
            msgspec.json.decode(path.read_bytes(), type=CalendarTable)
        )
