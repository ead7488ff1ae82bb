"""A loopback proxy that stands in for the internet.

It answers CONNECT, ends TLS with a certificate of its own for the host that was
asked for, and hands the plain bytes to a server on loopback. A client is sent
through it by HTTPS_PROXY and trusts it by SSL_CERT_FILE; nothing is patched.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from loopback.talks import Talks, drop

Address = tuple[str, int]
Route = Callable[[str], Address | None]
"""Returns the server for a host name, or None to refuse."""

_CHUNK = 65536


class Certificates:
    """A certificate authority of the moment, and server contexts made with it."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.bundle = folder / "loopback-ca.pem"
        self._authority.cert_pem.write_to_path(str(self.bundle))

    def context(self, *hosts: str, expired: bool = False) -> ssl.SSLContext:
        """Return a server's TLS context for `hosts`."""
        until = datetime.now(UTC) + timedelta(days=-1 if expired else 30)
        cert = self._authority.issue_cert(*hosts, not_after=until)
        found = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        found.set_alpn_protocols(["http/1.1"])
        cert.configure_cert(found)
        return found


class TlsProxy:
    """The proxy, in a thread of its own.

    Attributes:
        blocked: Hosts that are refused, as an ad-blocker would.
        down: Whether connections are dropped at once.
        expired: Whether certificates are out of date.
        connects: Hosts that were asked for, in order.
    """

    def __init__(self, route: Route, certificates: Certificates) -> None:
        self._route = route
        self._certificates = certificates
        self._contexts: dict[tuple[str, bool], ssl.SSLContext] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._talks = Talks(self._serve_one)
        self._ready = threading.Event()
        self._closing = asyncio.Event()
        self.blocked: set[str] = set()
        self.down = False
        self.expired = False
        self.connects: list[str] = []
        self.port = 0

    @property
    def environment(self) -> dict[str, str]:
        """What sends a program through this proxy."""
        url = f"http://127.0.0.1:{self.port}"
        return {
            "HTTPS_PROXY": url,
            "HTTP_PROXY": url,
            "SSL_CERT_FILE": str(self._certificates.bundle),
        }

    def start(self, port: int = 0) -> None:
        """Listen; returns when it does."""
        self.port = port
        self._thread.start()
        self._ready.wait(10)

    def close(self) -> None:
        """Stop, and drop all connections."""
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._talks, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._closing.wait()
        await self._talks.end(server)

    async def _serve_one(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            await self._connect(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            drop(writer)  # gone, or we are closing

    async def _connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, *_ = head.split(b" ")
        host = target.decode().rpartition(":")[0]
        self.connects.append(host)
        if self.down:
            raise ConnectionResetError
        backend = None if host in self.blocked else self._route(host)
        if method != b"CONNECT" or backend is None:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        await writer.start_tls(self._context(host))
        await _join(reader, writer, *await asyncio.open_connection(*backend))

    def _context(self, host: str) -> ssl.SSLContext:
        key = host, self.expired
        if key not in self._contexts:
            made = self._certificates.context(host, expired=self.expired)
            self._contexts[key] = made
        return self._contexts[key]


async def _join(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    back_reader: asyncio.StreamReader,
    back_writer: asyncio.StreamWriter,
) -> None:
    """Copy both ways until either side ends; a reset is passed on as one."""
    ways = [
        asyncio.create_task(_copy(reader, back_writer)),
        asyncio.create_task(_copy(back_reader, writer)),
    ]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:  # awaits nothing: who is closing may cancel us here as well
        back_writer.transport.abort()
        for way in ways:
            way.cancel()
    results = await asyncio.gather(*ways, return_exceptions=True)
    if any(isinstance(result, OSError) for result in results):
        drop(writer)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(_CHUNK):
        writer.write(data)
        await writer.drain()
