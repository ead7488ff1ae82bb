"""The demo's clock: runs at 1x to 60x, can be paused and set."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class ReplayClock:
    """A clock whose speed can change; stops at `ends`.

    Attributes:
        speed: Replayed seconds per real second.
        paused: Whether it stands still.
    """

    def __init__(self, starts: datetime, ends: datetime, speed: float = 1.0) -> None:
        self._base = starts.astimezone(UTC)
        self._ends = ends.astimezone(UTC)
        self._since = time.monotonic()
        self.speed = speed
        self.paused = False

    def now(self) -> datetime:
        """Return the replayed time; aware, UTC."""
        if self.paused:
            return self._base
        elapsed = timedelta(seconds=(time.monotonic() - self._since) * self.speed)
        return min(self._base + elapsed, self._ends)

    def set_speed(self, speed: float) -> None:
        """Run at `speed` from here on; between 0.1 and 60."""
        self._rebase(self.now())
        self.speed = min(max(speed, 0.1), 60.0)

    def set_paused(self, paused: bool) -> None:
        """Stop, or go on from where it stopped."""
        self._rebase(self.now())
        self.paused = paused

    def set_time(self, at: datetime) -> None:
        """Jump."""
        self._rebase(min(at.astimezone(UTC), self._ends))

    def _rebase(self, at: datetime) -> None:
        self._base, self._since = at, time.monotonic()
