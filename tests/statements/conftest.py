"""A small catalogue, and a file as its text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from builders import listing
from newswatch.domain.listing import Listing, ListingId
from newswatch.statements import DayOrder, Resolver, Statement, read_statement

KNOWN = {
    each.id: each
    for each in (
        listing("9988.HK", name="Alibaba Group", unit="HKD"),
        listing("0700.HK", name="Tencent", unit="HKD"),
        listing("BABA", name="Alibaba Group", unit="USD"),
        listing("AAPL", name="Apple", unit="USD"),
        listing("TSLA", name="Tesla", unit="USD"),
        listing("HSBA.L", name="HSBC Holdings", unit="GBp"),
    )
}


def search(text: str, limit: int) -> Sequence[Listing]:
    """Find by the beginning of a name, as the catalogue does."""
    wanted = text.casefold()
    found = [x for x in KNOWN.values() if x.name.casefold().startswith(wanted)]
    return found[:limit]


@pytest.fixture
def resolver() -> Resolver:
    return Resolver(lambda key: KNOWN.get(ListingId(key)), search)


class Reader:
    """Reads texts as files are read."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def __call__(self, text: str, order: DayOrder | None = None) -> Statement:
        return read_statement(text, self._resolver, order)


@pytest.fixture
def read(resolver: Resolver) -> Reader:
    return Reader(resolver)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "holdings.csv"
