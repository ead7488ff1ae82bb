"""The folder of a demo that was given none: gone when the demo is."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

PREFIX = "newswatch-demo-"
_NAME = re.compile(rf"{PREFIX}(\d+)-\w+")


def make() -> Path:
    """Return a fresh folder; it goes when this process ends.

    With it go those of processes that ended too suddenly to do so themselves.
    """
    made = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(_leave, made)
    return made


def _leave(folder: Path) -> None:
    for each in [folder, *_abandoned(folder.parent)]:
        shutil.rmtree(each, ignore_errors=True)


def _abandoned(place: Path) -> list[Path]:
    """Return our folders whose process is gone (not on Windows)."""
    if sys.platform == "win32":
        return []  # there, asking whether a process lives may end it
    found = []
    for each in place.glob(f"{PREFIX}*"):
        name = _NAME.fullmatch(each.name)
        if name and not _is_alive(int(name[1])) and _is_ours(each):
            found.append(each)
    return found


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


def _is_ours(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        return folder.lstat().st_uid == os.getuid()
    except OSError:  # another one of us was quicker
        return False
