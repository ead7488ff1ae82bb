"""What storing costs: articles in batches and one by one, quotes, bars.

    python benchmarks/bench_store.py [--articles 3000]

The baseline, in the same run: the bare rows of the same articles, inserted into a
table without index, search, stories or a check for copies.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from invented_news import START, Writer

from newswatch.domain.article import Article
from newswatch.domain.bar import Bar, Interval, PriceSeries
from newswatch.domain.listing import ListingId
from newswatch.domain.quote import Quote
from newswatch.storage.articles import ArticleStore
from newswatch.storage.database import Database
from newswatch.storage.market import MarketStore

BABA = ListingId("BABA")


def main() -> None:
    """Print milliseconds of processor time, and ratios to the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    number = parser.parse_args().articles
    articles = list(Writer().articles(number))
    with tempfile.TemporaryDirectory() as folder:
        bare = spent(lambda: bare_rows(Path(folder) / "bare", articles)) / number
        database = Database.open(Path(folder) / "database")
        store, market = ArticleStore(database), MarketStore(database)
        half = number // 2
        batch = spent(lambda: in_batches(store, articles[:half])) / half
        single = spent(lambda: one_by_one(store, articles[half:])) / (number - half)
        again = spent(lambda: in_batches(store, articles[:half])) / half
        print(f"bare row                          {bare:7.3f} ms")
        for name, cost in (
            ("article, 50 a transaction", batch),
            ("article, a transaction each", single),
            ("article that is known", again),
        ):
            print(f"{name:32}  {cost:7.3f} ms  {cost / bare:6.1f} x")
        prices(market)
        database.close()


def prices(market: MarketStore) -> None:
    quotes = [_quote(i) for i in range(30)]
    cost = spent(lambda: [market.save_quotes(quotes) for _ in range(100)]) / 100
    print(f"30 quotes                         {cost:7.3f} ms")
    bars = tuple(_bar(i) for i in range(2000))
    series = PriceSeries(BABA, Interval.M1, "USD", bars, "bench", START)
    cost = spent(lambda: market.save_series(series))
    print(f"2,000 bars                        {cost:7.3f} ms")
    hour = timedelta(hours=1)
    cost = spent(
        lambda: [market.bars_around(BABA, START + hour, hour, hour) for _ in range(100)]
    )
    print(f"bars around a moment              {cost / 100:7.3f} ms")


def spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def bare_rows(path: Path, articles: list[Article]) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (url, title, summary, published)")
        connection.executemany(
            "INSERT INTO a VALUES (?, ?, ?, ?)",
            ((a.url, a.title, a.summary, a.published.timestamp()) for a in articles),
        )
    connection.close()


def in_batches(store: ArticleStore, articles: list[Article]) -> None:
    for start in range(0, len(articles), 50):
        store.add_articles(articles[start : start + 50])


def one_by_one(store: ArticleStore, articles: list[Article]) -> None:
    for article in articles:
        store.add_articles([article])


def _quote(number: int) -> Quote:
    return Quote(
        listing_id=ListingId(f"{number:04}.HK"),
        last=Decimal("129.10"),
        unit="HKD",
        as_of=START,
        fetched_at=START,
        source="bench",
    )


def _bar(minute: int) -> Bar:
    price = Decimal(1000 + minute) / 10
    return Bar(START + timedelta(minutes=minute), price, price, price, price, 100)


if __name__ == "__main__":
    main()
