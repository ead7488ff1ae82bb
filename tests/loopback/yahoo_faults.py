"""The bad days that the loopback Yahoo can play."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer.

    Attributes:
        slow_s: Pause after each byte.
        reset_after: The connection is reset after so many bytes of the body.
    """

    status: int
    text: str
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    slow_s: float = 0.0
    reset_after: int | None = None

    @staticmethod
    def of(value: Any, status: int = 200) -> Reply:
        """Return JSON."""
        return Reply(status, json.dumps(value, ensure_ascii=False))


class AskedFor(Protocol):
    """The part of a request that decides about faults."""

    @property
    def host(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def is_data(self) -> bool: ...


Instead = Callable[[AskedFor], Reply | None]
After = Callable[[AskedFor, Reply], Reply]


def _never(_: AskedFor) -> Reply | None:
    return None


def _unchanged(_: AskedFor, reply: Reply) -> Reply:
    return reply


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad day: an answer instead of the true one, or a change to it."""

    instead: Instead = _never
    after: After = _unchanged


def _api(reply: Reply) -> Fault:
    """Return a fault that answers all of query1 and query2 with `reply`."""
    return Fault(lambda asked: reply if asked.host.startswith("query") else None)


def _data(change: Callable[[Reply], Reply]) -> Fault:
    """Return a fault that changes the answers with data."""

    def after(asked: AskedFor, reply: Reply) -> Reply:
        return change(reply) if asked.is_data and reply.status == 200 else reply

    return Fault(after=after)


def _only(part: str, reply: Reply) -> Fault:
    return Fault(lambda asked: reply if part in asked.path else None)


def _edited(edit: Callable[[dict[str, Any]], None]) -> Fault:
    """Return a fault that edits every record in answers with data."""

    def change(reply: Reply) -> Reply:
        body = json.loads(reply.text)
        _walk(body, edit)
        return replace(reply, text=json.dumps(body))

    return _data(change)


def _walk(value: Any, edit: Callable[[dict[str, Any]], None]) -> None:
    if isinstance(value, dict):
        edit(value)
        for one in list(value.values()):
            _walk(one, edit)
    elif isinstance(value, list):
        for one in value:
            _walk(one, edit)


def _emptied(record: dict[str, Any]) -> None:
    for name in ("result", "quotes", "stream"):
        if isinstance(record.get(name), list):
            record[name] = []


def _renamed(record: dict[str, Any]) -> None:
    for name in ("quoteResponse", "spark", "chart", "quotes"):
        if name in record:
            record[f"{name}V2"] = record.pop(name)


def _zeroed(record: dict[str, Any]) -> None:
    if "regularMarketPrice" in record:
        record["regularMarketPrice"] = 0


def _hundredfold(record: dict[str, Any]) -> None:
    if "regularMarketPrice" in record:
        record["regularMarketPrice"] = record["regularMarketPrice"] * 100


def _dollars(record: dict[str, Any]) -> None:
    if "currency" in record:
        record["currency"] = "USD"


def _holes(record: dict[str, Any]) -> None:
    if isinstance(record.get("close"), list) and len(record["close"]) > 2:
        for name in ("open", "high", "low", "close", "volume"):
            record[name][1] = None


def _nan_tail(reply: Reply) -> Reply:
    body = json.loads(reply.text)

    def tail(record: dict[str, Any]) -> None:
        if isinstance(record.get("close"), list) and record["close"]:
            record["close"][-1] = float("nan")

    _walk(body, tail)
    return replace(reply, text=json.dumps(body))


_UNAUTHORIZED = (
    '{"finance":{"result":null,"error":'
    '{"code":"Unauthorized","description":"Invalid Crumb"}}}'
)
_EDGE = "Edge: Too Many Requests"
_DOWN = "<!DOCTYPE html><html><body>Will be right back...</body></html>"
_LOGIN = "<!DOCTYPE html><html><body>Please log in to the hotel's network</body></html>"

_EXTRAS = ("/quoteSummary", "/xhr/ncp")

FAULTS = {
    "extras-gone": Fault(
        lambda asked: (
            Reply(404, "<html>Not Found</html>", "text/html")
            if any(part in asked.path for part in _EXTRAS)
            else None
        )
    ),
    "401": _only("/finance/quote", Reply(401, _UNAUTHORIZED)),
    "403": _api(Reply(403, "<html>Forbidden</html>", "text/html")),
    "404": _api(Reply(404, "<html>Not Found</html>", "text/html")),
    "429": _api(Reply(429, _EDGE, "text/html")),
    "429-retry-after": _api(Reply(429, _EDGE, "text/html", {"Retry-After": "90"})),
    "500": _api(Reply(500, "<html>Internal error</html>", "text/html")),
    "503": _api(Reply(503, "<html>Unavailable</html>", "text/html")),
    "crumb-429": _only("/getcrumb", Reply(429, _EDGE, "text/html")),
    "maintenance": _api(Reply(200, _DOWN, "text/html")),
    "html": _api(Reply(200, _LOGIN, "text/html")),
    "empty": _edited(_emptied),
    "truncated": _data(
        lambda reply: replace(reply, text=reply.text[: len(reply.text) // 2])
    ),
    "drift": _edited(_renamed),
    "slow": _data(lambda reply: replace(reply, slow_s=0.2)),
    "reset": _data(lambda reply: replace(reply, reset_after=20)),
    "zero": _edited(_zeroed),
    "bogus": _edited(_hundredfold),
    "wrong-currency": _edited(_dollars),
    "null-closes": _edited(_holes),
    "nan-tail": _data(_nan_tail),
}
"""By name; ``"ok"`` is none of them."""
