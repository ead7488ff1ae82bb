"""`newswatch engine`: the headless half of the window."""

from __future__ import annotations

import argparse

from newswatch.cli.options import demo_time, profile_of


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "engine",
        help="the headless half of the window (started by it)",
        description="Fetches, matches and stores; speaks JSON lines on standard "
        "input and output. It ends when its standard input closes.",
    )
    parser.add_argument("--speed", type=float, default=1.0, help="of the demo")


def run(args: argparse.Namespace) -> int:
    """Serve until standard input closes."""
    from newswatch.engine.main import EngineOptions, main

    return main(
        EngineOptions(
            profile=profile_of(args),
            demo=args.demo,
            at=demo_time(args),
            speed=args.speed,
        )
    )
