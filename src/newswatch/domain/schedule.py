"""When to visit a source next: often enough, never rudely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

MIN_INTERVAL = timedelta(minutes=5)
MAX_INTERVAL = timedelta(hours=6)
DEFAULT_INTERVAL = timedelta(minutes=20)
MAX_WAIT = timedelta(days=1)
"""Nobody makes us wait longer: not by failing, not by asking."""

MAX_UNREACHABLE = timedelta(hours=3)
"""Nor this long for a server that is broken or does not answer: it, or our own
network, may be back at any time."""

GIVE_WAY = 1.25
"""A visit that brought nothing makes the next wait this much longer."""

SLEPT_AFTER = timedelta(minutes=2)
"""A timer this late did not run late: the machine slept."""

BACKLOG_AFTER = timedelta(hours=1)
"""What a feed brings after so long without it is no news to be notified of."""

PROBE_EVERY = timedelta(minutes=5)
"""While no feed can be reached, one of them is tried so often, for all."""

_RECENT = 12
_JITTER = 0.1


def next_visit(
    now: datetime,
    interval: timedelta,
    *,
    failures: int = 0,
    wish: timedelta | None = None,
    most: timedelta = MAX_WAIT,
    jitter: float = 0.0,
) -> datetime:
    """Return when to visit a source next.

    Args:
        now: When the last visit ended; aware.
        interval: How often to visit while all is well.
        failures: Failed visits in a row; each doubles the wait, up to `most`.
        wish: How long the server asked us to stay away (``Retry-After`` or
            ``Cache-Control: max-age``). Obeyed beyond `interval`, up to
            `MAX_WAIT`.
        jitter: In [0, 1): spreads visits over a tenth of the wait, so that
            feeds which fell in step fall out of it again. Only ever later.
    """
    backoff = min(interval * (1 << min(failures, 16)), max(interval, most))
    wait = max(backoff, min(wish or timedelta(0), MAX_WAIT))
    return now + wait * (1 + _JITTER * jitter)


def publishing_interval(published: Sequence[datetime], now: datetime) -> timedelta:
    """Return how often to visit a feed that published at these times.

    Half the usual gap between its recent articles, so that a new one waits
    half a gap at most on average; a feed that fell silent is visited less the
    longer it is silent.

    Args:
        published: In any order; aware. Times that are not known are left out.
        now: Aware.
    """
    times = sorted(set(published), reverse=True)[:_RECENT]
    if len(times) < 2:  # noqa: PLR2004 - a gap needs two
        return DEFAULT_INTERVAL
    gap = (times[0] - times[-1]) / (len(times) - 1)
    silence = max(now - times[0], timedelta(0))
    return _bounded(max(gap / 2, silence / 24))


def unchanged_interval(interval: timedelta) -> timedelta:
    """Return the interval after a visit that brought nothing new."""
    return _bounded(interval * GIVE_WAY)


def _bounded(interval: timedelta) -> timedelta:
    return max(MIN_INTERVAL, min(interval, MAX_INTERVAL))


def slept(last_tick: datetime, now: datetime, period: timedelta) -> bool:
    """Tell whether the machine slept between two ticks of a timer."""
    return now - last_tick > period + SLEPT_AFTER


def is_backlog(
    last_success: datetime | None, interval: timedelta, now: datetime
) -> bool:
    """Tell whether a visit brings what gathered while nobody looked.

    Args:
        last_success: Of the visit before; None: the feed is new.
        interval: How often the feed is visited.
        now: Aware.
    """
    return last_success is None or now - last_success > max(BACKLOG_AFTER, 3 * interval)


def quiet_round(
    due: Mapping[str, datetime | None], now: datetime, span: timedelta
) -> dict[str, datetime]:
    """Spread overdue visits evenly over a span, longest overdue first.

    For waking up, or coming back after long offline: every feed is visited
    once, not all in the same second. Visits that are still to come stay
    where they are.

    Args:
        due: When each feed (by URL) was to be visited; None: at once.
        now: Aware.
        span: How long the round takes.
    """
    plan = {url: when for url, when in due.items() if when is not None and when > now}
    late = [url for url in due if url not in plan]
    late.sort(key=lambda url: (due[url] is not None, due[url] or now, url))
    step = span / max(len(late), 1)
    return plan | {url: now + step * place for place, url in enumerate(late)}
