"""The shipped list keeps its promises: forms, uniqueness, sources, members."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newswatch import paths
from newswatch.catalog import Catalog, open_catalog
from newswatch.domain.listing import EntityId, EntityKind, Listing, ListingId
from newswatch.domain.money import price_unit
from newswatch.domain.symbols import canonical_symbol, mic_of

MEMBERS = tomllib.loads(
    Path(__file__).with_name("members.toml").read_text(encoding="utf-8")
)
ASKED_FOR = (
    "9988.HK BABA BABAF 0700.HK 0005.HK HSBA.L 3690.HK 1810.HK AAPL NVDA "
    "2800.HK ^HSCE ^HSI HKD=X HSTECH.HK ^GSPC ^DJI ^IXIC 000001.SS CNY=X"
)
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    path = paths.resource("catalog", "entities.jsonl")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def members(index: str) -> list[ListingId]:
    return [canonical_symbol(symbol) for symbol in MEMBERS[index].split()]


def test_entity_ids_are_unique_slugs(catalog: Catalog) -> None:
    ids = [entity.id for entity in catalog.entities]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each) for each in ids)


def test_a_symbol_belongs_to_one_entity(catalog: Catalog) -> None:
    ids = [listing.id for listing in catalog.listings]
    assert sorted(ids) == sorted(set(ids))


def test_symbols_are_what_a_typed_symbol_becomes(catalog: Catalog) -> None:
    near = {"XHKG", "XNYS", "XNAS", "XASE", "ARCX", "OTCM", "XSHG", "XSHE"}
    ids = [listing.id for listing in catalog.listings if listing.mic in near]
    assert [each for each in ids if canonical_symbol(each) != each] == []


def test_hong_kong_codes_have_four_or_five_digits(catalog: Catalog) -> None:
    ids = [listing.id for listing in catalog.listings if listing.mic == "XHKG"]
    form = re.compile(r"(\d{4}|[1-9]\d{4})\.HK")
    assert [each for each in ids if not form.fullmatch(each)] == []


def test_a_market_agrees_with_its_symbol(catalog: Catalog) -> None:
    told = [(each, mic_of(each.id)) for each in catalog.listings]
    wrong = [each.id for each, mic in told if mic and each.mic and each.mic != mic]
    assert [each for each in wrong if not each.startswith("^")] == []


def test_units_are_currencies_and_only_indices_lack_one(catalog: Catalog) -> None:
    for listing in catalog.listings:
        assert bool(listing.unit) == (listing.kind is not EntityKind.INDEX), listing
        assert not listing.unit or price_unit(listing.unit).currency, listing


def test_hong_kong_shares_are_in_a_currency_of_hong_kong(catalog: Catalog) -> None:
    hong_kong = [each for each in catalog.listings if each.mic == "XHKG"]
    assert {each.unit for each in hong_kong} <= {"HKD", "CNY", "USD"}


def test_every_ratio_has_a_source_and_a_date(lines: list[dict[str, Any]]) -> None:
    for line in lines:
        for listing in line.get("listings", ()):
            if listing.get("ordinary_shares", "1") != "1" or "ratio_source" in listing:
                assert listing["ratio_source"], listing
                assert date.fromisoformat(listing["ratio_date"]).year > 2000, listing


def test_ratios_are_positive(catalog: Catalog) -> None:
    known = [e.ordinary_shares for e in catalog.listings if e.ordinary_shares]
    assert all(Decimal("0.01") <= each <= 100 for each in known)


def test_second_share_classes_have_no_ratio(catalog: Catalog) -> None:
    """B shares are not so many A shares: comparing their prices would mislead."""
    for symbol in ("GOOG", "BRK-A", "BRK-B", "FOX", "NWS", "0087.HK", "UA"):
        listing = catalog.listing(ListingId(symbol))
        assert listing is None or listing.ordinary_shares is None, symbol


def test_no_alias_stands_twice_in_an_entity(catalog: Catalog) -> None:
    for entity in catalog.entities:
        texts = [alias.text for alias in entity.aliases]
        assert len(texts) == len(set(texts)), entity.id


def test_aliases_are_clean(catalog: Catalog) -> None:
    for entity in catalog.entities:
        for alias in entity.aliases:
            assert alias.text == alias.text.strip(), alias
            assert len(alias.text) > 1 or HAN.match(alias.text), alias
            assert not re.search(r"[;|^~\n]|  ", alias.text), alias


def test_an_alias_of_two_entities_is_ambiguous_in_both(catalog: Catalog) -> None:
    owners: dict[str, list[tuple[EntityId, bool]]] = defaultdict(list)
    for entity in catalog.entities:
        for alias in entity.aliases:
            owners[alias.text.casefold()].append((entity.id, alias.ambiguous))
    shared = {
        text: found
        for text, found in owners.items()
        if len({owner for owner, _ in found}) > 1
        and not all(ambiguous for _, ambiguous in found)
    }
    assert shared == {}


def test_whatever_has_a_price_has_a_name(catalog: Catalog) -> None:
    assert all(listing.name for listing in catalog.listings)


def test_chinese_names_are_chinese(catalog: Catalog) -> None:
    named = [entity.name_zh for entity in catalog.entities if entity.name_zh]
    assert all(HAN.search(name) for name in named)


@pytest.mark.parametrize("index", MEMBERS)
def test_members_of_an_index_are_known(catalog: Catalog, index: str) -> None:
    assert [each for each in members(index) if catalog.listing(each) is None] == []


@pytest.mark.parametrize("index", ["hang-seng-index", "hang-seng-tech-index"])
def test_hong_kong_members_have_both_names(catalog: Catalog, index: str) -> None:
    found = [catalog.listing(each) for each in members(index)]
    assert [e.id for e in found if e and not (e.name_zh and e.board_lot)] == []


def test_members_of_the_sp_500_are_known(catalog: Catalog, shared_data: Path) -> None:
    path = shared_data / "symbols" / "sp500_constituents.csv"
    symbols = [canonical_symbol(each) for each in column(path, "Symbol")]
    assert len(symbols) > 500
    assert [each for each in symbols if catalog.listing(each) is None] == []


def test_american_members_are_called_something_in_chinese(
    catalog: Catalog, shared_data: Path
) -> None:
    """The rest is written in Latin letters there as well: Coinbase, T-Mobile."""
    path = shared_data / "symbols" / "sp500_constituents.csv"
    symbols = [canonical_symbol(each) for each in column(path, "Symbol")]
    found = [catalog.listing(each) for each in symbols]
    entities = [catalog.entity(each.entity_id) for each in found if each]
    named = [e for e in entities if e and any(HAN.search(a.text) for a in e.aliases)]
    assert len(named) >= 455
    dow = map(catalog.listing, members("dow-jones-industrial-average"))
    assert {each.entity_id for each in dow if each} <= {e.id for e in named}


def test_shares_of_two_markets_can_be_compared(catalog: Catalog) -> None:
    """Deposited shares whose ordinary ones we list too."""
    american = {"XNYS", "XNAS", "XASE", "OTCM"}
    known = [each for each in catalog.listings if each.ordinary_shares]
    home = {each.entity_id for each in known if each.mic not in american}
    told = {e.id for e in known if e.mic in american and e.entity_id in home}
    assert len(told) >= 75


def test_a_ratio_that_nobody_has_read_is_unknown(
    catalog: Catalog, lines: list[dict[str, Any]]
) -> None:
    """However well known: no parity is better than a guessed one."""
    listed = [listing for line in lines for listing in line.get("listings", ())]
    assert not [x for x in listed if "memory" in x.get("ratio_source", "")]
    for symbol in ("TSM", "TM", "HMC", "HSAI", "QFIN", "PONY", "WRD", "HDL", "AAPG"):
        assert known(catalog, symbol).ordinary_shares is None


def test_breadth(catalog: Catalog) -> None:
    def companies(*mics: str) -> int:
        return len({each.entity_id for each in catalog.listings if each.mic in mics})

    assert companies("XHKG") >= 600
    assert companies("XNYS", "XNAS", "XASE") >= 900


def symbols_of(catalog: Catalog, entity_id: str) -> set[str]:
    entity = catalog.entity(EntityId(entity_id))
    assert entity is not None
    return set(entity.listings)


def test_alibaba_is_one_company(catalog: Catalog) -> None:
    assert symbols_of(catalog, "alibaba") == {"9988.HK", "89988.HK", "BABA", "BABAF"}


def test_hsbc_is_one_company_in_three_places(catalog: Catalog) -> None:
    assert symbols_of(catalog, "hsbc") >= {"0005.HK", "HSBA.L", "HSBC"}
    expected = {"0005.HK": "1 HKD", "HSBA.L": "1 GBp", "HSBC": "5 USD"}
    for symbol, terms in expected.items():
        listing = known(catalog, symbol)
        assert f"{listing.ordinary_shares} {listing.unit}" == terms


def known(catalog: Catalog, symbol: str) -> Listing:
    listing = catalog.listing(ListingId(symbol))
    assert listing is not None, symbol
    return listing


@pytest.mark.parametrize("symbol", ASKED_FOR.split())
def test_what_everyone_asks_for_is_there(catalog: Catalog, symbol: str) -> None:
    assert known(catalog, symbol).name


@pytest.mark.parametrize(
    ("held", "namesake"),
    [
        ("AAPL", "APLE"),
        ("9988.HK", "0241.HK"),
        ("9618.HK", "6618.HK"),
        ("9618.HK", "2618.HK"),
        ("3988.HK", "2388.HK"),
        ("^HSI", "0011.HK"),
        ("GE", "GEHC"),
        ("GE", "GEV"),
        ("2318.HK", "1833.HK"),
        ("TGT", "TH"),
        ("DAL", "2308.TW"),
        ("BAC", "3988.HK"),
        ("PRU", "2378.HK"),
    ],
)
def test_namesakes_are_apart(catalog: Catalog, held: str, namesake: str) -> None:
    assert known(catalog, held).entity_id != known(catalog, namesake).entity_id


@pytest.mark.parametrize(
    ("alias", "symbol"),
    [
        ("滙控", "0005.HK"),
        ("中移動", "0941.HK"),
        ("平保", "2318.HK"),
        ("國壽", "2628.HK"),
        ("港交所", "0388.HK"),
        ("Google", "GOOGL"),
        ("Facebook", "META"),
        ("Square", "XYZ"),
        ("輝達", "NVDA"),
        ("英偉達", "NVDA"),
        ("大摩", "MS"),
        ("國企指數", "^HSCE"),
        ("納指", "^IXIC"),
    ],
)
def test_the_press_s_short_forms(catalog: Catalog, alias: str, symbol: str) -> None:
    entity = catalog.entity(known(catalog, symbol).entity_id)
    assert entity is not None
    assert alias in {each.text for each in entity.aliases}


@pytest.mark.parametrize(
    ("alias", "symbol"),
    [
        ("Apple", "AAPL"),
        ("蘋果", "AAPL"),
        ("小米", "1810.HK"),
        ("平安", "2318.HK"),
        ("Target", "TGT"),
        ("Gap", "GAP"),
        ("Visa", "V"),
        ("Shell", "SHEL"),
        ("Ford", "F"),
        ("Block", "XYZ"),
        ("Meta", "META"),
        ("Match", "MTCH"),
        ("國指", "^HSCE"),
        ("道指", "^DJI"),
    ],
)
def test_words_need_support(catalog: Catalog, alias: str, symbol: str) -> None:
    """國指 is in 中國指出, 道指 in 報道指, Apple is a fruit."""
    entity = catalog.entity(known(catalog, symbol).entity_id)
    assert entity is not None
    assert [each.ambiguous for each in entity.aliases if each.text == alias] == [True]


def test_the_desk_s_listings_are_covered(catalog: Catalog, shared_data: Path) -> None:
    path = shared_data / "desk" / "instruments.csv"
    symbols = [ListingId(each) for each in column(path, "symbol")]
    assert [each for each in symbols if catalog.listing(each) is None] == []
