"""`newswatch feeds`: which are read, where others are, and what is in them."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newswatch.cli import feeds_kept
from newswatch.cli.asked_once import asked_once
from newswatch.cli.options import add_common, profile_of
from newswatch.domain.article import Article
from newswatch.domain.errors import BadResponse, NewswatchError
from newswatch.domain.feed import Feed
from newswatch.settings import load
from newswatch.sources import http_errors
from newswatch.sources.content_coding import Corrupt, Decoder, TooBig
from newswatch.sources.feeds.discovery import discover
from newswatch.sources.feeds.parser import parse_feed
from newswatch.sources.http import HttpClient, Limits

DONE, COULD_NOT = 0, 1
_SUMMARY = "list, add, import and export feeds, and show what is in one"


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add ``feeds`` to the command line."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "feeds",
        help=_SUMMARY,
        description="Lists, adds, imports (OPML) and exports the feeds of your"
        " profile; finds those that a page names; shows what is in one, one JSON"
        " object a line.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    read = actions.add_parser("read", help="print the articles of feeds as JSON lines")
    read.add_argument("feeds", nargs="+", metavar="FILE|URL")
    find = actions.add_parser("discover", help="print the feeds that a page names")
    find.add_argument("url", metavar="URL")
    for action in (read, find):
        add_common(action, default=argparse.SUPPRESS)
    feeds_kept.add_actions(actions)
    return parser


def run(args: argparse.Namespace) -> int:
    """Run one action; return the exit code."""
    if args.action == "discover":
        return asyncio.run(_discover(args.url, _proxy(args)))
    if args.action == "read":
        return asyncio.run(_read(args.feeds, _proxy(args)))
    return feeds_kept.run(args)


def _proxy(args: argparse.Namespace) -> str:
    """Return the proxy that the profile names; a demo has none."""
    return "" if args.demo else load(profile_of(args).settings)[0].proxy


async def _read(places: Sequence[str], proxy: str) -> int:
    code = DONE
    async with HttpClient(proxy=proxy) as client:
        for place in places:
            try:
                with asked_once():
                    articles = await _articles(client, place)
                for article in articles:
                    _print_line(_line(place, article))
            except NewswatchError as error:
                print(f"newswatch: {place}: {error}", file=sys.stderr)
                code = COULD_NOT
    return code


async def _articles(client: HttpClient, place: str) -> tuple[Article, ...]:
    now = datetime.now(UTC)
    if "://" in place:  # where it leads is the client's to judge
        response = await client.get(place)
        return parse_feed(
            response.body,
            Feed(url=place),
            now,
            content_type=response.content_type,
            base_url=response.url,
        ).articles
    return parse_feed(_file(place), Feed(url=place), now).articles


def _file(place: str) -> bytes:
    limit = Limits().body
    try:
        with Path(place).open("rb") as file:
            body = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadResponse(place, "The file cannot be read", f"{reason}.") from error
    try:
        unpacked = Decoder("", limit)
        unpacked.feed(body)
        return unpacked.body()
    except TooBig as error:
        raise http_errors.too_big(place, limit) from error
    except Corrupt as error:
        raise http_errors.corrupt(place, str(error)) from error


def _line(place: str, article: Article) -> dict[str, object]:
    published = article.published.isoformat() if article.published_known else None
    return {
        "feed": place,
        "url": article.url,
        "title": article.title,
        "summary": article.summary,
        "published": published,
        "source": article.source,
        "language": article.language,
        "symbols": list(article.symbols),
    }


async def _discover(url: str, proxy: str) -> int:
    try:
        async with HttpClient(proxy=proxy) as client:
            with asked_once():
                feeds = await discover(client, url)
            for found in feeds:
                _print_line({"url": found.url, "title": found.title})
    except NewswatchError as error:
        print(f"newswatch: {url}: {error}", file=sys.stderr)
        return COULD_NOT
    return DONE


def _print_line(value: dict[str, object]) -> None:
    """Print JSON in UTF-8, whatever the terminal's own encoding is."""
    line = json.dumps(value, ensure_ascii=False)
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run this command alone: ``python -m newswatch.cli.feeds read …``."""
    parser = argparse.ArgumentParser(prog="newswatch")
    add_common(parser, default=None)
    add_parser(parser.add_subparsers(dest="command", required=True))
    given = sys.argv[1:] if arguments is None else arguments
    return run(parser.parse_args(["feeds", *given]))


if __name__ == "__main__":
    sys.exit(main())
