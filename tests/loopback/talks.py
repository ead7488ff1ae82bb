"""The connections of a loopback server: none is left to the garbage collector."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

Serve = Callable[
    [asyncio.StreamReader, asyncio.StreamWriter], Coroutine[None, None, None]
]


@dataclass(frozen=True, slots=True)
class _Talk:
    """One connection, and the task that serves it."""

    task: asyncio.Task[None]
    writer: asyncio.StreamWriter
    socket: socket.socket

    @property
    def over(self) -> bool:
        """Whether nothing of it is left to be closed, nor a TLS farewell awaited."""
        return self.task.done() and self.socket.fileno() < 0


class Talks:
    """Serves each connection in a task; what `asyncio.start_server` calls.

    Attributes:
        open: The connections that are not over, and the last ones that are.
    """

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self.open: list[_Talk] = []

    def __call__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        talk = _Talk(task, writer, writer.get_extra_info("socket"))
        # a server of hundreds of thousands of connections remembers those that last
        self.open = [*(one for one in self.open if not one.over), talk]
        # a task that is cancelled before its first step never reaches a `finally`
        task.add_done_callback(lambda _: writer.close())

    async def end(self, server: asyncio.Server) -> None:
        """Close the server and every connection, also one in a TLS farewell."""
        await _shut(server)
        for talk in self.open:
            talk.task.cancel()
            drop(talk.writer)
        await asyncio.gather(*(talk.task for talk in self.open), return_exceptions=True)
        await _settle()


def drop(writer: asyncio.StreamWriter) -> None:
    """Close a connection at once, also one that waits for the TLS farewell.

    In Python 3.11.2, Debian's, such a one has forgotten what lies below it.
    """
    try:
        writer.transport.abort()
    except AttributeError:
        loop = asyncio.get_running_loop()
        for below in list(getattr(loop, "_transports", {}).values()):
            if getattr(below.get_protocol(), "_server_side", False):
                below.abort()


async def _settle() -> None:
    """Let the loop finish what it has begun: accepting, and closing sockets.

    Each takes some turns of the loop, however late a loaded machine grants them:
    this counts turns, not time.
    """
    for _ in range(20):
        await asyncio.sleep(0)


async def _shut(server: asyncio.Server) -> None:
    """Close a server without losing the client that it accepts at this moment.

    asyncio drops such a socket unclosed when its server is closed first.
    """
    for sock in server.sockets:
        asyncio.get_running_loop().remove_reader(sock.fileno())
    await _settle()
    server.close()
