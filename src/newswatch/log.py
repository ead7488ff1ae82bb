"""Logging: one file a process, small and rotated, and warnings on standard error."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from logging import LogRecord
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MEGABYTE = 1 << 20


def logger(name: str) -> logging.Logger:
    """Return the logger of a module."""
    return logging.getLogger(name)


def set_up(folder: Path | None, process: str, *, verbose: bool = False) -> None:
    """Log to ``folder/process.log`` and warnings to standard error.

    A folder that cannot be written is no reason not to start: then only
    standard error is used.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    to_stderr = logging.StreamHandler(sys.stderr)
    to_stderr.setLevel(logging.DEBUG if verbose else logging.WARNING)
    to_stderr.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(to_stderr)
    if folder is not None:
        add_file(folder, process)


def add_file(folder: Path, process: str) -> None:
    """Log to ``folder/process.log`` too, from now on."""
    from logging.handlers import RotatingFileHandler  # pulls in sockets: not at start

    class LogFile(RotatingFileHandler):
        """Gives up with one sentence where the disk does not take more."""

        def handleError(self, record: LogRecord) -> None:
            error = sys.exception()
            if not isinstance(error, OSError):
                super().handleError(record)
                return
            root.removeHandler(self)
            with suppress(OSError):  # what is in the buffer does not fit either
                self.close()
            root.warning("No log file from now on: %s", error)

    root = logging.getLogger()
    path = folder / f"{process}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = LogFile(
            path, maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError as error:
        root.warning("No log file %s: %s", path, error)
        return
    handler.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(handler)
