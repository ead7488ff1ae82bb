"""A small invented world in real stores: what tests and pictures of the window show."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from builders import rate
from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.feed import Feed
from newswatch.domain.fx import FxRate
from newswatch.domain.listing import (
    AliasKind,
    Entity,
    EntityId,
    EntityKind,
    Listing,
    ListingId,
)
from newswatch.domain.mention import Field, Mention, Reason
from newswatch.domain.money import Currency
from newswatch.domain.portfolio import Lot
from newswatch.domain.quote import Quote
from newswatch.protocol import FromWindow
from newswatch.settings import Settings
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore
from newswatch.storage.market import MarketStore
from newswatch.storage.user import UserStore
from newswatch.ui.clock import UiClock
from newswatch.ui.context import UiContext
from newswatch.ui.palette import chosen
from newswatch.ui.pictures import Pictures
from newswatch.ui.price_book import PriceBook
from newswatch.ui.read_lane import ThisThread
from newswatch.ui.settings_model import SettingsModel
from newswatch.ui.theme import ThemeHolder

NOW = datetime(2025, 2, 17, 1, 41, tzinfo=UTC)
"""09:41 in Hong Kong."""

# symbol, entity, name, Chinese name, MIC, unit, ordinary shares
LISTINGS = (
    ("9988.HK", "alibaba", "Alibaba Group", "阿里巴巴", "XHKG", "HKD", 1),
    ("BABA", "alibaba", "Alibaba Group", "阿里巴巴", "XNYS", "USD", 8),
    ("0700.HK", "tencent", "Tencent", "騰訊控股", "XHKG", "HKD", 1),
    ("AAPL", "apple", "Apple", "蘋果", "XNAS", "USD", 1),
    ("0005.HK", "hsbc", "HSBC Holdings", "滙豐控股", "XHKG", "HKD", 1),
    ("HSBA.L", "hsbc", "HSBC Holdings", "滙豐控股", "XLON", "GBp", 1),
    ("^HSCE", "hsce", "China Enterprises Index", "國企指數", "XHKG", "", None),
    ("3690.HK", "meituan", "Meituan", "美團", "XHKG", "HKD", 1),
)

# symbol, last, previous close, minutes since the last trade
QUOTES = (
    ("9988.HK", "129.10", "124.10", 15),
    ("BABA", "124.73", "122.74", 3400),
    ("0700.HK", "470.20", "460.40", 15),
    ("AAPL", "244.60", "241.53", 3400),
    ("0005.HK", "84.35", "84.70", 15),
    ("HSBA.L", "871.2", "873.1", 3700),
    ("^HSCE", "8329.47", "8237.20", 15),
    ("3690.HK", "157.30", "156.60", 15),
    ("HKD=X", "7.7818", "7.7841", 1),
)

LOTS = (
    ("9988.HK", "800"),
    ("BABA", "250"),
    ("0700.HK", "400"),
    ("AAPL", "50"),
    ("0005.HK", "600"),
)

# minutes ago, source, language, title, summary, {alias: entity}
ARTICLES: tuple[tuple[int, str, str, str, str, dict[str, str]], ...] = (
    (
        12,
        "Benzinga",
        "en",
        "Alibaba extends rally as founders prepare to meet Beijing",
        "Chinese technology shares reach their highest since February 2022.",
        {"Alibaba": "alibaba"},
    ),
    (
        19,
        "RTHK 財經",
        "zh-Hant",
        "阿里巴巴升逾4% 科指創三年新高",
        "恒生科技指數高開，騰訊及阿里領漲藍籌。",
        {"阿里巴巴": "alibaba", "騰訊": "tencent", "阿里": "alibaba"},
    ),
    (
        34,
        "Example Wire",
        "en",
        "🚀 Tencent and Meituan lead gains as tech rally broadens",
        "",
        {"Tencent": "tencent", "Meituan": "meituan"},
    ),
    (
        75,
        "Reuters",
        "en",
        "Apple to bring Alibaba AI features to iPhones in China",
        "The partnership would help it regain share in its second-largest market.",
        {"Apple": "apple", "Alibaba": "alibaba"},
    ),
    (
        960,
        "SCMP",
        "en",
        "Tencent tests DeepSeek model inside Weixin search",
        "",
        {"Tencent": "tencent"},
    ),
    (
        1080,
        "HKEXnews",
        "en",
        "HSBC Holdings: notification of major holdings",
        "",
        {"HSBC": "hsbc"},
    ),
    (
        1200,
        "CNBC",
        "en",
        "China Enterprises Index closes up 4.1%, best day since October",
        "",
        {"China Enterprises Index": "hsce"},
    ),
    (
        1500,
        "Example Wire",
        "en",
        "Harbour ferries to run later at weekends from spring",
        "The operator said that demand had returned to the level of 2019.",
        {},
    ),
    (
        2900,
        "明報財經",
        "zh-Hant",
        "美團據報擴展沙特業務 滙控料本周公布業績並宣布新一輪股份回購計劃詳情",
        "分析員預期滙豐控股全年列帳基準除稅前利潤上升，並會公布重組進展；美團則在利雅得試行。",
        {"美團": "meituan", "滙控": "hsbc", "滙豐控股": "hsbc"},
    ),
)


@dataclass
class SampleDirectory:
    """A catalogue of the listings above."""

    _listings: dict[ListingId, Listing] = field(
        default_factory=lambda: {each.id: each for each in listings()}
    )

    def entity(self, entity_id: EntityId) -> Entity | None:
        mine = [e for e in self._listings.values() if e.entity_id == entity_id]
        if not mine:
            return None
        return Entity(
            id=entity_id,
            kind=mine[0].kind,
            name=mine[0].name,
            name_zh=mine[0].name_zh,
            listings=tuple(each.id for each in mine),
        )

    def listing(self, listing_id: ListingId) -> Listing | None:
        return self._listings.get(listing_id)

    def search(self, text: str, limit: int = 8) -> Sequence[Listing]:
        wanted = text.casefold()
        return [
            each
            for each in self._listings.values()
            if wanted in f"{each.id} {each.name} {each.name_zh}".casefold()
        ][:limit]


@dataclass
class World:
    """A context over real stores in memory, and what was sent to the engine."""

    context: UiContext
    database: Database
    sent: list[FromWindow]


def quoted_anew(known: World, quote: Quote) -> World:
    """Return a world like it with another quote of one listing, of any age."""
    book = PriceBook(known.context.price_book.display_currency)
    book.apply_rates(known.context.price_book.fx.rates)
    others = known.context.price_book.quotes() | {quote.listing_id: quote}
    book.apply_quotes(others.values())
    return replace(known, context=replace(known.context, price_book=book))


def listings() -> list[Listing]:
    """Return the invented catalogue."""
    return [
        Listing(
            id=ListingId(symbol),
            entity_id=EntityId(entity),
            name=name,
            name_zh=name_zh,
            mic=mic,
            unit=unit,
            kind=EntityKind.INDEX if symbol.startswith("^") else EntityKind.COMPANY,
            ordinary_shares=None if shares is None else Decimal(shares),
        )
        for symbol, entity, name, name_zh, mic, unit, shares in LISTINGS
    ]


def world(
    settings: Settings | None = None,
    *,
    empty: bool = False,
    database: Database | None = None,
    pictures: Path | None = None,
) -> World:
    """Build the context; `empty` leaves the stores as on a first run."""
    database = database or Database.in_memory()
    sent: list[FromWindow] = []
    settings = settings or Settings(first_run_done=not empty)
    book = PriceBook(Currency(settings.display_currency))
    news = ArticleStore(database)
    kept = SettingsModel(settings)
    context = UiContext(
        news=news,
        market=MarketStore(database),
        user=UserStore(database),
        feeds=FeedStore(database),
        directory=SampleDirectory(),
        price_book=book,
        clock=UiClock(wall=lambda: NOW),
        theme=ThemeHolder(chosen(settings.theme, red_up=settings.red_up)),
        settings=kept,
        pictures=Pictures(kept, pictures, sent.append),
        send=sent.append,
        reads=ThisThread(news),
    )
    if not empty:
        fill(context)
    return World(context, database, sent)


def fill(context: UiContext) -> None:
    """Write everything above into the stores, and the prices into the book."""
    context.user.save_listings(listings())
    watchlist = context.user.add_watchlist("Hong Kong & US")
    ids = tuple(ListingId(symbol) for symbol, *_ in LISTINGS)
    context.user.save_watchlist(
        type(watchlist)(id=watchlist.id, name=watchlist.name, listing_ids=ids)
    )
    for symbol, quantity in LOTS:
        context.user.add_lot(
            Lot(listing_id=ListingId(symbol), quantity=Decimal(quantity))
        )
    quotes = [_quote(*row) for row in QUOTES]
    context.market.save_quotes(quotes)
    for number, quote in enumerate(quotes):
        context.market.save_series(_day(quote, seed=number))
    context.price_book.apply_quotes(quotes)
    context.price_book.apply_rates(rates())
    context.feeds.save_feed(Feed(url="https://news.example/feed", title="Example"))
    add_articles(context)


def rates() -> list[FxRate]:
    """Return USD/HKD and GBP/USD."""
    return [rate("USD/HKD 7.7818", NOW), rate("GBP/USD 1.2590", NOW)]


def add_articles(context: UiContext) -> None:
    """Store the articles with their mentions, oldest first, as they came."""
    for minutes, source, language, title, summary, names in reversed(ARTICLES):
        when = NOW - timedelta(minutes=minutes)
        article = Article(
            url=f"https://news.example/{minutes}",
            title=title,
            summary=summary,
            published=when,
            fetched=when,
            source=source,
            feed_url="https://news.example/feed",
            language=language,
        )
        added = context.news.add_articles([article])[0]
        context.news.set_mentions(added.id, mentions(title, summary, names))
        if minutes > 60:
            context.news.set_read([added.id], when + timedelta(minutes=1))


def mentions(title: str, summary: str, names: dict[str, str]) -> list[Mention]:
    """Find `names` in the texts; the longest wins where two overlap."""
    found: list[Mention] = []
    for part, words in ((Field.TITLE, title), (Field.SUMMARY, summary)):
        taken: set[int] = set()
        for name in sorted(names, key=len, reverse=True):
            at = words.find(name)
            if at >= 0 and at not in taken:
                taken.update(range(at, at + len(name)))
                found.append(_mention(part, at, name, names[name]))
    return sorted(found, key=lambda m: (m.field != Field.TITLE, m.start))


def _mention(part: Field, at: int, name: str, entity: str) -> Mention:
    return Mention(
        entity_id=EntityId(entity),
        field=part,
        start=at,
        end=at + len(name),
        text=name,
        evidence=AliasKind.NAME,
        score=0.97,
        reasons=(Reason("name-in-title", name, 0.9),),
    )


def _quote(symbol: str, last: str, previous: str, minutes: int) -> Quote:
    units = {row[0]: row[5] for row in LISTINGS} | {"HKD=X": "HKD"}
    return Quote(
        listing_id=ListingId(symbol),
        last=Decimal(last),
        unit=str(units[symbol]),
        previous_close=Decimal(previous),
        as_of=NOW - timedelta(minutes=minutes),
        fetched_at=NOW,
        source="test",
        volume=48_200_000,
    )


def _day(quote: Quote, seed: int) -> PriceSeries:
    """Draw five-minute bars that end at the quote, over the two days before."""
    dice = random.Random(seed)
    last, start = float(quote.last), float(quote.previous_close or quote.last)
    count = 78
    closes = [
        start
        + (last - start) * (n / count)
        + dice.gauss(0, last * 0.002)
        + math.sin(n / 9) * last * 0.002
        for n in range(count)
    ]
    bars = tuple(
        Bar(
            quote.as_of - timedelta(minutes=5 * (count - n)),
            *(Decimal(f"{close:.4f}"),) * 4,
        )
        for n, close in enumerate(closes)
    )
    return PriceSeries(quote.listing_id, Interval.M5, quote.unit, bars, "test", NOW)
