"""Where things live: the profile's data, and the files shipped with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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


def profile(folder: str | Path | None = None) -> Profile:
    """Return the profile in `folder`, or the user's own where the system keeps such."""
    if folder is not None:
        return Profile(Path(folder).expanduser().resolve())
    import platformdirs  # takes 10 ms: only for this

    return Profile(Path(platformdirs.user_data_dir("newswatch", appauthor=False)))


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, e.g. ``resource("icons", "tray.svg")``.

    In an installed package they lie beside the code, in a checkout at the top.
    """
    here = Path(__file__).resolve().parent
    packed = here / "_resources"
    root = packed if packed.is_dir() else here.parent.parent / "resources"
    return root.joinpath(*parts)
