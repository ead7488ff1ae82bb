"""The invented world of the window's tests, with two years of daily bars."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QUrl

from gui.sample_world import NOW, World, world
from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import AliasKind, EntityId, ListingId
from newswatch.domain.mention import Field, Mention, Reason
from newswatch.domain.query import ArticleQuery, ArticleRow
from newswatch.settings import Settings

HONG_KONG, NEW_YORK = ZoneInfo("Asia/Hong_Kong"), ZoneInfo("America/New_York")

# symbol, zone, opens, close of 2024-12-31, of 2025-01-17, of 2025-02-14
ANCHORS = (
    ("9988.HK", HONG_KONG, time(9, 30), "81.30", "82.50", "124.10"),
    ("^HSCE", HONG_KONG, time(9, 30), "7289.89", "7067.76", "8237.20"),
    ("BABA", NEW_YORK, time(9, 30), "84.79", "85.12", "124.73"),
    ("0700.HK", HONG_KONG, time(9, 30), "417.00", "381.00", "460.40"),
)


def quote_world(settings: Settings | None = None) -> World:
    """Return the window's world with daily and minute bars."""
    made = world(settings)
    for number, (symbol, zone, opens, *closes) in enumerate(ANCHORS):
        unit = {"9988.HK": "HKD", "0700.HK": "HKD", "BABA": "USD"}.get(symbol, "")
        daily = daily_bars(zone, opens, [Decimal(c) for c in closes], seed=number)
        for interval, bars in ((Interval.D1, daily), (Interval.M1, morning(daily[-1]))):
            if interval is Interval.M1 and zone is NEW_YORK:
                continue
            series = PriceSeries(ListingId(symbol), interval, unit, bars, "test", NOW)
            made.context.market.save_series(series)
    return made


def daily_bars(
    zone: ZoneInfo, opens: time, closes: list[Decimal], *, seed: int
) -> tuple[Bar, ...]:
    """Walk from two years ago through the anchors to 14 February 2025."""
    days = [date(2024, 12, 31), date(2025, 1, 17), date(2025, 2, 14)]
    anchors = {date(2023, 2, 14): float(closes[0]) * 1.1}
    anchors.update(zip(days, map(float, closes), strict=True))
    dice, bars = random.Random(seed), []
    marks = sorted(anchors)
    for first, last in itertools.pairwise(marks):
        span = [first + timedelta(days=n + 1) for n in range((last - first).days)]
        span = [day for day in span if day.weekday() < 5]
        price = anchors[first]
        for number, day in enumerate(span):
            left = len(span) - number
            price += (anchors[last] - price) / left
            price *= 1 + (dice.gauss(0, 0.016) if left > 1 else 0)
            bars.append(_bar(datetime.combine(day, opens, zone), price, dice))
    return tuple(bars)


def morning(last: Bar) -> tuple[Bar, ...]:
    """Return minute bars of 17 February, 09:30 to 09:41 in Hong Kong."""
    dice = random.Random(7)
    price = float(last.close) * 1.02
    bars = []
    for minute in range(11):
        price *= 1 + dice.gauss(0.002, 0.002)
        at = datetime(2025, 2, 17, 1, 30, tzinfo=UTC) + timedelta(minutes=minute)
        bars.append(_bar(at, price, dice))
    return tuple(bars)


def row_of(made: World, word: str) -> ArticleRow:
    """Return the stored article whose title has `word`."""
    rows = made.context.news.page(ArticleQuery(stories=False))
    return next(row for row in rows if word in row.stored.article.title)


def add_article(made: World, article: Article, *mentions: Mention) -> ArticleRow:
    """Store an article with its mentions and return its row."""
    added = made.context.news.add_articles([article])[0]
    made.context.news.set_mentions(added.id, mentions)
    return made.context.news.rows([added.id])[0]


def mention(
    words: str, alias: str, entity: str, part: Field = Field.SUMMARY
) -> Mention:
    """Mention the first `alias` in `words`."""
    start = words.index(alias)
    return Mention(
        entity_id=EntityId(entity),
        field=part,
        start=start,
        end=start + len(alias),
        text=alias,
        evidence=AliasKind.NAME,
        score=0.9,
        reasons=(Reason("name", alias, 0.9),),
    )


def _bar(start: datetime, price: float, dice: random.Random) -> Bar:
    close = Decimal(f"{price:.2f}")
    first = Decimal(f"{price * (1 + dice.gauss(0, 0.006)):.2f}")
    spread = Decimal(f"{1 + abs(dice.gauss(0, 0.004)):.4f}")
    high, low = max(close, first) * spread, min(close, first) / spread
    cent = Decimal("0.01")
    return Bar(
        start.astimezone(UTC),
        first,
        high.quantize(cent),
        low.quantize(cent),
        close,
        dice.randint(20, 90) * 1_000_000,
    )


def recorder(opened: list[str]) -> Callable[[QUrl], bool]:
    """Return what notes an address instead of opening it."""

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    return note
