"""How a feed is doing, as its state says and what it brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newswatch.domain.feed import Feed, FeedState
from newswatch.domain.health import (
    FeedFigures,
    SourceHealth,
    SourceKind,
    SourceStatus,
)


def health_of(
    feed: Feed, state: FeedState, figures: FeedFigures | None, now: datetime
) -> SourceHealth:
    """Return how a feed is doing, as its state says and what it brought."""
    health = SourceHealth(
        key=feed.url,
        name=feed.title or feed.url,
        kind=SourceKind.FEED,
        status=_status(feed, state),
        last_success=state.last_success,
        last_attempt=state.last_attempt,
        next_visit=state.next_visit,
        failures=state.failures,
        error_title=state.error_title,
        error_hint=state.error_hint,
    )
    return with_figures(health, figures, now)


def with_figures(
    health: SourceHealth, figures: FeedFigures | None, now: datetime
) -> SourceHealth:
    """Add what a feed brought; unknown stays unknown."""
    return replace(
        health,
        articles_a_week=figures.articles_a_week(now) if figures else None,
        share_mentioning=figures.share_mentioning if figures else None,
    )


def _status(feed: Feed, state: FeedState) -> SourceStatus:
    if not feed.enabled:
        return SourceStatus.OFF
    if state.gone:
        return SourceStatus.GONE
    if state.failures:
        return SourceStatus.RETRYING
    return SourceStatus.OK if state.last_success else SourceStatus.NEVER_TRIED
