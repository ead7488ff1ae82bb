"""Families, races, forests and index makers are not the company or the index."""

from __future__ import annotations

import pytest

from builders_matching import ALIBABA, APPLE, DOW, TENCENT, entity
from newswatch.domain.listing import EntityKind
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

KOHLS = entity("kohls", "Kohl's Corp", symbols=("KSS",), short=("Kohl's",))
BANK = entity("bank", "Standard Quux", symbols=("2888.HK",))
AMAZON = entity("amazon", "Amazon.com", symbols=("AMZN",), doubtful=("Amazon",))
BLOCK = entity("block", "Block Inc.", symbols=("XYZ",), doubtful=("Block",))
ARM = entity("arm", "Arm Holdings", symbols=("ARM",), doubtful=("Arm",))
INSURER = entity("insurer", "Progressive Corp", doubtful=("Progressive",))
SP500 = entity(
    "s-p-500", "S&P 500", symbols=("^GSPC",), doubtful=("S&P",), kind=EntityKind.INDEX
)
HSI = entity(
    "hsi", "Hang Seng Index", symbols=("^HSI",), doubtful=("Hang Seng",),
    kind=EntityKind.INDEX,
)  # fmt: skip
LENOVO = entity("lenovo", "Quuxnovo", symbols=("0992.HK",), doubtful=("聯想",))
EXCHANGE = entity("exchange", "Quux Exchange", "港交所", symbols=("0388.HK",))
WATCHED = (
    KOHLS, BANK, AMAZON, BLOCK, ARM, INSURER, SP500, LENOVO, EXCHANGE, ALIBABA,
    APPLE, DOW, HSI, TENCENT,
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("Jack Dorsey's Block disappoints on profit", "block"),
        ("Arm-based chips to power half of new PCs", "arm"),
        ("Arm-powered laptops gain share, analyst says", "arm"),
        ("Progressive net income falls in October", "insurer"),
        ("Progressive third-quarter net profit beats", "insurer"),
        ("Kohl's mother's day sales rise", "kohls"),
        ("S&P nearing 7,800 target", "s-p-500"),
        ("The S&P closed at 5,812", "s-p-500"),
        ("S&P to open higher as chip shares gain", "s-p-500"),
        ("Dow to close above 48,000 for the first time", "dow"),
        ("The Hang Seng constituent plans 20 more shops", "hsi"),
        ("聯想季績勝預期", "lenovo"),
        ("聯想AI伺服器收入大增", "lenovo"),
        ("Tencent同阿里邊隻好？", "alibaba"),
        ("港交所向會員發通告", "exchange"),
    ],
)
def test_what_speaks_for_a_company_or_an_index(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}


@pytest.mark.parametrize(
    "title",
    [
        "Kohl's heirs divide a German party",
        "Kohl's widow writes a book",
        "Standard Quux Marathon moves to the harbour",
        "Standard Quux Cup begins",
        "Indigenous leaders from the Amazon blocked the gate",
        "Writers' block: how novelists get unstuck",
        "Robot arm-based in a lab wins praise",
        "Progressive net of taxes, says study",
        "BSE, S&P to launch an all-cap index",
        "S&P launches AI-powered credit index",
        "Dow to close Louisiana plant and cut 800 jobs",
        "令人聯想AI產品的未來",
        "公司向港交所遞交上市申請",
        "Shell casings found at the scene",
    ],
)
def test_what_only_shares_the_name_is_none(matcher: Matcher, title: str) -> None:
    assert not matcher.find(title)
