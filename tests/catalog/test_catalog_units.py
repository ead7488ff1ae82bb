"""The units that the catalogue says are those that quotes come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from newswatch.catalog import open_catalog
from newswatch.domain.listing import ListingId
from newswatch.domain.money import price_unit


def test_unit_of_a_listing_and_of_what_is_not_listed() -> None:
    catalogue = open_catalog()

    assert catalogue.unit_of(ListingId("HSBA.L")) == "GBp"
    assert catalogue.unit_of(ListingId("NOBODY.HK")) == ""


def test_no_recorded_quote_contradicts_the_catalogue(shared_data: Path) -> None:
    catalogue = open_catalog()
    told = set(_told(shared_data / "yahoo_http"))

    known = {(symbol, unit) for symbol, unit in told if catalogue.unit_of(symbol)}

    assert len(known) > 20
    assert [
        (symbol, unit)
        for symbol, unit in known
        if price_unit(unit).contradicts(price_unit(catalogue.unit_of(symbol)))
    ] == []


def _told(folder: Path) -> Iterator[tuple[ListingId, str]]:
    for file in folder.rglob("*.json"):
        try:
            answer = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            continue
        yield from _units(answer)


def _units(node: object) -> Iterator[tuple[ListingId, str]]:
    children: list[object] = []
    if isinstance(node, dict):
        symbol, unit = node.get("symbol"), node.get("currency")
        if isinstance(symbol, str) and symbol and isinstance(unit, str):
            yield ListingId(symbol), unit
        children = list(node.values())
    if isinstance(node, list):
        children = node
    for child in children:
        yield from _units(child)
