"""What time it is for the window: the real one, or the demo's."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from newswatch import protocol


def _wall() -> datetime:
    return datetime.now(UTC)


class UiClock(QObject):
    """A clock that follows the engine's when that replays a day.

    Between two `Alive` messages it runs on by itself at the demo's speed.

    Signals:
        changed: The demo began, was paused, resumed, or runs at another speed.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        demo: bool = False,
        wall: Callable[[], datetime] = _wall,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._demo = demo
        self._wall = wall
        self._monotonic = monotonic
        self._heard: datetime | None = None
        self._heard_at = 0.0
        self._followed = False
        self._speed = 1.0
        self._paused = False

    @property
    def demo(self) -> bool:
        """Tell whether the time is a replay's."""
        return self._demo

    @property
    def speed(self) -> float:
        """How fast the demo's time runs; 1 is as in life."""
        return self._speed

    @property
    def paused(self) -> bool:
        """Tell whether the demo stands still."""
        return self._paused

    def now(self) -> datetime:
        """Return the time; aware, UTC."""
        if self._heard is None:
            return self._wall()
        if self._paused or not self._followed:
            return self._heard
        passed = (self._monotonic() - self._heard_at) * self._speed
        return self._heard + timedelta(seconds=passed)

    def replayed(self) -> datetime | None:
        """Return the replay's time; None before an engine told it, or in real life."""
        return self.now() if self._followed else None

    def set_demo_time(self, now: datetime, speed: float = 1.0) -> None:
        """Stand at `now` until the engine says that the replay runs. Demo only.

        Args:
            speed: Replayed seconds per second, as the engine was told; 0 is paused.
        """
        self._demo = True
        self._speed, self._paused = speed or 1.0, not speed
        self._heard, self._heard_at = now, self._monotonic()

    def follow(self, alive: protocol.Alive) -> None:
        """Take over the engine's time, if this is a demo."""
        if not self._demo:
            return
        first, self._followed = self._heard is None, True
        self._heard, self._heard_at = alive.now, self._monotonic()
        before = self._speed, self._paused
        self._speed, self._paused = alive.speed, alive.paused
        if first or before != (alive.speed, alive.paused):
            self.changed.emit()
