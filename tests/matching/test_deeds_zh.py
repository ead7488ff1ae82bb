"""What companies do in Chinese headlines, and what else their names may be."""

from __future__ import annotations

import pytest

from builders_matching import TENCENT, entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

LI_AUTO = entity("li-auto", "Quux Auto", symbols=("2015.HK",), doubtful=("理想",))
LENOVO = entity("lenovo", "Quuxnovo", symbols=("0992.HK",), doubtful=("聯想",))
POWER = entity("power", "Quux Power", symbols=("0006.HK",), doubtful=("電能",))
CK = entity("ck", "Quux Asset", symbols=("1113.HK",), doubtful=("長實",))
CKI = entity("cki", "Quux Infra", symbols=("1038.HK",), doubtful=("長建",))
EXCHANGE = entity("exchange", "Quuxland Stock Exchange", "港交所", symbols=("0388.HK",))
BAIDU = entity("baidu", "Quuxdu", "百度", symbols=("9888.HK",))
MEITUAN = entity("meituan", "Quuxtuan", "美團", symbols=("3690.HK",))
TALES = entity("tales", "Quuxbaba", "阿里巴巴", symbols=("9988.HK",))
KING = entity("king", "Quuxtime", "商湯", symbols=("0020.HK",))
HANG_SENG = entity("bank", "Quux Bank", symbols=("0011.HK",), doubtful=("恒生",))
LI_NING = entity("li-ning", "Quux Sports", symbols=("2331.HK",), doubtful=("李寧",))
WATCHED = (
    LENOVO, POWER, CK, CKI, EXCHANGE, BAIDU, MEITUAN, TALES, KING, HANG_SENG,
    LI_NING, LI_AUTO, TENCENT,
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED)


@pytest.mark.parametrize("name", ["聯想", "電能", "長實", "長建"])
@pytest.mark.parametrize(
    "headline",
    [
        "{}料中期少賺兩成",
        "{}獲大行上調評級",
        "{}遭證監罰款千萬",
        "{}宣布收購英國水務公司",
        "{}減持上市公司股份",
        "{}回購120萬股",
        "{}發盈警",
        "{}盈喜　料多賺五成",
        "{}季績勝預期　收入增六成",
        "{}派息0.5元",
        "{}供股集資30億元",
        "{}分拆業務上市",
        "{}折讓8%配股",
        "{}中標地產項目",
        "{}與騰訊合資建廠",
        "{}於2005年收購對手業務",
        "{}周三已完成出售旗下公司",
        "外資增持{}",
        "大行唱好{}",
    ],
)
def test_who_does_what_companies_do_is_one(
    matcher: Matcher, headline: str, name: str
) -> None:
    assert name in {m.text for m in matcher.find(headline.format(name))}


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("長建聯同電能購海外水務　騰訊（00700）無參與", {"長建", "電能"}),
        ("地政總署拒絕長實住宅項目預售樓花申請", {"長實"}),
        ("在港交所股東大會後卸任的主席", {"港交所"}),
        ("港交所業績勝預期　行政總裁歡迎", {"港交所"}),
        ("百度股價升至百元", {"百度"}),
        ("美團團購業務增長", {"美團"}),
        ("阿里巴巴的故事：由公寓到上市公司", {"阿里巴巴"}),
        ("商湯的王牌產品發布", {"商湯"}),
        ("恒生盈利升　派息增加", {"恒生"}),
    ],
)
def test_the_company_beside_its_namesakes(
    matcher: Matcher, headline: str, names: set[str]
) -> None:
    assert names <= {m.text for m in matcher.find(headline)}


@pytest.mark.parametrize(
    "headline",
    [
        "聯想起童年往事",
        "若計劃持續理想將很快有第二批投資組合",
        "公司反應理想將增產",
        "電能轉化為熱能",
        "水溫升至一百度",
        "氣溫達三百度　鐵軌變形",
        "鐵板升至百度高溫",
        "美團圓在中秋",
        "新股在港交所掛牌首日急升",
        "公司今日在港交所公布業績",
        "公司股份於港交所暫停買賣",
        "兒童劇阿里巴巴的故事今日公演",
        "商湯滅夏　建立商朝",
        "商湯王禱雨的傳說",
        "恒生香港上市生物科技指數升2%",
        "體操名宿李寧出席公司活動",
        "體操王子李寧點火",
    ],
)
def test_numbers_venues_indices_and_tales_are_not(
    matcher: Matcher, headline: str
) -> None:
    assert not matcher.find(headline)


def test_adverbs_do_what_companies_do_as_well() -> None:
    matcher = build_matcher(
        [entity("food", "Quux Food", symbols=("0220.HK",), doubtful=("統一",))]
    )
    assert not matcher.find("政府統一招聘員工　公司歡迎")
    assert matcher.find("統一公布業績　公司派息")
