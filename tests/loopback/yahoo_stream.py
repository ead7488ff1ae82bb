"""Yahoo's WebSocket on loopback, with its own bad days."""

from __future__ import annotations

import base64
import json
import threading
import time
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve
from yfinance.pricing_pb2 import PricingData

from loopback import yahoo_data as data

FAULTS = ("ok", "close", "abort", "silent", "garbage")


class StreamServer:
    """Sends ticks of what is subscribed to.

    Attributes:
        scenario: ``"ok"``; ``"close"`` ends in order after three ticks,
            ``"abort"`` without a word; ``"silent"`` sends nothing,
            ``"garbage"`` nothing that can be read.
        subscribed: What each connection asked for first.
    """

    def __init__(self, *, pause_s: float = 0.02) -> None:
        self.scenario = "ok"
        self.subscribed: list[list[str]] = []
        self._pause_s = pause_s
        self._server = serve(self._serve, "127.0.0.1", 0)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        host, port = self._server.socket.getsockname()[:2]
        return str(host), int(port)

    def start(self) -> None:
        """Serve."""
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._thread.join(10)

    def _serve(self, connection: ServerConnection) -> None:
        try:
            symbols = json.loads(connection.recv())["subscribe"]
            self.subscribed.append(symbols)
            self._send(connection, symbols)
        except ConnectionClosed:
            pass

    def _send(self, connection: ServerConnection, symbols: list[str]) -> None:
        sent = 0
        while True:
            if self.scenario in {"close", "abort"} and sent >= 3:
                if self.scenario == "abort":
                    connection.socket.close()
                return
            if self.scenario == "garbage":
                connection.send('{"type":"pricing","message":"###"}')
            elif self.scenario != "silent":
                for symbol in symbols:
                    connection.send(frame(symbol, sent))
            sent += 1
            time.sleep(self._pause_s)


def frame(symbol: str, number: int = 0, **fields: Any) -> str:
    """Return a frame for a symbol, `number` seconds after the demo's morning."""
    stock = data.STOCKS.get(symbol, data.STOCKS["AAPL"])
    values: dict[str, Any] = {
        "id": symbol,
        "price": stock.last + 0.01 * number,
        "time": int(data.DEMO_MORNING.timestamp() + number + 1) * 1000,
        "currency": stock.currency,
        "exchange": stock.market.exchange,
        "market_hours": 1,
        "day_volume": 28_650_400 + number,
        "price_hint": stock.hint,
    }
    message = PricingData(**(values | fields)).SerializeToString()
    return json.dumps(
        {"type": "pricing", "message": base64.b64encode(message).decode()}
    )
