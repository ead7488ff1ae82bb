"""Python's garbage collector in the engine: it looks seldom, and not at all that stays.

Articles and their mentions hold no cycles, so counting references frees them; what
is left to the collector is little. As it comes set, it goes through everything 160
times while 10,000 articles arrive, for a twentieth of the processor time.
"""

from __future__ import annotations

import gc
from typing import Final

YOUNG: Final = 10_000
"""Objects made before the collector looks at the youngest (Python's own: 700)."""

OLDER: Final = 10
"""Looks at the younger before one at the older, as in Python."""


def keep_for_good() -> None:
    """Have the collector never look again at what is there now: the catalogue."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
