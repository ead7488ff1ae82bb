"""The engine's garbage collector leaves what stays alone, and still collects."""

from __future__ import annotations

import subprocess
import sys

CYCLES = """
import gc, weakref
from newswatch.engine.collector import keep_for_good

class Knot:
    def __init__(self):
        self.itself = self

before = Knot()
keep_for_good()
assert gc.get_freeze_count() > 0
assert not any(each is before for each in gc.get_objects()), "what stays is looked at"
knots = [weakref.ref(Knot()) for _ in range(50_000)]
print(sum(knot() is not None for knot in knots))
"""


def test_what_stays_is_left_alone_and_garbage_is_still_found() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CYCLES], check=True, capture_output=True, text=True
    )

    assert int(done.stdout) < 25_000
