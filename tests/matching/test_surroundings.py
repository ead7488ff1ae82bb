"""What stands around a name decides: other meanings, small letters, lists."""

from __future__ import annotations

import pytest

from builders_matching import ALIBABA, APPLE, CITI, DOW, FORD, HANG_SENG, entity
from newswatch.domain.listing import EntityKind
from newswatch.domain.section import Origin
from newswatch.domain.why import sentence
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher

NIO = entity("nio", "NIO Inc.", symbols=("NIO", "9866.HK"), short=("NIO",))
BP = entity("bp", "BP p.l.c.", symbols=("BP",), short=("BP",))
GARDEN = entity("garden", "Country Garden", "碧桂園", symbols=("2007.HK",))
KOHLS = entity("kohls", "Kohl's Corp", symbols=("KSS",), short=("Kohl's",))
LI_NING = entity("li-ning", "Li-Ning Sports", symbols=("2331.HK",), short=("Li Ning",))
AMAZON = entity("amazon", "Amazon.com", symbols=("AMZN",), doubtful=("Amazon",))
SNAP = entity("snap", "Snap Inc.", symbols=("SNAP",), doubtful=("Snap",))
JD = entity("jd", "JD.com", "京東", symbols=("JD", "9618.HK"), short=("JD",))
XPENG = entity("xpeng", "XPeng", symbols=("XPEV",))
UNICOM = entity(
    "unicom",
    "China Unicom",
    "中國聯通",
    symbols=("0762.HK", "600050.SS"),
    short=("聯通",),
)
SINO_BIO = entity("sino-bio", "Sino Bio", "中國生物製藥", symbols=("1177.HK",))
KUAISHOU = entity("kuaishou", "Kuaishou", symbols=("1024.HK",), doubtful=("快手",))
BEER = entity("beer", "Quuxweiser Asia", symbols=("1876.HK",), doubtful=("Quuxweiser",))
SP500 = entity("s-p-500", "S&P 500", symbols=("^GSPC",), kind=EntityKind.INDEX)
WATCHED = (
    NIO, BP, GARDEN, KOHLS, LI_NING, AMAZON, SNAP, JD, XPENG, UNICOM, SINO_BIO,
    KUAISHOU, BEER, SP500, ALIBABA, APPLE, CITI, DOW, FORD, HANG_SENG,
)  # fmt: skip


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return build_matcher(WATCHED)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("nio up 5% premarket, who is holding", "nio"),
        ("still holding my nio shares into earnings", "nio"),
        ("watching $nio and $baba into the close", "nio"),
        ("buying or selling ? $ ford $ nio must see", "nio"),
        ("Watching $baba today", "alibaba"),
        ("bp shares slide as ceo quits", "bp"),
        ("alibaba makes a strong push, says the CEO", "alibaba"),
    ],
)
def test_chat_in_small_letters_names_companies_too(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}


@pytest.mark.parametrize(
    "title",
    [
        "the ecb may cut by 25 bp in june",
        "i met a man called nio yesterday",
        "a co $ t nobody can pay",
        "The nio of the village came home",
    ],
)
def test_small_letters_without_support_name_nobody(
    matcher: Matcher, title: str
) -> None:
    assert not matcher.find(title)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("Bank stocks, including JPM, WFC, C and GS, plunge", "citi"),
        ("Earnings scheduled for today: DIS, SNAP, MTCH, PINS", "snap"),
        ("BABA US dips; JD US -2.1% before the open", "jd"),
        ("Rivals trade lower; XPEV -5%", "xpeng"),
    ],
)
def test_tickers_count_in_lists_and_beside_their_market_or_name(
    matcher: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}


def test_short_and_mainland_codes_count_behind_their_name(matcher: Matcher) -> None:
    title = "聯通（762）A股（600050）獲唱好，600050.SH升，762億元成交"
    assert [m.text for m in matcher.find(title)] == [
        "聯通",
        "762",
        "600050",
        "600050.SH",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Google's A and C shares gain",
        "EU, UK, and C rank first, study of schools finds",
        "Orchards Quux, L.P. reports results",
    ],
)
def test_single_letters_in_other_lists_do_not(matcher: Matcher, title: str) -> None:
    assert not matcher.find(title)


@pytest.mark.parametrize(
    "title",
    [
        "A walled country garden in Kent tops the list",
        "Country garden bliss: ten estates to visit this spring",
        "The party of Helmut Kohl's heirs has lost",
        "Founder Li Ning lit the torch in 2008",
        "The basin lost miles of forest on the Amazon, scientists said",
        "Amazon rainforest pledge",
        "Quuxweiser maker AB InBev beats",
        "Chemicals maker Dow fell 4% after a downgrade",
        "創新企業多：中國生物製藥企業出海",
        "市民大讚快手",
        "美國蘋果失收，果農每箱只賣一半",
    ],
)
def test_other_things_called_so_are_not_the_company(
    matcher: Matcher, title: str
) -> None:
    assert not matcher.find(title)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("Country Garden misses a payment", "garden"),
        ("Kohl's shares jump", "kohls"),
        ("Li Ning sells more shoes as stores reopen", "li-ning"),
        ("Shoppers trust Amazon as sales grow", "amazon"),
        ("快手中期盈利升逾12倍", "kuaishou"),
        ("The index (SNPINDEX: ^GSPC) fell", "s-p-500"),
    ],
)
def test_the_company_itself_is(matcher: Matcher, title: str, entity_id: str) -> None:
    assert entity_id in {m.entity_id for m in matcher.find(title)}


def test_the_section_speaks_for_and_against_what_may_be_something_else() -> None:
    matcher = build_matcher([entity("dover", "Dover Corp", doubtful=("Dover",))])
    title = "Big day ahead for Dover as results come"
    sport, markets, nowhere = (
        matcher.find(title, origin=Origin(section=section))
        for section in ("Sport", "Markets", "")
    )
    assert not sport
    assert [m.score for m in markets] > [m.score for m in nowhere]
    assert "in the section “Markets”" in sentence(markets[0])


def test_the_section_says_nothing_of_a_name_that_is_nothing_else(
    matcher: Matcher,
) -> None:
    title = "Alibaba sponsors the games"
    assert matcher.find(title, origin=Origin(section="Sport")) == matcher.find(title)


EXCHANGE = entity(
    "exchange",
    "Quuxland Stock Exchange",
    "港交所",
    symbols=("0388.HK",),
    doubtful=("聯交所",),
)
POWER = entity("power", "Quuxpower", "中電", symbols=("0002.HK",))


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("阿里巴巴（港交所：9988）升", {"9988"}),
        ("阿里巴巴（港交所代號：9988）升", {"9988"}),
        ("阿里巴巴 (聯交所：9988) 升", {"9988"}),
        ("港交所：2月成交額升三成", {"港交所"}),
        ("港交所：2024年盈利創新高", {"港交所"}),
        ("港交所股價升3%", {"港交所"}),
    ],
)
def test_the_exchange_before_a_code_is_where_and_not_what(
    title: str, names: set[str]
) -> None:
    found = build_matcher((EXCHANGE, POWER, ALIBABA)).find(title)

    texts = {m.text for m in found if m.text != "阿里巴巴"}
    assert texts == names


LILLY = entity("lilly", "Eli Lilly", symbols=("LLY",), doubtful=("Lilly",))
MORGAN = entity("morgan", "Morgan Quuxley", symbols=("MQ",))
MINER = entity("miner", "Anglo Quux", symbols=("AQL.L",))
WHARF = entity("wharf", "Wharf Quux", symbols=("0004.HK",), doubtful=("Wharf",))
HEAT = entity("heat", "Celsius Holdings", symbols=("CELH",), doubtful=("Celsius",))
NISSAN = entity("nissan", "Nissan", symbols=("7201.T",), doubtful=("日產",))
HOTELS = entity("hotels", "Quux Hotels", symbols=("0045.HK",), doubtful=("大酒店",))
EVERGRANDE = entity("evergrande", "Quux Grand", symbols=("3333.HK",), short=("恒大",))
DEERE = entity("deere", "Quuxdeere", symbols=("DE",), doubtful=("迪爾",))
MOUTAI = entity("moutai", "Quuxtai", symbols=("600519.SS",), short=("茅台",))
GIORDANO = entity("giordano", "Quuxdano", symbols=("0709.HK",), short=("佐丹奴",))
OIL = entity("oil", "Quux Oil", "中國石油", symbols=("0857.HK",))
ZIJIN = entity("zijin", "Quuxjin", symbols=("2899.HK",), doubtful=("紫金",))
NAMESAKES = (
    LILLY, MORGAN, MINER, WHARF, HEAT, NISSAN, HOTELS, EVERGRANDE, DEERE, MOUTAI,
    GIORDANO, OIL, ZIJIN, APPLE,
)  # fmt: skip


@pytest.fixture(scope="module")
def namesakes() -> Matcher:
    return build_matcher(NAMESAKES)


@pytest.mark.parametrize(
    "title",
    [
        "Lilly Allen announces a tour",
        "Morgan Quuxley Smith, inventor of the transfer, dies at 94",
        "Morgan Quuxley Avenue reopens to traffic",
        "Anglo Quux Platinum's mine attracts bidders",
        "The casino at Queen's Wharf Brisbane opens today",
        "Temperatures to reach 40 Celsius as power prices rise",
        "沙特擬增加日產200萬桶原油",
        "尖沙咀多間大酒店推出優惠，股價看漲",
        "一次買三個蘋果　商店推出優惠",
        "恒生大學開放日　恒大學生會歡迎",
        "迪爾德麗·奧康納出任公司顧問",
        "茅台鎮酒廠求生",
        "畫家佐丹奴名畫拍賣",
        "首九月中國石油消費見頂",
        "江蘇銀行、紫金信託等金融股權獲轉讓",
    ],
)
def test_people_places_measures_and_trades_are_not_the_company(
    namesakes: Matcher, title: str
) -> None:
    assert not namesakes.find(title)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("Lilly raises outlook on demand for weight-loss drug", "lilly"),
        ("Morgan Quuxley Names Two Presidents", "morgan"),
        ("Anglo Quux's platinum unit is sold", "miner"),
        ("The board of Wharf approves a buyback", "wharf"),
        ("Celsius shares soar", "heat"),
        ("日產擬裁員9000人", "nissan"),
        ("大酒店中期轉賺", "hotels"),
        ("恒大復牌無期", "evergrande"),
        ("迪爾下調指引", "deere"),
        ("茅台鎮靜應對：股價企穩", "moutai"),
        ("佐丹奴派息", "giordano"),
        ("中國石油派息", "oil"),
        ("蘋果15日發布新機，股價受惠", "apple"),
    ],
)
def test_the_company_beside_them_is(
    namesakes: Matcher, title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in namesakes.find(title)}


def test_a_row_of_companies_says_nothing_of_what_stands_in_it_as_another() -> None:
    others = (entity("bank", "Quuxbank", "江蘇銀行"),)
    title = "持有江蘇銀行、紫金信託等股權"
    assert not build_matcher([ZIJIN], others).find(title)
    assert build_matcher([ZIJIN], others).find("持有江蘇銀行、紫金等股權")


def test_fields_and_kitchens_speak_where_they_are_near() -> None:
    watched = build_matcher([APPLE])
    assert not watched.find("美國水果商公布業績：蘋果每箱賣20元")
    assert watched.find(
        "蘋果公布業績　分析員看好收入　與水果批發無關的科技股同日普遍造好"
    )


BLOCK = entity("block", "Block Inc.", symbols=("XYZ",), doubtful=("Block",))
FACEBOOK = entity("meta", "Meta Platforms", symbols=("META",), short=("Facebook",))
XIAOMI = entity("xiaomi", "Xiaomi", symbols=("1810.HK",), doubtful=("小米",))
CHAT = (BLOCK, FACEBOOK, XIAOMI, APPLE)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("Block names new CEO; analysts cheer", "block"),
        ("Block-backed startup raises money from investors", "block"),
        ("apple earnings tonight, who's holding?", "apple"),
        ("小米SU7交付量創新高", "xiaomi"),
        ("AI、CEO與CFO：三星受惠　Block推出新服務", "block"),
        ("Facebook sued over teen safety", "meta"),
    ],
)
def test_headlines_of_what_only_companies_have_and_do(
    title: str, entity_id: str
) -> None:
    assert entity_id in {m.entity_id for m in build_matcher(CHAT).find(title)}


@pytest.mark.parametrize(
    "title",
    [
        "Block falls from the roof, nobody hurt",
        "my apple pie for sunday, with recipe",
        "Share this on Facebook",
        "Post to Facebook or send by email",
        "小米粥養胃",
    ],
)
def test_blocks_pies_and_buttons_are_not(title: str) -> None:
    assert not build_matcher(CHAT).find(title)


BANK = entity("bank", "Bank of China", symbols=("3988.HK",))
MOBILE = entity("mobile", "China Mobile", symbols=("0941.HK",))
SHIRE = entity("shire", "Berkshire Quux", symbols=("BRQ",), doubtful=("Berkshire",))
GYMNAST = entity("gym", "Quux Sports", symbols=("2331.HK",), doubtful=("Li Ning",))
NEW_WORLD = entity("nwd", "New World Development", symbols=("0017.HK",))
PLACES = (BANK, MOBILE, SHIRE, GYMNAST, NEW_WORLD, AMAZON)


@pytest.mark.parametrize(
    "title",
    [
        "The new world development agenda is adrift",
        "The central bank of China cut its rates",
        "The number of China mobile users grew",
        "Fires in the Amazon at 20-year low, Brazil says",
        "Deforestation in the Amazon fell by a third",
        "Scientists map new species across the Amazon",
        "Berkshire farmhouse wins architecture prize",
        "The house, in the Royal County of Berkshire, was built in 1820",
        "Berkshire residents fight housing plan",
        "Li Ning gym honours Olympic champion",
        "Gymnast Li Ning, 63, won six medals",
    ],
)
def test_counties_forests_gymnasts_and_common_phrases_are_not(title: str) -> None:
    assert not build_matcher(PLACES).find(title)


@pytest.mark.parametrize(
    ("title", "entity_id"),
    [
        ("New World Development sells a tower", "nwd"),
        ("The new Bank of China branch opens", "bank"),
        ("China Mobile users top one billion", "mobile"),
        ("Workers at the Amazon warehouse walked out", "amazon"),
        ("Judges hear the Amazon case today", "amazon"),
        ("Berkshire sells bank shares", "shire"),
        ("Berkshire cash pile grows as profit rises", "shire"),
        ("Li Ning profit climbs", "gym"),
    ],
)
def test_the_firms_called_so_are(title: str, entity_id: str) -> None:
    assert entity_id in {m.entity_id for m in build_matcher(PLACES).find(title)}


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Chip orders surge (NYSE ADR: NIO)", ["NIO"]),
        ("Chip orders surge (ADR: NIO)", ["NIO"]),
        ("國壽（011）私有化　國壽派息", ["國壽", "011", "國壽"]),
        ("Call (011) for help", []),
    ],
)
def test_codes_of_receipts_and_of_three_digits(title: str, texts: list[str]) -> None:
    life = entity("life", "Quux Life", symbols=("0011.HK",), short=("國壽",))
    assert [m.text for m in build_matcher([NIO, life]).find(title)] == texts
