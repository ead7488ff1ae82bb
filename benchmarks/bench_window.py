"""The window's event loop while its engine is flooded, and what both cost.

    python benchmarks/bench_window.py [SECONDS]

Baseline: the same window with an engine that has nothing to do. Flood: 10,000
articles stored and matched, 200 ticks a second. Goals: 99th percentile gap of
a 5 ms timer <= 16 ms, none over 50 ms. Also memory, and processor when idle.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import Qt, QTimer
from world import fill_profile

from newswatch.domain.query import ArticleQuery
from newswatch.paths import profile
from newswatch.settings import load
from newswatch.storage.database import Database
from newswatch.storage.stores import open_stores
from newswatch.ui import theme as look
from newswatch.ui.app import make_application
from newswatch.ui.compose import compose
from newswatch.ui.engine_client import EngineClient
from newswatch.ui.main_window import MainWindow

FLOOD = (sys.executable, str(Path(__file__).with_name("flood_engine.py")))
BEAT_MS = 5
WARM_UP_MS = 3000


class Watch:
    """Notes how late a 5 ms timer is."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def percentile(self, share: float) -> float:
        return sorted(self.gaps)[int(len(self.gaps) * share)]


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
    watch = Watch()
    QTimer.singleShot(0, client.start)
    QTimer.singleShot(200, window.start_late_work)
    QTimer.singleShot(WARM_UP_MS, watch.start)
    QTimer.singleShot(int(WARM_UP_MS + seconds * 1000), app.quit)  # type: ignore[attr-defined]
    app.exec()  # type: ignore[attr-defined]
    engine = psutil.Process(client.process_id)
    line = (
        f"p50 {watch.percentile(0.5):5.1f}  p99 {watch.percentile(0.99):5.1f}  "
        f"max {max(watch.gaps):6.1f} ms   window {_mb(psutil.Process())} MB, "
        f"engine {_mb(engine)} MB"
    )
    window.on_quit()
    client.stop()
    stored = open_stores(database).news.count(ArticleQuery(stories=False))
    window.close()
    database.close()
    return f"{line}   {stored} articles stored"


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


def _mb(process: psutil.Process) -> int:
    return round(process.memory_info().rss / (1 << 20))


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    app = make_application("en")
    look.apply(app, look.chosen("dark"))
    with TemporaryDirectory() as folder:
        fill_profile(Path(folder), listings=30, articles=500)
        os.environ["HTTPS_PROXY"] = "http://127.0.0.1:9"
        print("idle engine  ", measure(app, Path(folder), seconds, ()))
        print("flooded      ", measure(app, Path(folder), seconds, FLOOD))
        print("idle cpu     ", idle(Path(folder), 30))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
