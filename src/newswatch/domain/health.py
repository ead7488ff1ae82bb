"""How a source is doing: what the health page and the status strip show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

COUNTED = timedelta(days=28)
"""How far back a feed's articles are counted."""

_WEEK = timedelta(days=7)
_SHORTEST_SPAN = timedelta(days=1)
_A_HABIT = 3


class SourceKind(StrEnum):
    """What a source gives; NEWS is that of single shares, which is no feed."""

    FEED = "feed"
    NEWS = "news"
    QUOTES = "quotes"
    RATES = "rates"


class SourceStatus(StrEnum):
    """In one word."""

    NEVER_TRIED = "never-tried"
    OK = "ok"
    RETRYING = "retrying"
    WAITING = "waiting"
    GONE = "gone"
    OFF = "off"


FAILING = (SourceStatus.RETRYING, SourceStatus.WAITING)
"""It did not answer the last time, and is asked again."""

YAHOO = "yahoo"
"""The key of the source of all prices; its further circuits have keys of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source is doing.

    Attributes:
        key: The feed's URL, or `YAHOO`, ``"ecb"``…
        name: As the user knows it.
        last_success, last_attempt, next_visit: Aware, or None.
        failures: In a row.
        error_title, error_hint: Of the last failure, worded for the user.
        articles_a_week: What it lately brings; None if that is not known.
        share_mentioning: The part of it that mentions what is watched, 0 to 1.
    """

    key: str
    name: str
    kind: SourceKind
    status: SourceStatus
    last_success: datetime | None = None
    last_attempt: datetime | None = None
    next_visit: datetime | None = None
    failures: int = 0
    error_title: str = ""
    error_hint: str = ""
    articles_a_week: float | None = None
    share_mentioning: float | None = None


@dataclass(frozen=True, slots=True)
class FeedFigures:
    """What a feed brought since `COUNTED` ago.

    Attributes:
        articles: How many, copies of what others brought first included.
        oldest: When the first of them was published; aware.
        mentioning: How many of them mention what is watched.
    """

    articles: int
    oldest: datetime
    mentioning: int

    @property
    def share_mentioning(self) -> float:
        """The part that mentions what is watched, 0 to 1."""
        return self.mentioning / self.articles

    def articles_a_week(self, now: datetime) -> float:
        """Return the pace at which it publishes.

        Measured over the time we know it for: a feed that was added today with
        its last two days is not thought to publish fifty articles a month.
        """
        known = max(_SHORTEST_SPAN, min(now - self.oldest, COUNTED))
        span = known if self.articles >= _A_HABIT else COUNTED
        return self.articles / (span / _WEEK)
