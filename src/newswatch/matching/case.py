"""One alias at one place: what the rules of evidence look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newswatch.domain.mention import Reason
from newswatch.matching.aliases import Form
from newswatch.matching.context import Spot
from newswatch.matching.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Case:
    """One alias at one place, with what the rules need to know."""

    form: Form
    spot: Spot
    lexicon: Lexicon
    own_codes: frozenset[str]


Rule = Callable[[Case], Reason | None]
