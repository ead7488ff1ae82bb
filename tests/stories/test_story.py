"""Near copies belong together; what is only alike never does."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.domain.story import (
    ENOUGH_SHARED,
    TITLE_WINDOW,
    WINDOW,
    bands,
    same_story,
)
from newswatch.domain.story_wording import read
from newswatch.storage.terms import fold

HOUR = timedelta(hours=1)
TEXT = (
    "Alibaba Group said it would spend at least 380 billion yuan on data centres over"
    " the next three years, more than in the past decade, as demand outgrows supply."
)


@dataclass(frozen=True)
class Telling:
    group: str
    story: str
    hours: float
    title: str
    summary: str


SETS = (
    ("tellings", 0.83),
    ("tellings_second", 0.66),
    ("tellings_third", 0.72),
    ("tellings_fourth", 0.6),
)
"""Sets of labelled tellings, and the recall that there must be at least."""


def labelled_pairs(name: str) -> list[tuple[Telling, Telling]]:
    groups: dict[str, list[Telling]] = defaultdict(list)
    file = Path(__file__).parent / f"{name}.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines():
        telling = Telling(**json.loads(line))
        groups[telling.group].append(telling)
    return [pair for group in groups.values() for pair in combinations(group, 2)]


def told_as_one(one: Telling, other: Telling) -> bool:
    apart = timedelta(hours=one.hours - other.hours)
    first, second = (read(each.title, each.summary, fold) for each in (one, other))
    weights = bands(first)
    shared = sum(weights[band] for band in weights.keys() & bands(second).keys())
    return shared >= ENOUGH_SHARED and same_story(first, second, apart)


@pytest.mark.parametrize(("name", "least"), SETS)
def test_no_two_stories_of_the_labelled_pairs_merge_and_most_copies_do(
    name: str, least: float
) -> None:
    pairs = labelled_pairs(name)
    same = [pair for pair in pairs if pair[0].story == pair[1].story]
    found = [pair for pair in same if told_as_one(*pair)]
    wrong = [
        (one.title, other.title)
        for one, other in pairs
        if one.story != other.story and told_as_one(one, other)
    ]

    assert len(pairs) >= 200
    assert wrong == []
    assert len(found) / len(same) >= least


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tencent Q3 profit rises 47%", "Tencent Q2 profit rises 47%"),
        ("Tencent profit rises 47% in May", "Meituan profit rises 47% in May"),
        ("Oil settles up 2% at $75.18", "Oil settles up 2% at $76.40"),
        ("Apple shares rise after results", "Apple shares fall after results"),
        ("Honda in merger talks with Nissan", "Honda denies merger talks with Nissan"),
        ("恒指收市升210點", "恒指收市升88點"),
        ("騰訊第三季純利升47%勝預期", "網易第三季純利升47%勝預期"),
        ("高盛升騰訊目標價至500元", "大摩升騰訊目標價至500元"),
        ("Alibaba rises in Hong Kong", "阿里巴巴香港股價上升"),
        ("JD orders pass 10 million a day", "JD orders pass 20 million a day"),
        ("Trump puts 25% tariff on cars", "Trump puts 25% tariff on steel"),
        ("京東外賣單量突破1000萬單", "京東外賣單量突破2000萬單"),
        ("Delta sues CrowdStrike", "Delta sued by CrowdStrike"),
        ("Hold gold: Jane Doe", "Sell copper mines: Jane Doe"),
        ("List of directors and their role", "List of Directors and their Role"),
        ("CLASS ACTION (NYSE: ABC) reminder", "CLASS ACTION (NYSE: XYZ) reminder"),
        ("人民幣中間價報7.102，升29點子", "人民幣中間價報7.1045，跌25點子"),
    ],
)
def test_what_tells_two_stories_apart(one: str, other: str) -> None:
    assert not same_story(read(one), read(other), HOUR)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tencent Q3 profit rises 47%", "Tencent's third-quarter profit up 47%"),
        (
            "UPDATE 2-Nvidia sees Q1 revenue of $43 bln",
            "Nvidia sees first-quarter revenue of $43 billion",
        ),
        ("騰訊第三季純利升47%勝預期", "【業績】騰訊第三季純利升47%　勝預期"),
        ("港交所首季純利40.8億元升37%", "香港交易所一季度净利润40.8亿元 同比增37%"),
        ("比亞迪22款車型降價最多5.3萬元", "比亚迪22款车型降价 最高5.3万元"),
        ("Broadcom to buy VMware for $61 billion", "Broadcom in $61 bln VMware deal"),
        ("BoE cuts rates to 4.5%", "Bank of England lowers interest rates to 4.5%"),
        (
            "Lufthansa names Ann Muster as finance chief",
            "Chip veteran Ann Muster to take helm at Lufthansa",
        ),
        (
            "Ford recalls 1.1 million cars over camera",
            "Rearview camera prompts Ford recall of 1,075,299 cars",
        ),
        ("蔚來4月交付23900輛　升53%", "蔚來上月交付2.39萬輛車　按年升53%"),
        ("Netflix’s Q3 profit up 31%", "Netflix's third-quarter profit rises 31%"),
        (
            "Ford works with Tesla on EV chargers in America",
            "Ford confirms work with Tesla on EV chargers for America",
        ),
    ],
)
def test_what_is_only_worded_differently(one: str, other: str) -> None:
    assert same_story(read(one, fold=fold), read(other, fold=fold), HOUR)


def test_an_agencys_text_under_another_title_is_the_story() -> None:
    one = read("Alibaba to spend on data centres", TEXT)
    other = read("China's cloud leader opens its purse", TEXT)

    assert same_story(one, other, HOUR)
    assert not same_story(one, other, WINDOW + HOUR)


def test_a_template_with_another_name_is_another_story() -> None:
    one, other = (
        read(
            f"{name} announces date of earnings release and call",
            f"{name} today announced that it will release its results after the market"
            " closes on Monday and will hold a call for investors and analysts then.",
        )
        for name in ("Deep Sea Foods", "Oak Ridge Motors")
    )

    assert not same_story(one, other, HOUR)


def test_titles_alone_must_be_closer_in_time() -> None:
    one, other = (read("Hong Kong stocks close higher on tech rally") for _ in range(2))

    assert same_story(one, other, HOUR)
    assert not same_story(one, other, TITLE_WINDOW + HOUR)


texts = st.text(max_size=80) | st.sampled_from([TEXT, "騰訊第三季純利升47%勝預期"])


@given(a=texts, b=texts, c=texts, d=texts, hours=st.integers(0, 80))
def test_it_does_not_matter_which_comes_first(
    a: str, b: str, c: str, d: str, hours: int
) -> None:
    one, other, apart = read(a, b), read(c, d), hours * HOUR

    assert same_story(one, other, apart) == same_story(other, one, -apart)
