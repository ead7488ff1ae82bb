"""Has the system start Newswatch, in the tray, when its user logs in.

Linux: https://specifications.freedesktop.org/autostart-spec; macOS: launchd's
agents; Windows: the registry's Run key.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from newswatch import paths
from newswatch.paths import Profile, profile
from newswatch.ui.launch import own_command

NAME = "newswatch"
AGENT = "io.github.newswatch"
_SPECIAL = str.maketrans({c: f"\\{c}" for c in '"`$\\'})


class LoginStart(Protocol):
    """The system's note of whom to start."""

    def is_on(self) -> bool:
        """Tell whether we are started at login."""

    def turn(self, *, on: bool) -> None:
        """Have us started at login, or no longer.

        Raises:
            OSError: If the system does not let us write that down.
        """


def login_start(own: Profile) -> LoginStart:
    """Return what this system knows of us; a profile elsewhere is named."""
    words = command(own)
    if sys.platform == "win32":
        from newswatch.ui.login_key import LoginKey  # exists only there

        return LoginKey(NAME, words)
    if sys.platform == "darwin":
        return LoginFile(
            Path.home() / "Library" / "LaunchAgents" / f"{AGENT}.plist", agent(words)
        )
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return LoginFile(folder / "autostart" / f"{NAME}.desktop", desktop_entry(words))


def command(own: Profile) -> tuple[str, ...]:
    """Return what starts us without a window, and without a console on Windows."""
    where = () if own == profile() else ("--profile", str(own.folder))
    program, *rest = own_command(["--hidden", *where])
    silent = Path(program).with_name("pythonw.exe")
    has_console = Path(program).name == "python.exe" and silent.exists()
    return (str(silent) if has_console else program, *rest)


def desktop_entry(words: Sequence[str]) -> bytes:
    """Return the file that a Linux desktop reads."""
    quoted = " ".join(f'"{word.translate(_SPECIAL)}"' for word in words)
    # The value of a key is unescaped once before its quotes are read.
    line = quoted.replace("\\", "\\\\").replace("%", "%%")
    lines = ("[Desktop Entry]", "Type=Application", "Name=Newswatch", f"Exec={line}")
    return "\n".join((*lines, "Terminal=false", "")).encode()


def agent(words: Sequence[str]) -> bytes:
    """Return the property list that launchd reads."""
    return plistlib.dumps(
        {"Label": AGENT, "ProgramArguments": list(words), "RunAtLoad": True}
    )


@dataclass(frozen=True, slots=True)
class LoginFile:
    """A file that has us started: Linux, macOS."""

    path: Path
    content: bytes

    def is_on(self) -> bool:
        """Tell whether the file is there."""
        return self.path.is_file()

    def turn(self, *, on: bool) -> None:
        """Write the file, or remove it."""
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        paths.write(self.path, self.content)
