"""A few invented and a few well-known entities for tests of matching."""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.domain.listing import (
    Alias,
    AliasKind,
    Entity,
    EntityId,
    EntityKind,
    ListingId,
)
from newswatch.domain.mention import Mention


def entity(
    slug: str,
    name: str,
    name_zh: str = "",
    *,
    symbols: Sequence[str] = (),
    short: Sequence[str] = (),
    doubtful: Sequence[str] = (),
    kind: EntityKind = EntityKind.COMPANY,
) -> Entity:
    """Return an entity with short names, some of them ambiguous."""
    names = [Alias(text) for text in (name, name_zh) if text and text not in doubtful]
    return Entity(
        id=EntityId(slug),
        kind=kind,
        name=name,
        name_zh=name_zh,
        listings=tuple(map(ListingId, symbols)),
        aliases=(
            *names,
            *(Alias(text, AliasKind.SHORT) for text in short),
            *(Alias(text, AliasKind.SHORT, ambiguous=True) for text in doubtful),
        ),
    )


ALIBABA = entity(
    "alibaba",
    "Alibaba Group",
    "阿里巴巴集團",
    symbols=("9988.HK", "89988.HK", "BABA", "BABAF"),
    short=("Alibaba", "阿里巴巴"),
    doubtful=("阿里",),
)
TENCENT = entity(
    "tencent", "Tencent Holdings", "騰訊控股", symbols=("0700.HK", "TCEHY"),
    short=("Tencent", "騰訊"),
)  # fmt: skip
HSBC = entity(
    "hsbc", "HSBC Holdings", "匯豐控股", symbols=("0005.HK", "HSBA.L", "HSBC"),
    short=("HSBC", "滙豐", "滙控"),
)  # fmt: skip
APPLE = entity("apple", "Apple Inc.", symbols=("AAPL",), doubtful=("Apple", "蘋果"))
TARGET = entity("target", "Target Corp", symbols=("TGT",), doubtful=("Target",))
GAP = entity("gap", "Gap Inc.", symbols=("GAP",), doubtful=("Gap",))
VISA = entity("visa", "Visa Inc.", symbols=("V",), doubtful=("Visa",))
META = entity(
    "meta", "Meta Platforms", symbols=("META",), short=("Facebook",), doubtful=("Meta",)
)
MASTERCARD = entity("mastercard", "Mastercard", symbols=("MA",))
CITI = entity("citi", "Citigroup", symbols=("C",), short=("Citi",))
ON = entity("on", "ON Semiconductor", symbols=("ON",))
GARTNER = entity("gartner", "Gartner", symbols=("IT",))
ALLSTATE = entity("allstate", "Allstate", symbols=("ALL",))
SERVICENOW = entity("servicenow", "ServiceNow", symbols=("NOW",))
AGILENT = entity("agilent", "Agilent Technologies", symbols=("A",))
FORD = entity("ford", "Ford Motor", symbols=("F",), doubtful=("Ford",))
ATT = entity("att", "AT&T", symbols=("T",))
AMTD = entity("amtd", "AMTD Digital", symbols=("HKD",))
STEEL = entity("us-steel", "United States Steel", symbols=("X",))
LI_AUTO = entity(
    "li-auto", "Li Auto", "理想汽車", symbols=("2015.HK",), doubtful=("理想",)
)
XIAOMI = entity(
    "xiaomi", "Xiaomi", "小米集團", symbols=("1810.HK",), doubtful=("小米",)
)
BANK_OF_CHINA = entity(
    "bank-of-china", "Bank of China", "中國銀行", symbols=("3988.HK",),
    doubtful=("中行",),
)  # fmt: skip
HANG_SENG = entity(
    "hang-seng-index", "Hang Seng Index", "恒生指數", symbols=("^HSI",),
    short=("恒指",), kind=EntityKind.INDEX,
)  # fmt: skip
DOW = entity(
    "dow", "Dow Jones Industrial Average", "道瓊斯指數", symbols=("^DJI",),
    short=("道指",), doubtful=("Dow",), kind=EntityKind.INDEX,
)  # fmt: skip
NASDAQ = entity(
    "nasdaq-composite", "Nasdaq Composite", symbols=("^IXIC",), doubtful=("Nasdaq",),
    kind=EntityKind.INDEX,
)  # fmt: skip

WATCHED = (
    ALIBABA, TENCENT, HSBC, APPLE, TARGET, GAP, VISA, META, MASTERCARD, CITI, ON,
    GARTNER, ALLSTATE, SERVICENOW, AGILENT, FORD, ATT, AMTD, STEEL, LI_AUTO, XIAOMI,
    BANK_OF_CHINA, HANG_SENG, DOW, NASDAQ,
)  # fmt: skip

PROTECTIVE = (
    entity("apple-hospitality", "Apple Hospitality REIT", short=("Apple Hospitality",)),
    entity("alibaba-health", "Alibaba Health", "阿里健康"),
    entity("boc-hong-kong", "BOC Hong Kong", "中銀香港"),
    entity("hang-seng-bank", "Hang Seng Bank", "恒生銀行"),
    entity("nasdaq-inc", "Nasdaq Inc", doubtful=("Nasdaq",)),
)


def texts(mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Return (entity, text) of each mention."""
    return [(mention.entity_id, mention.text) for mention in mentions]
