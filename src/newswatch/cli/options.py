"""What several commands read from the command line in the same way."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from newswatch.domain.errors import InputError
from newswatch.paths import Profile, profile

WRONG_USAGE = 2
"""The exit code for a command line that is wrong in itself: see `WrongUsage`."""

STANDARD_OUTPUT = Path("-")
"""What ``-o -`` means, as everywhere."""


class WrongUsage(InputError):
    """An option has a value it cannot have, or stands where it means nothing.

    A file, an address or a symbol that is well-formed and of no use is none: that is
    for the world to say, and may be otherwise tomorrow.
    """


def add_common(parser: argparse.ArgumentParser, default: object) -> None:
    """Options that stand before or after the command."""
    group = parser.add_argument_group("for every command")
    group.add_argument(
        "--profile",
        metavar="DIR",
        default=default,
        help="where data and settings live (default: the system's place for them)",
    )
    group.add_argument(
        "--demo",
        action="store_true",
        default=default or False,
        help="a replay of the Hong Kong morning of 17 February 2025; no network",
    )
    group.add_argument(
        "--at",
        metavar="HH:MM",
        default=default,
        help="with --demo: the Hong Kong time to start at",
    )


def profile_of(args: argparse.Namespace) -> Profile:
    """Return the profile named by ``--profile``, or the user's own.

    A demo without a profile of its own gets a fresh folder, which goes with it:
    it must not touch what the user has.

    Raises:
        WrongUsage: If the name is empty, or in the home of nobody known.
    """
    if args.demo and args.profile is None:
        from newswatch.cli import demo_folder  # pulls in a lot: only for this

        args.profile = demo_folder.make()
    if args.profile == "":  # of a variable that is not set, and not the folder here
        raise WrongUsage("profile", "--profile is empty", "Name a folder.")
    try:
        return profile(args.profile)
    except RuntimeError as error:  # what `expanduser` raises
        raise WrongUsage(
            "profile", f"--profile {args.profile} is in no known home", "Name a folder."
        ) from error


def demo_time(args: argparse.Namespace) -> datetime | None:
    """Return the moment named by ``--at``, or None for the demo's own start.

    Raises:
        WrongUsage: If it is no time of day, not one of the demo's, or there is
            no demo.
    """
    if args.at is None:
        return None
    if not args.demo:
        raise WrongUsage(
            "at", "--at goes with --demo", "Try: newswatch --demo --at 09:41"
        )
    from newswatch.replay.world import load_world

    world = load_world()
    try:
        at = world.at(args.at)
    except ValueError as error:
        raise WrongUsage(
            "at", f"--at {args.at} is no time of day", "Write it like 09:41."
        ) from error
    if not world.starts <= at <= world.ends:
        hours = f"It runs from {world.starts:%H:%M} to {world.ends:%H:%M}."
        raise WrongUsage("at", f"--at {args.at} is not in the demo's morning", hours)
    return at


def size_of(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height of ``"1440x900"``.

    Raises:
        WrongUsage: If it is not of that form, or absurd.
    """
    if not text:
        return default
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise WrongUsage("size", f"--size {text} is no size", "Write it like 1440x900.")
    size = int(width), int(height)
    if not all(200 <= side <= 8000 for side in size):  # noqa: PLR2004
        raise WrongUsage("size", f"--size {text} is out of range", "200 to 8000 each.")
    return size
