"""Where a listing goes when it is moved up or down by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from newswatch.domain.listing import ListingId

T = TypeVar("T")


def moved(
    groups: Sequence[Sequence[ListingId]], listing_id: ListingId, step: int
) -> list[ListingId]:
    """Return the order after one step: past its neighbour in the company.

    At the edge of its company the whole company moves past the next: its listings
    always stand together.

    Args:
        step: -1 for up, 1 for down.
    """
    order = [list(group) for group in groups]
    at = next(n for n, group in enumerate(order) if listing_id in group)
    if not _swap(order[at], order[at].index(listing_id), step):
        _swap(order, at, step)
    return [each for group in order for each in group]


def _swap(items: list[T], at: int, step: int) -> bool:
    """Swap an item with its neighbour; tell whether there is one."""
    if not 0 <= at + step < len(items):
        return False
    items[at], items[at + step] = items[at + step], items[at]
    return True
