"""Single values in Yahoo's JSON: numbers, prices, times, texts. Pure.

Everything may be missing, null, a number, or ``{"raw": …, "fmt": …}``.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from newswatch.domain.words import whole

SIGNIFICANT = 6
"""Digits of a price that survive its way through a 32-bit float."""

MAX_PLACES = 12
MAX_MAGNITUDE = 18
"""Powers of ten; nothing on a market is larger or smaller, but attacks are."""
_MILLISECONDS_FROM = 10**11
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_S = 4102444800  # the year 2100
_MOST = 10**18
"""More shares are never traded in a day, and no database holds them."""


def plain(value: Any) -> Any:
    """Unwrap ``{"raw": 1.5, "fmt": "1.50"}``; an empty object is None."""
    return value.get("raw") if isinstance(value, dict) else value


def number(value: Any) -> Decimal | None:
    """Return a number of a sane size, or None for what is none."""
    value = plain(value)
    if value is None or isinstance(value, bool):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    sane = found.is_finite() and abs(found.adjusted()) <= MAX_MAGNITUDE
    return found if sane else None


def price(value: Any, hint: int | None = None) -> Decimal | None:
    """Return a price above zero, freed from the noise of 32-bit floats.

    Args:
        hint: Yahoo's `priceHint`: how many decimals the price is shown with. A
            price with more significant ones keeps them.

    >>> price(129.10000610351562, 2)
    Decimal('129.10')
    """
    found = number(value)
    if found is None or found <= 0 or not -MAX_PLACES < found.adjusted() <= MAX_PLACES:
        return None
    shown = 2 if hint is None else hint
    exact = rounded(found, max(shown, SIGNIFICANT - 1 - found.adjusted()))
    brief = rounded(exact, shown)
    return brief if brief == exact else exact


def rounded(value: Decimal, places: int) -> Decimal:
    """Round to `places` decimals, 0 to 12."""
    places = max(0, min(places, MAX_PLACES))
    return value.quantize(Decimal(1).scaleb(-places))


def hint_of(record: dict[str, Any]) -> int | None:
    """Return the record's `priceHint`, or None."""
    found = number(record.get("priceHint"))
    return None if found is None else max(0, min(int(found), MAX_PLACES))


def count(value: Any) -> int | None:
    """Return a whole number of zero or more, or None."""
    found = number(value)
    return int(found) if found is not None and 0 <= found <= _MOST else None


def time(value: Any) -> datetime | None:
    """Return a time (UTC) from seconds, milliseconds or ISO 8601; None for none.

    Zero and below are Yahoo's way to say nothing.
    """
    found = _moment(plain(value))
    return found if found is not None and found > _EPOCH else None


def start(value: Any) -> datetime | None:
    """Return when a bar began (UTC), as `time` does: bars are older than 1970 too."""
    return _moment(plain(value))


def _moment(value: Any) -> datetime | None:
    if isinstance(value, str) and not value.lstrip("-").isdigit():
        return _iso(value)
    found = number(value)
    if found is None:
        return None
    seconds = found / 1000 if found > _MILLISECONDS_FROM else found
    if abs(seconds) > _LATEST_S:
        return None
    return _EPOCH + timedelta(seconds=float(seconds))


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def text(value: Any) -> str:
    """Return one line of plain text that can be stored, or ``""``."""
    value = plain(value)
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(whole(value)).split())


def record(value: Any) -> dict[str, Any]:
    """Return `value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: Any) -> list[dict[str, Any]]:
    """Return the objects in `value` if it is a list, else none."""
    return (
        [one for one in value if isinstance(one, dict)]
        if isinstance(value, list)
        else []
    )


def column(value: Any) -> list[Any]:
    """Return `value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
