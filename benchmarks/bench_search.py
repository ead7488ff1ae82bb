"""Search as you type over many stored articles: how long, how large.

    python benchmarks/bench_search.py [ARTICLES] [--folder DIR] [--keep]

A million takes some twenty minutes to build; `--folder` with `--keep` builds once.

Articles have a title and about 500 characters of summary, a fifth of them
Chinese, made of invented words whose frequencies fall as in real text. The
baseline, in the same run, is a plain scan of the same table with LIKE.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from invented_news import COMMON_ZH, NAMES_ZH, Writer

from newswatch.domain.article import Article
from newswatch.domain.query import ArticleQuery
from newswatch.storage.articles import ArticleStore
from newswatch.storage.convert import from_ms
from newswatch.storage.database import Database


def main() -> None:
    """Build, ask, print."""
    options = arguments()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="newswatch-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"search-{options.articles}.sqlite3"
    if not path.exists():
        build(path, options.articles)
    database = Database.open(path)
    report_size(database, path)
    report_searches(database, options.rounds)
    report_pages(database)
    report_storing(database)
    database.close()
    if not options.keep:
        path.unlink()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--folder", help="where the database is built, or was kept")
    parser.add_argument("--keep", action="store_true", help="do not delete it")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def build(path: Path, number: int) -> None:
    """Store the articles, 1000 at a time.

    All but the last 20,000 are stored without asking which story they tell: this
    is about search, and only the last two weeks' wording is kept anyway.
    """
    began = time.perf_counter()
    database = Database.open(path)
    store, told = ArticleStore(database), Writer().articles(number)
    fill(store, islice(told, max(0, number - 20_000)))
    database.execute("DELETE FROM article_ungathered")
    fill(store, told)
    settle(store)
    database.close()
    took = time.perf_counter() - began
    print(
        f"built {number:,} articles in {took:.0f} s: {1000 * took / number:.2f} ms each"
    )


def fill(store: ArticleStore, articles: Iterator[Article]) -> None:
    while batch := list(islice(articles, 1000)):
        store.add_articles(batch)
        while store.index_some():
            pass


def settle(store: ArticleStore) -> int:
    """Do all that the engine does when it has time; return in how many steps."""
    steps = 0
    while store.gather() is not None or store.index_some():
        steps += 1
    store.chores()
    return steps


def report_size(database: Database, path: Path) -> None:
    row = database.row(
        "SELECT sum(length(CAST(title AS BLOB)) + length(CAST(summary AS BLOB)))"
        " FROM article"
    )
    assert row is not None
    size = path.stat().st_size
    print(
        f"database {size / 1e6:,.0f} MB, text {row[0] / 1e6:,.0f} MB:"
        f" {size / row[0]:.2f} x"
    )
    for table in (
        "article_terms_data",
        "article_terms_idx",
        "article_waiting",
        "article",
    ):
        used = database.row("SELECT sum(pgsize) FROM dbstat WHERE name = ?", (table,))
        print(f"  {table:24} {(used[0] or 0) / row[0]:.2f} x" if used else "")


def queries(database: Database) -> dict[str, list[str]]:
    """Return queries by kind; rare and typical words come from the articles."""
    dice = random.Random(7)
    writer = Writer()
    english, chinese = writer.english, writer.chinese
    rows = database.rows("SELECT title FROM article ORDER BY random() LIMIT 40")
    return {
        "very common word": ["the ", "of ", "market ", "company "],
        "typical word": [f"{dice.choice(english[300:3000])} " for _ in range(20)],
        "rare word": [f"{dice.choice(english[20000:])} " for _ in range(20)],
        "miss": ["zzyzx ", "qqqq ", "xkcdx", "龘龘", "鑫龘"],
        "prefix of 2": ["th", "co", "ma", "sh", "br", "qu", "te", "al", "pr", "st"],
        "prefix of 3": ["com", "mar", "sha", "ten", "ali", "str", "bra", "per"],
        "prefix of 4": ["comp", "mark", "shar", "tenc", "alib", "stre", "bran", "resu"],
        "prefix of 5 to 7": ["compa", "tencen", "nvidi", "marke", "quarte", "stran"],
        "two common words": ["the market ", "company profit ", "bank sales "],
        "common, rarely together": [
            "the 公司",
            "market 今日",
            "company 香港",
            "騰訊 of ",
        ],
        "name and word": ["tencent profit", "nvidia sales", "hsbc billion"],
        "Chinese, 2": [*NAMES_ZH[:7], *COMMON_ZH],
        "Chinese, 2, typical": [
            w for w in dice.sample(chinese[50:5000], 30) if len(w) == 2
        ],
        "Chinese, 3 to 6": [r[0][3:7] for r in rows if ord(r[0][3]) > 0x3000],
        "two Chinese words": ["公司 市場", "騰訊 公司", "香港 投資", "比亞迪 增長"],
        "two English words": [
            " ".join(r[0].split()[1:3]) for r in rows if r[0].isascii()
        ],
    }


def report_searches(database: Database, rounds: int) -> None:
    store = ArticleStore(database)
    everything: list[float] = []
    for kind, texts in queries(database).items():
        times = [ms for text in texts for ms in timed(store, text, rounds)]
        everything += times
        print(
            f"  {kind:26} median {statistics.median(times):7.2f}"
            f"  worst {max(times):7.2f} ms"
        )
    everything.sort()
    p95 = everything[int(0.95 * len(everything))]
    baseline = scan(database)
    print(
        f"newest 50 hits, 95th percentile: {p95:.2f} ms;"
        f" LIKE scan, a miss: {baseline:.0f} ms"
    )
    print(f"ratio to the scan: {p95 / baseline:.4f}")


def timed(store: ArticleStore, text: str, rounds: int) -> Iterator[float]:
    for _ in range(rounds):
        began = time.perf_counter()
        store.page(ArticleQuery(text=text), limit=50)
        yield 1000 * (time.perf_counter() - began)


def scan(database: Database) -> float:
    began = time.perf_counter()
    database.rows("SELECT id FROM article WHERE summary LIKE '%zzyzx%' LIMIT 50")
    return 1000 * (time.perf_counter() - began)


def report_pages(database: Database) -> None:
    """The first page of the pane, and the numbers on its chips."""
    store = ArticleStore(database)
    for name, query in (
        ("all", ArticleQuery()),
        ("unread", ArticleQuery(unread=True)),
        ("one source of 40", ArticleQuery(sources=("Source 7",))),
        ("single articles", ArticleQuery(stories=False)),
    ):
        page = min(took(lambda q=query: store.page(q, limit=100)) for _ in range(5))
        count = min(took(lambda q=query: store.count(q)) for _ in range(3))
        print(f"  newest 100, {name:18} {page:7.2f} ms, counting them {count:7.2f} ms")


def took(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def report_storing(database: Database) -> None:
    """What one more article costs, in processor time and on the clock.

    What is stored is found at once. What the engine does when it has time (chores
    as here after every hundred, the index, the stories of what comes in numbers) is
    measured apart.
    """
    row = database.row("SELECT max(published_ms) FROM article")
    assert row is not None
    when = from_ms(row[0]) + timedelta(hours=1)
    store, seed = ArticleStore(database), row[0] // 1000  # new texts in every run
    told = list(Writer(seed).articles(4001, when))
    opened = took(lambda: store.add_articles(told[:1]))
    print(f"storing the first one after opening      {opened:7.2f} ms")
    report_later("reading the wording of the last days", store, 1)
    single: list[tuple[float, float]] = []
    chores: list[tuple[float, float]] = []
    for start in range(1, 2001, 100):
        some = told[start : start + 100]
        single += [costs(lambda e=each: store.add_articles([e])) for each in some]
        chores.append(costs(store.chores))
    report_costs("storing one more, a transaction each", single, 1)
    report_costs("  later: old wording, the log", chores, 100)
    report_later("  later: the index", store, 2000)
    parts = [told[i : i + 50] for i in range(2001, 4001, 50)]
    batch = [costs(lambda e=each: store.add_articles(e)) for each in parts]
    report_costs("storing one more, 50 a transaction", batch, 50)
    report_later("  later: stories, index, log", store, 2000)


def report_later(name: str, store: ArticleStore, articles: int) -> None:
    """What is done when there is time, and the longest of its steps."""
    steps: list[tuple[float, float]] = []
    for work in (store.gather, store.index_some):
        more = True
        while more:
            found: list[object] = []
            steps.append(costs(lambda w=work, f=found: f.append(w())))
            more = found[0] is not None and found[0] is not False
    steps.append(costs(store.chores))
    processor, clock = (sum(each) / articles for each in zip(*steps, strict=True))
    longest = max(each[1] for each in steps)
    print(
        f"{name:38} processor {processor:5.2f} ms, clock {clock:5.2f} ms each;"
        f" {len(steps)} steps, the longest {longest:.0f} ms"
    )


def costs(work: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds of processor time, and on the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return (
        1000 * (time.process_time() - processor),
        1000 * (time.perf_counter() - clock),
    )


def report_costs(name: str, spent: list[tuple[float, float]], articles: int) -> None:
    for kind, values in zip(
        ("processor", "clock"), zip(*spent, strict=True), strict=True
    ):
        each = [value / articles for value in values]
        print(
            f"{name:38} {kind:10} median {statistics.median(each):5.2f}"
            f"  mean {statistics.mean(each):5.2f} ms"
        )


if __name__ == "__main__":
    main()
