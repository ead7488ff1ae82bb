"""Many wishes make one job, and a slow job is done less often."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

SHARE = 20
"""A job rests this many times as long as it took: it has 5 % of the window's time."""

LONGEST_REST_S = 5.0
"""But no longer: what is seen must not stay wrong because one turn was slow."""


class Soon:
    """Does a job a moment after it was asked for, and then lets it rest.

    Args:
        job: What to do; what came since it was last done is its own business.
        soon_ms: After this time the first wish is fulfilled.
        rest_ms: The least time between the end of one and the next.
    """

    def __init__(
        self,
        job: Callable[[], None],
        parent: QObject,
        *,
        soon_ms: int,
        rest_ms: int = 0,
    ) -> None:
        self._job = job
        self._soon_ms = soon_ms
        self._rest_ms = rest_ms
        self._not_before = 0.0
        self._timer = QTimer(parent, singleShot=True)
        self._timer.timeout.connect(self._do)

    @property
    def settled(self) -> bool:
        """Whether all that was asked for is done."""
        return not self._timer.isActive()

    def ask(self) -> None:
        """Have the job done soon; once, however often it is asked for."""
        if not self._timer.isActive():
            rest = (self._not_before - time.monotonic()) * 1000
            self._timer.start(max(self._soon_ms, round(rest)))

    def hurry(self) -> None:
        """Have it done without regard to rest: the user waits for it."""
        self._timer.start(self._soon_ms)

    def _do(self) -> None:
        started = time.monotonic()
        self._job()
        ended = time.monotonic()
        rest = min((ended - started) * SHARE, LONGEST_REST_S)
        self._not_before = ended + max(self._rest_ms / 1000, rest)
