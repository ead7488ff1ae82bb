"""Read every recorded feed and print what came of it beside feedparser's result.

    python benchmarks/feeds_realworld.py FOLDER…

Each folder has a MANIFEST.jsonl with feedparser's recorded number of entries.
One line a feed that differs, was refused or took long; a summary last. Exit
code 1 if anything crashed, took over 2 seconds or over 200 MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newswatch.domain.errors import BadResponse
from newswatch.domain.feed import Feed
from newswatch.sources.feeds.parser import parse_feed

SLOW_S, MOST_MB = 2.0, 200


def read(path: Path) -> dict[str, Any]:
    """Return how many articles, how, how long, and what went wrong."""
    feed = Feed(url="https://feeds.example/rss")
    start = time.perf_counter()
    try:
        found = parse_feed(path.read_bytes(), feed, datetime.now(UTC))
        row = {"n": len(found.articles), "how": "fast" if found.fast else "feedparser"}
    except BadResponse as error:
        row = {"n": 0, "how": "refused", "why": error.title}
    except Exception:  # noqa: BLE001 - it is what we are looking for
        traceback.print_exc()
        row = {"n": 0, "how": "CRASHED"}
    return row | {"s": time.perf_counter() - start}


def main(folders: list[str]) -> int:
    if not folders:
        print(__doc__)
        return 2
    ways: Counter[str] = Counter()
    slowest, same = 0.0, 0
    print(f"{'feed':52} {'ours':>5} {'fdp':>5} {'ms':>6}  how")
    for folder in map(Path, folders):
        for line in (folder / "MANIFEST.jsonl").read_text("utf-8").splitlines():
            recorded = json.loads(line)
            row = read(folder / recorded["file"])
            theirs = recorded.get("fp_entries") or 0
            ways[row["how"]] += 1
            slowest = max(slowest, row["s"])
            same += row["n"] == theirs
            if row["n"] != theirs or row["how"] in {"refused", "CRASHED"}:
                name = recorded["file"][-52:]
                why = row.get("why") or recorded.get("fp_bozo") or ""
                print(
                    f"{name:52} {row['n']:5} {theirs:5} {row['s'] * 1000:6.0f}"
                    f"  {row['how']}: {why}"[:120]
                )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sum(ways.values())} feeds, {same} with as many articles: {dict(ways)}")
    print(f"slowest {slowest * 1000:.0f} ms, peak memory {peak:.0f} MB")
    return int(bool(ways["CRASHED"]) or slowest > SLOW_S or peak > MOST_MB)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
