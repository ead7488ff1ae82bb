"""One engine a profile: two would ask every source twice."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from newswatch.domain.errors import StoreError

PATIENCE_S = 5.0
"""An engine whose window has just gone needs a moment to end."""


class EngineLock:
    """A lock on the profile that the system releases however the process ends.

    Raises:
        StoreError: On entering, if another engine holds it for longer than
            `PATIENCE_S`, or the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "engine.lock"
        self._file = -1

    def __enter__(self) -> Self:
        self._open()
        give_up = time.monotonic() + PATIENCE_S
        while not self._take():
            if time.monotonic() > give_up:
                os.close(self._file)
                raise StoreError(
                    "Newswatch is already running on this profile",
                    "Close the other one, or use another --profile.",
                )
            time.sleep(0.05)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                "The profile folder cannot be written",
                f"{self._path.parent}: {error.strerror}. Use another with --profile.",
            ) from error

    def _take(self) -> bool:
        try:
            _lock(self._file)
        except OSError:
            return False
        return True


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
