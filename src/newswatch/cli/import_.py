"""`newswatch import`: holdings and watchlists from what a broker exports."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from newswatch.cli.session import Session, open_session
from newswatch.domain.errors import StoreError
from newswatch.domain.portfolio import Lot, Watchlist
from newswatch.statements import DayOrder, Resolver, read_file, read_statement
from newswatch.statements.plan import Plan, make_plan
from newswatch.statements.trades import Side, Skipped, Trade
from newswatch.storage.backup import keep_copy
from newswatch.storage.imports import Importer
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore

Record = dict[str, str | int | None]


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "import",
        help="read holdings and watchlists from a broker's CSV",
        description="Reads trades, holdings or a watchlist from a CSV file: of "
        "Interactive Brokers (also Flex queries in XML), Futu/moomoo, Schwab, "
        "Fidelity, Webull, Revolut, Saxo, XTB, Freetrade, Yahoo, Trading 212, "
        "Ghostfolio (also JSON), Wealthfolio, or any with columns symbol, shares, "
        "price, currency, date, in English, Chinese or a language of western "
        "Europe. The same file twice does not count twice.",
    )
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what it would do"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--dates",
        choices=[each.value for each in DayOrder],
        help="what 03/04/2025 means, where the file does not tell",
    )


def run(args: argparse.Namespace) -> int:
    """Import a file; 1 if a row could not be taken, or nothing was."""
    text = read_file(args.file)
    order = DayOrder(args.dates) if args.dates else None
    with open_session(args) as session:
        plan, importer = _plan(session, text, order)
        stored = not args.dry_run and not plan.ambiguous
        if stored and plan.taken:
            importer.carry_out(plan, _watchlist(session))
            _keep_copy(session, demo=args.demo)
    for line in _records(plan) if args.json else _lines(plan):
        print(line)
    print(_summary(plan, stored=stored), file=sys.stderr)
    return 1 if plan.problems or plan.ambiguous else 0


def _plan(session: Session, text: str, order: DayOrder | None) -> tuple[Plan, Importer]:
    resolver = Resolver(session.listing, session.catalogue.search)
    today = session.now.date()
    latest = max(today, datetime.now(UTC).date())  # the demo's clock is in the past
    statement = read_statement(text, resolver, order, latest)
    importer = Importer(UserStore(session.database), MarketStore(session.database))
    return make_plan(statement, importer.known(), today), importer


def _watchlist(session: Session) -> Watchlist:
    """Return the first watchlist, made where there is none."""
    lists = session.stores.user.watchlists()
    if lists:
        return lists[0]
    name = "自選股" if session.settings.language == "zh_HK" else "Watchlist"
    return session.stores.user.add_watchlist(name)


def _keep_copy(session: Session, *, demo: bool) -> None:
    """Keep a copy at once: the next window may be days away."""
    if session.profile is None or demo:
        return
    try:
        keep_copy(session.profile.database, datetime.now(UTC).date())
    except StoreError as error:  # what was imported is stored all the same
        print(f"newswatch: {error}", file=sys.stderr)


def _lines(plan: Plan) -> Iterator[str]:
    for trade in plan.taken:
        yield f"line {trade.line}: {_words(trade)}"
    for trade in plan.repeated:
        yield f"line {trade.line}: {_words(trade)} - known already"
    for each in plan.skipped:
        yield f"line {each.line}: not taken. {each.reason} [{each.words}]"
    for listing_id, lots in plan.lots.items():
        before = _count(plan.before[listing_id])
        yield f"{listing_id}: {before} shares before, {_count(lots)} after"


def _words(trade: Trade) -> str:
    remark = f" ({trade.remark})" if trade.remark else ""
    if trade.side is Side.FOLLOW:
        return f"follow {trade.listing.id}{remark}"
    price = trade.price
    paid = f" at {price.amount} {price.currency}" if price else ""
    day = f" on {trade.day}" if trade.day else ""
    return f"{trade.side} {trade.quantity} {trade.listing.id}{paid}{day}{remark}"


def _count(lots: tuple[Lot, ...]) -> str:
    """Return the shares as entered, sales taken off."""
    return f"{sum((lot.left(()) for lot in lots), Decimal(0)):f}"


def _records(plan: Plan) -> Iterator[str]:
    for trade in plan.taken:
        yield _json(_trade_record(trade, "taken"))
    for trade in plan.repeated:
        yield _json(_trade_record(trade, "known"))
    for each in plan.skipped:
        yield _json(_skipped_record(each))


def _trade_record(trade: Trade, state: str) -> Record:
    price = trade.price
    return {
        "line": trade.line,
        "state": state,
        "side": trade.side.value,
        "symbol": str(trade.listing.id),
        "shares": str(trade.quantity) if trade.quantity is not None else None,
        "price": str(price.amount) if price else None,
        "currency": str(price.currency) if price else None,
        "day": trade.day.isoformat() if trade.day else None,
        "reason": trade.remark,
    }


def _skipped_record(each: Skipped) -> Record:
    state = "other" if each.other else "problem"
    return {
        "line": each.line,
        "state": state,
        "reason": each.reason,
        "text": each.words,
    }


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)


def _summary(plan: Plan, *, stored: bool) -> str:
    if plan.ambiguous:
        return (
            "newswatch: Nothing is stored. Days such as 03/04/2025 can be two days: "
            "add --dates dmy, --dates mdy or --dates ymd."
        )
    others = len(plan.skipped) - len(plan.problems)
    done = "taken" if stored else "could be taken; nothing is stored"
    return (
        f"newswatch: {len(plan.taken)} rows {done}, {len(plan.repeated)} known "
        f"already, {others} of other kinds, {len(plan.problems)} with problems."
    )
