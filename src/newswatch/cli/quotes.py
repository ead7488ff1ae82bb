"""`newswatch quotes`: the latest quotes, each with its age and in your currency."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from newswatch.cli.options import WrongUsage
from newswatch.cli.price_action import desk_of, no_quote
from newswatch.cli.session import Session, open_session
from newswatch.domain.errors import InputError, SourceError
from newswatch.domain.listing import ListingId
from newswatch.domain.money import Currency, price_unit
from newswatch.services.quotes import QuoteLine, quote_lines

COLUMNS = ("SYMBOL", "LAST", "CHANGE", "IN {}", "STATE", "NAME")


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "quotes",
        help="print the latest quotes",
        description="Prints the latest quotes of SYMBOLs, or of your watchlist. A "
        "price that could not be fetched is shown with its age, or as a dash.",
    )
    parser.add_argument(
        "symbols", nargs="*", metavar="SYMBOL", help="e.g. 9988.HK BABA"
    )
    parser.add_argument("--currency", metavar="CODE", help="e.g. USD, HKD")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print the quotes; 1 if any is missing."""
    with open_session(args) as session:
        wanted, strange = _wanted(args.symbols, session)
        currency = _currency(args.currency or session.settings.display_currency)
        lines, error = _lines(wanted, currency, session)
    if lines:
        _print_json(lines) if args.json else _print_table(lines, currency)
    found = [str(error)] if error else _complaints(lines, asked=bool(args.currency))
    complaints = [*strange, *found]
    for each in complaints:
        print(f"newswatch: {each}", file=sys.stderr)
    return 1 if complaints else 0


def _lines(
    wanted: Sequence[ListingId], currency: Currency, session: Session
) -> tuple[list[QuoteLine], SourceError | None]:
    """Return a line for each wanted listing, and why some could not be asked."""
    if not wanted:
        return [], None
    return quote_lines(desk_of(session), wanted, currency, session.listing)


def _complaints(lines: Sequence[QuoteLine], *, asked: bool) -> list[str]:
    """Return what is missing: quotes, and rates to a currency that was asked for."""
    missing = [str(e.listing_id) for e in lines if e.last is None and not e.doubt]
    found = [no_quote(", ".join(missing))] if missing else []
    held = [f"{each.listing_id}: {each.doubt}" for each in lines if each.doubt]
    found += [f"A newer price is held back: {words}" for words in held]
    found += dict.fromkeys(each.old_rate for each in lines if each.old_rate)
    if asked:
        found += dict.fromkeys(each.no_rate for each in lines if each.no_rate)
    return found


def _wanted(
    symbols: Sequence[str], session: Session
) -> tuple[list[ListingId], list[str]]:
    """Return what is asked for, and sentences about what is no symbol."""
    if symbols:
        return _typed(symbols, session)
    if not session.watched.ids:
        raise SourceError(
            "watchlist",
            "Your watchlist is empty",
            "Name symbols (newswatch quotes 9988.HK) or add some in the window.",
        )
    return list(session.watched.ids), []


def _typed(
    symbols: Sequence[str], session: Session
) -> tuple[list[ListingId], list[str]]:
    wanted: dict[ListingId, None] = {}
    strange: list[str] = []
    for each in symbols:
        try:
            wanted[session.symbol(each)] = None
        except InputError as error:
            strange.append(str(error))
    return list(wanted), strange


def _currency(code: str) -> Currency:
    currency = price_unit(code.upper()).currency
    if currency is None:
        raise WrongUsage(
            "currency", f"{code} is no currency code", "Write it like USD."
        )
    return currency


def _print_json(lines: Sequence[QuoteLine]) -> None:
    for line in lines:
        print(json.dumps(line.as_dict(), ensure_ascii=False))


def _print_table(lines: Sequence[QuoteLine], currency: Currency) -> None:
    rows = [
        [name.format(currency) for name in COLUMNS],
        *(_cells(each) for each in lines),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    for row in rows:
        first, *numbers, state, name = row
        right = [each.rjust(widths[n]) for n, each in enumerate(numbers, 1)]
        print("  ".join([first.ljust(widths[0]), *right, state.ljust(widths[4]), name]))


def _cells(line: QuoteLine) -> list[str]:
    return [
        str(line.listing_id),
        line.price_text,
        line.change_text,
        line.shown_text,
        line.state_text,
        line.name,
    ]
