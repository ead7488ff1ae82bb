"""Loading the catalogue, and searching it without a network."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.catalog import Catalog, listings, load, open_catalog
from newswatch.domain.errors import StoreError
from newswatch.domain.listing import Alias, AliasKind, EntityId, EntityKind, ListingId

ACME = """\
{"id":"acme","kind":"company","name":"Acme","name_zh":"頂點","name_zh_hans":"艾克米",\
"listings":[{"symbol":"0700.HK","mic":"XHKG","unit":"HKD","ordinary_shares":"1",\
"board_lot":100},{"symbol":"ACME","name":"Acme ADR","mic":"XNYS","unit":"USD",\
"ordinary_shares":"2.5","ratio_source":"a list","ratio_date":"2026-01-02"},\
{"symbol":"OLD","unit":"USD","former":true}],\
"aliases":[{"text":"Acme","kind":"name","ambiguous":true},\
{"text":"Roadrunner Supplies","kind":"former"}]}
{"id":"acme-bank","kind":"company","name":"Acme Bank"}
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    path = tmp_path / "entities.jsonl"
    path.write_text(ACME, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def found(catalog: Catalog, text: str, limit: int = 8) -> list[str]:
    return [listing.id for listing in catalog.search(text, limit)]


def test_a_line_is_an_entity_with_its_listings_in_order(acme: Path) -> None:
    first, second = load(acme)
    assert first.id == "acme"
    assert first.kind is EntityKind.COMPANY
    assert first.listings == ("0700.HK", "ACME", "OLD")
    assert second.listings == ()


def test_names_are_aliases_and_a_listed_caution_holds(acme: Path) -> None:
    assert load(acme)[0].aliases == (
        Alias("頂點"),
        Alias("艾克米"),
        Alias("Acme", AliasKind.NAME, ambiguous=True),
        Alias("Roadrunner Supplies", AliasKind.FORMER),
    )


def test_listings_take_the_entity_s_names_unless_they_have_their_own(
    acme: Path,
) -> None:
    hong_kong, new_york, _ = listings(acme)
    assert (hong_kong.name, hong_kong.name_zh) == ("Acme", "頂點")
    assert (hong_kong.board_lot, hong_kong.unit) == (100, "HKD")
    assert new_york.name == "Acme ADR"
    assert new_york.ordinary_shares == Decimal("2.5")


def test_a_former_ticker_finds_the_company_under_its_present_one(acme: Path) -> None:
    catalog = open_catalog(acme)
    assert found(catalog, "OLD") == ["0700.HK"]
    assert "OLD" not in found(catalog, "Acme")
    listing = catalog.listing(ListingId("OLD"))
    assert listing is not None
    assert listing.entity_id == "acme"


def test_look_ups_of_strangers_are_none(acme: Path) -> None:
    catalog = open_catalog(acme)
    assert catalog.entity(EntityId("stranger")) is None
    assert catalog.listing(ListingId("STRANGE")) is None


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        load(tmp_path / "nothing.jsonl")


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe garbage",
        b'{"id": "x"',
        b'{"id":"x","kind":"planet","name":"X"}',
        b'{"id":"x","kind":"company","name":"X","nickname":"Y"}',
        b'{"id":"x","kind":"company","listings":[{"symbol":"X","board_lot":"y"}]}',
    ],
)
def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "entities.jsonl"
    path.write_bytes(damage)
    with pytest.raises(StoreError, match="damaged") as raised:
        load(path)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("9988", "9988.HK"),
        ("09988", "9988.HK"),
        ("9988.HK", "9988.HK"),
        ("09988.HK", "9988.HK"),
        ("SEHK: 700", "0700.HK"),
        ("baba", "BABA"),
        ("$BABA", "BABA"),
        ("NYSE: BABA", "BABA"),
        ("Alib", "9988.HK"),
        ("阿里", "9988.HK"),
        ("騰訊", "0700.HK"),
        ("腾讯", "0700.HK"),
        ("滙豐", "0005.HK"),
        ("匯豐", "0005.HK"),
        ("英伟达", "NVDA"),
        ("apple", "AAPL"),
        ("^hsi", "^HSI"),
        ("恒指", "^HSI"),
        ("盈富", "2800.HK"),
        ("facebook", "META"),
        ("SQ", "XYZ"),
        ("USD/HKD", "HKD=X"),
    ],
)
def test_what_people_type_finds_first_what_they_mean(
    catalog: Catalog, text: str, symbol: str
) -> None:
    assert found(catalog, text)[:1] == [symbol]


def test_an_exact_symbol_comes_before_names(catalog: Catalog) -> None:
    assert found(catalog, "V")[0] == "V"
    assert found(catalog, "MA")[0] == "MA"


def test_a_later_word_is_found_too(catalog: Catalog) -> None:
    assert "APLE" in found(catalog, "hospitality")


def test_a_listing_is_found_once_and_no_more_than_asked_for(catalog: Catalog) -> None:
    symbols = found(catalog, "bank", limit=30)
    assert len(symbols) == len(set(symbols)) == 30


@pytest.mark.parametrize("text", ["", "   ", "no such company anywhere"])
def test_nothing_is_found_for_nothing(catalog: Catalog, text: str) -> None:
    assert found(catalog, text) == []


@given(st.text(max_size=12))
def test_any_text_can_be_typed(text: str) -> None:
    assert Catalog(()).search(text) == ()
