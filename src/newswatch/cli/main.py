"""Reads the command line and hands it to one command.

Exit codes: 0 done, 1 could not (a file, a symbol or an address is of no use, too),
2 wrong usage: the command line itself is wrong. Only the command that was asked
for is imported: the window must not wait for what it does not need.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import keyword
import logging
import os
import sys
from collections.abc import Sequence

from newswatch import __version__
from newswatch.cli import output
from newswatch.cli.options import WRONG_USAGE, WrongUsage, add_common
from newswatch.domain.errors import NewswatchError

COULD_NOT = 1

OUTPUT_FAULTS = {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What can befall standard output: gone, or on a disk that is full or broken."""

COMMANDS = {
    "watch": "print each new article that mentions your watchlist, until Ctrl+C",
    "quotes": "print the latest quotes",
    "price-action": "print what a share is doing, as one sentence",
    "match": "find mentions of companies in articles",
    "feeds": "list, add, import and export feeds, and show what is in one",
    "import": "read holdings and watchlists from a broker's CSV",
    "export": "write the watchlist's news to CSV or JSON lines",
    "settings": "write settings and taught names to a file, or read them",
    "doctor": "check this installation, and say what to do about each problem",
    "engine": "the headless half of the window (started by it)",
}

EPILOG = "Without a command, the window opens. `newswatch --demo` shows it at work."


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code."""
    output.prepare()
    try:
        code = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except NewswatchError as error:
        print(f"newswatch: {error}", file=sys.stderr)
        return WRONG_USAGE if isinstance(error, WrongUsage) else COULD_NOT
    except KeyboardInterrupt:
        return COULD_NOT
    except OSError as error:
        if error.errno not in OUTPUT_FAULTS or error.filename is not None:
            raise
        return _give_up_output(error)
    return code


def _give_up_output(error: OSError) -> int:
    """Say why nothing more can be printed; quietly, where nobody reads it.

    Whoever read us may have gone (`newswatch quotes | head`): that is fine.
    """
    if not isinstance(error, BrokenPipeError):
        print(
            f"newswatch: The output could not be written. {error.strerror}.",
            file=sys.stderr,
        )
    # Python writes what is left once more at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return COULD_NOT


def _run(arguments: Sequence[str]) -> int:
    args = _for_window(arguments) or make_parser(arguments).parse_args(arguments)
    if args.command is None:
        from newswatch.cli import window

        return window.run(args)
    # Libraries log to standard error when nobody listens; ours are sentences.
    logging.getLogger().addHandler(logging.NullHandler())
    return int(importlib.import_module(_module(args.command)).run(args))


def _for_window(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Read a command line that only opens the window; None if it is another one.

    The parsers of all commands take longer than reading the settings.
    """
    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False
    )
    parser.set_defaults(command=None)
    add_common(parser, default=None)
    _add_window(parser)
    try:
        args, others = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    return None if others else args


def make_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser; only commands named in `arguments` know their options."""
    from newswatch.cli.usage import Parser  # the window alone does without

    parser: argparse.ArgumentParser = Parser(
        prog="newswatch",
        description="Watches the news for the shares you hold.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=__version__)
    add_common(parser, default=None)
    _add_window(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands"
    )
    for name, summary in COMMANDS.items():
        _add_command(commands, name, summary, wanted=name in arguments)
    return parser


def _add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    *,
    wanted: bool,
) -> None:
    if not wanted:
        commands.add_parser(name, help=summary)
        return
    importlib.import_module(_module(name)).add_parser(commands)
    add_common(commands.choices[name], default=argparse.SUPPRESS)


def _module(name: str) -> str:
    plain = name.replace("-", "_")
    return f"newswatch.cli.{plain}{'_' if keyword.iskeyword(plain) else ''}"


def _add_window(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("for the window")
    group.add_argument(
        "--screenshot", metavar="FILE", help="draw the window into a PNG and end"
    )
    group.add_argument(
        "--hidden",
        action="store_true",
        help="start in the tray, or show the window where there is none",
    )
    group.add_argument(
        "--size", metavar="WxH", default="", help="of the window, e.g. 1440x900"
    )
    group.add_argument("--theme", choices=("dark", "light", "system"))
    group.add_argument("--lang", choices=("en", "zh_HK"))
    group.add_argument(
        "--speed",
        type=float,
        metavar="N",
        help="with --demo: replayed seconds per second, 1 to 60; 0 is paused",
    )
