"""What several commands read from the command line in the same way."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from newswatch.domain.errors import InputError
from newswatch.domain.listing import ListingId
from newswatch.domain.symbols import canonical_symbol
from newswatch.paths import Profile, profile

WRONG_USAGE = 2
"""The exit code for a command line that cannot be carried out as it is written."""

STANDARD_OUTPUT = Path("-")
"""What ``-o -`` means, as everywhere."""


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
    """
    if args.demo and args.profile is None:
        from newswatch.cli import demo_folder  # pulls in a lot: only for this

        args.profile = demo_folder.make()
    return profile(args.profile)


def demo_time(args: argparse.Namespace) -> datetime | None:
    """Return the moment named by ``--at``, or None for the demo's own start.

    Raises:
        InputError: If it is no time of day, not one of the demo's, or there is
            no demo.
    """
    if args.at is None:
        return None
    if not args.demo:
        raise InputError(
            "at", "--at goes with --demo", "Try: newswatch --demo --at 09:41"
        )
    from newswatch.replay.world import load_world

    world = load_world()
    try:
        at = world.at(args.at)
    except ValueError as error:
        raise InputError(
            "at", f"--at {args.at} is no time of day", "Write it like 09:41."
        ) from error
    if not world.starts <= at <= world.ends:
        hours = f"It runs from {world.starts:%H:%M} to {world.ends:%H:%M}."
        raise InputError("at", f"--at {args.at} is not in the demo's morning", hours)
    return at


def symbol_of(text: str) -> ListingId:
    """Return the symbol that was typed; here nothing can be searched by name.

    Raises:
        InputError: If it is none.
    """
    try:
        return canonical_symbol(text)
    except InputError as error:
        raise InputError(
            error.field, error.title, "Type a code such as 9988, 0700.HK, BABA or ^HSI."
        ) from error


def size_of(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height of ``"1440x900"``.

    Raises:
        InputError: If it is not of that form, or absurd.
    """
    if not text:
        return default
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise InputError("size", f"--size {text} is no size", "Write it like 1440x900.")
    size = int(width), int(height)
    if not all(200 <= side <= 8000 for side in size):  # noqa: PLR2004
        raise InputError("size", f"--size {text} is out of range", "200 to 8000 each.")
    return size
