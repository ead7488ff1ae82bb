"""Bare numbers are codes in lists of shares and before their market, never else."""

from __future__ import annotations

import pytest

from builders_matching import ALIBABA, TENCENT, entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

XIAOMI = entity("xiaomi", "Xiaomi", symbols=("1810.HK",))
SHIRE = entity("shire", "Berkshire Quux", symbols=("BRK-B",))
YEAR = entity("year", "Quuxta Sports", symbols=("2020.HK",))
ETF = entity("etf", "Quuxfund", symbols=("SPY",))


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher([ALIBABA, TENCENT, XIAOMI, SHIRE, YEAR, ETF])


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("港股通淨買入：9988、700、1810", ["9988", "700", "1810"]),
        ("港股通净买入：9988、700、1810", ["9988", "700", "1810"]),
        ("焦點股：股份代號9988、1810、3690", ["9988", "1810"]),
        ("今日除淨股份：941、762、700", ["700"]),
        ("北水掃貨 9988 逾20億", ["9988"]),
        ("外資沽空1810套利", ["1810"]),
        ("留意9988及1810走勢", ["9988", "1810"]),
        ("Buy 0700 HK, sell 9988 HK: a pair trade", ["0700 HK", "9988"]),
        ("9988 HK up 3% today", ["9988"]),
        ("HK00700 repurchased", ["00700"]),
        ("Games firm (HK.00700) buys back", ["00700"]),
        ("Games firm (HK700) buys back", ["700"]),
        ("$ brk / b holding up well today", ["brk / b"]),
        ("BRK/B vs SPY: who wins?", ["BRK/B", "SPY"]),
    ],
)
def test_codes_in_lists_and_before_their_market(
    matcher: Matcher, title: str, wanted: list[str]
) -> None:
    assert [m.text for m in matcher.find(title)] == wanted


@pytest.mark.parametrize(
    "title",
    [
        "買入1810部手機",
        "減持1810萬股",
        "持有9988過億元",
        "沽700、800點",
        "車牌9988以百萬元成交",
        "門牌700、703、705號大廈",
        "分別錄得1810、3690及9988宗個案",
        "買入2020、2021兩年產品",
        "增持2020，減持2021",
        "Around 1810 HK residents attend",
        "9988 HK dollars for a ticket",
        "2020 HK protests revisited",
        "Flight HK700 is cancelled",
    ],
)
def test_amounts_years_and_flights_are_no_codes(matcher: Matcher, title: str) -> None:
    assert not matcher.find(title)
