"""What counts as a mention, and what does not."""

from __future__ import annotations

import unicodedata
from dataclasses import FrozenInstanceError

import pytest

from builders_matching import ALIBABA, PROTECTIVE, TENCENT, WATCHED, entity, texts
from newswatch.domain.listing import AliasKind
from newswatch.domain.mention import Field, Mention, Salience, salience
from newswatch.domain.why import explain, sentence
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher
from newswatch.ports import MentionFinder, UserAlias


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED, PROTECTIVE)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Alibaba’s cloud arm grows", [("alibaba", "Alibaba")]),
        ("ALIBABA SHARES RISE IN HONG KONG TODAY", [("alibaba", "ALIBABA")]),
        ("An Alibaba-backed start-up raises money", [("alibaba", "Alibaba")]),
        ("Ａｌｉｂａｂａ　集團", [("alibaba", "Ａｌｉｂａｂａ")]),
        ("騰訊Tencent宣布新遊戲", [("tencent", "騰訊"), ("tencent", "Tencent")]),
        (
            "滙豐、汇丰、匯豐各有說法",
            [("hsbc", "滙豐"), ("hsbc", "汇丰"), ("hsbc", "匯豐")],
        ),
        ("Facebook parent Meta says so", [("meta", "Facebook"), ("meta", "Meta")]),
        ("AT&T wins", [("att", "AT&T")]),
        ("Hang Seng Index closes higher", [("hang-seng-index", "Hang Seng Index")]),
        ("🚀🚀 Tencent 🎉", [("tencent", "Tencent")]),
    ],
)
def test_names_are_found_in_all_written_forms(
    matcher: Matcher, title: str, wanted: list[tuple[str, str]]
) -> None:
    found = matcher.find(title)
    assert texts(found) == wanted
    assert all(title[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("$BABA to the moon", "alibaba"),
        ("Chip orders surge (NYSE: BABA)", "alibaba"),
        ("NASDAQ:AAPL hits a record", "apple"),
        ("BABA US closes at a high", "alibaba"),
        ("<BABA.N> rose in New York", "alibaba"),
        ("9988.HK slips", "alibaba"),
        ("Buy 09988 on weakness", "alibaba"),
        ("Games giant (0700) reports tonight", "tencent"),
        ("Placement by SEHK: 700 announced", "tencent"),
        ("00700.HK 業績", "tencent"),
        ("遊戲股王（00700）急升", "tencent"),
        ("HKG:9988 in focus", "alibaba"),
        ("Cloud orders surge (BABA, HKEX: 9988)", "alibaba"),
        ("（０９９８８）", "alibaba"),
        ("Bank tops forecasts (LSE: HSBA)", "hsbc"),
        ("Shares in HSBA.L gain", "hsbc"),
        ("Card network (NYSE: V) raises dividend", "visa"),
        ("Carmaker (NYSE:F) cuts forecast", "ford"),
    ],
)
def test_codes_are_found_in_all_written_forms(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert {m.entity_id for m in matcher.find(title)} == {entity_id}


@pytest.mark.parametrize(
    "title",
    [
        "Broker raises Target to $310",
        "ALL US stocks fall, IT US spending flat",
        "Apple Hospitality REIT (AAPL) is misprinted",
        "Prince Baba of an old Indian house dies at 91",
        "Share to Facebook",
        "Rate peg: HKD strengthens to 7.75 per dollar",
        "The fund holds HKD 3 billion in cash",
        "In 2015, and again in 2024 (2015), sales doubled",
        "Plans for 2025: 700 new homes at 9988 dollars",
        "Car maker 7203.T gains in Tokyo",
        "Utility T.TO and miner A.L pay dividends",
        "VITAMIN C, HEPATITIS A AND F-150 OWNERS",
        "T cell therapy shows promise, V-shaped recovery ahead",
        "IT services, ALL welcome NOW, ON sale",
        "MA thesis on C code and F stops",
        "Apple Hospitality REIT lifts payout",
        "Alibaba Health names chairman",
        "阿里健康委任主席",
        "中銀香港公布業績",
        "恒生銀行回購股份",
        "中國銀行業利潤增長",
        "Analyst raises Price Target to $51",
        "A post on X stirs debate",
        "Mind the gap: a visa for skilled workers is our target",
        "Thieves leave a gap in the fence",
        "Tom Ford opens a boutique",
        "Growing apple trees in cold climates",
        "報道指市民生活改善",
        "成績未如理想，學生要努力",
        "早餐吃小米粥",
        "組織機構代碼：3，統一信用代碼：9988",
        "副董事長理想辭職",
        "阿里生物科技有限公司招股",
        "天際阿里(000123)大股東減持",
        "分析員張騰訊認同有關看法",
        "read more at http://www.alibaba.com/a/279",
        "XYZ Holdings to ring Nasdaq opening bell",
        "Small cap (NASDAQ: ZZZZ) gets compliance notice from Nasdaq",
    ],
)
def test_what_only_looks_like_a_mention_is_none(matcher: Matcher, title: str) -> None:
    assert texts(matcher.find(title)) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Target shares sink after earnings miss", "target"),
        ("Analysts say Gap Inc. will close stores", "gap"),
        ("Visa's quarterly profit beats estimates", "visa"),
        ("The regulator fined Apple on Monday", "apple"),
        ("理想跌逾5%，小鵬靠穩", "li-auto"),
        ("小米股價再創新高", "xiaomi"),
        ("中國銀行公布全年業績", "bank-of-china"),
        ("Target tumbled 7.4 percent", "target"),
        ("Demand doubles by 2050, says Visa", "visa"),
        ("大型科技股向上，Visa高收1.9%", "visa"),
        ("Upgrades today: SLW, FCX, TGT, ALL", "target"),
        ("Ford to recall 90,000 vehicles", "ford"),
        ("S&P 500 flat, Dow edges up 30 points", "dow"),
        ("The Nasdaq fell 2 percent", "nasdaq-composite"),
        ("AMTD Digital (NYSE: HKD) doubles", "amtd"),
        ("ON Semiconductor (ON) wins order", "on"),
    ],
)
def test_ordinary_words_count_where_the_surroundings_speak_for_it(
    matcher: Matcher, title: str, wanted: str
) -> None:
    assert wanted in {m.entity_id for m in matcher.find(title)}


def test_certain_mentions_speak_for_doubtful_ones(matcher: Matcher) -> None:
    assert not matcher.find("Lights out at Target Field")
    found = matcher.find("Weekend at Target", "Target Corp (NYSE: TGT) opened a store.")
    assert found[0].field is Field.TITLE


def test_a_feeds_tag_alone_proves_nothing_and_tips_the_scales(matcher: Matcher) -> None:
    assert not matcher.find("Nothing of note today", symbols=["AAPL"])
    plain = matcher.find("Apple pops")[0].score
    assert matcher.find("Apple pops", symbols=["aapl"])[0].score > plain


def test_spans_are_right_in_both_fields_and_in_order(matcher: Matcher) -> None:
    title, summary = "😀 Tencent &c", "一二三騰訊（00700）\n騰訊"
    found = matcher.find(title, summary)
    places = [(m.field, m.start, m.end, m.text) for m in found]
    assert places == [
        (Field.TITLE, 2, 9, "Tencent"),
        (Field.SUMMARY, 3, 5, "騰訊"),
        (Field.SUMMARY, 6, 11, "00700"),
        (Field.SUMMARY, 13, 15, "騰訊"),
    ]
    assert salience(found) is Salience.TITLE


def test_a_mention_tells_why(matcher: Matcher) -> None:
    [mention] = matcher.find("Target shares slip")
    assert mention.evidence is AliasKind.SHORT
    assert 0.5 < mention.score <= 1
    assert explain(mention.reasons[1]) == "the name is also an ordinary word"
    assert sentence(mention).startswith("short name in title; but the name is also")
    assert "“shares” next to it" in sentence(mention)


def test_user_aliases_are_found_and_blocked_phrases_are_not() -> None:
    taught = [
        UserAlias(ALIBABA.id, "the Hangzhou giant"),
        UserAlias(ALIBABA.id, "Alibaba and the forty", blocked=True),
    ]
    matcher = build_matcher([ALIBABA, TENCENT], (), taught)
    assert texts(matcher.find("Why the Hangzhou giant fell")) == [
        ("alibaba", "the Hangzhou giant")
    ]
    assert not matcher.find("Alibaba and the Forty Thieves on stage")
    assert matcher.find("Alibaba on stage")


def test_a_blocked_alias_is_gone_for_its_entity_alone() -> None:
    other = entity("other", "Other", short=("Alibaba",))
    blocked = [UserAlias(ALIBABA.id, "Alibaba", blocked=True)]
    matcher = build_matcher([ALIBABA, other], (), blocked)
    assert {m.entity_id for m in matcher.find("Alibaba rises")} == {"other"}


def test_names_derived_from_a_listing_are_found() -> None:
    derived = entity(
        "x:1234.HK", "QUUXTRON TECHNOLOGIES HOLDINGS LTD", "酷思創控股有限公司－Ｗ",
        symbols=("1234.HK",),
    )  # fmt: skip
    matcher = build_matcher([derived])
    for text in ("Quuxtron rises", "Quuxtron Technologies rises", "酷思創升3%"):
        assert matcher.find(text), text


def test_an_empty_matcher_finds_nothing() -> None:
    finder: MentionFinder = build_matcher([])
    assert finder.find("Alibaba", "9988.HK") == ()


def test_a_plain_mention_is_whole_and_frozen(matcher: Matcher) -> None:
    [plain] = matcher.find("Tencent rises")
    copy = Mention(
        entity_id=plain.entity_id,
        field=Field.TITLE,
        start=0,
        end=7,
        text="Tencent",
        evidence=AliasKind.SHORT,
        score=plain.score,
        reasons=plain.reasons,
    )
    assert plain == copy
    assert hash(plain) == hash(copy)
    with pytest.raises(FrozenInstanceError):
        plain.start = 3  # type: ignore[misc]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_apart_from_their_letters_are_part_of_the_span(form: str) -> None:
    matcher = build_matcher([entity("nestle", "Nestlé", short=("Café Nestlé",))])
    title = unicodedata.normalize("NFD", "Très: ") + unicodedata.normalize(
        form, "Nestlé, Café Nestlé"
    )
    found = matcher.find(title, title)
    names = [unicodedata.normalize("NFC", title[m.start : m.end]) for m in found[:2]]
    assert names == ["Nestlé", "Café Nestlé"]
    assert [m.text for m in found] == [title[m.start : m.end] for m in found]


def test_an_amount_in_millions_is_no_name_of_digits() -> None:
    matcher = build_matcher([entity("3m", "3M", symbols=("MMM",))])
    assert not matcher.find("Sales of $85.3M beat, gold sold 5.3M ounces, cash $3M")
    assert matcher.find("Post-it maker 3M raises its outlook")


def test_marks_without_a_letter_are_no_harm(matcher: Matcher) -> None:
    [mention] = matcher.find("\u0301\u0301 Tencent\u0301")
    assert mention.text == "Tencent\u0301"
