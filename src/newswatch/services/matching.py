"""Builds the matcher from the catalogue, the user's listings and corrections."""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.domain.listing import Entity
from newswatch.matching.builder import build_matcher
from newswatch.matching.matcher import Matcher
from newswatch.ports import UserStore
from newswatch.services.watched import Watched, entities_of


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
