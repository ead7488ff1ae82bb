"""`newswatch feeds list|add|remove|import|export`: the feeds of a profile."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newswatch.cli.asked_once import asked_once
from newswatch.cli.options import STANDARD_OUTPUT, add_common, profile_of
from newswatch.domain.feed import Feed, FeedState
from newswatch.engine import feed_lists
from newswatch.ports import FeedStore
from newswatch.services.feeds import add_feeds, remove_feed
from newswatch.settings import load
from newswatch.sources.demo.feed import DEMO_FEED
from newswatch.sources.feeds.discovery import FoundFeed, discover, typed_url
from newswatch.sources.http import HttpClient
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

DONE, COULD_NOT = 0, 1


def add_actions(actions: Any) -> None:
    """Add the actions that work on a profile."""
    show = actions.add_parser("list", help="print the feeds of your profile")
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    add = actions.add_parser("add", help="read a feed from now on")
    add.add_argument("url", metavar="URL", help="of a feed, or of a page that names it")
    add.add_argument("--all", action="store_true", help="every feed that a page names")
    gone = actions.add_parser("remove", help="do not read a feed any more")
    gone.add_argument("url", metavar="URL")
    take = actions.add_parser("import", help="add the feeds of an OPML file")
    take.add_argument("file", metavar="FILE", type=Path)
    give = actions.add_parser("export", help="write your feeds as OPML")
    give.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="- is standard output"
    )
    for action in (show, add, gone, take, give):
        add_common(action, default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run one of these actions; return the exit code.

    Raises:
        NewswatchError: Whatever went wrong, in words.
    """
    passing = args.demo and args.profile is None  # a demo in a folder of its own
    database = Database.open(profile_of(args).database)
    try:
        store = open_stores(database).feeds
        if passing:
            add_feeds(store, [DEMO_FEED])
        return _ACTIONS[args.action](args, store)
    finally:
        database.close()


def _list(args: argparse.Namespace, store: FeedStore) -> int:
    states, feeds = store.states(), store.feeds()
    for feed in feeds:
        state = states.get(feed.url, FeedState(url=feed.url))
        print(json.dumps(_record(feed, state)) if args.json else _line(feed, state))
    if not states and not feeds:
        print(
            "newswatch: No feeds yet. Those of the catalogue come when Newswatch first"
            " runs; newswatch feeds add URL adds one of yours.",
            file=sys.stderr,
        )
    return DONE


def _line(feed: Feed, state: FeedState) -> str:
    mark = "on " if feed.enabled else "off"
    trouble = f"  ({state.error_title})" if state.error_title else ""
    return f"{mark}  {feed.url}  {feed.title}{trouble}".rstrip()


def _record(feed: Feed, state: FeedState) -> dict[str, object]:
    success = state.last_success.isoformat() if state.last_success else None
    return {
        "url": feed.url,
        "title": feed.title,
        "folder": feed.fold,
        "language": feed.language,
        "origin": feed.origin,
        "on": feed.enabled,
        "last_success": success,
        "gone": state.gone,
        "error": state.error_title,
    }


def _add(args: argparse.Namespace, store: FeedStore) -> int:
    found = asyncio.run(_find(args))
    if len(found) > 1 and not args.all:
        for each in found:
            print(f"{each.url}  {each.title}".rstrip())
        print(
            f"newswatch: The page names {len(found)} feeds. Add one of them by its"
            " own address, or all of them with --all.",
            file=sys.stderr,
        )
        return COULD_NOT
    added = add_feeds(store, (Feed(url=f.url, title=f.title) for f in found))
    _say(added.added, added.known)
    return DONE


async def _find(args: argparse.Namespace) -> Sequence[FoundFeed]:
    settings, _ = load(profile_of(args).settings)
    async with HttpClient(proxy=settings.proxy) as client:
        with asked_once():
            return await discover(client, args.url)


def _remove(args: argparse.Namespace, store: FeedStore) -> int:
    for url in (args.url, typed_url(args.url)):
        if remove_feed(store, url):
            print("It is not read any more; its articles stay.", file=sys.stderr)
            return DONE
    print(
        f"newswatch: {args.url} is none of your feeds. `newswatch feeds list` prints"
        " them.",
        file=sys.stderr,
    )
    return COULD_NOT


def _import(args: argparse.Namespace, store: FeedStore) -> int:
    added = feed_lists.import_opml(store, args.file)
    _say(added.added, added.known)
    return DONE


def _export(args: argparse.Namespace, store: FeedStore) -> int:
    if args.output in (None, STANDARD_OUTPUT):
        content, _count = feed_lists.as_opml(store)
        sys.stdout.buffer.write(content)
        return DONE
    count = feed_lists.export_opml(store, args.output)
    print(f"{count} feeds written to {args.output}", file=sys.stderr)
    return DONE


def _say(added: int, known: int) -> None:
    there = f", {known} were there already" if known else ""
    print(f"{added} feed{'' if added == 1 else 's'} added{there}", file=sys.stderr)


_ACTIONS: dict[str, Callable[[argparse.Namespace, FeedStore], int]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "import": _import,
    "export": _export,
}
