"""Alibaba cloud unit is Alibaba and its unit, whatever Alibaba Cloud may be."""

from __future__ import annotations

import pytest

from builders_matching import ALIBABA, APPLE, HANG_SENG, TENCENT, entity
from newswatch.domain.listing import Entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

MUSIC = entity("music", "Tencent Music", symbols=("TME",))
HEALTH = entity("health", "Alibaba Health", symbols=("0241.HK",))
HOTELS = entity("hotels", "Apple Hospitality", symbols=("APLE",))
BANK = entity("bank", "Hang Seng Bank", symbols=("0011.HK",))
CLOUD: Entity = entity(
    "cloud", "Quuxsoft", symbols=("QX",), short=("Quuxsoft", "Quuxsoft Cloud")
)
WATCHED = (ALIBABA, TENCENT, APPLE, HANG_SENG, MUSIC, HEALTH, HOTELS, BANK, CLOUD)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED)


@pytest.mark.parametrize(
    ("title", "entity_id", "text"),
    [
        ("Tencent music arm raises prices", "tencent", "Tencent"),
        ("Alibaba health unit posts profit", "alibaba", "Alibaba"),
        ("Quuxsoft cloud revenue jumps 34%", "cloud", "Quuxsoft"),
        ("Tencent Music arm raises prices", "music", "Tencent Music"),
        ("Tencent Music raises prices", "music", "Tencent Music"),
        ("TENCENT MUSIC UNIT RAISES PRICES", "music", "TENCENT MUSIC"),
        ("Hang Seng bank lifts its payout", "bank", "Hang Seng bank"),
    ],
)
def test_a_part_written_small_is_its_owners(
    matcher: Matcher, title: str, entity_id: str, text: str
) -> None:
    assert [(m.entity_id, m.text) for m in matcher.find(title)] == [(entity_id, text)]


def test_another_firm_written_small_is_still_not_the_shorter(matcher: Matcher) -> None:
    assert not matcher.find("Apple hospitality trust lifts payout")
    assert not matcher.find("Alibaba health adds an online clinic")
