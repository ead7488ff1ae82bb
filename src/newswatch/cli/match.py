"""`newswatch match`: which instruments do articles mention, where, and why."""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NoReturn

from newswatch import catalog
from newswatch.domain.errors import InputError, NewswatchError
from newswatch.domain.listing import EntityId, ListingId
from newswatch.domain.mention import Mention
from newswatch.domain.section import Origin, telling
from newswatch.domain.why import sentence
from newswatch.domain.words import whole
from newswatch.matching.builder import build_matcher
from newswatch.matching.instruments import Instrument, group
from newswatch.matching.matcher import Matcher

COLUMNS: Final = ("symbol", "name", "names_zh", "aliases")
_DONE, _FAILED = 0, 1
_INTERRUPTED: Final = 130
# A file of another kind would be told of line by line.
_TOLD_OF: Final = 20


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command to the program's parser."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "match",
        help="show which instruments articles mention, and why",
        description="Reads articles, one JSON object a line with id, title and "
        "summary, and writes the mentions in each: one JSON object a line.",
    )
    _add_arguments(parser)
    return parser


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--instruments",
        required=True,
        type=Path,
        metavar="FILE.csv",
        help="header symbol,name,names_zh,aliases; several separated by |",
    )
    parser.add_argument(
        "articles",
        nargs="?",
        default="-",
        metavar="FILE.jsonl",
        help="articles, one JSON object a line; - or nothing reads standard input",
    )


def run(args: argparse.Namespace) -> int:
    """Run the command: 0 done, 1 could not (with one line on stderr)."""
    try:
        grouped = group(read_instruments(args.instruments), catalog.load())
        matcher = build_matcher(grouped.watched, grouped.protective)
        with _open(args.articles) as lines:
            unread = _match_all(matcher, grouped.symbols, lines)
    except NewswatchError as error:
        print(f"newswatch match: {error}", file=sys.stderr)
        return _FAILED
    except BrokenPipeError:
        # The reader has gone: what is buffered must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return _FAILED if unread else _DONE


def read_instruments(path: Path) -> list[Instrument]:
    """Read an instruments CSV.

    Raises:
        InputError: Missing, not text, a wrong header, or a row without symbol.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(_instruments(path, lines))
    except OSError as error:
        raise InputError(
            "--instruments", f"Cannot read {path}: {error.strerror}"
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError("--instruments", f"{path} is not UTF-8 CSV") from error


def _instruments(path: Path, lines: IO[str]) -> Iterator[Instrument]:
    rows = csv.DictReader(lines, strict=True)  # a quote left open eats the rest
    missing = [c for c in COLUMNS[:2] if c not in (rows.fieldnames or ())]
    if missing:
        raise InputError(
            "--instruments",
            f"{path} has no column {missing[0]!r}",
            f"The header must be {','.join(COLUMNS)}.",
        )
    for row in rows:
        symbol = (row["symbol"] or "").strip()
        if not symbol:
            raise InputError("--instruments", f"{path}:{rows.line_num} has no symbol")
        yield Instrument(
            symbol=ListingId(symbol),
            name=(row["name"] or "").strip(),
            names_zh=_several(row.get("names_zh")),
            aliases=_several(row.get("aliases")),
        )


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


@contextmanager
def _open(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 closed below, opened apart for its errors
    except OSError as error:
        raise InputError("articles", f"Cannot read {name}: {error.strerror}") from error
    with file:
        yield file


def _match_all(
    matcher: Matcher,
    symbols: Mapping[EntityId, ListingId],
    lines: Iterable[bytes],
) -> int:
    """Write what each article mentions; tell of lines that are none, and count them."""
    unread = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            article = _article(line, number)
        except InputError as error:
            unread += 1
            _tell_of(error, unread)
        else:
            _write(article["id"], _found(matcher, article), symbols)
    if unread > _TOLD_OF:
        print(f"newswatch match: {unread} lines are no articles", file=sys.stderr)
    return unread


def _tell_of(error: InputError, unread: int) -> None:
    if unread <= _TOLD_OF:
        print(f"newswatch match: {error}", file=sys.stderr)


def _found(matcher: Matcher, article: Mapping[str, Any]) -> Iterable[Mention]:
    return matcher.find(
        article["title"],
        article["summary"],
        symbols=article["symbols"],
        origin=article["origin"],
    )


def _article(line: bytes, number: int) -> dict[str, Any]:
    try:
        read = json.loads(line, parse_float=_number, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError("articles", f"Line {number} is not JSON") from error
    if not isinstance(read, dict) or "id" not in read:
        raise InputError("articles", f"Line {number} is not an object with an id")
    return {
        "id": read["id"],
        "title": _text(read, "title", number),
        "summary": _text(read, "summary", number),
        "symbols": _texts(read.get("symbols")),
        "origin": _origin(read),
    }


def _number(digits: str) -> float:
    """Refuse 1e400, too: the nearest that Python has is Infinity."""
    value = float(digits)
    return value if math.isfinite(value) else _no_number(digits)


def _no_number(word: str) -> NoReturn:
    """Refuse NaN and Infinity: Python reads and writes them, JSON has none."""
    raise ValueError(word)


def _origin(read: Mapping[str, Any]) -> Origin:
    """Return where an article stood; what is there but not text tells nothing."""
    section, url, source = (_texts([read.get(key)]) for key in _ORIGIN)
    categories = _texts(read.get("categories"))
    return Origin(telling([*section, *categories]), "".join(url), "".join(source))


_ORIGIN: Final = ("section", "url", "source")


def _texts(value: Any) -> list[str]:
    return [text for text in _list(value) if isinstance(text, str)]


def _text(read: Mapping[str, Any], key: str, number: int) -> str:
    value = read.get(key) or ""
    if not isinstance(value, str):
        raise InputError("articles", f"Line {number}: {key} is not text")
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _write(
    article_id: Any,
    mentions: Iterable[Mention],
    symbols: Mapping[EntityId, ListingId],
) -> None:
    row = {"id": article_id, "mentions": [_mention(m, symbols) for m in mentions]}
    sys.stdout.write(whole(json.dumps(row, ensure_ascii=False)) + "\n")


def _mention(
    mention: Mention, symbols: Mapping[EntityId, ListingId]
) -> dict[str, object]:
    return {
        "symbol": symbols[mention.entity_id],
        "entity": mention.entity_id,
        "field": mention.field.value,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "evidence": mention.evidence.value,
        "score": mention.score,
        "reasons": sentence(mention).split("; "),
    }


def main(argv: list[str] | None = None) -> int:
    """Run the command by itself: `python -m newswatch.cli.match`."""
    parser = argparse.ArgumentParser(prog="newswatch match", description=__doc__)
    _add_arguments(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    raise SystemExit(main())
