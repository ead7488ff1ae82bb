"""A profile with invented data, for benchmarks."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from newswatch import catalog
from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import EntityKind, Listing
from newswatch.domain.portfolio import Lot
from newswatch.domain.quote import Quote
from newswatch.matching.builder import build_matcher
from newswatch.paths import profile
from newswatch.settings import Settings, save
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores

VERBS = ("rises", "falls", "reports results", "names a new chief", "opens a plant in")
PLACES = ("Hong Kong", "New York", "Shenzhen", "London", "Taipei", "Singapore")
PROSE = (
    "after the market opened investors looked at margins and orders while analysts "
    "said demand for chips phones cars loans and cloud services would hold through "
    "the quarter as costs fell and buyers returned to shops in most regions"
)
WORDS = tuple(PROSE.split())


def chosen(count: int) -> list[Listing]:
    """Return the first `count` companies of the catalogue."""
    listings = catalog.listings()
    return [each for each in listings if each.kind is EntityKind.COMPANY][:count]


def make_articles(
    count: int,
    listings: list[Listing],
    now: datetime,
    *,
    folder: str = "old",
    apart_s: float = 90,
) -> list[Article]:
    """Return invented articles about `listings`, newest first.

    Args:
        folder: Part of their address: those of another folder are others.
        apart_s: Seconds between one article and the next.
    """
    chance = random.Random(folder)
    made = []
    for number in range(count):
        about = chance.choice(listings)
        title = f"{about.name} {chance.choice(VERBS)} {chance.choice(PLACES)} {number}"
        made.append(
            Article(
                url=f"https://bench.example/{folder}/{number}",
                title=title,
                summary=" ".join(chance.choices(WORDS, k=70)),
                published=now - timedelta(seconds=apart_s * number),
                fetched=now,
                source=f"Source {number % 12}",
                feed_url=f"https://bench.example/feed/{number % 200}",
                language="en",
            )
        )
    return made


def make_quote(listing: Listing, price: Decimal, at: datetime) -> Quote:
    """Return a quote of a listing."""
    return Quote(
        listing_id=listing.id,
        last=price,
        unit=listing.unit or "USD",
        as_of=at,
        fetched_at=at,
        source="bench",
        previous_close=Decimal(100),
        delay=timedelta(0),
    )


def fill_profile(folder: Path, *, listings: int, articles: int) -> None:
    """Make a profile with a watchlist, lots, quotes, bars and matched articles."""
    now = datetime.now(UTC)
    where = profile(folder)
    save(where.settings, Settings(first_run_done=True))
    database = Database.open(where.database)
    stores = open_stores(database)
    followed = chosen(listings)
    stores.user.save_listings(followed)
    watchlist = stores.user.add_watchlist("Bench")
    ids = tuple(each.id for each in followed)
    stores.user.save_watchlist(
        type(watchlist)(id=watchlist.id, name="Bench", listing_ids=ids)
    )
    for each in followed[::2]:
        stores.user.add_lot(Lot(listing_id=each.id, quantity=Decimal(100)))
    stores.market.save_quotes(make_quote(each, Decimal(101), now) for each in followed)
    for each in followed:
        stores.market.save_series(_series(each, now))
    finder = build_matcher(catalog.load())
    oldest_first = make_articles(articles, followed, now)[::-1]
    for start in range(0, articles, 500):
        part = oldest_first[start : start + 500]
        with database.transaction():
            for added, article in zip(
                stores.news.add_articles(part), part, strict=True
            ):
                stores.news.set_mentions(
                    added.id, finder.find(article.title, article.summary)
                )
        while stores.news.gather() is not None or stores.news.index_some():
            pass
    database.close()


def _series(listing: Listing, now: datetime) -> PriceSeries:
    chance = random.Random(listing.id)
    price, bars = 100.0, []
    for minute in range(300, 0, -5):
        price *= 1 + chance.gauss(0, 0.001)
        value = Decimal(f"{price:.2f}")
        bars.append(Bar(now - timedelta(minutes=minute), value, value, value, value))
    return PriceSeries(
        listing.id, Interval.M5, listing.unit or "USD", tuple(bars), "bench", now
    )
