"""One limiter and one circuit breaker for a provider.

Providers punish those who ask again and again while they are down. So the
first failure opens the circuit for all requests, not for one symbol; after a
wait that doubles each time, a single request probes, and only its success lets
the others through. The state is a value, so it can be stored and a restart
does not forget it. Deciding is pure; `Circuit` adds a lock and a clock.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock

import msgspec

from newswatch.domain.errors import BadResponse, RateLimited, SourceError, Unreachable
from newswatch.ports import Clock

FIRST_WAIT = timedelta(minutes=5)
"""After a refusal; then 10, 20… minutes."""

LONGEST_WAIT = timedelta(hours=2)

OFFLINE_FIRST_WAIT = timedelta(seconds=30)
"""After no connection: nobody is burdened by trying, and networks come back."""

OFFLINE_LONGEST_WAIT = timedelta(minutes=10)

LONGEST_RETRY_AFTER = timedelta(hours=24)
"""A server that asks for more is not believed; nor is a clock that jumped."""

JITTER = 0.2
"""Up to this part is added to a wait, so that not all clients return at once."""

TRUSTED_RETRY_AFTERS = 2
"""So often a Retry-After shorter than our own wait is believed in a row."""


class Answered(BadResponse):
    """The source is well, but has not what was asked: no reason to stop asking."""


class Paced(RateLimited):
    """We asked too much of the source at once; nothing was sent."""


class Verdict(StrEnum):
    """What a failed request says about the provider."""

    WELL = "well"
    ILL = "ill"
    NO_SAY = "no-say"


Judge = Callable[[SourceError], Verdict]


def plain_judge(error: SourceError) -> Verdict:
    """Judge: every failure counts, save that of one symbol."""
    if isinstance(error, Paced):
        return Verdict.NO_SAY
    return Verdict.WELL if isinstance(error, Answered) else Verdict.ILL


class CircuitOpen(SourceError):
    """No request was sent: the source failed lately.

    Title and hint are those of the failure that opened the circuit.

    Attributes:
        retry_at: When the next request is let through; aware.
    """

    def __init__(self, state: CircuitState) -> None:
        super().__init__(state.source, state.error_title, state.error_hint)
        self.retry_at = state.retry_at


class Admission(StrEnum):
    """What may be sent now."""

    FREE = "free"
    PROBE = "probe"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitState:
    """What a circuit knows; JSON by `to_json`, to survive a restart.

    Attributes:
        source: As the user knows it.
        failures: In a row; 0 is closed, all is well.
        retry_at: When one probe may go; aware, or None when closed.
        error_title, error_hint: Of the last failure.
        last_success: Aware, or None.
        offline: The last failure was that nobody answered: asking again at a
            user's wish harms nobody.
    """

    source: str
    failures: int = 0
    retry_at: datetime | None = None
    error_title: str = ""
    error_hint: str = ""
    last_success: datetime | None = None
    offline: bool = False

    def to_json(self) -> str:
        """Return it as one line of JSON."""
        return msgspec.json.encode(self).decode()

    @staticmethod
    def from_json(text: str, source: str) -> CircuitState:
        """Read what `to_json` wrote; anything else gives a closed circuit."""
        try:
            return msgspec.json.decode(text, type=CircuitState)
        except msgspec.MsgspecError:
            return CircuitState(source=source)


def admission(state: CircuitState, now: datetime) -> Admission:
    """Tell what may be sent at `now`."""
    if state.failures == 0:
        return Admission.FREE
    if state.retry_at is None or now >= state.retry_at:
        return Admission.PROBE
    if state.retry_at - now > LONGEST_RETRY_AFTER * (1 + JITTER):
        return Admission.PROBE  # the clock was set back
    return Admission.WAIT


def after_failure(
    state: CircuitState, error: SourceError, now: datetime, jitter: float = 0.0
) -> CircuitState:
    """Return the state after one more failure.

    Args:
        jitter: 0 to 1, how much of the possible jitter is added.
    """
    failures = state.failures + 1
    wait = _wait(error, failures) * (1 + JITTER * jitter)
    return replace(
        state,
        failures=failures,
        retry_at=now + wait,
        error_title=error.title,
        error_hint=error.hint,
        offline=isinstance(error, Unreachable),
    )


def after_success(state: CircuitState, now: datetime) -> CircuitState:
    """Return the closed state."""
    return CircuitState(source=state.source, last_success=now)


def _wait(error: SourceError, failures: int) -> timedelta:
    first, longest = FIRST_WAIT, LONGEST_WAIT
    if isinstance(error, Unreachable):
        first, longest = OFFLINE_FIRST_WAIT, OFFLINE_LONGEST_WAIT
    ours = min(first * (1 << min(failures - 1, 16)), longest)
    asked = error.retry_after if isinstance(error, RateLimited) else None
    if asked is None:
        return ours
    asked = max(timedelta(seconds=1), min(asked, LONGEST_RETRY_AFTER))
    return asked if failures <= TRUSTED_RETRY_AFTERS else max(asked, ours)


class Circuit:
    """Lets requests to one provider through, or not. Safe between threads.

    Args:
        state: As it was stored; None for a fresh one.
        refusal: Makes the error for a request that is not let through.
        on_change: Called with each new state, to store it and to show it; on
            the thread of the request, without the lock held.
    """

    def __init__(
        self,
        source: str,
        clock: Clock,
        state: CircuitState | None = None,
        *,
        refusal: Callable[[CircuitState], SourceError] = CircuitOpen,
        on_change: Callable[[CircuitState], None] | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._state = state or CircuitState(source=source)
        self._refusal = refusal
        self._on_change = on_change
        self._jitter = jitter
        self._lock = Lock()
        self._probing = False
        self._generation = 0

    @property
    def state(self) -> CircuitState:
        """The state now."""
        return self._state

    def admission(self) -> Admission:
        """Tell what may be sent now, without sending."""
        return admission(self._state, self._clock.now())

    def retry_now(self) -> None:
        """Let the next request probe at once: the user asked for it."""
        if self._state.failures:
            self._set(replace(self._state, retry_at=self._clock.now()))

    @contextmanager
    def request(self, judge: Judge = plain_judge) -> Iterator[None]:
        """Enclose one request; what it raises decides about the next ones.

        Raises:
            CircuitOpen: If nothing may be sent now.
        """
        generation, probe = self._enter()
        try:
            yield
        except SourceError as error:
            self._judged(generation, error, judge(error))
            raise
        else:
            self._succeeded(generation)
        finally:
            if probe:
                self._probing = False

    def _enter(self) -> tuple[int, bool]:
        with self._lock:
            allowed = self.admission()
            probe = allowed is Admission.PROBE
            if allowed is Admission.WAIT or (probe and self._probing):
                raise self._refusal(self._state)
            self._probing = self._probing or probe
            return self._generation, probe

    def _judged(self, generation: int, error: SourceError, verdict: Verdict) -> None:
        if verdict is Verdict.WELL:
            self._succeeded(generation)
        elif verdict is Verdict.ILL:
            self._failed(generation, error)

    def _succeeded(self, generation: int) -> None:
        self._settle(generation, after_success(self._state, self._clock.now()))

    def _failed(self, generation: int, error: SourceError) -> None:
        now = self._clock.now()
        self._settle(generation, after_failure(self._state, error, now, self._jitter()))

    def _settle(self, generation: int, state: CircuitState) -> None:
        # What was sent before the circuit opened or closed has no say: five
        # requests that fail together are one failure.
        if generation == self._generation:
            self._set(state)

    def _set(self, state: CircuitState) -> None:
        with self._lock:
            if state.failures != self._state.failures:
                self._generation += 1
            changed = replace(state, last_success=self._state.last_success)
            quiet = changed == self._state
            self._state = state
        if self._on_change is not None and not quiet:
            self._on_change(state)


@dataclass(frozen=True, slots=True)
class Bucket:
    """A token bucket as a value: `tokens` at `at` (seconds of any clock)."""

    capacity: float
    per_second: float
    tokens: float
    at: float

    def take(self, now: float) -> tuple[Bucket, float]:
        """Take a token; return the bucket after it and the seconds to wait."""
        gained = max(0.0, now - self.at) * self.per_second
        tokens = min(self.capacity, self.tokens + gained) - 1
        return replace(self, tokens=tokens, at=now), max(0.0, -tokens / self.per_second)


class Limiter:
    """Spaces requests out: a burst at once, then so many a second.

    Args:
        patience_s: Who would have to wait longer is refused.
        now, sleep: Of a monotonic clock.
    """

    def __init__(
        self,
        source: str,
        *,
        burst: int = 20,
        per_second: float = 1.0,
        patience_s: float = 60.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._source = source
        self._bucket = Bucket(burst, per_second, burst, now())
        self._patience_s = patience_s
        self._now = now
        self._sleep = sleep
        self._lock = Lock()

    def acquire(self) -> None:
        """Wait for this request's turn.

        Raises:
            Paced: No request was sent and none was counted.
        """
        with self._lock:
            bucket, wait = self._bucket.take(self._now())
            if wait > self._patience_s:
                raise Paced(
                    self._source,
                    f"Too many requests to {self._source} at once",
                    "Newswatch spaces them out and goes on by itself.",
                    retry_after=timedelta(seconds=wait),
                )
            self._bucket = bucket
        if wait:
            self._sleep(wait)
