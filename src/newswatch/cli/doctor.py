"""`newswatch doctor`: what works here, and what to do about what does not."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from newswatch import __version__
from newswatch.cli.doctor_report import Finding, Level
from newswatch.cli.options import profile_of
from newswatch.domain.errors import NewswatchError, StoreDamaged
from newswatch.paths import Profile, resource

PACKAGES = (
    "PySide6-Essentials",
    "yfinance",
    "curl_cffi",
    "feedparser",
    "pyqtgraph",
    "lxml",
    "aiohttp",
)
MEGABYTE = 1 << 20
LEAST_ROOM_MB = 50
"""A year of news takes some 200 MB; with less than this, a day may not fit."""


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "doctor",
        help="check this installation, and say what to do about each problem",
        description="Checks versions, paths, the database, the desktop and whether "
        "each source can be reached. Changes nothing, unless told to restore.",
    )
    parser.add_argument(
        "--restore",
        metavar="COPY",
        nargs="?",
        const="",
        help="put back a copy of your watchlists and lots, the newest if none is "
        "named; the database there is moved aside",
    )
    parser.add_argument(
        "--offline", action="store_true", help="do not try to reach the sources"
    )


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 if something has to be done."""
    profile = profile_of(args)
    if args.restore is not None:
        return _restore(profile, args.restore)
    worst = Level.GOOD
    for finding in _findings(args, profile):
        print(f"{finding.level}  {finding.what}", flush=True)
        if finding.advice:
            print(f"      {finding.advice}", flush=True)
        if finding.level is Level.BAD:
            worst = Level.BAD
    return 1 if worst is Level.BAD else 0


def _restore(profile: Profile, named: str) -> int:
    """Put a copy back while no engine and no window can write.

    Raises:
        StoreError: If somebody runs on the profile, or there is no sound copy.
    """
    from newswatch.engine.lock import EngineLock
    from newswatch.storage.backup import restore

    with EngineLock(profile.folder):
        copy, aside = restore(profile.database, Path(named) if named else None)
    print(f"{copy} is your database now.")
    if aside is not None:
        print(f"What was there is kept as {aside.name}.")
    return 0


def _findings(args: argparse.Namespace, profile: Profile) -> Iterator[Finding]:
    yield from _versions()
    yield from _paths(profile)
    yield _database(profile)
    yield from _desktop()
    if args.offline or args.demo:
        yield Finding(Level.NOTE, "Sources were not asked")
        return
    from newswatch.cli.doctor_sources import source_findings

    yield from source_findings(profile)


def _versions() -> Iterator[Finding]:
    yield Finding(
        Level.GOOD,
        f"Newswatch {__version__}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, {platform.platform(terse=True)}",
    )
    try:
        versions = [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    except importlib.metadata.PackageNotFoundError as error:
        yield Finding(
            Level.BAD, f"{error.name} is not installed", "Install Newswatch again."
        )
        return
    yield Finding(Level.GOOD, ", ".join(versions))
    if not resource("catalog", "entities.jsonl").is_file():
        yield Finding(
            Level.BAD, f"No resources at {resource()}", "Install Newswatch again."
        )


def _paths(profile: Profile) -> Iterator[Finding]:
    folder = profile.folder
    yield from _room(folder)
    if not folder.exists():
        yield _to_be_made(folder)
        return
    if not folder.is_dir():
        yield Finding(
            Level.BAD, f"Profile {folder} is a file", "Name a folder with --profile."
        )
        return
    yield _writable(profile)
    from newswatch.settings import load

    settings, complaint = load(profile.settings)
    if complaint:
        yield Finding(Level.BAD, complaint, "Choose your settings again.")
    elif profile.settings.exists():
        yield Finding(Level.GOOD, f"Settings, shown in {settings.display_currency}")


def _writable(profile: Profile) -> Finding:
    """Tell whether what is new could be stored; an administrator always may."""
    kept = (profile.folder, profile.database)
    fixed = [each for each in kept if each.exists() and not os.access(each, os.W_OK)]
    if not fixed:
        return Finding(Level.GOOD, f"Profile {profile.folder}")
    return Finding(
        Level.BAD,
        f"Profile {profile.folder}: you may not write to {fixed[0]}",
        "Make it yours again, or name another folder with --profile.",
    )


def _to_be_made(folder: Path) -> Finding:
    there = next(each for each in folder.parents if each.exists())
    if os.access(there, os.W_OK | os.X_OK):
        return Finding(Level.NOTE, f"Profile {folder}: new, made at the first start")
    return Finding(
        Level.BAD,
        f"Profile {folder} cannot be made: you may not write in {there}",
        "Name a folder of yours with --profile.",
    )


def _room(folder: Path) -> Iterator[Finding]:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free / MEGABYTE
    if free < LEAST_ROOM_MB:
        yield Finding(
            Level.BAD,
            f"The disk is nearly full: {free:.0f} MB are left at {there}",
            "Make some room: what is new could not be stored.",
        )


def _database(profile: Profile) -> Finding:
    from newswatch.storage import copies
    from newswatch.storage.database import Database

    path = profile.database
    if not path.exists():
        return Finding(Level.NOTE, f"No database yet at {path}")
    try:
        database = Database.open(path, write=False)
    except NewswatchError as error:
        return Finding(Level.BAD, f"Database: {error.title}", error.hint)
    try:
        problems = database.check()
    finally:
        database.close()
    if problems:
        damage = StoreDamaged(f"Database {path} is damaged: {problems[0]}")
        found = copies.with_advice(damage, path)
        return Finding(Level.BAD, found.title, found.hint)
    size = path.stat().st_size / MEGABYTE
    copy = copies.newest(path)
    kept = f", copy of {copies.day_of(copy)}" if copy else ""
    return Finding(Level.GOOD, f"Database {path}, {size:.1f} MB, sound{kept}")


def _desktop() -> Iterator[Finding]:
    """Ask Qt in a process of its own: a missing library ends it, not us."""
    import json
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "newswatch.cli.doctor_desktop"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        why = next((line for line in said if line.startswith("qt.qpa")), said[-1])
        yield Finding(
            Level.BAD,
            f"Qt does not start here: {why}",
            "On a machine without a display use --screenshot, or the commands. On "
            "Debian and Ubuntu: sudo apt-get install libegl1 libxcb-cursor0 "
            "libxkbcommon-x11-0",
        )
        return
    for level, what, advice in json.loads(done.stdout):
        yield Finding(Level(level), what, advice)
