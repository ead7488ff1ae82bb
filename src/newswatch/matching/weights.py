"""How much each piece of evidence weighs: log-odds, in one place.

The sum of the weights goes through the logistic function; a mention counts
from a sum of 0 (a score of one half) on.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from newswatch.domain.mention import Reason

WEIGHTS: Final[dict[str, float]] = {
    # what was found
    "name": 3.4,
    "short": 3.0,
    "former": 2.6,
    "brand": 2.6,
    "user": 6.0,
    "code-explicit": 4.0,
    "code-brackets": 1.2,
    "code-padded": 1.5,
    "code-bare": 1.0,
    # how easily it means something else
    "also-something-else": -2.6,
    "also-people-or-place": -3.8,
    "ordinary-word": -5.3,
    "short-code": -1.9,
    "very-short-code": -3.0,
    "ambiguous-code": -4.0,
    "could-be-year": -4.2,
    "could-be-number": -2.0,
    "bare-number": -5.0,
    "like-index": -8.0,
    # capitals
    "capital-in-sentence": 2.6,
    "capital-of-name": 0.6,
    "all-capitals": 0.8,
    "written-small": -6.0,
    "short-written-small": -4.0,
    "long-written-small": -1.5,
    "other-capitals": -2.0,
    "shouting": -0.6,
    "code-in-shouting": -2.5,
    # neighbours
    "company-noun-after": 2.4,
    "company-verb-after": 1.6,
    "possessive": 1.3,
    "hyphen": 1.5,
    "introduced": 1.8,
    "price-near": 1.5,
    "price-move": 2.5,
    "says": 1.6,
    "ticker-list": 3.5,
    "analyst-text": 1.2,
    "determiner": -3.0,
    "article": -1.2,
    "in-place": -1.8,
    "person": -4.5,
    "longer-name": -1.8,
    "longer-company": -3.6,
    "other-code": -3.0,
    "own-code": 4.5,
    "in-address": -8.0,
    "social-media": -3.5,
    # the article
    "listed-with": 2.0,
    "named-elsewhere": 3.0,
    "name-before-code": 4.5,
    "name-after-code": 3.0,
    "others-code": -6.0,
    "amount-before": -4.0,
    "amount-after": -3.5,
    "other-market": -3.0,
    "initials-of-other": -4.0,
    "tagged": 1.2,
    "in-section": 0.6,
    "off-section": -1.5,
    "finance-source": 0.2,
    "business-text": 0.6,
    "not-business-text": -0.6,
    "other-topic": -2.0,
    # Chinese
    "zh-company-after": 1.8,
    "zh-company-before": 0.5,
    "zh-list": 0.8,
    "zh-adjective": -3.0,
    "zh-quoted": -0.8,
    "zh-part-of-word": -5.0,
    "zh-part-of-next-word": -1.5,
    "zh-industry": -7.0,
    "zh-person": -5.0,
    "zh-place": -3.6,
    "zh-theme": -4.0,
    # indices
    "market-near": 2.4,
    "no-market": -1.2,
    "the-index": 0.8,
    "hong-kong-market": 1.5,
    "exchange": -4.5,
    "exchange-prefix": -7.0,
}

DOUBTS: Final = frozenset(
    {
        "also-something-else",
        "also-people-or-place",
        "ordinary-word",
        "ambiguous-code",
        "short-code",
        "very-short-code",
    }
)
"""What says that a name or code is also something else, wherever it stands."""

CONTRADICTIONS: Final = frozenset(
    {
        "in-address",
        "longer-company",
        "longer-name",
        "person",
        "zh-industry",
        "zh-person",
        "zh-place",
        "zh-theme",
    }
)
"""What says that it is something else here, though the article names it as well."""

NEIGHBOURS: Final = frozenset(
    {
        "capital-in-sentence",
        "company-noun-after",
        "company-verb-after",
        "hyphen",
        "introduced",
        "possessive",
        "zh-company-after",
    }
)
"""What stands right at a name and speaks for it."""

THRESHOLD: Final = 0.0
"""The sum that a mention must exceed to count."""

STRONG: Final = 1.5
"""A sum from which on a mention speaks for others of the same entity."""


@lru_cache(maxsize=8192)
def reason(code: str, detail: str = "", *, factor: float = 1.0) -> Reason:
    """Return a piece of evidence with its weight."""
    return Reason(code, detail, WEIGHTS[code] * factor)


@lru_cache(maxsize=4096)
def score(total: float) -> float:
    """Return the score of a sum of weights: 0 to 1, rounded to two digits."""
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, total)))), 2)
