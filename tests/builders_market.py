"""Short ways to write bars and Hong Kong times in tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from builders import rate
from newswatch.domain.bar import Bar
from newswatch.domain.fx import FxTable
from newswatch.domain.session import SessionCalendar

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
FIVE, NO_DELAY = timedelta(minutes=5), timedelta()
FX = FxTable((rate("USD/HKD 7.7818"), rate("GBP/USD 1.2580"), rate("USD/JPY 152.30")))
"""What a dollar cost on the day of the demo."""


def hk(text: str) -> datetime:
    """``hk("09:41")`` on the day of the demo, ``hk("14 16:08")``: that February."""
    day, _, clock = text.rpartition(" ")
    hour, minute = clock.split(":")
    return datetime(2025, 2, int(day or 17), int(hour), int(minute), tzinfo=HONG_KONG)


def bar(start: datetime, close: str | Decimal, volume: int | None = 100) -> Bar:
    """A bar with one price."""
    price = Decimal(close)
    return Bar(start.astimezone(UTC), price, price, price, price, volume)


def five_minutes(start: datetime, closes: str) -> list[Bar]:
    """``five_minutes(hk("09:30"), "100 101 - 102")``; a dash is a bar left out."""
    return [
        bar(start + n * FIVE, close)
        for n, close in enumerate(closes.split())
        if close != "-"
    ]


def daily(calendar: SessionCalendar, closes: dict[str, str]) -> list[Bar]:
    """``daily(hongkong, {"2025-02-14": "124.10"})``; each starts at its opening."""
    bars = []
    for day, close in sorted(closes.items()):
        session = calendar.session_on(date.fromisoformat(day))
        assert session is not None, f"{day} is no session"
        bars.append(bar(session.open, close))
    return bars


def closes(bars: Sequence[Bar]) -> list[str]:
    """The closes of bars, as text."""
    return [str(b.close) for b in bars]
