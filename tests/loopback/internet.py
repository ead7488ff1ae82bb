"""Proxy and Yahoo together: everything a program needs to think it is online."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from loopback.tls_proxy import Address, Certificates, TlsProxy
from loopback.yahoo_server import World, YahooServer


class Service(Protocol):
    """A server that can be put behind the proxy."""

    @property
    def address(self) -> Address: ...

    def start(self) -> None: ...

    def close(self) -> None: ...


PROXY_FAULTS = ("expired-certificate", "fc-blocked", "cookies-blocked", "unreachable")
"""What goes wrong before Yahoo is reached."""


class Internet:
    """A loopback internet with Yahoo in it; a context manager.

    Attributes:
        stream: Yahoo's WebSocket, if there is one.
        routes: Further hosts and the servers that stand in for them.
    """

    def __init__(self, folder: Path, world: World | None = None) -> None:
        self.yahoo = YahooServer(world)
        self.stream: Service | None = None
        self.routes: dict[str, Address] = {}
        self.proxy = TlsProxy(self._route, Certificates(folder))
        self.yahoo.control = self.play

    def start(self, port: int = 0) -> None:
        """Start all of it."""
        self.yahoo.start()
        if self.stream is not None:
            self.stream.start()
        self.proxy.start(port)

    def play(self, scenario: str) -> None:
        """Play a scenario: ``"ok"``, one of Yahoo's faults, or of `PROXY_FAULTS`."""
        self.yahoo.play("ok" if scenario in PROXY_FAULTS else scenario)
        self.proxy.expired = scenario == "expired-certificate"
        self.proxy.down = scenario == "unreachable"
        self.proxy.blocked = {
            "fc-blocked": {"fc.yahoo.com"},
            "cookies-blocked": {"fc.yahoo.com", "guce.yahoo.com"},
        }.get(scenario, set())

    def close(self) -> None:
        """Stop all of it."""
        self.proxy.close()
        if self.stream is not None:
            self.stream.close()
        self.yahoo.close()

    def _route(self, host: str) -> Address | None:
        if host in self.routes:
            return self.routes[host]
        if host == "streamer.finance.yahoo.com" and self.stream is not None:
            return self.stream.address
        return self.yahoo.address if host.endswith("yahoo.com") else None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
