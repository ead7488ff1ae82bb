"""Fields, squares, trials, families and verbs that are written as companies are."""

from __future__ import annotations

import pytest

from builders_matching import entity
from newswatch.domain.listing import EntityKind
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

META = entity("meta", "Meta Platforms", symbols=("META",), doubtful=("Meta",))
GM = entity("gm", "General Motors", symbols=("GM",), short=("GM",))
BLOCK = entity("block", "Block", symbols=("XYZ",), short=("Square",))
JEWELLER = entity("jeweller", "Chow Tai Fook", "周大福", symbols=("1929.HK",))
FRUIT = entity("fruit", "Apple Inc.", symbols=("AAPL",), doubtful=("Apple",))
CRUISES = entity("cruises", "Carnival", symbols=("CCL",))
CHIPS = entity("chips", "Arm Holdings", symbols=("ARM",), doubtful=("Arm",))
PARCELS = entity("parcels", "UPS", symbols=("UPS",), doubtful=("UPS",))
SHOPS = entity("shops", "Best Buy", symbols=("BBY",), doubtful=("Best Buy",))
CARDS = entity("cards", "Visa Inc.", symbols=("V",), doubtful=("Visa",))
CARS = entity("cars", "Tesla Inc.", symbols=("TSLA",), short=("Tesla",))
BAZAAR = entity("bazaar", "Alibaba", symbols=("9988.HK",), doubtful=("阿里",))
HSI = entity(
    "hsi",
    "Hang Seng Index",
    symbols=("^HSI",),
    kind=EntityKind.INDEX,
    doubtful=("Hang Seng",),
)
WATCHED = (
    META, GM, BLOCK, JEWELLER, FRUIT, CRUISES, CHIPS, PARCELS, SHOPS, CARDS, CARS,
    BAZAAR, HSI,
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED)


@pytest.mark.parametrize(
    "title",
    [
        "Meta analyses of drug trials find no profit in haste",
        "Meta-analytic review of 12 drug trials published",
        "Farmers sue over GM maize as seed sales rise",
        "Ministry approves GM crops, seed company says",
        "Pershing Square Files for Fund Listing",
        "Leicester Square cinema sales rise, owner says",
        "周大福企業未有回覆入股查詢",
        "周大福人壽去年保費升一成",
        "Broker Ups Its Price Target as Sales Grow",
        "Broker Ups Sales Outlook",
        "Members of the Hang Seng Mainland Property Index rose sharply today",
        "酋長阿里訪港 談投資",
        "迪拜家族成員阿里來港投資",
    ],
)
def test_longer_expressions_are_nobody_that_is_watched(
    matcher: Matcher, title: str
) -> None:
    assert not matcher.find(title)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("GM plants to close as sales slow", "gm"),
        ("Meta analysts raise profit estimates", "meta"),
        ("周大福股價升逾3%", "jeweller"),
        ("Square shares jump on profit", "block"),
        ("UPS Profit Beats Forecasts", "parcels"),
        ("ARM Royalties Grow as Smartphone Market Recovers", "chips"),
        ("Fund Trims Tesla, Best Buy Stakes", "shops"),
        ("Carnival hits 52-week high on record bookings", "cruises"),
        ("UPDATE 2-Visa, Tesla agree to lower fees in settlement", "cards"),
        ("Tesla Johnson & Johnson are set to report", "cars"),
        ("Hang Seng falls 2 percent", "hsi"),
        ("阿里股價升逾3%", "bazaar"),
    ],
)
def test_the_companies_called_so_are(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Growers of apple trees face tariffs on sales", "Apple exports fell by half."),
        ("王子阿里訪港", "局長與阿里會面，雙方談及人才。"),
    ],
)
def test_what_the_title_says_holds_for_the_summary(
    matcher: Matcher, title: str, summary: str
) -> None:
    assert not matcher.find(title, summary)


def test_a_namesake_does_not_hide_the_company_that_is_sure(matcher: Matcher) -> None:
    found = matcher.find("王子阿里訪港", "他持有阿里巴巴股份，阿里股價升逾3%。")
    assert "阿里" in {m.text for m in found}


def test_a_cruise_that_reaches_another_high_is_no_share(matcher: Matcher) -> None:
    assert not matcher.find("Carnival hits all-time high of visitors")
