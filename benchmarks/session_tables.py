"""Session tables against exchange_calendars: from nothing to Hong Kong's phase.

    python benchmarks/session_tables.py

Each is timed in a fresh interpreter, imports included. The baseline needs the
`bench` dependency group; without it only our own figure is printed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 5

OURS = """
from datetime import UTC, datetime
from newswatch.calendars import Calendars
calendar = Calendars().of("XHKG")
print(calendar.phase(datetime(2025, 2, 17, 1, 41, tzinfo=UTC)))
"""
BASELINE = """
import exchange_calendars
import pandas
calendar = exchange_calendars.get_calendar("XHKG")
print(calendar.is_open_on_minute(pandas.Timestamp("2026-02-16 01:41", tz="UTC")))
"""


def seconds(code: str) -> float | None:
    """Return the median time of running `code` anew, or None if it fails."""
    timed = f"import time; t = time.perf_counter()\n{code}\n"
    timed += "import sys; print(time.perf_counter() - t, file=sys.stderr)"
    times = []
    for _ in range(RUNS):
        run = subprocess.run(
            [sys.executable, "-c", timed], capture_output=True, text=True, check=False
        )
        if run.returncode:
            return None
        times.append(float(run.stderr.splitlines()[-1]))
    return statistics.median(times)


def main() -> None:
    """Print both figures and their ratio."""
    ours, baseline = seconds(OURS), seconds(BASELINE)
    assert ours is not None
    print(f"our tables          {ours * 1000:8.1f} ms")
    if baseline is None:
        print("exchange_calendars is not installed")
        return
    print(f"exchange_calendars  {baseline * 1000:8.1f} ms")
    print(f"ratio               {baseline / ours:8.1f}")


if __name__ == "__main__":
    main()
