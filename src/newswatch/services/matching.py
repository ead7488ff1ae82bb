"""Builds the matcher from the catalogue, the user's listings and corrections."""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.domain.listing import Entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher
from newswatch.ports import FeedStore, UserStore
from newswatch.services.watched import Watched, entities_of

_REMATCH = "rematch"


def note_rematch(notes: FeedStore, *, begun: bool) -> None:
    """Note that stored articles are to be matched anew, or that it is done."""
    notes.set_note(_REMATCH, "begun" if begun else None)


def wants_rematch(notes: FeedStore) -> bool:
    """Tell whether it was to be done and is not: by us, or a process before."""
    return notes.get_note(_REMATCH) is not None


def make_matcher(
    watched: Watched, catalogue: Sequence[Entity], user: UserStore
) -> Matcher:
    """Return a matcher for every known entity.

    Everything listed in the catalogue is matched, not the watchlist alone: a
    listing that is added later finds its old articles at once. Names without a
    listing, and names that nobody watches, protect against false alarms.
    """
    shipped, derived = entities_of(watched, catalogue)
    return build_matcher(
        watched=[*derived, *shipped], protective=(), user=user.aliases()
    )
