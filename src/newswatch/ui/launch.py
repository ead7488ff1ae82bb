"""How this program starts itself anew."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newswatch.settings import Settings


def own_command(arguments: Sequence[str]) -> list[str]:
    """Return program and arguments that run us, frozen or not."""
    itself = [] if getattr(sys, "frozen", False) else ["-m", "newswatch"]
    return [sys.executable, *itself, *arguments]


def demo_command() -> list[str]:
    """Return program and arguments that open the demo."""
    return own_command(["--demo"])


def again_command(
    arguments: Sequence[str], settings: Settings, *, fleeting: bool
) -> list[str]:
    """Return program and arguments that open what is open now once more.

    Args:
        arguments: ``--profile DIR`` first, then the demo's.
        fleeting: The profile goes with this process: what it looks like is told.
    """
    if not fleeting:
        return own_command(arguments)
    look = ["--theme", settings.theme]
    look += ["--lang", settings.language] if settings.language else []
    return own_command([*arguments[2:], *look])
