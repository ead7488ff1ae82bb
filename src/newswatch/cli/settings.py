"""`newswatch settings export|import`: settings and taught names, to take along."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from newswatch import settings_file
from newswatch.cli.options import STANDARD_OUTPUT, add_common, profile_of
from newswatch.engine.lock import EngineLock
from newswatch.paths import Profile
from newswatch.services.matching import note_rematch
from newswatch.settings import load, save
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore
from newswatch.storage.user import UserStore


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "settings",
        help="write settings and taught names to a file, or read them",
        description="Settings, aliases and blocked phrases in one file, to keep or "
        "to take to another machine.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    give = actions.add_parser("export", help="write them to a file")
    give.add_argument(
        "-o", "--output", metavar="FILE", type=Path, default=STANDARD_OUTPUT
    )
    take = actions.add_parser("import", help="use those of a file; names are added")
    take.add_argument("file", metavar="FILE", type=Path)
    for action in (give, take):
        add_common(action, default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do one of the two; return the exit code."""
    if args.action == "export":
        return _export(args)
    found = settings_file.read(args.file)
    profile = profile_of(args)
    with EngineLock(profile.folder):  # a window would write its own over them
        added = _take(profile, found)
    print(f"Settings imported, {added} names added", file=sys.stderr)
    return 0


def _take(profile: Profile, found: settings_file.SettingsFile) -> int:
    database = Database.open(profile.database)
    try:
        store = UserStore(database)
        new = set(found.names) - set(store.aliases())
        with store.transaction():
            for name in new:
                store.add_alias(name)
            if new:  # the engine does it when it starts
                note_rematch(FeedStore(database), begun=True)
    finally:
        database.close()
    save(profile.settings, replace(found.settings, first_run_done=True))
    return len(new)


def _export(args: argparse.Namespace) -> int:
    profile = profile_of(args)
    settings, complaint = load(profile.settings)
    if complaint:
        print(f"newswatch: {complaint}", file=sys.stderr)
    database = Database.open(profile.database)
    try:
        names = UserStore(database).aliases()
    finally:
        database.close()
    if args.output == STANDARD_OUTPUT:
        sys.stdout.write(settings_file.as_text(settings, names))
    else:
        settings_file.write(args.output, settings, names)
    return 0
