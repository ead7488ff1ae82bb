"""What the commands print reaches whoever reads it, whatever letters are in it."""

from __future__ import annotations

import io
import os
import sys
from typing import Literal, TextIO

_OUTPUT_NUMBER = 1
"""Of standard output, for the system."""


def prepare() -> None:
    """Let no letter end a command.

    Files and pipes get UTF-8 on every system: Windows would write a Western
    code page, which has no Chinese. A terminal gets its own encoding, with a
    question mark for what that lacks.
    """
    _stand_in_for_closed()
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue  # a window without a terminal has none
        chosen = stream.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
        encoding = stream.encoding if chosen else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")


def _stand_in_for_closed() -> None:
    """Give a command what it was started without (`newswatch match <&- >&-`).

    An input without an end is empty. An output that was closed is one that nobody
    reads any more; a program started from a menu has none at all, and is not at
    fault. The lowest number that is free comes first: each gets its own.
    """
    if sys.stdin is None:
        sys.stdin = _file(os.open(os.devnull, os.O_RDONLY), "r")
    if sys.stdout is None:
        nowhere = sys.stderr is None
        number = os.open(os.devnull, os.O_WRONLY) if nowhere else _unread()
        sys.stdout = _file(number, "w")
    if sys.stderr is None:
        sys.stderr = _file(os.open(os.devnull, os.O_WRONLY), "w")


def _file(number: int, mode: Literal["r", "w"]) -> TextIO:
    return open(number, mode, encoding="utf-8", closefd=False)


def _unread() -> int:
    """Return standard output as a pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    if writing != _OUTPUT_NUMBER:
        os.dup2(writing, _OUTPUT_NUMBER)
        os.close(writing)
    return _OUTPUT_NUMBER
