"""Asks Yahoo: every request goes through one limiter and one circuit breaker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from newswatch.domain.errors import SourceError
from newswatch.domain.health import YAHOO
from newswatch.ports import Clock
from newswatch.sources.circuit import (
    Admission,
    Answered,
    Circuit,
    CircuitOpen,
    CircuitState,
    Limiter,
    Verdict,
    plain_judge,
)
from newswatch.sources.yahoo.failures import SOURCE, EndpointFault, EndpointWaiting
from newswatch.sources.yahoo.session import Json, Transport, YahooSession

HOST = "https://query2.finance.yahoo.com"

CRUMB_KEY, EXTRAS_KEY = f"{YAHOO}-crumb", f"{YAHOO}-extras"
"""Of the circuits beside that of all of Yahoo."""

Check = Callable[[Json], None]
"""Raises a `SourceError` for an answer that is empty or has changed shape."""


class Session(Protocol):
    """What asks: `YahooSession`, or a fake."""

    def get(self, url: str, params: Mapping[str, str], *, crumb: bool) -> Json:
        """Get a JSON object, or raise a `SourceError`."""
        ...

    def post(self, url: str, body: Json) -> Json:
        """Post JSON, or raise a `SourceError`."""
        ...

    def reset(self) -> None:
        """Forget cookie and crumb."""
        ...


class YahooClient:
    """The door that all of Newswatch's Yahoo requests go through.

    Three circuits: one for Yahoo as a whole, one for what wants a crumb, and one
    for extras (news, days of results). Where only the crumb is refused (an
    ad-blocker, an expired session), prices still come from the chart endpoints,
    which want none; and where an extra fails, quotes do not suffer.

    Args:
        circuit: For Yahoo; its state is the source's health.
        crumb_circuit: For endpoints that want a crumb.
        extras_circuit: For endpoints that want one and are not needed.
    """

    def __init__(
        self,
        session: Session,
        circuit: Circuit,
        crumb_circuit: Circuit,
        extras_circuit: Circuit,
        limiter: Limiter,
    ) -> None:
        self._session = session
        self._limiter = limiter
        self.circuit = circuit
        self.crumb_circuit = crumb_circuit
        self.extras_circuit = extras_circuit

    def get(self, path: str, params: Mapping[str, str], check: Check) -> Json:
        """Get what wants no crumb.

        Raises:
            CircuitOpen: Nothing was sent.
            SourceError: Named; the circuit is open now, unless it is `Answered`.
        """
        with self.circuit.request():
            return self._ask(
                lambda: self._session.get(HOST + path, params, crumb=False), check
            )

    def get_crumbed(self, path: str, params: Mapping[str, str], check: Check) -> Json:
        """Get what wants a crumb. Raises as `get` does.

        Where only this endpoint is refused, the crumb's circuit opens; whether
        Yahoo is down as well, the next request without a crumb will tell.
        """
        return self._crumbed(
            lambda: self._session.get(HOST + path, params, crumb=True), check
        )

    def get_extra(self, path: str, params: Mapping[str, str], check: Check) -> Json:
        """Get what wants a crumb and is not needed. Raises as `get` does."""
        return self._extra(
            lambda: self._session.get(HOST + path, params, crumb=True), check
        )

    def post_extra(self, url: str, body: Json, check: Check) -> Json:
        """Post what wants a crumb and is not needed. Raises as `get` does."""
        return self._extra(lambda: self._session.post(url, body), check)

    def probing(self) -> bool:
        """Tell whether only one symbol should be asked for now."""
        return Admission.PROBE in (
            self.circuit.admission(),
            self.crumb_circuit.admission(),
        )

    def _crumbed(self, ask: Callable[[], Json], check: Check) -> Json:
        try:
            with (
                self.crumb_circuit.request(_judge_crumb),
                self.circuit.request(_judge_provider),
            ):
                return self._ask(ask, check)
        except EndpointWaiting:
            raise
        except EndpointFault:
            self._session.reset()
            raise

    def _extra(self, ask: Callable[[], Json], check: Check) -> Json:
        """Ask, if quotes are well: an extra is never the one to probe."""
        if self.crumb_circuit.admission() is not Admission.FREE:
            raise EndpointWaiting(self.crumb_circuit.state)
        if self.circuit.admission() is not Admission.FREE:
            raise CircuitOpen(self.circuit.state)
        with (
            self.extras_circuit.request(_judge_crumb),
            self.circuit.request(_judge_provider),
        ):
            return self._ask(ask, check)

    def _ask(self, ask: Callable[[], Json], check: Check) -> Json:
        self._limiter.acquire()
        found = ask()
        check(found)
        return found


def _judge_crumb(error: SourceError) -> Verdict:
    if isinstance(error, EndpointFault):
        return Verdict.ILL
    return Verdict.WELL if isinstance(error, Answered) else Verdict.NO_SAY


def _judge_provider(error: SourceError) -> Verdict:
    return Verdict.NO_SAY if isinstance(error, EndpointFault) else plain_judge(error)


def make_client(
    transport: Transport,
    clock: Clock,
    *,
    state: CircuitState | None = None,
    crumb_state: CircuitState | None = None,
    extras_state: CircuitState | None = None,
    limiter: Limiter | None = None,
    on_state: Callable[[str, CircuitState], None] = lambda _key, _state: None,
) -> YahooClient:
    """Return a client with its session, circuits and limiter.

    Args:
        state, crumb_state, extras_state: As `on_state` was given them before the
            restart.
        limiter: Another one than twenty requests at once, then one a second.
        on_state: Called with `YAHOO`, `CRUMB_KEY` or `EXTRAS_KEY` and the new
            state.
    """

    def own(key: str, known: CircuitState | None) -> Circuit:
        return Circuit(
            SOURCE,
            clock,
            known,
            refusal=EndpointWaiting,
            on_change=lambda new: on_state(key, new),
        )

    return YahooClient(
        YahooSession(transport),
        Circuit(SOURCE, clock, state, on_change=lambda new: on_state(YAHOO, new)),
        own(CRUMB_KEY, crumb_state),
        own(EXTRAS_KEY, extras_state),
        limiter or Limiter(SOURCE),
    )
