"""Where an article stood, and what that tells: among the markets, or in sport.

A name that is also a word, a place or a person is likelier the company in the
business pages, and likelier somebody else in those of sport.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple
from urllib.parse import unquote

from newswatch.domain.words import word_set

LONGEST: Final = 60
"""A category longer than this is a sentence."""


class Desk(Enum):
    """Who writes in a section."""

    MARKETS = "markets"
    LEISURE = "leisure"  # sport, entertainment, food


class Told(NamedTuple):
    """What an origin tells, and the word that tells it, as it was written.

    Attributes:
        by_source: Its publisher tells it, not the section.
    """

    desk: Desk
    word: str
    by_source: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article stood.

    Attributes:
        section: What its feed files it under, if that tells anything.
        url: Its address; a folder such as ``/business/`` tells.
        source: Its publisher or the feed's name: ``"RTHK 財經"``, ``"Benzinga"``.
    """

    section: str = ""
    url: str = ""
    source: str = ""

    def told(self) -> Told | None:
        """Return what it tells, or None; the section says more than the source."""
        for words in (self.section, *_folders(self.url)):
            desk = desk_of(words)
            if desk:
                return Told(desk, words)
        desk = desk_of(self.source)
        if desk is None and is_financial(self.source):
            desk = Desk.MARKETS
        return Told(desk, self.source, by_source=True) if desk else None


NOWHERE: Final = Origin()


def telling(terms: Iterable[str]) -> str:
    """Return the first of an article's categories that tells anything, or nothing."""
    return next((t for t in terms if len(t) <= LONGEST and desk_of(t)), "")


def desk_of(words: str) -> Desk | None:
    """Tell who writes in a section, by its name in English or Chinese."""
    if not words:
        return None
    parts = set(_WORD.findall(words.lower()))
    if not parts.isdisjoint(_LEISURE) or any(w in words for w in _ZH_LEISURE):
        return Desk.LEISURE
    if not parts.isdisjoint(_MARKETS) or any(w in words for w in _ZH_MARKETS):
        return Desk.MARKETS
    return None


def is_financial(source: str) -> bool:
    """Whether a publisher writes about companies and markets."""
    name = source.lower()
    return any(wire in name for wire in _WIRES)


def _folders(url: str) -> Iterable[str]:
    """Yield what of an address names a section: sports.example/…, …/business/…."""
    host, _, path = url.partition("://")[2].partition("?")[0].partition("/")
    yield host.partition(".")[0]
    folders = path.split("/")[:-1]
    for folder in folders[:_DEPTH]:
        if len(folder) <= LONGEST:
            yield unquote(folder)


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_DEPTH: Final = 4
_WORD: Final = re.compile(r"[a-z]+")
_MARKETS: Final = word_set(
    "business businesses finance financial markets market money economy economics "
    "stocks stock investing investment investments investor investors earnings "
    "companies banking equities ipo ipos"
)
_LEISURE: Final = word_set(
    "sport sports football soccer rugby cricket tennis golf basketball baseball hockey "
    "nba nfl nhl mlb olympics entertainment celebrity celebrities showbiz music movies "
    "film films food foods recipes cooking dining gardening horoscope horoscopes "
    "astrology"
)
_ZH_MARKETS: Final = _several(
    "財經 财经 經濟 经济 股市 港股 美股 A股 金融 理財 理财 投資 投资 證券 证券 "
    "商業 商业 產經 产经 公司新聞 公司新闻"
)
_ZH_LEISURE: Final = _several(
    "體育 体育 娛樂 娱乐 影視 影视 飲食 饮食 美食 食譜 食谱 星座 波經 馬經 足球 "
    "籃球 篮球"
)
_WIRES: Final = (
    "benzinga", "seeking alpha", "marketwatch", "zacks", "motley fool", "barron",
    "bloomberg", "cnbc", "thestreet", "business wire", "globenewswire", "pr newswire",
    "prnewswire", "accesswire", "dow jones", "hkexnews", "aastocks", "etnet",
    "simply wall", "阿思達克", "信報", "經濟通", "財華", "智通", "格隆匯", "財新",
    "華爾街見聞", "財聯社", "财联社", "财新", "华尔街见闻", "格隆汇",
)  # fmt: skip
"""Publishers whose names do not say it; those with 財經 or Finance do."""
