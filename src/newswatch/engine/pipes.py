"""The engine's ends of the two pipes to the window."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from newswatch.log import logger
from newswatch.protocol import FromWindow, ProtocolError, decode_from_window

log = logger(__name__)


def take_stdout() -> BinaryIO:
    """Keep standard output for messages; whatever prints goes to standard error.

    Must run before anything is imported that might print.
    """
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return pipe


def read_messages(
    stream: BinaryIO,
    loop: asyncio.AbstractEventLoop,
    on_message: Callable[[FromWindow], None],
    on_end: Callable[[], None],
) -> threading.Thread:
    """Read lines in a thread of their own (pipes cannot be awaited on Windows).

    Calls `on_message` and, when the pipe closes, `on_end`, on the event loop.
    """

    def run() -> None:
        for line in iter(stream.readline, b""):
            _deliver(line, loop, on_message)
        _post(loop, on_end)

    thread = threading.Thread(target=run, name="pipe", daemon=True)
    thread.start()
    return thread


def _deliver(
    line: bytes,
    loop: asyncio.AbstractEventLoop,
    on_message: Callable[[FromWindow], None],
) -> None:
    try:
        message = decode_from_window(line)
    except ProtocolError:
        log.exception("A line from the window is no message: %.200r", line)
        return
    _post(loop, lambda: on_message(message))


def _post(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        log.debug("The engine has ended; a message came too late")
