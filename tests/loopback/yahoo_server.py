"""A loopback Yahoo: cookies, crumb, and the endpoints, with faults on request.

It speaks plain HTTP; `tls_proxy` puts TLS and the host names before it.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from loopback import yahoo_data as data
from loopback.yahoo_faults import FAULTS, Reply

Json = dict[str, Any]

MOST_SYMBOLS = 99
CRUMB = "lo0p.baCk/crumb"
COOKIE = (
    "A3=d=loopback; Domain=.yahoo.com; Path=/; "
    "Expires=Fri, 31 Dec 2032 23:59:59 GMT; Secure; HttpOnly"
)
CONSENT = (
    '<html><form><input name="csrfToken" value="token">'
    '<input name="sessionId" value="session"></form></html>'
)
INVALID_CRUMB = {
    "finance": {
        "result": None,
        "error": {"code": "Unauthorized", "description": "Invalid Crumb"},
    }
}
UNKNOWN = {
    "chart": {
        "result": None,
        "error": {
            "code": "Not Found",
            "description": "No data found, symbol may be delisted",
        },
    }
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as the endpoints see it."""

    method: str
    host: str
    path: str
    query: dict[str, str]
    cookies: str
    body: bytes = b""

    @property
    def is_data(self) -> bool:
        """Whether it asks for data, and not for cookies or the crumb."""
        return "/finance/" in self.path or self.path.startswith("/xhr/")


@dataclass
class World:
    """What the server answers with.

    Attributes:
        now: What time it is there.
        stocks: The listings it knows.
        recorded: Real answers, by endpoint and symbol; they come first.
        crumb: What it takes for one.
    """

    now: Callable[[], datetime] = lambda: data.DEMO_MORNING
    stocks: dict[str, data.Stock] = field(default_factory=lambda: dict(data.STOCKS))
    recorded: dict[tuple[str, str], Json] = field(default_factory=dict)
    crumb: str = CRUMB


class YahooServer:
    """The server, in threads of its own.

    Attributes:
        scenario: The fault it plays; ``"ok"`` for none.
        log: Host and path of every request, in order.
        queries: The parameters of those that asked for data.
        control: Plays a scenario that was asked for over the wire.
    """

    def __init__(self, world: World | None = None) -> None:
        self.world = world or World()
        self.scenario = "ok"
        self.log: list[str] = []
        self.queries: list[dict[str, str]] = []
        self.control: Callable[[str], None] = self.play
        self._lock = threading.Lock()
        handler = type("Bound", (_Handler,), {"yahoo": self})
        self._http = _Server(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(
            target=self._http.serve_forever, args=(0.02,), daemon=True
        )

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        return "127.0.0.1", self._http.server_address[1]

    def start(self) -> None:
        """Serve."""
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._http.shutdown()
        self._http.server_close()

    def play(self, scenario: str) -> None:
        """Play a fault from now on."""
        if scenario != "ok" and scenario not in FAULTS:
            raise KeyError(scenario)
        self.scenario = scenario

    def requests(self) -> Counter[str]:
        """Return how often each kind of request came."""
        return Counter(self.log)

    def forget(self) -> None:
        """Start the log anew."""
        self.log.clear()
        self.queries.clear()

    def reply(self, request: Request) -> Reply:
        """Return the answer to a request."""
        with self._lock:
            self.log.append(f"{request.host}{_kind(request.path)}")
            if request.is_data:
                self.queries.append(request.query)
        fault = FAULTS.get(self.scenario)
        reply = (fault.instead(request) if fault else None) or self._reply(request)
        return fault.after(request, reply) if fault else reply

    def _reply(self, request: Request) -> Reply:
        if not request.is_data:
            return self._session(request)
        wants_crumb = any(part in request.path for part in ("/quote", "/xhr/"))
        if wants_crumb and request.query.get("crumb") != self.world.crumb:
            return Reply.of(INVALID_CRUMB, 401)
        for part, answer in _ENDPOINTS.items():
            if part in request.path:
                return answer(self.world, request)
        return Reply(404, "<html>Not found</html>", "text/html")

    def _session(self, request: Request) -> Reply:
        if request.path == "/v1/test/getcrumb":
            ready = "A3=" in request.cookies
            return Reply(200, self.world.crumb if ready else "", "text/plain")
        if request.host == "fc.yahoo.com":
            return Reply(404, "", "text/html", {"Set-Cookie": COOKIE})
        if request.path == "/consent":
            return Reply(200, CONSENT, "text/html")
        if request.path in {"/v2/collectConsent", "/copyConsent"}:
            return Reply(200, "", "text/html", {"Set-Cookie": COOKIE})
        return Reply(404, "<html>Not found</html>", "text/html")


def _kind(path: str) -> str:
    """Return a path without the symbol in it, for counting."""
    for part in ("/v8/finance/chart", "/v10/finance/quoteSummary"):
        if path.startswith(part):
            return part
    return path


def _quotes(world: World, request: Request) -> Reply:
    symbols = request.query.get("symbols", "").split(",")
    if len(symbols) > MOST_SYMBOLS:
        return Reply(500, "<html>Internal error</html>", "text/html")
    found: list[Json] = []
    for symbol in symbols:
        if ("quote", symbol) in world.recorded:
            found += world.recorded["quote", symbol]["quoteResponse"]["result"]
        elif symbol in world.stocks:
            found.append(data.quote(world.stocks[symbol], world.now()))
    return Reply.of({"quoteResponse": {"result": found, "error": None}})


def _sparks(world: World, request: Request) -> Reply:
    symbols = request.query.get("symbols", "").split(",")
    now = world.now()
    week = now - timedelta(days=7)
    result = [
        {"symbol": s, "response": [data.chart(world.stocks[s], now, "1d", week, now)]}
        for s in symbols
        if s in world.stocks
    ]
    return Reply.of({"spark": {"result": result, "error": None}})


def _chart(world: World, request: Request) -> Reply:
    symbol = unquote(request.path.rpartition("/")[2])
    if ("chart", symbol) in world.recorded:
        return Reply.of(world.recorded["chart", symbol])
    if symbol not in world.stocks:
        return Reply.of(UNKNOWN, 404)
    now = world.now()
    days = data.RANGES.get(request.query.get("range", "5d"), 7)
    start = _moment(request.query.get("period1"), now - timedelta(days=days))
    end = _moment(request.query.get("period2"), now)
    interval = request.query.get("interval", "1d")
    extended = request.query.get("includePrePost", "").lower() == "true"
    stock = world.stocks[symbol]
    chart = data.chart(stock, now, interval, start, end, extended=extended)
    return Reply.of({"chart": {"result": [chart], "error": None}})


def _moment(text: str | None, default: datetime) -> datetime:
    return datetime.fromtimestamp(int(text), UTC) if text else default


def _search(world: World, request: Request) -> Reply:
    text = request.query.get("q", "")
    if ("search", text) in world.recorded:
        return Reply.of(world.recorded["search", text])
    chinese = request.query.get("lang", "").startswith("zh")
    found = data.search(text, chinese=chinese)
    return Reply.of({"count": len(found), "quotes": found, "news": []})


def _summary(world: World, request: Request) -> Reply:
    symbol = unquote(request.path.rpartition("/")[2])
    if symbol not in world.stocks:
        error = {"code": "Not Found", "description": f"Quote not found for: {symbol}"}
        return Reply.of({"quoteSummary": {"result": None, "error": error}}, 404)
    result = [data.summary(world.stocks[symbol], world.now())]
    return Reply.of({"quoteSummary": {"result": result, "error": None}})


def _news(world: World, request: Request) -> Reply:
    symbol = json.loads(request.body)["serviceConfig"]["s"][0]
    stream = data.news(symbol, world.now())
    return Reply.of({"data": {"tickerStream": {"stream": stream}}, "status": "OK"})


_ENDPOINTS: dict[str, Callable[[World, Request], Reply]] = {
    "/v7/finance/quote": _quotes,
    "/v7/finance/spark": _sparks,
    "/v8/finance/chart": _chart,
    "/v1/finance/search": _search,
    "/v10/finance/quoteSummary": _summary,
    "/xhr/ncp": _news,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet: clients that go away are part of the play."""


class _Handler(BaseHTTPRequestHandler):
    yahoo: YahooServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _answer(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/__scenario":
            self._play(parts.query)
            return
        if parts.path == "/__log":
            self._send(Reply.of(dict(self.yahoo.requests())))
            return
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        request = Request(
            self.command,
            self.headers.get("Host", "").partition(":")[0],
            parts.path,
            query,
            self.headers.get("Cookie", ""),
            body,
        )
        self._send(self.yahoo.reply(request))

    def _play(self, scenario: str) -> None:
        try:
            self.yahoo.control(scenario)
        except KeyError:
            self._send(Reply(404, f"no scenario {scenario}\n", "text/plain"))
        else:
            self._send(Reply(200, f"now playing {scenario}\n", "text/plain"))

    def _send(self, reply: Reply) -> None:
        content = reply.text.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(content)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.slow_s:
            self._drip(content, reply.slow_s)
        elif reply.reset_after is None:
            self.wfile.write(content)
        else:
            self._reset(content[: reply.reset_after])

    def _drip(self, content: bytes, pause_s: float) -> None:
        for byte in content:
            self.wfile.write(bytes([byte]))
            time.sleep(pause_s)

    def _reset(self, part: bytes) -> None:
        self.wfile.write(part)
        self.wfile.flush()
        linger = struct.pack("ii", 1, 0)  # close with RST, not FIN
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay quiet."""
