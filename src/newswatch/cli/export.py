"""`newswatch export`: the watchlist's news, as CSV or JSON lines."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from newswatch.cli.demo_fill import fill
from newswatch.cli.options import STANDARD_OUTPUT, WrongUsage
from newswatch.cli.session import Session, open_session
from newswatch.domain.errors import InputError
from newswatch.domain.query import ArticleQuery
from newswatch.services.export import FORMATS, as_text, export_articles, rows
from newswatch.services.watched import Watched


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "export",
        help="write the watchlist's news to CSV or JSON lines",
        description="Writes every stored article that mentions your watchlist: one "
        "row for each article and listing. A file appears whole or not at all.",
    )
    parser.add_argument("--format", choices=FORMATS, default="csv")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="- is standard output"
    )
    parser.add_argument("--since", metavar="DATE", help="e.g. 2025-02-01")
    parser.add_argument(
        "--symbol", metavar="S", help="only this listing, of the articles about it"
    )


def run(args: argparse.Namespace) -> int:
    """Write the rows; say on standard error how many they were."""
    since = _since(args.since)
    with open_session(args) as session:
        if session.in_memory:
            fill(session)
        watched = _watched(args.symbol, session)
        query = ArticleQuery(
            entity_ids=tuple(watched.entities), since=since, stories=False
        )
        if args.output in (None, STANDARD_OUTPUT):
            count = _print(session, watched, query, args.format)
        else:
            count = export_articles(
                session.stores,
                watched,
                query,
                args.output,
                args.format,
                session.now,
            )
            print(f"{count} rows written to {args.output}", file=sys.stderr)
    _explain(count, args, watched)
    return 0


def _print(
    session: Session, watched: Watched, query: ArticleQuery, format_name: str
) -> int:
    """Print the rows; return how many they were."""
    table = list(rows(session.stores, watched, query, session.now))
    text, count = as_text(table, format_name)
    sys.stdout.buffer.write(text.encode())
    return count


def _explain(count: int, args: argparse.Namespace, watched: Watched) -> None:
    """Say why there is nothing but a header."""
    if count:
        return
    since = f" since {args.since}" if args.since else ""
    words = f"No stored article mentions {args.symbol or 'your watchlist'}{since}."
    why = "The window, or newswatch watch, fetches news."
    if not watched.ids:
        words, why = "Your watchlist is empty.", "Add to it in the window."
    print(f"newswatch: Nothing matched. {words} {why}", file=sys.stderr)


def _watched(symbol: str | None, session: Session) -> Watched:
    """Return what is followed, or of that only one listing."""
    if symbol is None:
        return session.watched
    listing = session.listing(session.symbol(symbol))
    if listing is None or listing.entity_id not in session.watched.entities:
        raise InputError(
            "symbol",
            f"{symbol} is not on your watchlist",
            "Add it in the window first.",
        )
    return replace(session.watched, listings=(listing,))


def _since(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage(
            "since", f"{text} is no date", "Write it like 2025-02-01."
        ) from error
    return datetime.combine(day, time.min).astimezone(UTC)
