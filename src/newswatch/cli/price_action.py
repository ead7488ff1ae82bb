"""`newswatch price-action`: what a share is doing, as one sentence."""

from __future__ import annotations

import argparse
import sys

from newswatch.cli.session import Session, open_session
from newswatch.domain.listing import EntityId, Listing, ListingId
from newswatch.domain.money import USD, price_unit
from newswatch.domain.symbols import mic_of
from newswatch.services.price_facts import MarketDesk, sentence


def add_parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "price-action",
        help="print what a share is doing, as one sentence",
        description="Prints price, change, time and the year so far of SYMBOL as one "
        "sentence, computed from the latest quote.",
    )
    parser.add_argument("symbol", metavar="SYMBOL", help="e.g. 9988.HK, BABA, ^HSI")
    parser.add_argument("--lang", choices=("en", "zh_HK"), default="en")
    parser.add_argument(
        "--currency", metavar="CODE", default="USD", help="in brackets (default: USD)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the sentence; 1 if there is no quote."""
    display = price_unit(args.currency.upper()).currency or USD
    with open_session(args) as session:
        symbol = session.symbol(args.symbol)
        listing = session.listing(symbol) or _unknown(symbol)
        text, error = sentence(desk_of(session), listing, display, args.lang)
    if error is not None:
        print(f"newswatch: {error}", file=sys.stderr)
    if text:
        print(text)
        return 0
    if error is None:
        print(f"newswatch: {no_quote(symbol)}", file=sys.stderr)
    return 1


def no_quote(symbols: str) -> str:
    """Return what to say of symbols that nobody knows."""
    return (
        f"No quote of {symbols}. Check the symbol: Hong Kong codes are written like "
        "9988.HK, London's like HSBA.L."
    )


def desk_of(session: Session) -> MarketDesk:
    """Return the desk of a session's sources and store."""
    return MarketDesk(
        quotes=session.sources.quotes,
        bars=session.sources.bars,
        store=session.stores.market,
        now=session.now,
        references=session.sources.rates,
        unit_of=session.catalogue.unit_of,
    )


def _unknown(symbol: ListingId) -> Listing:
    return Listing(
        id=symbol,
        entity_id=EntityId(f"x:{symbol}"),
        name=str(symbol),
        mic=mic_of(symbol),
    )
