"""Which feeds to visit now: as each one's state says, but never all in a burst."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from newswatch.domain.errors import Unreachable
from newswatch.domain.feed import FeedState
from newswatch.domain.schedule import MIN_INTERVAL, PROBE_EVERY, quiet_round
from newswatch.ports import FeedOutcome
from newswatch.sources.http_errors import ASKS_TO_WAIT

INSIST_AFTER = timedelta(minutes=1)
A_FEED = timedelta(seconds=1)
LONGEST_ROUND = timedelta(minutes=2)


class FeedPlan:
    """Knows when the machine slept or was offline, and spreads what is late then.

    After a sleep, and when servers answer again, every late feed is visited
    once, a second apart: a quiet round. Nobody waits for the back-off that grew
    while there was no network, also if another engine let it grow.
    """

    def __init__(self) -> None:
        self._round: dict[str, datetime] = {}
        self._unreachable: set[str] = set()
        self._remembered = False
        self._planned = 0
        self._spread = False
        self._tried: datetime | None = None

    @property
    def catching_up(self) -> bool:
        """Whether a quiet round is under way."""
        return self._spread or bool(self._round)

    def woke(self) -> None:
        """The machine has slept: what is late now is spread."""
        self._spread = True

    def due(
        self, states: Mapping[str, FeedState], now: datetime, *, insist: bool = False
    ) -> list[str]:
        """Return the URLs of feeds to visit now.

        Args:
            states: Of the feeds that are switched on, by URL.
            insist: The user asked: all that is late is visited at once.
        """
        self._planned = len(states)
        if not self._remembered:
            self._unreachable = {u for u, s in states.items() if _failed(s, now)}
            self._remembered = True
        self._unreachable &= states.keys()
        if insist:
            self._spread, self._round = False, {}
        if self._spread:
            self._plan(states, now)
        due = [
            url for url, each in states.items() if self._is_due(url, each, now, insist)
        ]
        due = due or self._probe(states, now)
        self._tried = now if due else self._tried
        self._round = {
            url: when
            for url, when in self._round.items()
            if url in states and url not in due
        }
        return due

    def take(self, outcome: FeedOutcome) -> None:
        """Learn from a visit whether the network is there."""
        if isinstance(outcome.error, Unreachable):
            self._unreachable.add(outcome.state.url)
            return
        self._spread = self._spread or self._offline
        self._unreachable.discard(outcome.state.url)

    @property
    def _offline(self) -> bool:
        """Most feeds could not be reached: it is us, not them."""
        return len(self._unreachable) * 2 > self._planned > 1

    def _plan(self, states: Mapping[str, FeedState], now: datetime) -> None:
        late = {
            url: None if url in self._unreachable else each.next_visit
            for url, each in states.items()
            if url in self._unreachable or is_due(each, now)
        }
        span = min(len(late) * A_FEED, LONGEST_ROUND)
        self._round = quiet_round(late, now, span)
        self._spread = False
        self._unreachable.clear()

    def _is_due(self, url: str, state: FeedState, now: datetime, insist: bool) -> bool:
        if url in self._round:
            return self._round[url] <= now
        return is_due(state, now, insist=insist)

    def _probe(self, states: Mapping[str, FeedState], now: datetime) -> list[str]:
        """While offline, try the feed that was not tried for longest."""
        rested = self._tried is None or now - self._tried >= PROBE_EVERY
        if not (self._offline and rested):
            return []
        tried = {url: states[url].last_attempt or now for url in self._unreachable}
        return [min(sorted(tried), key=lambda url: tried[url])]


def is_due(state: FeedState, now: datetime, *, insist: bool = False) -> bool:
    """Tell whether a feed may be visited now, as its state says.

    Args:
        insist: The user asked: one that failed need not wait, once a minute, nor one
            that is well, as often as any feed is visited. A server's own "wait" holds.
    """
    if state.next_visit is None or state.next_visit <= now:
        return True
    if not insist or state.error_title == ASKS_TO_WAIT:
        return False
    rest = INSIST_AFTER if state.failures else MIN_INTERVAL
    return state.last_attempt is None or now - state.last_attempt > rest


def _failed(state: FeedState, now: datetime) -> bool:
    """Tell whether a feed failed under the last engine, and may be tried again.

    Not one whose server asked us to wait, nor at once after an end of the engine.
    """
    rested = state.last_attempt is None or now - state.last_attempt >= PROBE_EVERY
    return state.failures > 0 and rested and state.error_title != ASKS_TO_WAIT
