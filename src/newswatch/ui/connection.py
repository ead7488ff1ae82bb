"""What cannot be reached, in one sentence; nothing where all is well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from newswatch.domain.health import (
    FAILING,
    YAHOO,
    SourceHealth,
    SourceKind,
    SourceStatus,
)
from newswatch.domain.schedule import PROBE_EVERY
from newswatch.ui import text
from newswatch.ui.engine_words import engine_words

_OFF, _GONE = SourceStatus.OFF, SourceStatus.GONE


def connection_words(sources: Sequence[SourceHealth], now: datetime) -> str:
    """Say that prices, all feeds, or both cannot be reached; ``""`` if they can."""
    prices = failing_prices(sources)
    feeds = _failing_feeds(sources)
    if prices is None and not feeds:
        return ""
    if prices is None:
        what = _tr("No feed can be reached")
    elif len(feeds) == 1:
        what = _tr("No connection: Yahoo Finance and one feed unreachable")
    elif feeds:
        unreachable = len(feeds)
        what = text.tr(
            "No connection: Yahoo Finance and %n feeds unreachable", n=unreachable
        )
    else:
        what = engine_words(prices.error_title)
    tries = [s.next_visit for s in ([*feeds, prices] if prices else feeds)]
    if is_cut_off(sources):
        tries.append(max(s.last_attempt or now for s in feeds) + PROBE_EVERY)
    return _with_next_try(what, [each for each in tries if each], now)


def is_cut_off(sources: Sequence[SourceHealth]) -> bool:
    """Tell whether no feed at all can be reached.

    One is tried now and then for all of them; when it answers, all are read.
    """
    return len(_failing_feeds(sources)) > 1


def price_words(sources: Sequence[SourceHealth], now: datetime) -> str:
    """Say why no price comes, and when it is tried again; ``""`` if they come."""
    prices = failing_prices(sources)
    if prices is None:
        return ""
    if prices.next_visit is None or prices.next_visit <= now:
        again = _tr("it is being tried again")
    else:
        at = text.time_of_day(prices.next_visit)
        again = _tr("next try at {0}").format(at)
    return _tr("No price: {0}; {1}.").format(engine_words(prices.error_title), again)


def failing_prices(sources: Sequence[SourceHealth]) -> SourceHealth | None:
    """Return the source of prices if it fails, else None."""
    return next((s for s in sources if s.key == YAHOO and _fails(s)), None)


def _failing_feeds(sources: Sequence[SourceHealth]) -> list[SourceHealth]:
    """Return all feeds that were tried, if every one of them fails.

    Nothing is said before half of them were tried: the first to fail at the
    start says little.
    """
    asked = [
        s
        for s in sources
        if s.kind is SourceKind.FEED and s.status not in (_OFF, _GONE)
    ]
    tried = [s for s in asked if s.last_attempt is not None]
    cut_off = 2 * len(tried) >= len(asked) and all(map(_fails, tried))
    return tried if cut_off else []


def _fails(source: SourceHealth) -> bool:
    return source.status in FAILING and bool(source.failures)


def _with_next_try(what: str, tries: Sequence[datetime], now: datetime) -> str:
    soonest = min(tries, default=now)
    if soonest <= now:
        return _tr("{0}, trying again").format(what)
    wait = text.duration(soonest - now)
    return _tr("{0}, next try in {1}").format(what, wait)


def _tr(source: str) -> str:
    return QCoreApplication.translate("Connection", source)
