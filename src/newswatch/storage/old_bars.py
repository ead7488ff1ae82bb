"""Letting go of fine bars that nothing uses any more; daily ones stay for ever.

Charts show bars shorter than a day for the last month. Beside an article, the
finest that cover it are used, as long as it is kept: five minutes are fine enough,
so those of one minute need not last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from newswatch.domain.bar import Interval
from newswatch.storage.convert import to_ms
from newswatch.storage.database import Database

_MINUTES_KEPT = timedelta(days=35)
_CHARTS_SHOW = timedelta(days=60)
_CHUNK = 2000
"""Bars deleted in one transaction: some 5 ms."""

_DELETE = """
    DELETE FROM bar WHERE series_id = :series AND start_ms IN (
        SELECT start_ms FROM bar WHERE series_id = :series AND start_ms < :before
        ORDER BY start_ms LIMIT :most)
"""


def steps(database: Database, keep_days: int, now: datetime) -> Iterator[int]:
    """Delete fine bars that are too old.

    Args:
        database: Where they are.
        keep_days: How long articles are kept; 0: for ever.
        now: Aware.

    Yields:
        How many were deleted, after each short transaction.
    """
    for interval, kept in _kept(keep_days).items():
        before = to_ms(now - kept)
        for (series,) in database.rows(
            "SELECT id FROM series WHERE interval = ?", (interval.value,)
        ):
            yield from _delete(database, series, before)


def _kept(keep_days: int) -> dict[Interval, timedelta]:
    kept = {Interval.M1: _MINUTES_KEPT}
    if keep_days > 0:
        with_articles = max(timedelta(days=keep_days), _CHARTS_SHOW)
        kept |= dict.fromkeys((Interval.M5, Interval.M15), with_articles)
    return kept


def _delete(database: Database, series: int, before_ms: int) -> Iterator[int]:
    which: dict[str, object] = {"series": series, "before": before_ms, "most": _CHUNK}
    deleted = _CHUNK
    while deleted == _CHUNK:
        with database.transaction():
            deleted = database.execute(_DELETE, which).rowcount
        yield deleted
