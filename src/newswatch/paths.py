"""Where things live: the profile's data, and the files shipped with the program."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

IN_USE = {5, 32}
"""Windows: access denied, sharing violation."""
TRIES = 8
PAUSE_S = 0.03


@dataclass(frozen=True, slots=True)
class Profile:
    """A folder with everything of one user's: database, settings, logs, cache."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "newswatch.sqlite3"

    @property
    def settings(self) -> Path:
        """The settings, JSON."""
        return self.folder / "settings.json"

    @property
    def geometry(self) -> Path:
        """Window geometry: what may be lost."""
        return self.folder / "window.ini"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.folder / "logs"

    @property
    def cache(self) -> Path:
        """What can be fetched again."""
        return self.folder / "cache"

    @property
    def pictures(self) -> Path:
        """Pictures of articles, if the user wants them."""
        return self.cache / "pictures"


def profile(folder: str | Path | None = None) -> Profile:
    """Return the profile in `folder`, or the user's own where the system keeps such."""
    if folder is not None:
        return Profile(Path(folder).expanduser().resolve())
    import platformdirs  # takes 10 ms: only for this

    return Profile(Path(platformdirs.user_data_dir("newswatch", appauthor=False)))


def replace(fresh: Path, path: Path) -> None:
    """Put a file that is complete in the place of another.

    On Windows that fails while anybody reads the old one; a virus scanner or an
    indexer does so for a moment, so it is tried for a quarter of a second.

    Raises:
        OSError: If it cannot be done; `fresh` is still there.
    """
    for _ in range(TRIES):
        try:
            os.replace(fresh, path)  # noqa: PTH105 - replaces on every system
        except PermissionError as error:
            if getattr(error, "winerror", None) not in IN_USE:
                raise
            time.sleep(PAUSE_S)
        else:
            return
    os.replace(fresh, path)  # noqa: PTH105


def write(path: Path, content: bytes) -> None:
    """Write beside `path` and rename: a reader never sees half a file.

    Behind a link it is the file linked to that is replaced, not the link. A
    device or a pipe is written into: a rename would put a file in its place.

    Raises:
        OSError: If it cannot be done; nothing is left behind.
    """
    if _is_regular(path):
        _write_beside(Path(os.path.realpath(path)), content)
    else:
        path.write_bytes(content)


def _is_regular(path: Path) -> bool:
    """Tell whether `path` is a file like any other, or free to become one."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def _write_beside(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. ``resource("icons", "tray.svg")``.

    In an installed package they lie beside the code, in a checkout at the top.
    """
    here = Path(__file__).resolve().parent
    packed = here / "_resources"
    root = packed if packed.is_dir() else here.parent.parent / "resources"
    return root.joinpath(*parts)
