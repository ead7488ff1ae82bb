"""How this program starts itself anew."""

from __future__ import annotations

import sys


def demo_command() -> list[str]:
    """Return program and arguments that open the demo, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--demo"]
    return [sys.executable, "-m", "newswatch", "--demo"]
