"""`newswatch watch`: print each new article that mentions the watchlist."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable

from newswatch.cli.options import demo_time, profile_of
from newswatch.domain.errors import NewswatchError
from newswatch.domain.query import ArticleRow
from newswatch.services.watched import Watched


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "watch",
        help="print each new article that mentions your watchlist, until Ctrl+C",
        description="Reads the feeds without a window and prints each new article "
        "that mentions your watchlist, until Ctrl+C.",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--speed", type=float, default=1.0, help="with --demo: of the replay, 1 to 60"
    )


def run(args: argparse.Namespace) -> int:
    """Watch until Ctrl+C (0), or until it cannot go on (1)."""
    from newswatch.engine.headless import watch
    from newswatch.engine.main import EngineOptions

    options = EngineOptions(
        profile=profile_of(args), demo=args.demo, at=demo_time(args), speed=args.speed
    )
    show: Callable[[ArticleRow, Watched], None] = _as_json if args.json else _as_text
    try:
        asyncio.run(watch(options, show, _complain))
    except KeyboardInterrupt:
        return 0
    return 0


def _complain(error: NewswatchError) -> None:
    print(f"newswatch: {error}", file=sys.stderr, flush=True)


def _symbols(row: ArticleRow, watched: Watched) -> list[str]:
    entities = dict.fromkeys(mention.entity_id for mention in row.mentions)
    return [
        str(listing.id)
        for entity in entities
        for listing in watched.listings_of(entity)
    ]


def _as_text(row: ArticleRow, watched: Watched) -> None:
    value = row.stored.article
    when = value.published.astimezone()
    symbols = ", ".join(_symbols(row, watched))
    print(f"{when:%Y-%m-%d %H:%M}  [{symbols}]  {value.title}  ({value.source})")
    print(f"    {value.url}", flush=True)


def _as_json(row: ArticleRow, watched: Watched) -> None:
    value = row.stored.article
    record = {
        "id": row.id,
        "published": value.published.isoformat(),
        "symbols": _symbols(row, watched),
        "title": value.title,
        "summary": value.summary,
        "source": value.source,
        "url": value.url,
        "mentions": [
            {
                "entity": mention.entity_id,
                "field": mention.field,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "evidence": mention.evidence,
                "score": mention.score,
            }
            for mention in row.mentions
        ],
    }
    print(json.dumps(record, ensure_ascii=False), flush=True)
