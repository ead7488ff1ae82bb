"""How Yahoo's two circuits do, as the health page shows it."""

from __future__ import annotations

from newswatch.domain.health import YAHOO, SourceHealth, SourceKind, SourceStatus
from newswatch.sources.circuit import CircuitState
from newswatch.sources.yahoo.client import CRUMB_KEY, EXTRAS_KEY, YahooClient

_MEANWHILE = "Until then prices come from charts: without early and late trading."
_PRICES_GO_ON = "Prices are not affected."


def circuit_health(client: YahooClient) -> tuple[SourceHealth, ...]:
    """Return how Yahoo does as a whole, what wants a session (the crumb), extras."""
    whole = _health(YAHOO, "Yahoo Finance", client.circuit.state)
    crumb = client.crumb_circuit.state
    session = _health(CRUMB_KEY, "Yahoo Finance (session)", crumb, _MEANWHILE)
    extras = _health(
        EXTRAS_KEY,
        "Yahoo Finance (news, days of results)",
        client.extras_circuit.state,
        _PRICES_GO_ON,
    )
    return whole, session, extras


def _health(
    key: str, name: str, state: CircuitState, meanwhile: str = ""
) -> SourceHealth:
    return SourceHealth(
        key=key,
        name=name,
        kind=SourceKind.QUOTES,
        status=_status(state),
        last_success=state.last_success,
        next_visit=state.retry_at,
        failures=state.failures,
        error_title=state.error_title,
        error_hint=f"{state.error_hint} {meanwhile}".strip() if state.failures else "",
    )


def _status(state: CircuitState) -> SourceStatus:
    if state.failures:
        return SourceStatus.WAITING
    return SourceStatus.OK if state.last_success else SourceStatus.NEVER_TRIED
