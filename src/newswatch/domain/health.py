"""How a source is doing: what the health page and the status strip show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source gives."""

    FEED = "feed"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source is doing.

    Attributes:
        key: The feed's URL, or ``"yahoo"``, ``"ecb"``…
        name: As the user knows it.
        last_success, last_attempt, next_visit: Aware, or None.
        failures: In a row.
        error_title, error_hint: Of the last failure, worded for the user.
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
