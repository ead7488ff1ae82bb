"""How fast the window is: its start, a repaint, a change of currency.

Ratios against a bare QMainWindow with a QTableView, in the same run::

    QT_QPA_PLATFORM=offscreen python benchmarks/bench_paint.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

ROUNDS = 7
LISTINGS, ARTICLES = 30, 500

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from PySide6.QtCore import QTimer
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1440, 900)
window.show()
app.processEvents()
print(time.process_time())
"""

FULL = """
import sys, time
sys.path[:0] = [{tests!r}]
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from newswatch.settings import Settings
from newswatch.storage.database import Database
from newswatch.ui import theme
from newswatch.ui.compose import compose
from newswatch.paths import profile
from newswatch.ui.main_window import MainWindow
from newswatch.ui.palette import DARK
folder = Path({folder!r})
theme.apply(app, DARK)
database = Database.open(folder / "newswatch.sqlite3")
settings = Settings(first_run_done=True)
context = compose(profile(folder), settings, database, lambda _: None, demo=False)
window = MainWindow(context)
window.resize(1440, 900)
window.show()
app.processEvents()
print(time.process_time())
"""


def main() -> None:
    """Print all figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        start(folder)
    repaint()


def start(folder: str) -> None:
    """Compare the processor time from start to the first painted window."""
    full_script = FULL.format(tests=str(HERE.parent / "tests"), folder=folder)
    bare, full = [], []
    for _ in range(ROUNDS):
        bare.append(run(BARE))
        full.append(run(full_script))
    low, high = min(bare), min(full)
    print(f"start to first paint, {LISTINGS} listings, {ARTICLES} articles:")
    print(f"  bare {low * 1000:.0f} ms, window {high * 1000:.0f} ms of processor time")
    print(f"  ratio {high / low:.2f} (goal 1.5)")


def run(script: str) -> float:
    """Return what a script printed last, in seconds."""
    environment = {k: v for k, v in os.environ.items() if "DONTWRITE" not in k}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return float(done.stdout.split()[-1])


def fill(folder: Path) -> None:
    """Write a profile with listings, quotes, bars and articles."""
    from dataclasses import replace

    from builders import article, listing
    from gui import sample_world as sample
    from newswatch.storage.database import Database

    database = Database.open(folder / "newswatch.sqlite3")
    world = sample.world(database=database)
    context = world.context
    extra = [listing(f"{n:04}.HK", unit="HKD", mic="XHKG") for n in range(1000, 1022)]
    context.user.save_listings(extra)
    first = context.user.watchlists()[0]
    ids = (*first.listing_ids, *(each.id for each in extra))
    context.user.save_watchlist(replace(first, listing_ids=ids))
    articles = []
    for number in range(ARTICLES):
        when = sample.NOW - timedelta(minutes=3000 + 7 * number)
        articles.append(
            replace(
                article(f"Alibaba story {number} with a headline about Hong Kong"),
                summary="A summary that says a few things about Alibaba. " * 3,
                published=when,
                fetched=when,
                url=f"https://b.example/{number}",
            )
        )
    for each, added in zip(articles, context.news.add_articles(articles), strict=True):
        found = sample.mentions(each.title, each.summary, {"Alibaba": "alibaba"})
        context.news.set_mentions(added.id, found)
    database.close()


def repaint() -> None:
    """Time a repaint of 40 watchlist rows and a change of the display currency."""
    from PySide6.QtWidgets import QApplication

    from gui import sample_world as sample
    from newswatch.domain.money import HKD, USD
    from newswatch.ui import theme
    from newswatch.ui.main_window import MainWindow

    app = QApplication([])
    theme.apply(app, theme.DARK)
    world = sample.world()
    window = MainWindow(world.context)
    window.hours.open()
    window.watchlist.resize(396, 1700)
    window.resize(1440, 1800)
    window.show()
    until = time.monotonic() + 1
    while time.monotonic() < until:
        app.processEvents()
    rows = window.watchlist.model.rowCount()
    viewport = window.watchlist.view.viewport()
    spent = median(timed(viewport.grab) for _ in range(20))
    print(f"repaint of {rows} watchlist rows: {spent:.1f} ms", end="")
    print(f", for 40: {spent * 40 / rows:.1f} ms (goal 8)")

    def switch() -> None:
        book = world.context.price_book
        book.set_display_currency(HKD if book.display_currency == USD else USD)
        window.grab()

    plain = median(timed(window.grab) for _ in range(10))
    spent = median(timed(switch) for _ in range(10))
    print(f"change of currency with a repaint of everything: {spent:.0f} ms (goal 50)")
    print(f"  of which the repaint of an unchanged window: {plain:.0f} ms")


def timed(job: object) -> float:
    """Return how long a call takes, in milliseconds."""
    begun = time.perf_counter()
    job()  # type: ignore[operator]
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
