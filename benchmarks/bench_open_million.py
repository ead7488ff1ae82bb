"""Opening the window on a million stored articles, against five hundred.

    python benchmarks/bench_open_million.py [--articles N] [--database FILE]

`--database` takes a file that `bench_search.py --keep` built, and leaves it as it
is; without it, one is built first (twenty minutes for a million). A third of the
articles mention one of the 30 companies that are followed. Goal: the first paint of
the window comes as fast as with 500 articles, within 20 %. What the window asks
later, on a thread of its own, is listed below.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_search import build
from bench_startup import FULL_SIZE, OURS, milliseconds
from world import chosen, fill_profile

from newswatch.domain.query import ArticleQuery
from newswatch.paths import profile
from newswatch.storage.articles import ArticleStore
from newswatch.storage.convert import from_ms
from newswatch.storage.database import Database
from newswatch.storage.feeds import FeedStore
from newswatch.ui.last_look import NOTE as LAST_LOOKED

LISTINGS = 30
AWAY = timedelta(days=4)
COUNTED = 10_000


def main() -> None:
    """Print the medians, the ratio, and what each question costs."""
    options = arguments()
    with (
        TemporaryDirectory(dir=options.folder) as few,
        TemporaryDirectory(dir=options.folder) as many,
    ):
        fill_profile(Path(few), listings=LISTINGS, articles=500)
        fill_with_many(Path(many), options.articles, options.database)
        for folder in (few, many):
            leave(Path(folder))
        report_paint(few, many, options.rounds)
        report_questions(Path(few), Path(many))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--folder", type=Path, help="where there is room")
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def fill_with_many(folder: Path, articles: int, built: Path | None) -> None:
    path = profile(folder).database
    path.parent.mkdir(parents=True, exist_ok=True)
    if built is None:
        build(path, articles)
    else:
        shutil.copyfile(built, path)
    fill_profile(folder, listings=LISTINGS, articles=0)
    with closing(Database.open(path)) as database:
        mention(database)


def mention(database: Database) -> None:
    """Let every third article mention one of the companies, in turn."""
    slugs = sorted({each.entity_id for each in chosen(LISTINGS)})
    with database.transaction():
        database.execute_many(
            "INSERT OR IGNORE INTO entity (slug) VALUES (?)", ((s,) for s in slugs)
        )
        marks = ",".join("?" * len(slugs))
        numbers = database.rows(f"SELECT id FROM entity WHERE slug IN ({marks})", slugs)
        rows = database.rows("SELECT id FROM article WHERE id / 120 % 3 = 0")
        database.execute_many(
            "INSERT OR IGNORE INTO mention"
            " VALUES (?, 0, ?, 'title', 0, 4, 'name', 1, '')",
            (
                (row[0], numbers[place % len(numbers)][0])
                for place, row in enumerate(rows)
            ),
        )


def leave(folder: Path) -> None:
    """Let the user have looked last some days before the newest article."""
    with closing(Database.open(profile(folder).database)) as database:
        note = (newest(database) - AWAY).isoformat()
        FeedStore(database).set_note(LAST_LOOKED, note)


def newest(database: Database) -> datetime:
    row = database.row("SELECT published_ms FROM article ORDER BY id DESC LIMIT 1")
    return from_ms(row[0]) if row and row[0] else datetime.now(UTC)


def report_paint(few: str, many: str, rounds: int) -> None:
    spent: dict[str, list[tuple[float, float, float]]] = {few: [], many: []}
    for folder in spent:
        milliseconds(OURS, *FULL_SIZE, "--profile", folder)
    for _ in range(rounds):
        for folder, times in spent.items():
            times.append(milliseconds(OURS, *FULL_SIZE, "--profile", folder))
    for place, kind in enumerate(("to the first paint", "of processors till then")):
        first, second = (
            statistics.median(each[place] for each in spent[folder])
            for folder in (few, many)
        )
        print(
            f"{kind:24} 500 articles {first:6.0f} ms, all of them {second:6.0f} ms:"
            f" {second / first:.2f} x"
        )


def report_questions(few: Path, many: Path) -> None:
    print(f"{'':34} {'500':>9}  {'all':>9}")
    paths = [profile(folder).database for folder in (few, many)]
    with (
        closing(Database.open(paths[0])) as one,
        closing(Database.open(paths[1])) as other,
    ):
        for name, question in questions():
            spent = [best(question, each) for each in (one, other)]
            print(f"{name:34} {spent[0]:6.2f} ms {spent[1]:7.2f} ms")


Question = Callable[[Database], object]


def questions() -> list[tuple[str, Question]]:
    """Return what the window asks when it opens, and soon after."""
    mine = tuple(sorted({each.entity_id for each in chosen(LISTINGS)}))
    asked = {
        "holdings": ArticleQuery(entity_ids=mine[::2]),
        "watchlist": ArticleQuery(entity_ids=mine),
        "all": ArticleQuery(),
        "unread": ArticleQuery(entity_ids=mine[::2], unread=True),
        "one company": ArticleQuery(entity_ids=mine[:1]),
    }
    found: list[tuple[str, Question]] = [
        (f"first page, {name}", lambda d, q=query: ArticleStore(d).page(q, limit=60))
        for name, query in asked.items()
    ]
    found += [
        (
            f"count, {name}",
            lambda d, q=query: ArticleStore(d).count(q, at_most=COUNTED),
        )
        for name, query in asked.items()
    ]
    found += [
        ("count, mine since last looked", lambda d: count_since(d, mine[::2])),
        ("count, all since last looked", lambda d: count_since(d, None)),
        ("unread by company", lambda d: ArticleStore(d).unread_by_entity()),
        ("sources", lambda d: ArticleStore(d).sources()),
    ]
    return found


def count_since(database: Database, mine: tuple[object, ...] | None) -> int:
    since = newest(database) - AWAY
    return ArticleStore(database).count(
        ArticleQuery(entity_ids=mine, since=since),  # type: ignore[arg-type]
        at_most=COUNTED,
    )


def best(question: Question, database: Database) -> float:
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        question(database)
        spent.append(1000 * (time.perf_counter() - began))
    return min(spent)


if __name__ == "__main__":
    main()
