"""Values to columns and back: times, decimals, keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def to_ms(when: datetime) -> int:
    """Return milliseconds since 1970, UTC; what is finer than that is cut off.

    Integer arithmetic: `datetime.timestamp` would round.

    Raises:
        ValueError: If `when` has no time zone.
    """
    if when.tzinfo is None:
        raise ValueError("a stored time must be timezone-aware")
    return (when - EPOCH) // _MS


def from_ms(ms: int) -> datetime:
    """Return the time, aware, UTC."""
    return EPOCH + timedelta(milliseconds=ms)


def to_ms_or_none(when: datetime | None) -> int | None:
    """Return `to_ms`, or None for None."""
    return None if when is None else to_ms(when)


def from_ms_or_none(ms: int | None) -> datetime | None:
    """Return `from_ms`, or None for None."""
    return None if ms is None else from_ms(ms)


def text_or_none(value: Decimal | None) -> str | None:
    """Return a decimal as it is written, or None for None."""
    return None if value is None else str(value)


def decimal_or_none(text: str | None) -> Decimal | None:
    """Return the decimal that `text` writes, or None for None."""
    return None if text is None else Decimal(text)


def decimal_of(real: float) -> Decimal:
    """Return the shortest decimal that is this float: 129.1, not 129.0999."""
    return Decimal(repr(real))


def key_of(*parts: str) -> int:
    """Return 64 bits of a hash of `parts`, signed as SQLite wants it.

    Among a million articles two share one with a chance of 1 in 30 million.
    """
    from hashlib import blake2b  # loads OpenSSL, which the window never needs

    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big", signed=True)
