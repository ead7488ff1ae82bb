"""A feed the user reads, and what the last visits to it left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

CATALOG = "catalog"
"""The origin of a feed that comes with Newswatch; it can be switched, not removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source of articles.

    Attributes:
        url: Where it is fetched; the key.
        title: As the user knows it; replaced by the feed's own if empty.
        language: BCP 47 if the catalogue or the feed says so.
        origin: ``"catalog"``, ``"user"``, ``"listing"`` (derived from the
            watchlist) or ``"opml"``.
        enabled: Switched on by the user.
        verified: Has answered at least once.
    """

    url: str
    title: str = ""
    language: str = ""
    region: str = ""
    origin: str = "user"
    enabled: bool = True
    verified: bool = False
    fold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a visit leaves for the next one.

    `etag` and `last_modified` are opaque: sent back as received.

    Attributes:
        failures: Failed visits in a row.
        next_visit: Not before this; aware. None: at once.
        moved_to: A permanent redirect: where the feed is asked for from now on.
        gone: The server said 410: do not come again.
        interval_s: What the plan settled on for this feed, in seconds.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    failures: int = 0
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    next_visit: datetime | None = None
    moved_to: str = ""
    gone: bool = False
    error_title: str = ""
    error_hint: str = ""
    interval_s: int = 0
    body_hash: str = ""
