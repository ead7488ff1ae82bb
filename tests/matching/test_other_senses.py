"""Fields, squares, trials, families and verbs that are written as companies are."""

from __future__ import annotations

import pytest

from builders_matching import ALIBABA, APPLE, entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

META = entity("meta", "Meta Platforms", symbols=("META",), doubtful=("Meta",))
GM = entity("gm", "General Motors", symbols=("GM",), short=("GM",))
BLOCK = entity("block", "Block", symbols=("XYZ",), short=("Square",))
JEWELLER = entity("jeweller", "Chow Tai Fook", "周大福", symbols=("1929.HK",))
WATCHED = (META, GM, BLOCK, JEWELLER, APPLE, ALIBABA)


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
    ],
)
def test_the_companies_called_so_are(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}
