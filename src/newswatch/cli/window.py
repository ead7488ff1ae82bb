"""`newswatch` without a command: the window."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from datetime import datetime
from pathlib import Path

from newswatch.cli.options import WrongUsage, demo_time, profile_of, size_of
from newswatch.domain.errors import InputError, NoDisplay

DEFAULT_SIZE = (1440, 900)
FASTEST = 60.0
DEMO_OPENS = "09:28"
"""Two minutes before the market does: enough to look around first."""


def run(args: argparse.Namespace) -> int:
    """Open the window, or draw it into a picture."""
    if args.screenshot:
        _check_picture(Path(args.screenshot))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    at, size = demo_time(args) or _first_sight(args), size_of(args.size, DEFAULT_SIZE)
    speed, fleeting = _speed(args), args.demo and args.profile is None
    _refuse_without_display()
    # Nothing of what starts up is garbage, and looking for it takes an eighth of
    # the start. `run_window` turns the collector on again.
    gc.disable()
    from newswatch.ui import plain_import

    plain_import.load_qt()
    for name in plain_import.LATE:
        plain_import.import_late(name)
    from newswatch.ui.app import WindowOptions, run_window

    return run_window(
        WindowOptions(
            profile=profile_of(args),
            demo=args.demo,
            fleeting=fleeting,
            hidden=args.hidden,
            at=at,
            speed=speed,
            screenshot=Path(args.screenshot) if args.screenshot else None,
            size=size if args.size or args.screenshot else None,
            theme=args.theme or "",
            language=args.lang or "",
        )
    )


def _first_sight(args: argparse.Namespace) -> datetime | None:
    """Return when a demo starts that was not told; both processes must know."""
    if not args.demo:
        return None
    from newswatch.replay.world import load_world

    return load_world().at(DEMO_OPENS)


def _speed(args: argparse.Namespace) -> float:
    if args.speed is None:
        return 0.0 if args.screenshot else 1.0
    if not args.demo:
        raise WrongUsage("speed", "--speed goes with --demo")
    if not 0 <= args.speed <= FASTEST:
        raise WrongUsage("speed", f"--speed {args.speed:g} is out of range", "0 to 60.")
    return float(args.speed)


def _refuse_without_display() -> None:
    """Say in a sentence what Qt would say by ending the process (X11, Wayland)."""
    named = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform not in {"win32", "darwin"} and not named:
        raise NoDisplay


def _check_picture(path: Path) -> None:
    """Refuse before any work what could not be written after it."""
    if path.is_dir():
        raise InputError("screenshot", f"{path} is a folder", "Name a .png file in it.")
    if path.suffix.lower() != ".png":
        raise WrongUsage(
            "screenshot", f"{path} is not named like a picture", "Name a .png file."
        )
    if not path.absolute().parent.is_dir():
        raise InputError("screenshot", f"There is no folder {path.absolute().parent}")
