"""How long the catalogue takes to load and to search, against plain json.loads.

    python benchmarks/load_catalog.py

The window may load it while it opens: it should cost no more than parsing the
same file into dicts does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from newswatch import paths
from newswatch.catalog import open_catalog

ROUNDS = 15


def best(work: Callable[[], object]) -> float:
    """Return the least processor time of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    path = paths.resource("catalog", "entities.jsonl")

    def plain() -> object:
        return [json.loads(line) for line in path.read_bytes().splitlines()]

    catalog = open_catalog()
    catalog.search("warm")
    baseline, load = best(plain), best(open_catalog)
    entities = best(lambda: open_catalog().entities)
    listings = best(lambda: open_catalog().listings)
    search = best(lambda: catalog.search("hang seng"))
    print(f"json.loads only      {baseline:6.1f} ms   1.00 (baseline)")
    print(f"open_catalog         {load:6.1f} ms   {load / baseline:.2f}")
    print(f"with its entities    {entities:6.1f} ms   {entities / baseline:.2f}")
    print(f"with its listings    {listings:6.1f} ms   {listings / baseline:.2f}")
    print(f"one search           {search:6.1f} ms   {search / baseline:.2f}")


if __name__ == "__main__":
    main()
