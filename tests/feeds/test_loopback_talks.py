"""The server of our tests forgets connections that are over, and only those."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from builders_feeds import run
from loopback.talks import Talks

pytestmark = pytest.mark.socket


@contextlib.asynccontextmanager
async def _client(port: int) -> AsyncIterator[asyncio.StreamReader]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader
    finally:
        writer.close()
        await writer.wait_closed()


def test_connections_that_are_over_are_forgotten_and_others_end_with_the_server() -> (
    None
):
    stays = asyncio.Event()

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"here")
        await stays.wait()

    async def job() -> None:
        talks = Talks(serve)
        server = await asyncio.start_server(talks, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with _client(port) as first:
            assert await first.readexactly(4) == b"here"
            stays.set()
            for _ in range(50):
                async with _client(port) as passing:
                    assert await passing.read() == b"here"
            stays.clear()
            async with _client(port) as last:
                assert await last.readexactly(4) == b"here"
                assert len(talks.open) < 5
                await talks.end(server)
                assert await last.read() == b""

    run(job())
