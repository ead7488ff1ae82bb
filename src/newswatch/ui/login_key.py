"""Windows: the value in the registry that has us started at login."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

assert sys.platform == "win32"

import winreg  # noqa: E402 - exists only there

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


@dataclass(frozen=True, slots=True)
class LoginKey:
    """Keeps the command line under the user's Run key."""

    name: str
    words: tuple[str, ...]

    def is_on(self) -> bool:
        """Tell whether the value is there."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.QueryValueEx(key, self.name)
        except OSError:
            return False
        return True

    def turn(self, *, on: bool) -> None:
        """Write the value, or remove it.

        Raises:
            OSError: If the system does not let us.
        """
        if not on and not self.is_on():
            return
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if on:
                line = subprocess.list2cmdline(self.words)  # quotes as Windows does
                winreg.SetValueEx(key, self.name, 0, winreg.REG_SZ, line)
            else:
                winreg.DeleteValue(key, self.name)
