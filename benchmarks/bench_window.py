"""The window's event loop while its engine is flooded, and what both cost.

    python benchmarks/bench_window.py [SECONDS]

Flood: 10,000 articles stored and matched, 200 ticks a second. Ticks: 5,000 a
second, no news. Each beside two baselines of the same run: the same window
with an engine that has nothing to do, and an event loop without a window that
reads what the same flooded engine says. Goals: 99th percentile gap of a 5 ms
timer <= 16 ms, none over 50 ms; ticks shown at most 10 times a second. Also
memory, and processor when idle.

A gap has two causes: the window's own work, which is given apart as processor
time between two beats, and processors that others keep busy, which the loop
without a window suffers as well.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import Qt, QTimer
from shiboken6 import delete
from world import fill_profile

from newswatch.domain.query import ArticleQuery
from newswatch.paths import profile
from newswatch.protocol import QuotesChanged
from newswatch.settings import load
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from newswatch.ui import theme as look
from newswatch.ui.app import keep_for_good, make_application
from newswatch.ui.compose import compose
from newswatch.ui.engine_client import EngineClient
from newswatch.ui.main_window import MainWindow

ENGINE = (sys.executable, str(Path(__file__).with_name("flood_engine.py")))
FLOOD = (*ENGINE, "--articles", "10000", "--ticks", "200")
TICKS = (*ENGINE, "--articles", "0", "--ticks", "5000")
BEAT_MS = 5
WARM_UP_MS = 4000


class Watch:
    """Notes how far apart the beats of a timer are, and who worked in between."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last = self._worked = 0.0
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000)
        self.work.append((worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def words(self) -> str:
        return f"gap {_spread(self.gaps)}   own work {_spread(self.work)}"


class Shown:
    """Counts what the engine says of prices, and how often rows change."""

    def __init__(self) -> None:
        self.messages = self.repaints = 0

    def on_message(self, message: object) -> None:
        self.messages += isinstance(message, QuotesChanged)

    def on_repaint(self) -> None:
        self.repaints += 1

    def words(self, lines: Sequence[str], seconds: float) -> str:
        ticks = [int(line.split()[0]) for line in lines if line.endswith(" ticks")]
        if not ticks:
            return ""
        return (
            f"   {round(sum(ticks) / len(ticks))} ticks a second, told "
            f"{self.messages / seconds:.1f} and shown {self.repaints / seconds:.1f}"
            " times a second"
        )


def measure(app: object, folder: Path, seconds: float, command: tuple[str, ...]) -> str:
    """Run a window for `seconds`; return a line of figures."""
    where = profile(folder)
    settings, _ = load(where.settings)
    database = Database.open(where.database)
    client = EngineClient(["--profile", str(folder)], command=command)
    context = compose(where, settings, database, client.send, demo=False)
    window = MainWindow(context)
    client.message_arrived.connect(window.on_message)
    window.resize(1440, 900)
    window.show()
    watch, shown = Watch(), Shown()
    QTimer.singleShot(0, client.start)
    QTimer.singleShot(200, window.start_late_work)
    QTimer.singleShot(WARM_UP_MS - 500, keep_for_good)

    def begin() -> None:
        client.message_arrived.connect(shown.on_message)
        window.watchlist.model.repainted.connect(shown.on_repaint)
        watch.start()

    QTimer.singleShot(WARM_UP_MS, begin)
    QTimer.singleShot(int(WARM_UP_MS + seconds * 1000), app.quit)  # type: ignore[attr-defined]
    app.exec()  # type: ignore[attr-defined]
    engine = psutil.Process(client.process_id)
    memory = f"window {_mb(psutil.Process())} MB, engine {_mb(engine)} MB"
    line = f"{watch.words()}   {memory}{shown.words(client.last_lines, seconds)}"
    window.on_quit()
    client.stop()
    stored = open_stores(database).news.count(ArticleQuery(stories=False))
    delete(window)
    database.close()
    return f"{line}   {stored} articles stored"


def without_window(
    app: object, folder: Path, seconds: float, command: tuple[str, ...]
) -> str:
    """Do the same with an event loop that reads what the engine says, and no more."""
    client = EngineClient(["--profile", str(folder)], command=command)
    watch = Watch()
    client.start()
    QTimer.singleShot(WARM_UP_MS, watch.start)
    QTimer.singleShot(int(WARM_UP_MS + seconds * 1000), app.quit)  # type: ignore[attr-defined]
    app.exec()  # type: ignore[attr-defined]
    client.stop()
    return watch.words()


def idle(folder: Path, seconds: float) -> str:
    """Return how much processor a quiet window and engine use, in percent."""
    import subprocess

    process = subprocess.Popen(
        [sys.executable, "-m", "newswatch", "--profile", str(folder)],
        env={**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9"},
        stderr=subprocess.DEVNULL,
    )
    time.sleep(12)
    both = [psutil.Process(process.pid), *psutil.Process(process.pid).children()]
    before = [sum(each.cpu_times()[:2]) for each in both]
    time.sleep(seconds)
    used = [sum(each.cpu_times()[:2]) - b for each, b in zip(both, before, strict=True)]
    process.terminate()
    process.wait(15)
    names = ("window", "engine")
    return ", ".join(
        f"{name} {spent / seconds * 100:.2f} %"
        for name, spent in zip(names, used, strict=False)
    )


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    p50, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    return f"p50 {p50:4.1f} p99 {p99:5.1f} max {ordered[-1]:5.1f} ms"


def _mb(process: psutil.Process) -> int:
    return round(process.memory_info().rss / (1 << 20))


SCENES = (
    ("idle engine", measure, ()),
    ("flood, no window", without_window, FLOOD),
    ("flood", measure, FLOOD),
    ("ticks, no window", without_window, TICKS),
    ("ticks", measure, TICKS),
)


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15
    app = make_application("en")
    look.apply(app, look.chosen("dark"))
    os.environ["HTTPS_PROXY"] = "http://127.0.0.1:9"
    with TemporaryDirectory() as parent:
        filled = Path(parent) / "filled"
        fill_profile(filled, listings=30, articles=500)
        for number, (name, job, command) in enumerate(SCENES):
            folder = Path(parent) / str(number)
            shutil.copytree(filled, folder)
            print(f"{name:18}", job(app, folder, seconds, command), flush=True)
        print("idle cpu          ", idle(filled, 30))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
