"""What the commands print reaches whoever reads it, whatever letters are in it."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Let no letter end a command.

    Files and pipes get UTF-8 on every system: Windows would write a Western
    code page, which has no Chinese. A terminal gets its own encoding, with a
    question mark for what that lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue  # a window without a terminal has none
        chosen = stream.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
        encoding = stream.encoding if chosen else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")
