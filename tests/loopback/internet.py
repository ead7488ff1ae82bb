"""Proxy and Yahoo together: everything a program needs to think it is online."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from loopback.tls_proxy import Address, Certificates, TlsProxy
from loopback.yahoo_server import World, YahooServer


class Internet:
    """A loopback internet with Yahoo in it; a context manager.

    Attributes:
        routes: Further hosts and the servers that stand in for them.
    """

    def __init__(self, folder: Path, world: World | None = None) -> None:
        self.yahoo = YahooServer(world)
        self.routes: dict[str, Address] = {}
        self.proxy = TlsProxy(self._route, Certificates(folder))

    def start(self, port: int = 0) -> None:
        """Start all of it."""
        self.yahoo.start()
        self.proxy.start(port)

    def close(self) -> None:
        """Stop all of it."""
        self.proxy.close()
        self.yahoo.close()

    def _route(self, host: str) -> Address | None:
        if host in self.routes:
            return self.routes[host]
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
