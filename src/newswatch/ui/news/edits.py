"""From one order of rows to another: what to take out, and what to put in."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """Rows `at` to `at + count - 1` go."""

    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """Rows `first` to `first + count - 1` of the new order come in before `at`."""

    at: int
    first: int
    count: int


Edit = Removal | Insertion


def edits(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Edit] | None:
    """Return what makes `new` of `old`, one after the other.

    Returns:
        None if rows changed places, or if a key is there twice: start anew.
    """
    before, after = set(old), set(new)
    if len(before) < len(old) or len(after) < len(new):
        return None
    found: list[Edit] = []
    here = there = 0  # what stands before is done; the new row `there` stands there
    while here < len(old) or there < len(new):
        gone = _run(old, here, after)
        come = _run(new, there, before)
        if gone:
            found.append(Removal(there, gone))
        if come:
            found.append(Insertion(there, there, come))
        here, there = here + gone, there + come
        if here < len(old) and there < len(new):
            if old[here] != new[there]:
                return None
            here, there = here + 1, there + 1
    return found


def _run(keys: Sequence[Hashable], start: int, others: set[Hashable]) -> int:
    """Return how many keys from `start` on the others lack."""
    end = start
    while end < len(keys) and keys[end] not in others:
        end += 1
    return end - start
